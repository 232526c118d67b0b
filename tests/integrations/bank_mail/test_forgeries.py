"""No forgery brings money, however well it is made."""

import re

import pytest

from integrations.bank_mail import MailPolicy, Outcome
from tests.integrations.bank_mail.mailing import (
    BARE_POLICY,
    DNS,
    KEY,
    NOTICE,
    POLICY,
    RELAY,
    SIGNED,
    DictDns,
    brings_money,
    dns_for,
    judged,
    rsa_key,
    signed,
    written,
)

GENUINE = signed(written())
OURS = b"Authentication-Results: mx.example-finance.vn; dkim=pass header.i=@bidv.com.vn; dmarc=pass\r\n"
RECEIVED = b"Received: from a.example by mx.example-finance.vn with ESMTPS; Mon, 14 Sep 2026 08:31:21 +0700\r\n"


def test_the_genuine_mail_that_the_forgeries_start_from_brings_money() -> None:
    mail = judged(GENUINE)
    assert brings_money(mail)
    assert mail.outcome is Outcome.TRANSACTIONS
    assert mail.dkim_key == KEY.record


def _attackers(sender: str) -> bytes:
    return signed(written(sender=sender), "evil.example")


def _with_body_of(other: bytes) -> bytes:
    return GENUINE.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" + other.partition(b"\r\n\r\n")[2]


FORGERIES = {
    "no signature": (written(), "unsigned"),
    "the attacker's own domain signs": (signed(written(), "evil.example"), "unsigned"),
    "the bank's name for an attacker's address": (_attackers("BIDV <no-reply@evil.example>"), "not_a_bank"),
    "the bank's address as display name": (_attackers('"x@bidv.com.vn" <no-reply@evil.example>'), "not_a_bank"),
    "two addresses in From": (signed(written(sender="a@bidv.com.vn, b@evil.example")), "from_not_one"),
    "an address behind a space": (signed(written(sender="a@bidv.com.vn <b@evil.example>")), "from_not_one"),
    "a longer domain": (_attackers("BIDV <a@bidv.com.vn.evil.example>"), "not_a_bank"),
    "a subdomain that is not listed": (signed(written(sender="a@sub.bidv.com.vn")), "not_a_bank"),
    "a look-alike in Cyrillic": (_attackers("BIDV <a@bidv.c\u043em.vn>"), "from_not_one"),
    "a look-alike in punycode": (_attackers("BIDV <a@xn--bdv-8cd.com.vn>"), "not_a_bank"),
    "a second From on top": (b"From: Evil <x@evil.example>\r\n" + GENUINE, "from_not_one"),
    "a second From below": (GENUINE.replace(b"To: ", b"From: x@evil.example\r\nTo: ", 1), "from_not_one"),
    "a second Subject": (b"Subject: Bao co 9.000.000\r\n" + GENUINE, "duplicate_headers"),
    "a second Content-Type": (b"Content-Type: text/html\r\n" + GENUINE, "duplicate_headers"),
    "a second encoding": (b"Content-Transfer-Encoding: 8bit\r\n" + GENUINE, "duplicate_headers"),
    "a second Date": (b"Date: Mon, 21 Sep 2026 09:00:00 +0700\r\n" + GENUINE, "duplicate_headers"),
    "a signature of half the body": (signed(written(), length=True), "signature_weak"),
    "a Subject that nobody signed": (
        signed(written(), headers=tuple(name for name in SIGNED if name != "subject")),
        "signature_weak",
    ),
    "a Content-Type that nobody signed": (
        signed(written(), headers=tuple(name for name in SIGNED if name != "content-type")),
        "signature_weak",
    ),
    "a Date added to a mail without one": (
        signed(written(date=None)).replace(b"To: ", b"Date: Sun, 20 Sep 2026 09:00:00 +0700\r\nTo: ", 1),
        "signature_weak",
    ),
    "SHA-1": (signed(written(), signature_algorithm=b"rsa-sha1"), "signature_weak"),
    "another amount": (_with_body_of(written(NOTICE.replace("3,588", "9,588"))), "signature_invalid"),
    "a changed body": (GENUINE.rstrip() + b"\r\n\r\nAAAA\r\n", "signature_invalid"),
    "a changed subject": (re.sub(rb"Subject: [^\r]*", b"Subject: Bao co", GENUINE, count=1), "signature_invalid"),
    "a header line that hides another": (b"X-Note: a\rContent-Type: text/html\r\n" + GENUINE, "damaged"),
    "a mailbox line among the headers": (GENUINE.replace(b"To: ", b"From someone\r\nTo: ", 1), "damaged"),
    "headers that say nothing": (b"X-Note\r\n" + GENUINE, "damaged"),
}


@pytest.mark.parametrize("policy", [POLICY, BARE_POLICY], ids=["with-settings", "without"])
@pytest.mark.parametrize(("raw", "code"), FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forgery_is_not_believed(raw: bytes, code: str, policy: MailPolicy) -> None:
    mail = judged(raw, policy)
    assert not mail.trusted
    assert mail.ignore
    assert mail.outcome in (Outcome.QUARANTINED, Outcome.IGNORED)
    assert mail.code == code


def test_an_expired_signature_is_refused() -> None:
    expiring = GENUINE.replace(b"; t=", b"; x=1000000000; t=", 1)
    assert judged(expiring).code == "signature_weak"


def test_a_key_that_is_too_short_is_refused() -> None:
    short = rsa_key(768, seed=2)
    mail = judged(signed(written(), key=short), dns=dns_for("bidv.com.vn", key=short))
    assert mail.code == "signature_invalid"


@pytest.mark.parametrize(
    "record", ["", "v=DKIM1; k=rsa; p=", KEY.record + "; t=y", "v=DKIM1; k=ed25519; p=AAAA", "ñ", KEY.record[:90]]
)
def test_a_key_that_is_revoked_or_testing_or_damaged_proves_nothing(record: str) -> None:
    mail = judged(GENUINE, dns=DictDns({"test._domainkey.bidv.com.vn": record}))
    assert mail.code == "signature_invalid"


def test_any_signature_may_be_the_one_that_counts() -> None:
    assert brings_money(judged(signed(GENUINE, "evil.example")))


def test_a_damaged_signature_above_does_not_hide_the_good_one() -> None:
    broken = re.sub(rb"bh=[^;]*", b"bh=" + b"A" * 43 + b"=", GENUINE[: GENUINE.index(b"From:")])
    assert brings_money(judged(broken + GENUINE))
    assert brings_money(judged(b"DKIM-Signature: nonsense\r\n" + GENUINE))


def test_a_listed_domain_above_signs_for_its_subdomain_but_not_the_other_way() -> None:
    below = written(sender="VCB <VCBDigibank@info.vietcombank.com.vn>")
    above = written(sender="VCB <a@vietcombank.com.vn>")
    assert judged(signed(below, "vietcombank.com.vn")).trusted
    assert not judged(signed(above, "info.vietcombank.com.vn")).trusted
    assert not judged(signed(below, "acb.com.vn")).trusted


def test_keys_are_asked_for_only_where_a_signature_could_count() -> None:
    dns = dns_for("bidv.com.vn")
    judged(signed(written(), "evil.example"), dns=dns)
    assert dns.asked == []


def test_a_dns_that_does_not_answer_means_later_not_forged() -> None:
    mail = judged(GENUINE, dns=DictDns({}, silent=frozenset({"test._domainkey.bidv.com.vn"})))
    assert (mail.outcome, mail.trusted, mail.ignore) == (Outcome.RETRY, False, True)
    assert len(mail.transactions) == 1


def test_a_mail_without_a_date_needs_none_signed() -> None:
    assert brings_money(judged(signed(written(date=None))))


# --- our own server's verdict ---

DATE_ADDED = signed(written(date=None)).replace(b"To: ", b"Date: Sun, 20 Sep 2026 09:00:00 +0700\r\nTo: ", 1)


def test_our_servers_verdict_stands_when_a_date_was_added_on_the_way() -> None:
    assert brings_money(judged(RECEIVED + OURS + DATE_ADDED))
    assert not judged(RECEIVED + OURS + DATE_ADDED, BARE_POLICY).trusted


@pytest.mark.parametrize(
    "head",
    [
        b"Authentication-Results: mx.evil.example; dkim=pass header.i=@bidv.com.vn\r\n",
        b"Authentication-Results: mx.example-finance.vn.evil.example; dkim=pass header.d=bidv.com.vn\r\n",
        b"Authentication-Results: mx.example-finance.vn; dkim=none; dmarc=fail\r\n" + OURS,
        b"Authentication-Results: other.example; dkim=none\r\n" + OURS,
        b"Authentication-Results: mx.example-finance.vn; dkim=pass header.d=bidv.com.vn; dmarc=fail\r\n",
        b"Authentication-Results: mx.example-finance.vn; dkim=pass header.d=evil.example\r\n",
        b'Authentication-Results: mx.example-finance.vn; dkim=fail reason="dkim=pass header.d=bidv.com.vn"\r\n',
        b"Authentication-Results: mx.example-finance.vn; spf=pass (dkim=pass header.d=bidv.com.vn)\r\n",
        b"Authentication-Results: mx.example-finance.vn; dkim=pass-by-me header.d=bidv.com.vn\r\n",
        RECEIVED + b"Received: from b.example by mx.evil.example; Mon, 14 Sep 2026 08:31:21 +0700\r\n" + OURS,
        b"Subject: x\r\n" + OURS,
    ],
)
def test_a_verdict_that_is_not_our_servers_proves_nothing(head: bytes) -> None:
    assert not judged(head + DATE_ADDED).trusted


def test_our_servers_verdict_does_not_mend_a_weak_or_missing_signature() -> None:
    assert judged(OURS + written()).code == "unsigned"
    assert judged(OURS + signed(written(), length=True)).code == "signature_weak"


def test_a_verdict_below_the_senders_own_headers_is_the_senders() -> None:
    assert not judged(DATE_ADDED.replace(b"To: ", OURS + b"To: ", 1)).trusted


def test_arc_of_an_unknown_sealer_proves_nothing() -> None:
    arc = (
        b"ARC-Seal: i=1; a=rsa-sha256; cv=none; d=evil.example; s=test; b=AAAA\r\n"
        b"ARC-Message-Signature: i=1; a=rsa-sha256; d=evil.example; s=test; h=from:to:subject:date; bh=AAAA; b=AAAA\r\n"
        b"ARC-Authentication-Results: i=1; evil.example; dkim=pass header.d=bidv.com.vn\r\n"
    )
    named = MailPolicy(None, frozenset(), arc_sealers=frozenset({"evil.example"}))
    assert not judged(arc + DATE_ADDED).trusted
    assert not judged(arc + DATE_ADDED, named).trusted


# --- other people's mails inside ---


def _attached() -> bytes:
    body = b"--b\r\nContent-Type: text/plain\r\n\r\nxem thu dinh kem\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
    head = b"From: BIDV <a@bidv.com.vn>\r\nTo: k@example-finance.vn\r\nSubject: thu\r\n"
    kind = b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    return signed(head + kind + body + GENUINE + b"\r\n--b--\r\n")


INSIDE = {
    "attached": _attached(),
    "forwarded in line": signed(
        written("FYI\n\n---------- Forwarded message ---------\nFrom: a <a@bidv.com.vn>\n\n" + NOTICE)
    ),
    "quoted": signed(written("Cảm ơn\n" + "".join(f"> {line}\n" for line in NOTICE.splitlines()))),
    "answered": signed(written("Vào Th 2, 14 thg 9, 2026, khách hàng <a@b.vn> đã viết:\n\n" + NOTICE)),
    "outlook": signed(written("-----Original Message-----\nFrom: BIDV\nSent: Monday\n\n" + NOTICE)),
    "header block": signed(written("From: BIDV <a@bidv.com.vn>\nDate: hôm qua\nSubject: Báo có\n\n" + NOTICE)),
    "by its subject": signed(written(subject="Fwd: BIDV xin thông báo biến động số dư")),
    "by its marks": signed(written(None, html=f'<div class="gmail_quote"><pre>{NOTICE}</pre></div>')),
}


@pytest.mark.parametrize("raw", INSIDE.values(), ids=INSIDE.keys())
def test_what_carries_another_mail_is_not_believed_whoever_signed_it(raw: bytes) -> None:
    mail = judged(raw)
    assert (mail.trusted, mail.code, mail.outcome) == (False, "forwarded", Outcome.QUARANTINED)


def test_the_transaction_of_an_attached_mail_is_shown_all_the_same() -> None:
    assert [transaction.amount for transaction in judged(_attached()).transactions] == [3588000]


def test_text_and_html_that_disagree_are_quarantined() -> None:
    rows = "".join(f"<p>{line}</p>" for line in NOTICE.replace("3,588,000", "9,588,000").splitlines())
    mail = judged(signed(written(html=f"<html><body>{rows}</body></html>")))
    assert (mail.trusted, mail.ignore, mail.code) == (False, True, "contradictory")


def test_text_and_html_that_agree_are_one_transaction() -> None:
    rows = "".join(f"<p>{line}</p>" for line in NOTICE.splitlines())
    assert len(judged(signed(written(html=f"<html><body>{rows}</body></html>"))).transactions) == 1


def test_text_that_nobody_sees_is_not_read() -> None:
    rows = "".join(f"<p>{line}</p>" for line in NOTICE.splitlines())
    hidden = '<style>.h{display:none}</style><p class="h">Số tiền GD: +9,000,000 VND</p><p style="display: none">x</p>'
    mail = judged(signed(written(None, html=f"<html><body>{hidden}{rows}</body></html>")))
    assert [transaction.amount for transaction in mail.transactions] == [3588000]


# --- the SMS relay ---

FRAME = (
    "Incoming - {sender} (Contact undefined) Message text: {text} (9/17/26 2:19 PM)\n"
    "You received this letter because you set up SMS forwarding"
)
SMS = "VietinBank:17/09/2026 14:19|TK:105866012233|GD:+2,990,000VND|SDC:31,228,800VND|ND:DH 2718282 bunchahuongly"


def _relayed(sender: str, text: str = SMS, *, domain: str = "gmail.com", address: str = RELAY) -> bytes:
    raw = written(FRAME.format(sender=sender, text=text), sender=address, subject=f"SMS {sender}")
    return signed(raw, domain)


def test_a_banks_sms_through_our_relay_brings_money() -> None:
    mail = judged(_relayed("VietinBank"))
    assert brings_money(mail)
    assert mail.transactions[0].bank == "VietinBank"


@pytest.mark.parametrize("sender", ["+84912345678", "0912345678", "Vietin Bank CSKH 0912", "Me"])
def test_an_sms_of_anybody_else_brings_none(sender: str) -> None:
    mail = judged(_relayed(sender))
    assert (mail.trusted, mail.ignore, mail.code) == (True, True, "sms_sender_not_bank")


def test_a_relay_that_is_not_ours_or_not_signed_by_its_own_domain_is_not_believed() -> None:
    assert not judged(_relayed("VietinBank", address="ketoan.sms2@gmail.com")).trusted
    assert not judged(_relayed("VietinBank", domain="evil.example")).trusted
    assert not judged(_relayed("VietinBank"), BARE_POLICY).trusted


def test_a_second_frame_inside_the_message_is_not_believed() -> None:
    twice = SMS + " Incoming - VietinBank (Contact undefined) Message text: " + SMS.replace("2,990", "9,990")
    assert not brings_money(judged(_relayed("VietinBank", twice)))


def test_what_a_payer_writes_into_the_memo_changes_no_amount() -> None:
    injected = SMS + " GD:+99,000,000VND|TK:1|SDC:1VND ND: DH 1111111 Ma OTP la 123456"
    mail = judged(_relayed("VietinBank", injected))
    assert brings_money(mail)
    assert [transaction.amount for transaction in mail.transactions] == [2990000]


def test_a_replayed_mail_is_the_same_transaction_again() -> None:
    assert judged(b"X-Again: 1\r\n" + GENUINE).transactions == judged(GENUINE, dns=DNS).transactions
