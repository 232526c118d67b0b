"""Whether a run of words that spells a domain was said as one: labelled, beside the number, or unmistakable."""

import re
from enum import Enum
from typing import Final

from models.matching.alone import is_tied
from models.matching.atoms import Atom
from models.matching.domain_labels import is_labelled
from models.matching.frames import EDGE
from models.matching.reading import Reading
from models.matching.syllables import is_syllable
from models.matching.vocabulary import DISH_WORDS, PAYMENT_WORDS, SHOP_WORDS, WORDING
from models.matching.windows import Window

# Fewer letters than these are found everywhere by chance.
_LETTERS_NEEDED: Final = 3
_JOINED_LETTERS_NEEDED: Final = 5
_FOR: Final = frozenset(("cho", "toi", "den"))
_SHOP_BEGINNINGS: Final = tuple(sorted(word for word in SHOP_WORDS if len(word) >= _LETTERS_NEEDED))
_QUANTITY: Final = re.compile(r"[0-9]+[hk]")


class Said(Enum):
    """How a domain was named, most certain first."""

    LABELLED = "labelled"
    BESIDE = "beside"
    DISTINCT = "plain"


def how_said(reading: Reading, window: Window) -> Said | None:
    """How the window names a domain; None where it only happens to spell one (a name, a place, a word of payments)."""
    if is_labelled(reading.atoms, window):
        return Said.LABELLED
    if _is_beside_short_label(reading, window):
        return Said.BESIDE
    return Said.DISTINCT if _is_distinct(reading, window) else None


def _is_beside_short_label(reading: Reading, window: Window) -> bool:
    """The memo of a QR code: "DH1234567 phobac24" and nothing behind it."""
    atoms = reading.atoms
    if not _is_the_end(atoms, window.last):
        return False
    words = atoms[window.first : window.last + 1]
    if len(words) > 1 and _is_wording([word.text for word in words]) and not is_tied(words):
        return False
    starts = {number.end for number in reading.possible if number.short_label}
    return bool(window.first) and atoms[window.first - 1].end in starts and EDGE not in atoms[window.first].gap


def _is_the_end(atoms: tuple[Atom, ...], last: int) -> bool:
    """Whether the payer's own words end here: what follows is the bank's wording or a company's name."""
    if last + 1 >= len(atoms) or EDGE in atoms[last + 1].gap:
        return True
    pair = "".join(atom.text for atom in atoms[last + 1 : last + 3])
    return atoms[last + 1].text == "cty" or pair.startswith("congty")


def _is_distinct(reading: Reading, window: Window) -> bool:
    """Whether nobody writes these words in this way without meaning the domain."""
    atoms = reading.atoms[window.first : window.last + 1]
    typed = _typed(window, atoms)
    letters = sum(len(word) for word in typed if word > "9")
    if letters < _LETTERS_NEEDED:
        return False
    if any(atom.is_number for atom in atoms):
        return not _ends_in_a_quantity(atoms)
    if _is_wording(typed):
        return False
    if is_tied(atoms):
        return True
    if any(first <= window.first and window.last < end for first, end in reading.names):
        return False
    if len(typed) > 1:
        return _are_distinct_words(typed)
    return _is_distinct_word(typed[0], after=reading.atoms[window.first - 1].text if window.first else "")


def _typed(window: Window, atoms: tuple[Atom, ...]) -> list[str]:
    """The words of the window, without what is glued to its outer ones."""
    typed = [atom.text for atom in atoms]
    typed[-1] = typed[-1][: window.end - atoms[-1].start]
    typed[0] = typed[0][window.start - atoms[0].start :]
    return typed


def _is_wording(typed: list[str]) -> bool:
    """Whether the words are a place, or nothing but words of payments."""
    return "".join(typed) in WORDING or all(word in PAYMENT_WORDS for word in typed)


def _ends_in_a_quantity(atoms: tuple[Atom, ...]) -> bool:
    """ "bia 3k" is the price of a beer."""
    if len(atoms) < 2 or not atoms[-1].is_glued or not atoms[-2].is_number or atoms[-2].is_glued:
        return False
    return bool(_QUANTITY.fullmatch(atoms[-2].text + atoms[-1].text))


def _is_distinct_word(word: str, after: str) -> bool:
    if len(word) < _JOINED_LETTERS_NEEDED or is_syllable(word):
        return False
    # "ck cho saoviet" may name whom the money is for, which is us.
    return after not in _FOR or word.startswith(_SHOP_BEGINNINGS)


def _are_distinct_words(typed: list[str]) -> bool:
    if len(typed) == 2 and all(word in DISH_WORDS for word in typed):
        return False
    if any(not is_syllable(word) and word not in WORDING for word in typed):
        return True
    return len(typed) > 2 or typed[0] in SHOP_WORDS or typed[0] + typed[1] in SHOP_WORDS
