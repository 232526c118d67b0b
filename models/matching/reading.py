"""What a memo says by itself, before any order is known."""

from dataclasses import dataclass
from functools import cached_property

from models.matching.atoms import MOST_ATOMS, Atom, atoms_of
from models.matching.digits import PossibleNumber, edges_of
from models.matching.folding import Folded, folded
from models.matching.frames import without_frames
from models.matching.names import name_spans
from models.matching.numbers import possible_numbers
from models.matching.template import Template, template_of
from models.matching.windows import Stream, Window, windows_of


@dataclass(frozen=True)
class Reading:
    """A memo folded once. Look up `numbers`; then the keys that `keys_to_ask` names.

    What needs more than a look is worked out when it is asked for.
    """

    folded: Folded
    template: Template | None

    @cached_property
    def atoms(self) -> tuple[Atom, ...]:
        """The payer's words and numbers, without the bank's."""
        return atoms_of(without_frames(self.folded.text))

    @cached_property
    def possible(self) -> tuple[PossibleNumber, ...]:
        """Everything that could be an order number."""
        return possible_numbers(self.atoms, self.folded.is_line_end)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The strings that could be order numbers, each once."""
        if self.template:
            return (self.template.number,)
        return tuple(dict.fromkeys(number.value for number in self.possible))

    @property
    def shortened(self) -> bool:
        """Whether the memo is too long to be read to its end."""
        return self.folded.cut or (not self.template and len(self.atoms) == MOST_ATOMS)

    @cached_property
    def stream(self) -> Stream:
        """Letters and digits alone, to search for a known domain."""
        return Stream(self.atoms)

    @cached_property
    def names(self) -> tuple[tuple[int, int], ...]:
        """Ranges of atoms that are persons' and companies' names."""
        return name_spans(self.atoms)

    @cached_property
    def windows(self) -> dict[str, tuple[Window, ...]]:
        """Every run of words that could be a domain, by its key."""
        return windows_of(self.atoms, edges_of(self.possible))

    @property
    def domain_keys(self) -> tuple[str, ...]:
        """The squeezed keys that could be domains: bounded, whatever the memo."""
        return tuple(self.windows)


def read(memo: str) -> Reading:
    """Fold the memo and look whether it is the one that we print. Never raises."""
    plain = folded(memo)
    return Reading(plain, template_of(plain))
