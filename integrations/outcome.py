"""What a neighbour may answer to what we owe it: the port that every adapter fills. Plain."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Owed:
    """What we owe a neighbour. `key` goes with every push of it and never changes; `payload` is in our words."""

    kind: str
    key: str
    order_no: str
    payload: Mapping[str, Any]


@dataclass(frozen=True)
class Done:
    """It happened there, once. `remote_ref`: the neighbour's own number for it."""

    remote_ref: str | None
    status: int | None = None


@dataclass(frozen=True)
class Refused:
    """The neighbour said no: asking again is pointless, a person looks. `status` None: it was never sent."""

    status: int | None
    error: str


@dataclass(frozen=True)
class NotNow:
    """It was not done; the same key again later, not before `retry_after_s` seconds where the neighbour names them."""

    status: int | None
    error: str
    retry_after_s: float | None = None


@dataclass(frozen=True)
class Unknown:
    """Contact was lost: it may have happened. Ask by key before sending again."""

    error: str


Outcome = Done | Refused | NotNow | Unknown


class Neighbour(Protocol):
    """A system that we owe effects."""

    def send(self, owed: Owed) -> Outcome:
        """Push the effect under its key. Never raises."""
        ...

    def ask(self, owed: Owed) -> Outcome | None:
        """What became of the key; None: the neighbour is certain that it never took it. Never raises.

        A neighbour that won't say gives Unknown, never Refused: no to the question is not no to the effect. NotNow
        says when to ask again, not that it may be sent unasked.
        """
        ...
