"""Order numbers that were broken into pieces, or glued to a domain's digits."""

import re
from collections.abc import Callable
from typing import Final

from models.matching.atoms import Atom
from models.matching.digits import LENGTH, PossibleNumber, following, is_money, number_of
from models.matching.frames import EDGE
from models.matching.number_labels import Label, is_in_a_word, label_before
from models.matching.vocabulary import COUNTED, LOOSE_MONEY_UNITS, MONEY_UNITS

# Longer runs are accounts and references.
_LONGEST_GLUED: Final = 13
_MOST_PIECES: Final = 3
_SHORT_PIECE: Final = 2
_SPLIT: Final = re.compile(r"\s{1,2}|\s?[-._]\s?")
_TIED: Final = re.compile(r"[-._]")


def in_pieces(atoms: tuple[Atom, ...], index: int, is_wrap: Callable[[int], bool]) -> PossibleNumber | None:
    """Seven digits in two or three pieces: typed so ("550 1230", "5.501.232") or broken by a line's end."""
    if _continues(atoms, index):
        return None
    last, size = index, len(atoms[index].text)
    while size < LENGTH and last + 1 < len(atoms) and last < index + _MOST_PIECES - 1:
        piece = atoms[last + 1]
        if not piece.is_number or not _SPLIT.fullmatch(piece.gap):
            return None
        last, size = last + 1, size + len(piece.text)
    label = label_before(atoms, index)
    if size != LENGTH or label is Label.OTHER or _is_counted(atoms, last, labelled=label is not Label.MISSING):
        return None
    more = _digits_follow(atoms, last)
    if label is not Label.MISSING:
        return number_of(atoms, index, last, "split", weak=more, short_label=label is Label.SHORT_ORDER)
    if more:
        return None
    if not all(piece.gap.isspace() for piece in atoms[index + 1 : last + 1]) or is_money(atoms, last):
        return None
    wrapped = last == index + 1 and len(atoms[last].gap) == 1 and is_wrap(atoms[last].start - 1)
    return number_of(atoms, index, last, "wrapped" if wrapped else "split", weak=not wrapped or atoms[index].is_glued)


def _continues(atoms: tuple[Atom, ...], index: int) -> bool:
    """Whether the digits at `index` go on from digits before them."""
    if not index or EDGE in atoms[index].gap:
        return False
    before = atoms[index - 1]
    if not before.is_number or len(before.text) >= LENGTH or not _SPLIT.fullmatch(atoms[index].gap):
        return False
    return not (atoms[index].gap.isspace() and is_in_a_word(atoms, index - 1))


def _digits_follow(atoms: tuple[Atom, ...], last: int) -> bool:
    """Whether more short digits follow the pieces; they may be the beginning of a domain, or make another number."""
    after = following(atoms, last)
    if after is None or not after.is_number or len(after.text) >= LENGTH or not _SPLIT.fullmatch(after.gap):
        return False
    beyond = following(atoms, last + 1)
    return not (beyond and beyond.is_glued)


def _is_counted(atoms: tuple[Atom, ...], last: int, *, labelled: bool) -> bool:
    """Whether the last piece is a quantity or money: "204183 7 thang" are six digits and seven months."""
    after = following(atoms, last)
    if after is None or after.is_number:
        return False
    if after.is_glued:
        return not labelled and after.text in MONEY_UNITS
    if not after.gap.isspace():
        return False
    if after.text in LOOSE_MONEY_UNITS:
        return not labelled
    return after.text in COUNTED and len(atoms[last].text) <= _SHORT_PIECE


def with_surplus(atoms: tuple[Atom, ...], index: int) -> PossibleNumber | None:
    """More than seven digits, glued to letters: the surplus may be the end or the beginning of a domain."""
    atom, after = atoms[index], following(atoms, index)
    if len(atom.text) > _LONGEST_GLUED:
        return None
    if (
        after
        and (after.is_glued or _TIED.fullmatch(after.gap))
        and label_before(atoms, index) in (Label.ORDER, Label.SHORT_ORDER)
    ):
        return PossibleNumber(atom.text[:LENGTH], atom.start, atom.start + LENGTH, "glued", weak=True, surplus="end")
    if atom.is_glued and index and not (after and after.is_glued):
        return PossibleNumber(atom.text[-LENGTH:], atom.end - LENGTH, atom.end, "glued", weak=True, surplus="start")
    return None
