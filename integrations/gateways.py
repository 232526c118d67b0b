"""Picks one adapter for each neighbour: the only place that knows which."""

from integrations.http_call import Peer
from integrations.licensing.http import HttpLicensing
from integrations.outcome import Neighbour
from integrations.provisioning.http import HttpProvisioning
from models.owed import CUKCUK, SUMAN


def neighbours(
    *, suman_url: str, suman_key: str, cukcuk_url: str, cukcuk_key: str, timeout_s: float = 10.0
) -> dict[str, Neighbour]:
    """The neighbours by destination name. `…_url`: origin, before /assumed/…; `timeout_s`: seconds for a whole call.

    Opens no connection. Raises RefusedError for an address that is neither https nor on this machine, or a bad key.
    """
    return {
        SUMAN: HttpLicensing(Peer("SUMAN", suman_url, suman_key, timeout_s=timeout_s)),
        CUKCUK: HttpProvisioning(Peer("CUKCUK", cukcuk_url, cukcuk_key, timeout_s=timeout_s)),
    }
