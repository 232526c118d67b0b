"""SUMAN's interface. It has no public one: this is assumed, hence /assumed/, and both ends read it from here.

POST a path with a bearer key and `Idempotency-Key` → 200 {"success": true, "key", "ref"}; GET REQUESTS/<key> gives the
same once the key was taken, else 404 with the key. A no is {"success": false, "error"}.
"""

from typing import Final

from models.owed import LICENCE_GRANT, LICENCE_REVOKE, LICENCE_TEMPORARY

PREFIX: Final = "/assumed/suman"
REQUESTS: Final = f"{PREFIX}/requests"
PATHS: Final = {
    LICENCE_TEMPORARY: f"{PREFIX}/temporary-licences",
    LICENCE_GRANT: f"{PREFIX}/licences",
    LICENCE_REVOKE: f"{PREFIX}/revocations",
}
