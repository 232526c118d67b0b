"""Mails as the tests need them: written, signed with a throw-away key, judged against a DNS of their own."""

import base64
import random
from dataclasses import dataclass, field
from email.header import Header
from email.message import EmailMessage

import dkim

from integrations.bank_mail import DnsUnavailableError, JudgedMail, MailPolicy, judge_mail

RELAY = "ketoan.sms@gmail.com"
POLICY = MailPolicy("mx.example-finance.vn", frozenset({RELAY}))
BARE_POLICY = MailPolicy()
SELECTOR = "test"
NOTICE = (
    "Tài khoản: 4260113355\nSố tiền GD: +3,588,000 VND\nThời gian giao dịch: 09:00 20/09/2026\n"
    "Nội dung giao dịch: Thanh toan don hang 8105533 Domain phobac24\nMã giao dịch: 0832ODV4-84v6kpcqo\n"
)
SIGNED = ("from", "to", "subject", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding")


@dataclass
class DictDns:
    """TXT records by name; names in `silent` time out; every question is noted."""

    records: dict[str, str]
    silent: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)

    def txt(self, name: str) -> str | None:
        self.asked.append(name)
        if name in self.silent:
            raise DnsUnavailableError(name)
        return self.records.get(name)


@dataclass(frozen=True)
class Key:
    """An RSA key: PEM to sign with, TXT record to verify with."""

    pem: bytes
    record: str


def rsa_key(bits: int, seed: int) -> Key:
    """A weak, repeatable key: good for tests, for nothing else."""
    dice = random.Random(seed)
    p, q, e = _prime(dice, bits // 2), _prime(dice, bits // 2), 65537
    d = pow(e, -1, (p - 1) * (q - 1))
    numbers = (0, p * q, e, d, p, q, d % (p - 1), d % (q - 1), pow(q, -1, p))
    private = _der(0x30, b"".join(map(_integer, numbers)))
    public = _der(0x30, _integer(p * q) + _integer(e))
    algorithm = _der(0x30, bytes.fromhex("06092a864886f70d010101") + b"\x05\x00")
    info = _der(0x30, algorithm + _der(0x03, b"\0" + public))
    pem = b"-----BEGIN RSA PRIVATE KEY-----\n" + base64.encodebytes(private) + b"-----END RSA PRIVATE KEY-----\n"
    return Key(pem, "v=DKIM1; k=rsa; p=" + base64.b64encode(info).decode())


def _prime(dice: random.Random, bits: int) -> int:
    while True:
        candidate = dice.getrandbits(bits) | (0b11 << (bits - 2)) | 1
        if candidate % 65537 != 1 and all(pow(base, candidate - 1, candidate) == 1 for base in (2, 3, 5, 7)):
            return candidate


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([0x82]) + size.to_bytes(2, "big")
    return bytes([tag]) + length + content


def _integer(number: int) -> bytes:
    return _der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


KEY = rsa_key(1024, seed=1)


def dns_for(*domains: str, key: Key = KEY) -> DictDns:
    return DictDns({f"{SELECTOR}._domainkey.{domain}": key.record for domain in domains})


DNS = dns_for("bidv.com.vn", "acb.com.vn", "info.vietcombank.com.vn", "vietcombank.com.vn", "gmail.com", "evil.example")


def written(
    text: str | None = NOTICE,
    *,
    html: str | None = None,
    sender: str = "BIDV SmartBanking <bidvsmartbanking@bidv.com.vn>",
    subject: str = "BIDV xin thông báo biến động số dư",
    date: str | None = "Sun, 20 Sep 2026 09:00:00 +0700",
) -> bytes:
    """An unsigned mail, with CRLF."""
    message = EmailMessage()
    if text is not None:
        message.set_content(text, cte="base64")
        if html is not None:
            message.add_alternative(html, subtype="html", cte="base64")
    elif html is not None:
        message.set_content(html, subtype="html", cte="base64")
    headers = [f"From: {sender}", "To: ketoan@example-finance.vn", f"Subject: {Header(subject, 'utf-8').encode()}"]
    headers += [f"Date: {date}"] if date else []
    headers += ["Message-ID: <1@test.example>"]
    return ("\n".join(headers) + "\n" + message.as_string()).replace("\r\n", "\n").replace("\n", "\r\n").encode()


def signed(
    raw: bytes, domain: str = "bidv.com.vn", *, key: Key = KEY, headers: tuple[str, ...] = SIGNED, **options: object
) -> bytes:
    """The mail with a DKIM-Signature of `domain` above it."""
    signature = dkim.sign(
        raw,
        SELECTOR.encode(),
        domain.encode(),
        key.pem,
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=[name.encode() for name in headers if name != "date" or b"\r\nDate: " in raw],
        **options,
    )
    return signature + raw


def judged(raw: bytes, policy: MailPolicy = POLICY, dns: DictDns = DNS) -> JudgedMail:
    return judge_mail(raw, policy, dns)


def brings_money(mail: JudgedMail) -> bool:
    return mail.trusted and not mail.ignore
