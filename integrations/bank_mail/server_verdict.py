"""What our own mail server found when it took the mail: its Authentication-Results, and nobody else's."""

import re
from typing import Final

from integrations.bank_mail.envelope import Envelope

# What the sender wrote. Servers put their lines above it, so a verdict below any of these is not our server's.
_SENDERS_OWN: Final = frozenset({"from", "to", "subject", "date", "message-id", "mime-version", "dkim-signature"})
_COMMENT: Final = re.compile(r"\([^()]*\)")
_PASS: Final = re.compile(r"dkim\s*=\s*pass(?![\w-])", re.IGNORECASE)
_DMARC: Final = re.compile(r"dmarc\s*=\s*([a-z]+)", re.IGNORECASE)
_SIGNER: Final = re.compile(r"header\.(?:d|i)\s*=\s*\"?[^\s;\"]*?@?([A-Za-z0-9.-]+)\"?(?=\s|;|\Z)", re.IGNORECASE)
_BY: Final = re.compile(r"\bby\s+([A-Za-z0-9.-]+)", re.IGNORECASE)


def signers_passed(envelope: Envelope, authserv_id: str | None) -> frozenset[str]:
    """The domains whose DKIM signature our own server `authserv_id` verified when the mail arrived.

    Only the topmost Authentication-Results counts, only if it bears our server's id, stands where our server writes,
    and does not say at the same time that DMARC failed. Without an id nothing is believed.
    """
    written = _topmost(envelope) if authserv_id else None
    if written is None or not authserv_id or not _placed_by(envelope, authserv_id):
        return frozenset()
    server, _, results = _COMMENT.sub(" ", written).partition(";")
    if (server.split() or [""])[0].lower() != authserv_id.lower():
        return frozenset()
    dmarc = _DMARC.search(results)
    if dmarc and dmarc[1].lower() != "pass":
        return frozenset()
    return frozenset(domain for result in results.split(";") for domain in _passed(result))


def _passed(result: str) -> list[str]:
    stripped = result.strip()
    if not _PASS.match(stripped):
        return []
    return [domain.lower() for domain in _SIGNER.findall(stripped)]


def _topmost(envelope: Envelope) -> str | None:
    for name, value in envelope.headers:
        if name == "authentication-results":
            return re.sub(rb"\s+", b" ", value).decode("utf-8", "replace").strip()
        if name in _SENDERS_OWN:
            return None
    return None


def _placed_by(envelope: Envelope, authserv_id: str) -> bool:
    """No other server's Received line stands between our server's and the verdict."""
    ours_seen = False
    for name, value in envelope.headers:
        if name == "authentication-results":
            return True
        if name == "received":
            by = _BY.search(value.decode("utf-8", "replace"))
            is_ours = by is not None and by[1].lower() == authserv_id.lower()
            if ours_seen and not is_ours:
                return False
            ours_seen = ours_seen or is_ours
    return False
