"""Whether a run of words is all that was typed there, and not a part of a longer domain."""

import re
from typing import Final

from models.matching.atoms import Atom, joined_before
from models.matching.digits import LENGTH
from models.matching.domain_labels import is_labelled
from models.matching.frames import EDGE
from models.matching.reading import Reading
from models.matching.vocabulary import (
    COUNTED,
    DISH_WORDS,
    DOMAIN_LABELS,
    GLUED_DOMAIN_LABELS,
    LONGEST_LABEL_WORDS,
    PLACES,
    SERVICE,
    SURE_DOMAIN_LABELS,
    WEB,
    WORDING,
)
from models.matching.windows import GLUED_LABEL, Window, begins_freely, ends_freely, is_bridge

_TIED: Final = re.compile(r"[-._]")
# Words of payments that may be tied on by a hyphen or a dot without being part of the domain.
_NEVER_TIED: Final = (
    frozenset(("tt", "ck", "dh", "ttdh", "don", "domain", "gd", "tk", "ctu", "ct", "tu")) | SERVICE | WEB
)
_NEVER_TIED_PAIRS: Final = frozenset(
    [
        "thanhtoan",
        "chuyentien",
        "chuyenkhoan",
        "giahan",
        "donhang",
        "camon",
        "tenmien",
        "nhahang",
        "magiao",
        "magd",
        "sogd",
    ]
)
_SHORT_DIGITS: Final = 4
_IN_DATES_AND_SUMS: Final = ("/", "-", ".", ",")
_YEAR: Final = re.compile(r"20[1-4][0-9]")


def stands_alone(reading: Reading, window: Window, taken: frozenset[int]) -> bool:
    """Whether the window is all that was typed: not a part of a longer word, nor of one tied to it by hyphens and dots.

    `taken`: the edges of the numbers that are orders' (or could be), where a domain may be glued.
    """
    atoms = reading.atoms
    first, last = atoms[window.first], atoms[window.last]
    if window.start != first.start:
        if not first.text[: window.start - first.start].endswith(GLUED_DOMAIN_LABELS) and window.start not in taken:
            return False
    elif not begins_freely(atoms, window.first, taken) or _belongs_before(atoms, window.first, taken):
        return False
    if _was_broken_off(reading, window, taken):
        return False
    if window.end != last.end:
        return window.end in taken or _label_is_glued_behind(atoms, window, taken)
    return ends_freely(atoms, window.last, taken) and not _goes_on(atoms, window, taken)


def _label_is_glued_behind(atoms: tuple[Atom, ...], window: Window, taken: frozenset[int]) -> bool:
    """ "phobacttdonhang1234567": blanks lost throughout."""
    last = atoms[window.last]
    return last.end in taken and bool(GLUED_LABEL.fullmatch(last.text[window.end - last.start :]))


def _belongs_before(atoms: tuple[Atom, ...], first: int, taken: frozenset[int]) -> bool:
    if not first:
        return False
    before = atoms[first - 1]
    if before.text not in DOMAIN_LABELS and any(word in SURE_DOMAIN_LABELS for word in _joined_through(atoms, first)):
        return True  # the end of a broken label: "domai n gan88"
    if not _TIED.fullmatch(atoms[first].gap):
        return False
    if before.end in taken or before.text in _NEVER_TIED or (before.is_number and len(before.text) >= LENGTH - 1):
        return False
    return not any(word in DOMAIN_LABELS or word in _NEVER_TIED_PAIRS for word in joined_before(atoms, first, 2))


def _joined_through(atoms: tuple[Atom, ...], index: int) -> list[str]:
    """The words that end with atom `index`, without that atom alone."""
    return [word + atoms[index].text for word in joined_before(atoms, index, LONGEST_LABEL_WORDS)]


def _was_broken_off(reading: Reading, window: Window, taken: frozenset[int]) -> bool:
    """Whether a line's end stands directly beside the window, with no blank of its own: the word may go on there."""
    atoms = reading.atoms
    sides = (window.last + 1,) if is_labelled(atoms, window) else (window.first, window.last + 1)
    for index in sides:
        if (
            not 0 < index < len(atoms)
            or atoms[index].gap != " "
            or not reading.folded.is_line_end(atoms[index].start - 1)
        ):
            continue
        beside = atoms[index - 1] if index == window.first else atoms[index]
        if beside.text not in WORDING and taken.isdisjoint((beside.start, beside.end)):
            return True
    return False


def _goes_on(atoms: tuple[Atom, ...], window: Window, taken: frozenset[int]) -> bool:
    last = window.last
    if last + 1 >= len(atoms) or EDGE in atoms[last + 1].gap:
        return False
    after = atoms[last + 1]
    if after.start in taken:
        return False
    if _TIED.fullmatch(after.gap):
        pair = after.text + (atoms[last + 2].text if last + 2 < len(atoms) else "")
        long_number = after.is_number and len(after.text) >= LENGTH - 1
        return not (long_number or after.text in _NEVER_TIED or pair in _NEVER_TIED_PAIRS)
    if not is_bridge(after.gap):
        return False
    if after.is_number:
        return _might_belong(atoms, last + 1)
    return _is_branch(atoms, last + 1) or (after.text not in WORDING and _is_any_dish(atoms[window.first : last + 1]))


def _is_any_dish(atoms: tuple[Atom, ...]) -> bool:
    """Whether it is only the kind of a shop, so that a word behind it makes it another's name: "cafe xanh"."""
    return all(atom.text in DISH_WORDS for atom in atoms)


def _is_branch(atoms: tuple[Atom, ...], index: int) -> bool:
    """Whether a place follows, which tells branches apart: "thecoffee hn" is another shop than "thecoffee"."""
    words = atoms[index].text
    if words in PLACES:
        return True
    return index + 1 < len(atoms) and is_bridge(atoms[index + 1].gap) and words + atoms[index + 1].text in PLACES


def _might_belong(atoms: tuple[Atom, ...], index: int) -> bool:
    """Whether short digits behind a blank might be the domain's own: "phobac 24", but neither "12 thang" nor "2026"."""
    digits = atoms[index].text
    if len(digits) > _SHORT_DIGITS or _YEAR.fullmatch(digits):
        return False
    if index + 1 >= len(atoms) or EDGE in atoms[index + 1].gap:
        return True
    beyond = atoms[index + 1]
    return not (beyond.text in COUNTED or (beyond.is_number and beyond.gap in _IN_DATES_AND_SUMS))


def longer_keys(reading: Reading, window: Window, taken: frozenset[int]) -> tuple[str, ...]:
    """The keys of longer domains that the same words might spell: "kingbbq hadong" where "kingbbq" was found."""
    atoms = reading.atoms
    key = "".join(atom.text for atom in atoms[window.first : window.last + 1])[
        window.start - atoms[window.first].start :
    ]
    before = [""] if is_labelled(reading.atoms, window) else ["", *_words_before(reading, window.first, taken)]
    after = ["", *_words_after(reading, window.last, taken)]
    return tuple(left + key + right for left in before for right in after if left or right)


def _words_before(reading: Reading, first: int, taken: frozenset[int]) -> list[str]:
    words, word = [], ""
    for place in range(first, max(0, first - 3), -1):
        before = reading.atoms[place - 1]
        if not is_bridge(reading.atoms[place].gap) or before.end in taken:
            break
        word = before.text + word
        words.append(word)
    return words


def _words_after(reading: Reading, last: int, taken: frozenset[int]) -> list[str]:
    words, word = [], ""
    for after in reading.atoms[last + 1 : last + 5]:
        if not is_bridge(after.gap) or after.start in taken:
            break
        word += after.text
        words.append(word)
    return words


def is_tied(atoms: tuple[Atom, ...]) -> bool:
    """Whether the words are written with a domain's own hyphens, dots, underscores."""
    return any(_TIED.fullmatch(atom.gap) for atom in atoms[1:])
