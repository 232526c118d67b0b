"""Which effects follow which event, on which neighbour, after what: DOMAIN's table as data. Pure."""

from dataclasses import dataclass
from typing import Final

SUMAN: Final = "suman"
CUKCUK: Final = "cukcuk"
DESTINATIONS: Final = (SUMAN, CUKCUK)

LICENCE_TEMPORARY: Final = "licence.temporary"
LICENCE_GRANT: Final = "licence.grant"
LICENCE_REVOKE: Final = "licence.revoke"
RESOURCES_PROVISION: Final = "resources.provision"
RESOURCES_REVOKE: Final = "resources.revoke"


@dataclass(frozen=True, slots=True)
class Follows:
    """One effect of an event; `after` names the effect of the same order and episode that must be done first."""

    kind: str
    destination: str
    after: str | None = None


ON_PAID: Final = (
    Follows(LICENCE_GRANT, SUMAN),
    Follows(RESOURCES_PROVISION, CUKCUK, after=LICENCE_GRANT),
)

ON_LENT: Final = (Follows(LICENCE_TEMPORARY, SUMAN),)

# The undoing of each effect, in the reverse of its order: resources go before the licence that they hang on.
UNDOING: Final = {
    RESOURCES_PROVISION: Follows(RESOURCES_REVOKE, CUKCUK),
    LICENCE_GRANT: Follows(LICENCE_REVOKE, SUMAN, after=RESOURCES_REVOKE),
    LICENCE_TEMPORARY: Follows(LICENCE_REVOKE, SUMAN),
}

ALL: Final = (*ON_PAID, *ON_LENT, *UNDOING.values())


def key(kind: str, order_no: str, episode: int, destination: str, occurrence: int = 1) -> str:
    """The key that goes with every push of an effect: derived from what it is, never drawn per attempt.

    >>> key("licence.grant", "2041837", 1, "suman")
    'licence.grant:2041837:1:suman:1'
    """
    return f"{kind}:{order_no}:{episode}:{destination}:{occurrence}"
