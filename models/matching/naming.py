"""Which domains of the book a memo names."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from models.matching.alone import longer_keys, stands_alone
from models.matching.digits import PossibleNumber, edges_of
from models.matching.domain_labels import is_labelled
from models.matching.reading import Reading
from models.matching.said import Said, how_said
from models.matching.verdict import Book, Candidate
from models.matching.vocabulary import FILLERS, GLUED_DOMAIN_LABELS, SURE_DOMAIN_LABELS, WORDING
from models.matching.windows import Window, is_bridge

_CERTAINTY: Final = tuple(Said)
_LONGEST_CONTENT: Final = 4


class Named(NamedTuple):
    """A domain's key, where it stands, how it was said, and the orders that it has."""

    key: str
    window: Window
    said: Said
    orders: Sequence[Candidate]


class Company(NamedTuple):
    """What else the memo has: the domain keys of all orders whose numbers stand there, and those numbers' edges."""

    keys: frozenset[str]
    edges: frozenset[int]


def own_domain(
    reading: Reading, key: str, book: Book, company: Company, beside: PossibleNumber | None = None
) -> Named | None:
    """Where the memo names the domain `key` of an order whose number it has; None where it doesn't, or not for certain.

    With `beside` only directly beside that number, which is label enough.
    """
    best: Named | None = None
    for window in reading.stream.places(key):
        said = _said_beside(reading, window, beside) if beside else how_said(reading, window)
        if said is None or not stands_alone(reading, window, company.edges):
            continue
        if any(_is_another(book, longer, key) for longer in longer_keys(reading, window, company.edges)):
            continue
        if best is None or _CERTAINTY.index(said) < _CERTAINTY.index(best.said):
            best = Named(key, window, said, ())
    if best and best.said is not Said.LABELLED and _labels_another(reading, company, book):
        return None
    return best


def named_domains(reading: Reading, book: Book, besides: str = "") -> list[Named]:
    """The domains of the book that the memo names: the labelled ones if there are any; never that of key `besides`."""
    taken = edges_of(reading.possible)
    known = [
        (key, window, orders)
        for key, windows in reading.windows.items()
        if key != besides and (orders := book.by_domain(key))
        for window in windows
        if stands_alone(reading, window, taken)
    ]
    named: dict[str, Named] = {}
    for key, window, orders in known:
        said = how_said(reading, window)
        if said is None or any(_contains(other, window) for _, other, _ in known):
            continue
        if key not in named or _CERTAINTY.index(said) < _CERTAINTY.index(named[key].said):
            named[key] = Named(key, window, said, orders)
    labelled = [name for name in named.values() if name.said is Said.LABELLED]
    return sorted(labelled or named.values(), key=lambda name: name.window.start)


def _contains(longer: Window, shorter: Window) -> bool:
    return longer != shorter and longer.start <= shorter.start and shorter.end <= longer.end


def _is_another(book: Book, key: str, own: str) -> bool:
    return key != own and bool(book.by_domain(key))


def _said_beside(reading: Reading, window: Window, number: PossibleNumber) -> Said | None:
    atoms = reading.atoms
    if number.surplus:
        glued = window.start == number.end if number.surplus == "end" else window.end == number.start
        return Said.BESIDE if glued else None
    behind = window.start == number.end or (
        window.first > 0 and atoms[window.first - 1].end == number.end and is_bridge(atoms[window.first].gap)
    )
    in_front = window.end == number.start or (
        window.last + 1 < len(atoms)
        and atoms[window.last + 1].start == number.start
        and is_bridge(atoms[window.last + 1].gap)
    )
    return Said.BESIDE if behind or in_front else None


def _labels_another(reading: Reading, company: Company, book: Book) -> bool:
    """Whether the memo says "domain …" of something else: another order's domain, or a word that nobody knows."""
    if not reading.stream.has_label:
        return False
    for index, atom in enumerate(reading.atoms):
        start = _content_start(reading, index)
        if start is None:
            continue
        content = _content(reading, index, start)
        if not company.keys.isdisjoint(content) or (atom.is_number and atom.start in company.edges):
            continue
        if content[0] not in WORDING and content[0] not in FILLERS:
            return True
        if any(book.by_domain(key) for key in content):
            return True
    return False


def _content_start(reading: Reading, index: int) -> int | None:
    """Where in atom `index` begins what a label introduces; None where none does."""
    atom = reading.atoms[index]
    for label in GLUED_DOMAIN_LABELS:
        place = atom.text.find(label)
        if place >= 0 and len(atom.text) > place + len(label):
            return place + len(label)
    return 0 if is_labelled(reading.atoms, Window(index, index, atom.start, atom.end), SURE_DOMAIN_LABELS) else None


def _content(reading: Reading, index: int, start: int) -> list[str]:
    key = reading.atoms[index].text[start:]
    keys = [key]
    for atom in reading.atoms[index + 1 : index + _LONGEST_CONTENT]:
        if not is_bridge(atom.gap):
            break
        key += atom.text
        keys.append(key)
    return keys
