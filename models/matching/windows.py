"""Runs of atoms that could be a domain, however it was broken or joined."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from models.matching.atoms import Atom
from models.matching.frames import EDGE
from models.matching.vocabulary import GLUED_DOMAIN_LABELS

# What may stand inside a domain: how it is written, what replaced it, and a broken line's blank.
_BRIDGE: Final = re.compile(r"[\s\-._+*'>]{0,4}")
# The words between a domain and the number behind it where all blanks were lost.
GLUED_LABEL: Final = re.compile(
    r"(?:tt|ttoan|thanhtoan|ck|chuyenkhoan|giahan)?(?:dh|don|donhang|dhso|donhangso)|domain"
)
_LONGEST_WINDOW: Final = 8
_LONGEST_KEY: Final = 40
_SHORTEST_KEY: Final = 2
# Eight windows for each of thirty words: more than any bank's memo has.
_MOST_WINDOWS: Final = 240
_MOST_PLACES: Final = 8
_SHORTEST_LABEL: Final = min(map(len, GLUED_DOMAIN_LABELS))


class Window(NamedTuple):
    """Atoms first … last; `start`, `end` in the folded text may lie inside the outer atoms where those are glued."""

    first: int
    last: int
    start: int
    end: int


def is_bridge(gap: str) -> bool:
    """Whether a domain may go on across the gap."""
    return gap in ("", " ") or bool(_BRIDGE.fullmatch(gap))


class Stream:
    """The atoms written together, so that a known key is found by one search."""

    def __init__(self, atoms: tuple[Atom, ...]) -> None:
        self._atoms = atoms
        pieces = [atom.text if is_bridge(atom.gap) else EDGE + atom.text for atom in atoms]
        self._text = "".join(pieces)
        ends = list(accumulate(map(len, pieces)))
        self._starts = [end - len(atom.text) for end, atom in zip(ends, atoms, strict=True)]

    @property
    def has_label(self) -> bool:
        """Whether "domain" or "ten mien" stands somewhere, broken or not."""
        return any(label in self._text for label in GLUED_DOMAIN_LABELS)

    def places(self, key: str) -> list[Window]:
        """Where the key stands, whatever is around it; of a hostile memo's many places the first few."""
        windows: list[Window] = []
        at = self._text.find(key) if key else -1
        while at >= 0 and len(windows) < _MOST_PLACES:
            windows.append(self._window(at, at + len(key)))
            at = self._text.find(key, at + 1)
        return windows

    def _window(self, start: int, end: int) -> Window:
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        begins = self._atoms[first].start + start - self._starts[first]
        ends = self._atoms[last].start + end - self._starts[last]
        return Window(first, last, begins, ends)


def windows_of(atoms: tuple[Atom, ...], taken: frozenset[int]) -> dict[str, tuple[Window, ...]]:
    """Every run of up to eight atoms that begins and ends where a domain may, by key; bounded.

    `taken`: the places where possible order numbers begin and end, at which a domain may be glued.
    """
    found: dict[str, tuple[Window, ...]] = {}
    bridged = [is_bridge(atom.gap) for atom in atoms]
    ends = [ends_freely(atoms, last, taken) for last in range(len(atoms))]
    for first in range(len(atoms)):
        start = _begin(atoms, first, taken)
        if start is None:
            continue
        if len(found) >= _MOST_WINDOWS:
            break
        for key, last in _runs_from(atoms, first, start, bridged):
            windows = found.get(key, ())
            if ends[last] and len(windows) < _MOST_PLACES:
                found[key] = (*windows, Window(first, last, start, atoms[last].end))
    return found


def _runs_from(atoms: tuple[Atom, ...], first: int, start: int, bridged: list[bool]) -> Iterator[tuple[str, int]]:
    """The keys that begin at `start` in atom `first`, each with its last atom."""
    key = atoms[first].text[start - atoms[first].start :]
    last = first
    while len(key) <= _LONGEST_KEY:
        if len(key) >= _SHORTEST_KEY:
            yield key, last
        last += 1
        if last >= min(first + _LONGEST_WINDOW, len(atoms)) or not bridged[last]:
            return
        key += atoms[last].text


def _begin(atoms: tuple[Atom, ...], first: int, taken: frozenset[int]) -> int | None:
    """Where in the text a domain may begin that begins in atom `first`."""
    atom = atoms[first]
    if len(atom.text) > _SHORTEST_LABEL:
        for label in GLUED_DOMAIN_LABELS:
            place = atom.text.find(label)
            if place >= 0 and len(atom.text) > place + len(label):
                return atom.start + place + len(label)
    return atom.start if begins_freely(atoms, first, taken) else None


def begins_freely(atoms: tuple[Atom, ...], first: int, taken: frozenset[int]) -> bool:
    """Whether nothing is glued in front of atom `first` but an order number or a label."""
    atom = atoms[first]
    if not first or not atom.is_glued or atom.start in taken:
        return True
    return atoms[first - 1].text.endswith(GLUED_DOMAIN_LABELS)


def ends_freely(atoms: tuple[Atom, ...], last: int, taken: frozenset[int]) -> bool:
    """Whether nothing is glued behind atom `last` but an order number or its label."""
    if last + 1 >= len(atoms) or not atoms[last + 1].is_glued or atoms[last].end in taken:
        return True
    is_label = GLUED_LABEL.fullmatch(atoms[last + 1].text)
    return bool(is_label) and last + 2 < len(atoms) and atoms[last + 2].is_glued
