"""Give a machine client a key."""

import hashlib
import secrets
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from models.audit_chain import record
from models.base import db
from models.tables import ApiKey
from models.text import collapse
from models.words import N_, RefusedError


def create_api_key(name: str, *, actor: str, now: datetime) -> str:
    """The new key, shown this once: only its SHA-256 is kept. Raises RefusedError for a blank or taken name."""
    name = collapse(name)
    if not 1 <= len(name) <= 100:
        raise RefusedError(N_("Đặt tên cho khóa API, tối đa 100 ký tự."))
    key = "khop_" + secrets.token_urlsafe(32)
    row = ApiKey(
        name=name,
        prefix=key[:12],
        key_sha256=hashlib.sha256(key.encode()).hexdigest(),
        created_at=now,
        created_by=actor,
    )
    db.session.add(row)
    record(db.session, "api_key.create", "api_key", name, actor=actor, at=now)
    try:
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        raise RefusedError(N_("Đã có khóa API tên %(name)s; chọn tên khác."), name=name) from error
    return key
