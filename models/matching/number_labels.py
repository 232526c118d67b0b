"""What the words in front of digits say that they are: an order number, an invoice, a phone, an amount …"""

from enum import Enum, auto
from typing import Final

from models.matching.atoms import Atom, joined_before
from models.matching.frames import EDGE
from models.matching.vocabulary import (
    FILLERS,
    GLUED_ORDER_LABELS,
    GLUED_OTHER_LABELS,
    MONEY_LABELS,
    ORDER_LABELS,
    OTHER_NUMBER_LABELS,
)

_LABEL_WORDS: Final = 6
_MOST_FILLERS: Final = 3


class Label(Enum):
    """What the words in front say that a number is."""

    ORDER = auto()
    SHORT_ORDER = auto()
    OTHER = auto()
    MISSING = auto()


def label_before(atoms: tuple[Atom, ...], index: int) -> Label:
    """What the words directly in front of atom `index` say that it is."""
    before = atoms[index - 1] if index else None
    if before is None or before.is_number or EDGE in atoms[index].gap:
        return Label.MISSING
    # "hoa don so" is an invoice, not "don so": what stands before the fillers decides first.
    for place in reversed(_before_fillers(atoms, index)):
        label = _named_label(atoms, place)
        if label is not Label.MISSING:
            return label
    return Label.ORDER if _has_glued_label(atoms, index) else Label.MISSING


def is_in_a_word(atoms: tuple[Atom, ...], index: int) -> bool:
    """Whether digits are a word's own, "24" of "phobac24", rather than a number behind its label."""
    return index > 0 and atoms[index].is_glued and label_before(atoms, index) is Label.MISSING


def _before_fillers(atoms: tuple[Atom, ...], index: int) -> list[int]:
    """`index`, and the places of the fillers directly before it ("don hang so ma 2041837")."""
    places = [index]
    while len(places) < _MOST_FILLERS and index and EDGE not in atoms[index].gap and atoms[index - 1].text in FILLERS:
        index -= 1
        places.append(index)
    return places


def _named_label(atoms: tuple[Atom, ...], index: int) -> Label:
    for word in reversed([*joined_before(atoms, index, _LABEL_WORDS)]):
        if word in OTHER_NUMBER_LABELS or word in MONEY_LABELS:
            return Label.OTHER
        if word in ORDER_LABELS:
            return Label.SHORT_ORDER if word == "dh" else Label.ORDER
    return Label.MISSING


def _has_glued_label(atoms: tuple[Atom, ...], index: int) -> bool:
    """Whether blanks were lost in front: "thanhtoandonhang2041837", perhaps broken: "thanhtoando nhang2041837"."""
    words = joined_before(atoms, index, 2)
    return any(word.endswith(GLUED_ORDER_LABELS) and not word.endswith(GLUED_OTHER_LABELS) for word in words)
