"""What in a memo could be an order number: seven digits that stand alone, or whose company the grammar knows."""

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from models.matching.atoms import Atom
from models.matching.digits import LENGTH, PossibleNumber, following, is_money, number_of
from models.matching.frames import EDGE
from models.matching.number_labels import Label, is_in_a_word, label_before
from models.matching.pieces import in_pieces, with_surplus
from models.matching.vocabulary import GLUED_DOMAIN_LABELS

_CONNECTOR: Final = re.compile(r"[-._,/:]")
_TIED: Final = re.compile(r"[-._]")
_SEVERAL: Final = re.compile(r"\s?[-,/;+&]\s?|\s+")


def possible_numbers(atoms: tuple[Atom, ...], is_wrap: Callable[[int], bool]) -> tuple[PossibleNumber, ...]:
    """Every possible order number among the atoms, in the memo's order.

    `is_wrap` tells whether the character at a place of the folded text is where a bank breaks lines.
    """
    found = []
    for index, atom in enumerate(atoms):
        if not atom.is_number:
            continue
        size = len(atom.text)
        if size == LENGTH:
            number = _whole(atoms, index, is_wrap)
        elif size < LENGTH:
            number = in_pieces(atoms, index, is_wrap)
        else:
            number = with_surplus(atoms, index)
        if number:
            found.append(number)
    return tuple(found)


def _whole(atoms: tuple[Atom, ...], index: int, is_wrap: Callable[[int], bool]) -> PossibleNumber | None:
    atom = atoms[index]
    label = label_before(atoms, index)
    if label is Label.OTHER:
        return None
    if label is not Label.MISSING:
        if _runs_on(atoms, index, is_wrap):
            return None
        return number_of(atoms, index, index, "labelled", short_label=label is Label.SHORT_ORDER)
    if is_money(atoms, index) or atom.text.endswith("000") or "**" in atom.gap:
        return None
    doubts = (_doubt_before(atoms, index), _doubt_after(atoms, index))
    if _Doubt.REFUSED in doubts:
        return None
    weak = _Doubt.WEAK in doubts
    return number_of(atoms, index, index, "glued" if atom.is_glued else "plain", weak=weak)


def _runs_on(atoms: tuple[Atom, ...], index: int, is_wrap: Callable[[int], bool]) -> bool:
    """A labelled number that goes on: "2041837.55", or a broken line with one more digit on the next."""
    after = following(atoms, index)
    if after is None or not after.is_number or len(after.text) >= LENGTH:
        return False
    return bool(_CONNECTOR.fullmatch(after.gap)) or (
        len(after.gap) == 1 and after.gap.isspace() and is_wrap(after.start - 1)
    )


class _Doubt(Enum):
    NONE = auto()
    WEAK = auto()
    REFUSED = auto()


def _doubt_before(atoms: tuple[Atom, ...], index: int) -> _Doubt:
    """Whether what stands before seven unlabelled digits makes them part of something else."""
    atom = atoms[index]
    if atom.is_glued and index:
        return _Doubt.WEAK
    if not index or EDGE in atom.gap or not atoms[index - 1].is_number:
        return _Doubt.NONE
    before = atoms[index - 1]
    if len(before.text) < LENGTH and (
        before.text.startswith("0") or label_before(atoms, index - 1) is not Label.MISSING
    ):
        return _Doubt.REFUSED  # part of a phone number, or of a longer number that has the label
    if is_in_a_word(atoms, index - 1):
        return _Doubt.WEAK if _TIED.fullmatch(atom.gap) else _Doubt.NONE
    return _doubt_beside(before, atom.gap)


def _doubt_after(atoms: tuple[Atom, ...], index: int) -> _Doubt:
    after = following(atoms, index)
    if after is None:
        return _Doubt.NONE
    if after.is_glued:
        return _Doubt.NONE if after.text.startswith(GLUED_DOMAIN_LABELS) else _Doubt.WEAK
    if not after.is_number:
        return _Doubt.NONE
    beyond = following(atoms, index + 1)
    if after.gap.isspace() and beyond and beyond.is_glued:
        return _Doubt.NONE  # "2041837 1989coffee"
    return _doubt_beside(after, after.gap)


def _doubt_beside(other: Atom, gap: str) -> _Doubt:
    """Digits beside digits: two numbers of their own, or parts of one."""
    if len(other.text) >= LENGTH and _SEVERAL.fullmatch(gap):
        certain = len(other.text) == LENGTH or gap.isspace() or len(gap) == 1
        return _Doubt.NONE if certain else _Doubt.WEAK
    return _Doubt.WEAK if gap.isspace() else _Doubt.REFUSED
