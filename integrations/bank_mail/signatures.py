"""DKIM signatures: which of them could count, before anything is computed."""

import time
from dataclasses import dataclass
from typing import Final

from dkim.util import InvalidTagValueList, parse_tag_value

from integrations.bank_mail.envelope import Envelope

_ALGORITHMS: Final = frozenset({b"rsa-sha256", b"ed25519-sha256"})
# What is not signed can be changed or added; these are what a person reads, or what decides how the body is read.
_SIGNED_IF_PRESENT: Final = ("to", "cc", "subject", "date", "content-type", "content-transfer-encoding")
_DATE: Final = "date"
# dkimpy allows as much for clocks that are wrong.
_CLOCK_SLACK_SECONDS: Final = 36_000
_LONGEST: Final = 8 * 1024


@dataclass(frozen=True)
class Signature:
    """One DKIM-Signature header: its place among them (0 is topmost), domain, selector and tags."""

    index: int
    domain: str
    selector: str
    tags: dict[bytes, bytes]

    @property
    def signed(self) -> frozenset[str]:
        """The names of the headers that it signs, in lower case."""
        return frozenset(name.strip().lower().decode("ascii", "replace") for name in self.tags[b"h"].split(b":"))

    def is_strict(self, envelope: Envelope, *, date_too: bool = True) -> bool:
        """Whether it signs all of the body and every header that matters, by a sound algorithm, and is in force.

        A mail without a Date (Timo's) needs none signed; one that was added on the way is not signed, and not strict
        unless `date_too` is waived.
        """
        if b"l" in self.tags or self.tags[b"a"].lower() not in _ALGORITHMS or self._expired():
            return False
        needed = {name for name in _SIGNED_IF_PRESENT if envelope.all(name) and (date_too or name != _DATE)}
        return (needed | {"from"}) <= self.signed

    def _expired(self) -> bool:
        expires = self.tags.get(b"x", b"")
        if b"x" not in self.tags:
            return False
        return not expires.isdigit() or len(expires) > 12 or int(expires) < time.time() - _CLOCK_SLACK_SECONDS


def signatures_of(envelope: Envelope, header: str = "dkim-signature") -> list[Signature]:
    """The readable signatures of a mail in `header`, topmost first; damaged ones are left out."""
    found = []
    for index, value in enumerate(envelope.all(header)):
        tags = _tags(value)
        if {b"a", b"b", b"bh", b"d", b"h", b"s"} <= tags.keys():
            domain, selector = tags[b"d"].decode("ascii", "replace"), tags[b"s"].decode("ascii", "replace")
            found.append(Signature(index, domain.lower(), selector, tags))
    return found


def _tags(value: bytes) -> dict[bytes, bytes]:
    if len(value) > _LONGEST:
        return {}
    try:
        tags: dict[bytes, bytes] = parse_tag_value(value)
    except InvalidTagValueList:
        return {}
    return tags
