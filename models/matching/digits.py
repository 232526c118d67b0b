"""Seven digits that could be an order number, and what number readers share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from models.matching.atoms import Atom
from models.matching.frames import EDGE
from models.matching.vocabulary import LOOSE_MONEY_UNITS, MONEY_UNITS

LENGTH: Final = 7


@dataclass(frozen=True, slots=True)
class PossibleNumber:
    """Seven digits at [start, end) of the folded text, to be looked up.

    `weak`: counts only with its own order's domain directly beside it, since something about it is doubtful.
    `surplus`: more digits are glued to its start or end, which the domain beside must begin or end with.
    `short_label`: "DH" stands in front, as in the memo of a QR code, so that a domain may follow without a label.
    """

    value: str
    start: int
    end: int
    how: str
    weak: bool = False
    short_label: bool = False
    surplus: Literal["start", "end"] | None = None


def edges_of(numbers: Iterable[PossibleNumber]) -> frozenset[int]:
    """Where the numbers begin and end in the folded text: a domain may be glued there."""
    return frozenset(place for number in numbers for place in (number.start, number.end))


def number_of(
    atoms: tuple[Atom, ...], first: int, last: int, how: str, *, weak: bool = False, short_label: bool = False
) -> PossibleNumber:
    value = "".join(atom.text for atom in atoms[first : last + 1])
    return PossibleNumber(value, atoms[first].start, atoms[last].end, how, weak, short_label)


def following(atoms: tuple[Atom, ...], index: int) -> Atom | None:
    """The atom behind `index`, unless the bank's wording lies between."""
    if index + 1 == len(atoms) or EDGE in atoms[index + 1].gap:
        return None
    return atoms[index + 1]


def is_money(atoms: tuple[Atom, ...], index: int) -> bool:
    after = following(atoms, index)
    if "$" in atoms[index].gap or "₫" in atoms[index].gap or atoms[index].gap.endswith(" +"):
        return True
    if after is None or after.is_number:
        return False
    return after.text in (MONEY_UNITS if after.is_glued else LOOSE_MONEY_UNITS)
