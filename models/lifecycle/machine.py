"""A lifecycle is a table: (status, event) → status. What is not in it is refused."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class TransitionRefusedError(Exception):
    """The event does not leave this status."""

    def __init__(self, lifecycle: str, status: StrEnum, event: StrEnum) -> None:
        self.lifecycle, self.status, self.event = lifecycle, status, event
        super().__init__(f"{lifecycle}: {event} does not leave {status}")


class Lifecycle:
    """One table of transitions, with the questions that buttons and guarded UPDATEs ask of it."""

    def __init__(self, name: str, start: StrEnum, table: Mapping[tuple[Any, Any], Any]) -> None:
        self.name = name
        self.start = start
        self.table = dict(table)
        self.statuses: tuple[StrEnum, ...] = tuple(type(start))

    def after(self, status: StrEnum, event: StrEnum) -> Any:
        """The status that `event` leads to. Raises TransitionRefusedError where the table has none."""
        try:
            return self.table[status, event]
        except KeyError:
            raise TransitionRefusedError(self.name, status, event) from None

    def allows(self, status: StrEnum, event: StrEnum) -> bool:
        """Whether `event` leaves `status`: what decides if a button is offered."""
        return (status, event) in self.table

    def before(self, event: StrEnum) -> tuple[Any, ...]:
        """The statuses that `event` leaves, in the table's order: the guard of an UPDATE."""
        return tuple(status for status, name in self.table if name == event)

    def ends(self) -> tuple[StrEnum, ...]:
        """The statuses that nothing leaves."""
        left = {status for status, _ in self.table}
        return tuple(status for status in self.statuses if status not in left)
