"""A poison mail is put aside quickly, and nothing of it is believed."""

import time

import pytest

from integrations.bank_mail import Outcome
from tests.integrations.bank_mail.mailing import NOTICE, brings_money, judged, signed, written

_SECONDS = 5.0
HEAD = b"From: BIDV <a@bidv.com.vn>\r\nTo: k@example-finance.vn\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def _deep(levels: int) -> bytes:
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(levels)
    )
    return HEAD + opening + b"Content-Type: text/plain\r\n\r\nx\r\n"


def _many(parts: int) -> bytes:
    return HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * parts + b"--b--\r\n"


def _html(html: str) -> bytes:
    return signed(written(None, html=html))


POISON = {
    "nine megabytes": HEAD + b"\r\n" + b"x" * 9_000_000,
    "a thousand deep": _deep(1_000),
    "a thousand mails in mails": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1_000 + b"x",
    "thousands of parts": _many(50_000),
    "twenty thousand words of subject": HEAD.replace(b"Subject: x", b"Subject:" + b" =?utf-8?q?w?=" * 20_000)
    + b"\r\nx",
    "thousands of headers": HEAD + b"X-A: 1\r\n" * 20_000 + b"\r\nx",
    "a signature of blanks": b"DKIM-Signature: v=1; b" + b" \r\n " * 5_000 + b";\r\n" + HEAD + b"\r\nx",
}


@pytest.mark.parametrize("raw", POISON.values(), ids=POISON.keys())
def test_poison_is_quarantined_quickly(raw: bytes) -> None:
    begun = time.monotonic()
    mail = judged(raw)
    assert time.monotonic() - begun < _SECONDS
    assert (mail.outcome, mail.trusted, mail.ignore, mail.transactions) == (Outcome.QUARANTINED, False, True, ())
    assert mail.reason


SLOW = {
    "megabytes of blanks": signed(written("x")) + b" " * 3_000_000 + b"x",
    "unclosed comments": _html("<!--" * 50_000),
    "unclosed tags": _html("<div " * 50_000),
    "nested tags": _html("<div>" * 30_000 + NOTICE),
    "nested tables": _html("<table><tr><td>" * 10_000),
    "entities": _html("&#x" * 50_000),
    "styles": _html("<style>" + "@media{" * 10_000 + "</style>x"),
    "digits": signed(written("TK " + "1" * 100_000 + " +" + "1,111" * 20_000)),
    "labels": signed(written("Số tiền: +1.000 VND\n" * 20_000)),
    "labels in blocks": signed(written("".join(f"Số tiền: +{n}.000 VND\n\n" for n in range(1, 2_000)))),
    "blanks": signed(written(" \t" * 200_000)),
    "brackets": signed(written("Agribank: 14h18p 17/09 TK 1: +1,000VND " + "(" * 50_000)),
    "comments in From": HEAD.replace(b"<a@bidv.com.vn>", b"(" * 10_000) + b"\r\nx",
    "angles in From": HEAD.replace(b"<a@bidv.com.vn>", b"a." * 5_000 + b"@" + b"a." * 2_000) + b"\r\nx",
    "encoded words": HEAD.replace(b"Subject: x", b"Subject: " + b"=?utf-8?q?" * 1_500) + b"\r\nx",
    "asterisks": signed(written("*" * 100_000 + ">" * 100_000)),
    "quotes": signed(written("From: " + "x@" * 60_000)),
}


@pytest.mark.parametrize("raw", SLOW.values(), ids=SLOW.keys())
def test_no_text_makes_the_reading_slow(raw: bytes) -> None:
    begun = time.monotonic()
    assert not brings_money(judged(raw))
    assert time.monotonic() - begun < _SECONDS
