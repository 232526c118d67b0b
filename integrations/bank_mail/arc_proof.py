"""A forwarder's ARC seal: believed only of the sealers that the department has named."""

import re
from collections.abc import Callable
from typing import Any, Final

import dkim

from integrations.bank_mail.answers import DnsAnswers, DnsUnavailableError
from integrations.bank_mail.dkim_proof import relaxed
from integrations.bank_mail.envelope import Envelope
from integrations.bank_mail.signatures import signatures_of

_COMMENT: Final = re.compile(rb"\([^()]*\)")
_PASS: Final = re.compile(r"\bdkim\s*=\s*pass\b[^;]*?\bheader\.(?:d|i)\s*=\s*@?([A-Za-z0-9.-]+)", re.IGNORECASE)
_MOST_SEALS: Final = 5


def signers_sealed(raw: bytes, envelope: Envelope, dns: DnsAnswers, sealers: frozenset[str]) -> frozenset[str]:
    """The domains whose DKIM signature the first sealer verified, where every seal is a named sealer's and holds.

    Empty without named sealers, without a chain, or with a broken one. Raises DnsUnavailableError.
    """
    messages = signatures_of(envelope, "arc-message-signature")
    if not sealers or not 0 < len(messages) <= _MOST_SEALS:
        return frozenset()
    if not all(
        signature.is_strict(envelope) and b"simple" not in signature.tags.get(b"c", b"") for signature in messages
    ):
        return frozenset()
    seals = _verified_seals(raw, dns)
    named = {sealer.lower().encode("ascii", "replace") for sealer in sealers}
    if not seals or not all(seal["as-domain"].lower() in named for seal in seals):
        return frozenset()
    first = _COMMENT.sub(b" ", seals[-1]["aar-value"]).decode("utf-8", "replace")
    return frozenset(domain.lower() for domain in _PASS.findall(first))


def _verified_seals(raw: bytes, dns: DnsAnswers) -> list[dict[str, Any]]:
    """The seals, newest first, of a chain that holds; else none."""
    try:
        message = dkim.ARC(raw)
        message.body = relaxed(message.body)
        chain, seals, _ = message.verify(dnsfunc=_asking(dns))
    except DnsUnavailableError:
        raise
    except Exception:  # dkimpy raises many kinds, assertions among them, for hostile input
        return []
    return list(seals) if chain == dkim.CV_Pass else []


def _asking(dns: DnsAnswers) -> Callable[..., bytes]:
    def ask(name: bytes, **_options: object) -> bytes:
        return (dns.txt(name.decode("ascii", "replace").rstrip(".")) or "").encode("utf-8")

    return ask
