"""A book of orders in memory, for predictions, tests and chunks that were looked up beforehand."""

from collections.abc import Iterable, Sequence

from models.matching.verdict import Candidate
from models.text import squeeze


class MemoryBook:
    """Orders by number and by squeezed domain."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._numbers: dict[str, Candidate] = {}
        self._domains: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            self._numbers[candidate.order_no] = candidate
            self._domains.setdefault(squeeze(candidate.domain), []).append(candidate)

    def by_number(self, number: str) -> Candidate | None:
        """The order of this number, or None."""
        return self._numbers.get(number)

    def by_domain(self, key: str) -> Sequence[Candidate]:
        """The orders of the domain with this squeezed key, or ()."""
        return self._domains.get(key, ())
