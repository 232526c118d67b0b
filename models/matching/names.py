"""Names of people and companies in a memo: a domain that is only part of one was not named as a domain."""

from typing import Final

from models.matching.atoms import Atom
from models.matching.syllables import is_syllable
from models.matching.vocabulary import COMPANY_WORDS, NAME_ENDS, SURNAMES, TITLES

_LONGEST_PERSON: Final = 5
_LONGEST_COMPANY: Final = 9


def name_spans(atoms: tuple[Atom, ...]) -> tuple[tuple[int, int], ...]:
    """Ranges [first, end) of atoms that read as a person's name, or as a company's behind "cty", "HKD" …"""
    spans = []
    index = 0
    while index < len(atoms):
        end = _end_of_name(atoms, index)
        if end > index + 1:
            spans.append((index, end))
        index = max(end, index + 1)
    return tuple(spans)


def _end_of_name(atoms: tuple[Atom, ...], index: int) -> int:
    word = atoms[index].text
    if word in COMPANY_WORDS or (word == "ho" and _next_is(atoms, index, "kd", "kinh")):
        return _run(atoms, index, _LONGEST_COMPANY, only_syllables=False)
    if word in SURNAMES and not _next_is(atoms, index, "mem"):
        return _run(atoms, index, _LONGEST_PERSON, only_syllables=True)
    if word in TITLES:
        return _run(atoms, index, 3, only_syllables=True)
    return index


def _next_is(atoms: tuple[Atom, ...], index: int, *words: str) -> bool:
    return index + 1 < len(atoms) and atoms[index + 1].text in words


def _run(atoms: tuple[Atom, ...], index: int, longest: int, *, only_syllables: bool) -> int:
    """Where the name that begins at `index` ends: at a digit, at punctuation, at a word of payments."""
    end = index + 1
    while end < len(atoms) and end < index + longest:
        atom = atoms[end]
        if atom.is_number or not (atom.gap.isspace() or atom.gap == ". ") or atom.text in NAME_ENDS:
            break
        if only_syllables and not is_syllable(atom.text):
            break
        end += 1
    return end
