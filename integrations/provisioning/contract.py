"""CUKCUK's interface for resources. It has no public one: this is assumed, hence /assumed/, and both ends read it here.

POST a path with a bearer key and `Idempotency-Key` → 200 {"success": true, "key", "ref"}; GET REQUESTS/<key> gives the
same once the key was taken, else 404 with the key. A no is {"success": false, "error"}.
"""

from typing import Final

from models.owed import RESOURCES_PROVISION, RESOURCES_REVOKE

PREFIX: Final = "/assumed/cukcuk"
REQUESTS: Final = f"{PREFIX}/requests"
PATHS: Final = {
    RESOURCES_PROVISION: f"{PREFIX}/resources",
    RESOURCES_REVOKE: f"{PREFIX}/revocations",
}
