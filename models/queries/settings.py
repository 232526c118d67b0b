"""Settings in force."""

from typing import Any

from sqlalchemy import select

from models.base import db
from models.settings import SETTINGS
from models.tables import Setting


def value_of(key: str) -> Any:
    """What the setting is now: what an administrator chose, else its default. KeyError for an unknown key."""
    kind = SETTINGS[key]
    chosen = db.session.scalar(select(Setting).where(Setting.key == key))
    return kind.default if chosen is None else chosen.value
