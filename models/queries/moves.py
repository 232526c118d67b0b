"""The one place where a status is assigned to a loaded record: by its lifecycle's table, with its history row."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from models.lifecycle import Lifecycle
from models.queries.history import Change, write_history

# lifecycle → (status column, counter column) of its subject
_COLUMNS = {
    "order": ("status", "status_seq"),
    "resource": ("resource_status", "resource_seq"),
    "invoice": ("invoice_status", "invoice_seq"),
    "raw_mail": ("state", "state_seq"),
}
_USUAL = ("status", "status_seq")


def move(
    subject: Any,
    lifecycle: Lifecycle,
    event: StrEnum,
    *,
    actor: str,
    at: datetime,
    reason: str | None = None,
    evidence: dict[str, Any] | None = None,
) -> None:
    """Move `subject` along; raises TransitionRefusedError where the table has no such way."""
    status, counter = _COLUMNS.get(lifecycle.name, _USUAL)
    before = getattr(subject, status)
    after = lifecycle.after(before, event)
    setattr(subject, status, after)
    setattr(subject, counter, getattr(subject, counter) + 1)
    change = Change(subject.id, getattr(subject, counter), before, after, evidence)
    write_history(lifecycle.name, event, [change], actor=actor, at=at, reason=reason)


def status_of(subject: Any, lifecycle: Lifecycle) -> Any:
    """The subject's status in this lifecycle."""
    return getattr(subject, _COLUMNS.get(lifecycle.name, _USUAL)[0])
