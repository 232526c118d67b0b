"""The payer's text cut into atoms: runs of letters and runs of digits."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from models.matching.frames import EDGE

_PIECE: Final = re.compile(r"[a-z]+|[0-9]+|[^0-9a-z]+")
_ALPHANUMERIC: Final = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")
# More than any bank's memo holds; the rest of a hostile one is not looked at.
MOST_ATOMS: Final = 100
_LONGEST_LABEL_GAP: Final = 4


class Atom(NamedTuple):
    """A run of letters or of digits, [start, end) of the folded text; `gap` is what stands before it."""

    text: str
    start: int
    end: int
    gap: str
    is_number: bool

    @property
    def is_glued(self) -> bool:
        """Nothing stands between this atom and the one before it."""
        return not self.gap


def atoms_of(text: str) -> tuple[Atom, ...]:
    """The atoms of a folded text without frames, at most MOST_ATOMS; before the first one is an EDGE."""
    atoms: list[Atom] = []
    start, gap = 0, ""
    for piece in _PIECE.findall(text):
        end = start + len(piece)
        if piece[0] in _ALPHANUMERIC:
            atoms.append(Atom(piece, start, end, gap if atoms else EDGE, piece[0] <= "9"))
            gap = ""
            if len(atoms) == MOST_ATOMS:
                break
        else:
            gap = piece
        start = end
    return tuple(atoms)


def joined_before(atoms: tuple[Atom, ...], index: int, most: int) -> Iterator[str]:
    """The words directly before atom `index`, written together: one, two … up to `most` of them.

    "tt don hang so" before 3 gives "so", "hangso", "donhangso" …; digits and the bank's wording end it.
    """
    word = ""
    for place in range(index - 1, max(-1, index - 1 - most), -1):
        atom, gap = atoms[place], atoms[place + 1].gap
        if atom.is_number or len(gap) > _LONGEST_LABEL_GAP or EDGE in gap:
            return
        word = atom.text + word
        yield word
