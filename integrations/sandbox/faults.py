"""What the neighbours are told to get wrong next: validated, kept in the sandbox's file, each used up by calls."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from integrations.sandbox.store import Store
from models.words import N_, RefusedError

CALL_FAULTS: Final = ("delay", "hang_after_accept", "reset", "429", "500", "ok_with_error", "expired_token")
CALLBACK_FAULTS: Final = ("duplicate_callback", "lost_callback")  # used up by neighbours that call back, not by calls
_MOST_TIMES: Final = 1_000_000
_LONGEST_S: Final = 600
_TAKE: Final = """
    UPDATE faults SET times_left = times_left - 1 WHERE id = (
        SELECT id FROM faults WHERE neighbour = ? AND times_left > 0 AND fault IN (?, ?, ?, ?, ?, ?, ?)
        ORDER BY id LIMIT 1
    ) RETURNING fault, seconds
"""


@dataclass(frozen=True)
class Fault:
    """One order for trouble: the neighbour's next `times` calls go wrong in this way."""

    neighbour: str
    fault: str
    times: int
    seconds: float


def read_fault(fields: object, neighbours: Collection[str]) -> Fault:
    """The fault in a request's body; `times` 1, `seconds` 0 where absent. Raises RefusedError saying what is wrong."""
    if not isinstance(fields, Mapping):
        raise RefusedError(N_("Cần một đối tượng JSON có neighbour, fault, times, seconds."))
    neighbour = _one_of(fields, "neighbour", neighbours)
    fault = _one_of(fields, "fault", (*CALL_FAULTS, *CALLBACK_FAULTS))
    times, seconds = fields.get("times", 1), fields.get("seconds", 0)
    if type(times) is not int or not 1 <= times <= _MOST_TIMES:
        raise RefusedError(N_("times phải là số nguyên từ 1 đến %(most)s."), most=_MOST_TIMES)
    if type(seconds) not in (int, float) or not math.isfinite(seconds) or not 0 <= seconds <= _LONGEST_S:
        raise RefusedError(N_("seconds phải là số giây từ 0 đến %(most)s."), most=_LONGEST_S)
    return Fault(neighbour, fault, times, float(seconds))


def _one_of(fields: Mapping[str, Any], name: str, allowed: Collection[str]) -> str:
    value = fields.get(name)
    text = str(value) if type(value) in (str, int) else ""  # 429 and 500 may be written as numbers
    if text not in allowed:
        raise RefusedError(N_("%(name)s phải là một trong: %(allowed)s."), name=name, allowed=", ".join(allowed))
    return text


class Faults:
    """The list of faults in the sandbox's file, used up in the order in which they were asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, fault: Fault) -> None:
        """Keep it until it is used up."""
        values = (fault.neighbour, fault.fault, fault.times, fault.seconds)
        with self._store.reading() as db:
            db.execute("INSERT INTO faults (neighbour, fault, times_left, seconds) VALUES (?,?,?,?)", values)

    def take(self, neighbour: str) -> Fault | None:
        """Use up one call's worth of the neighbour's oldest fault; None if it is well."""
        with self._store.reading() as db:
            taken = db.execute(_TAKE, (neighbour, *CALL_FAULTS)).fetchall()
        return Fault(neighbour, taken[0]["fault"], 1, taken[0]["seconds"]) if taken else None
