"""A person logs out: the session is over in the database, whoever still holds its cookie."""

from datetime import datetime

from actions.log_in import sha256_of
from models.base import db
from models.queries import people


def log_out(token: str, *, now: datetime) -> None:
    """End the session with this token; an unknown one is no error."""
    people.end_session(sha256_of(token), now)
    db.session.commit()
