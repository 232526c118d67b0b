"""Whether "domain", "ten mien", "nha hang" … introduce a run of words."""

from models.matching.atoms import Atom, joined_before
from models.matching.frames import EDGE
from models.matching.vocabulary import (
    DOMAIN_LABELS,
    FILLERS,
    GLUED_DOMAIN_LABELS,
    LONGEST_LABEL_WORDS,
    NO_LABEL_AFTER,
    SURE_DOMAIN_LABELS,
)
from models.matching.windows import Window


def is_labelled(atoms: tuple[Atom, ...], window: Window, labels: frozenset[str] = DOMAIN_LABELS) -> bool:
    """Whether one of the labels introduces the window, a filler such as "la" perhaps between."""
    index = window.first
    if window.start != atoms[index].start:
        return atoms[index].text[: window.start - atoms[index].start].endswith(GLUED_DOMAIN_LABELS)
    for _ in range(3):
        if any(
            word in labels and not _is_talk(atoms, index, word)
            for word in joined_before(atoms, index, LONGEST_LABEL_WORDS)
        ):
            return True
        if not index or EDGE in atoms[index].gap or atoms[index - 1].text not in FILLERS:
            return _has_glued_label(atoms, window.first)
        index -= 1
    return False


def _has_glued_label(atoms: tuple[Atom, ...], first: int) -> bool:
    return bool(first and atoms[first].is_glued and atoms[first - 1].text.endswith(GLUED_DOMAIN_LABELS))


def _is_talk(atoms: tuple[Atom, ...], index: int, word: str) -> bool:
    """Whether "nha hang" is said of restaurants at large ("phan mem quan ly nha hang")."""
    if word in SURE_DOMAIN_LABELS:
        return False
    words = 1 if atoms[index - 1].text == word else 2
    return index > words and atoms[index - words - 1].text in NO_LABEL_AFTER
