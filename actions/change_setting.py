"""An administrator changes a business setting; the audit log keeps before and after."""

from datetime import datetime
from typing import Any

from models.audit_chain import record
from models.base import db
from models.queries import settings
from models.settings import checked
from models.tables import Setting


def change_setting(key: str, value: Any, *, actor: str, now: datetime) -> None:
    """Set `key` to `value` and commit. Raises RefusedError for an unknown setting or an unsafe value."""
    checked(key, value)
    before = settings.value_of(key)
    row = db.session.get(Setting, key, with_for_update=True)
    if row is None:
        row = Setting(key=key)
        db.session.add(row)
    row.value, row.updated_at, row.updated_by = value, now, actor
    details = {"before": before, "after": value}
    record(db.session, "setting.change", "setting", key, actor=actor, at=now, details=details)
    db.session.commit()
