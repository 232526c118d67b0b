"""What the rule answers: a verdict, the orders, and where in the memo they were read."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

from models.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Candidate:
    """An order that a memo may name.

    `rank` orders the orders of one domain among themselves, lower first; it never changes what the memo names.
    """

    order_no: str
    domain: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """A sign at [start, end) of the memo in NFC. `how` it was read: plain, labelled, beside, glued, split, wrapped."""

    kind: Literal["number", "domain"]
    value: str
    start: int
    end: int
    how: str


@dataclass(frozen=True, slots=True)
class Match:
    """The answer for one memo; `reason` is a key of REASONS, `missing` the sign that was not found beside the other.

    `shortened`: the memo was longer than what is considered (LONGEST_MEMO characters).
    """

    verdict: Verdict
    order_no: str | None
    candidates: tuple[str, ...]
    findings: tuple[Finding, ...]
    reason: str
    missing: Literal["number", "domain"] | None = None
    shortened: bool = False

    def as_json(self) -> dict[str, Any]:
        """The reasons as they are stored with the match: lists, strings, numbers."""
        return {
            "verdict": self.verdict.value,
            "order_no": self.order_no,
            "candidates": list(self.candidates),
            "findings": [asdict(finding) for finding in self.findings],
            "reason": self.reason,
            "missing": self.missing,
            "shortened": self.shortened,
        }


class Book(Protocol):
    """The orders, looked up by exact keys only, so that the rule costs the same with a hundred orders and a million."""

    def by_number(self, number: str) -> Candidate | None:
        """The order of this number."""

    def by_domain(self, key: str) -> Sequence[Candidate]:
        """The orders of the domain whose `models.text.squeeze` is the key; none is an empty sequence."""
