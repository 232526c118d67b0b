"""Machine clients, and the answers they were given."""

from sqlalchemy import select

from models.base import db
from models.tables import ApiKey, IdempotencyRecord


def of_key(key_sha256: str) -> ApiKey | None:
    """The client whose key has this SHA-256, unless it was revoked."""
    return db.session.scalar(select(ApiKey).where(ApiKey.key_sha256 == key_sha256, ApiKey.revoked_at.is_(None)))


def answered(api_key_id: int, key: str) -> IdempotencyRecord | None:
    """What this client was answered under this Idempotency-Key."""
    return db.session.scalar(
        select(IdempotencyRecord).where(IdempotencyRecord.api_key_id == api_key_id, IdempotencyRecord.key == key)
    )
