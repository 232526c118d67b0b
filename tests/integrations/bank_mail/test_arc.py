"""A forwarder's seal counts for what it verified, if the department has named the forwarder."""

import dataclasses
from types import SimpleNamespace
from typing import Any

import dkim
import pytest

from integrations.bank_mail import MailPolicy, Outcome
from tests.integrations.bank_mail.mailing import KEY, SELECTOR, DictDns, brings_money, dns_for, judged, signed, written

SEALER = "forwarder.example"
DNS = dns_for("bidv.com.vn", SEALER)
NAMED = MailPolicy(arc_sealers=frozenset({SEALER}))
# Without a Date when the bank signed it, with one when it was forwarded: its own signature alone is not enough.
DATE_ADDED = signed(written(date=None)).replace(b"To: ", b"Date: Sun, 20 Sep 2026 09:00:00 +0700\r\nTo: ", 1)


@dataclasses.dataclass
class _Found:
    """One result as the library for Authentication-Results gives it: dkimpy needs it to seal, not to verify."""

    text: str
    method: str = "dkim"

    def __str__(self) -> str:
        return self.text


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> Any:
    def seal(raw: bytes, result: str = "dkim=pass header.d=bidv.com.vn") -> bytes:
        header = SimpleNamespace(authserv_id=SEALER, results=[_Found(result)])
        library = SimpleNamespace(
            AuthenticationResultsHeader=SimpleNamespace(parse=lambda text: header),
            core=SimpleNamespace(SyntaxError=ValueError),
        )
        monkeypatch.setattr(dkim, "authres", library, raising=False)
        stamped = f"Authentication-Results: {SEALER}; {result}\r\n".encode() + raw
        names = [b"from", b"to", b"subject", b"date", b"message-id", b"content-type", b"content-transfer-encoding"]
        lines = dkim.arc_sign(
            stamped, SELECTOR.encode(), SEALER.encode(), KEY.pem, SEALER.encode(), include_headers=names
        )
        return b"".join(lines) + stamped

    return seal


def test_a_named_sealers_word_is_taken_for_a_signature_that_broke_on_the_way(sealed: Any) -> None:
    assert brings_money(judged(sealed(DATE_ADDED), NAMED, DNS))


def test_a_sealer_that_was_not_named_is_not_believed(sealed: Any) -> None:
    mail = judged(sealed(DATE_ADDED), MailPolicy(arc_sealers=frozenset({"other.example"})), DNS)
    assert (mail.trusted, mail.outcome) == (False, Outcome.QUARANTINED)
    assert not judged(sealed(DATE_ADDED), MailPolicy(), DNS).trusted


@pytest.mark.parametrize("result", ["dkim=fail header.d=bidv.com.vn", "dkim=pass header.d=evil.example", "spf=pass"])
def test_a_seal_over_another_finding_proves_nothing(sealed: Any, result: str) -> None:
    assert not judged(sealed(DATE_ADDED, result), NAMED, DNS).trusted


def test_a_seal_that_is_broken_proves_nothing(sealed: Any) -> None:
    assert not judged(sealed(DATE_ADDED).replace(b"Subject: ", b"Subject: x ", 1), NAMED, DNS).trusted
    assert not judged(sealed(DATE_ADDED), NAMED, dns_for("bidv.com.vn")).trusted


def test_a_sealers_key_that_cannot_be_asked_for_means_later(sealed: Any) -> None:
    silent = DictDns(DNS.records, silent=frozenset({f"{SELECTOR}._domainkey.{SEALER}"}))
    assert judged(sealed(DATE_ADDED), NAMED, silent).outcome is Outcome.RETRY
