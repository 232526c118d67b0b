"""The bank's own DKIM signature, verified against its key in the DNS."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import dkim

from integrations.bank_mail.answers import DnsAnswers, DnsUnavailableError
from integrations.bank_mail.signatures import Signature

_SMALLEST_KEY_BITS: Final = 1024
_MOST_SIGNATURES: Final = 5
_BLANKS: Final = re.compile(rb"[\t ]+")
# A domain that tests its signing asks that its signatures be taken for none (RFC 6376, 3.6.1).
_TESTING: Final = re.compile(r"(?:^|;)\s*t\s*=[^;]*\by\b")


@dataclass(frozen=True)
class Verified:
    """The signature that verified, and the key record that it verified against."""

    signature: Signature
    key: str


def verify_any(raw: bytes, candidates: Iterable[Signature], dns: DnsAnswers) -> Verified | None:
    """The first of the candidate signatures that verifies, topmost or not; None if none does.

    Raises DnsUnavailableError if none verified and a key could not be asked for: that mail is not forged.
    """
    waiting: DnsUnavailableError | None = None
    for signature in list(candidates)[:_MOST_SIGNATURES]:
        try:
            name = f"{signature.selector}._domainkey.{signature.domain}"
            key = dns.txt(name)
        except DnsUnavailableError as problem:
            waiting = problem
            continue
        if key and not _TESTING.search(key) and _verifies(raw, signature, key):
            return Verified(signature, key)
    if waiting is not None:
        raise waiting
    return None


def _verifies(raw: bytes, signature: Signature, key: str) -> bool:
    try:
        message = dkim.DKIM(raw, minkey=_SMALLEST_KEY_BITS)
        if signature.tags.get(b"c", b"").lower().endswith(b"/relaxed"):
            message.body = relaxed(message.body)
        return bool(message.verify(idx=signature.index, dnsfunc=lambda _name, **_options: key.encode("utf-8")))
    except Exception:  # dkimpy raises many kinds, assertions among them, for hostile input
        return False


def relaxed(body: bytes) -> bytes:
    """The relaxed form of the body, in linear time: dkimpy's own takes hours for megabytes of blanks.

    Relaxing is idempotent, so that what dkimpy then does again changes nothing.
    """
    return b"\r\n".join(_BLANKS.sub(b" ", line).rstrip(b" ") for line in body.split(b"\r\n"))


def aligned(signature: Signature, domain: str, listed: Iterable[str]) -> bool:
    """Whether a signature speaks for `domain`: by the domain itself, or a listed domain above it."""
    return signature.domain == domain or (signature.domain in listed and domain.endswith("." + signature.domain))
