"""Which neighbours the sandbox plays: one part each. A new neighbour joins by one line in PARTS."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from integrations.licensing import contract as licensing
from integrations.licensing.sandbox import licence_held
from integrations.licensing.sandbox import objection as licensing_objection
from integrations.outcome import NotNow, Refused
from integrations.provisioning import contract as provisioning
from integrations.provisioning.sandbox import objection as provisioning_objection
from integrations.provisioning.sandbox import resources_held
from models.owed import CUKCUK, SUMAN

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Part:
    """One neighbour: where it listens, what it refuses, what an order holds there.

    `objection(effect, key, body, past)` and `holds(past)` are pure; `past` is the order's ledger, all neighbours.
    """

    name: str
    paths: Mapping[str, str]
    requests: str
    number: str
    objection: Callable[[str, str, Mapping[str, Any], Rows], Refused | NotNow | None]
    holds: Callable[[Rows], str | None]


PARTS: Final = (
    Part(SUMAN, licensing.PATHS, licensing.REQUESTS, "GPSD", licensing_objection, licence_held),
    Part(CUKCUK, provisioning.PATHS, provisioning.REQUESTS, "TN", provisioning_objection, resources_held),
)
