"""Writing history rows, one or many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import insert

from models.base import db
from models.tables import Transition


@dataclass(frozen=True, slots=True)
class Change:
    """One status change of one subject; `seq` counts the subject's changes from 1."""

    subject_id: int
    seq: int
    before: StrEnum
    after: StrEnum
    evidence: dict[str, Any] | None = None


def write_history(
    lifecycle: str,
    event: StrEnum,
    changes: Sequence[Change],
    *,
    actor: str,
    at: datetime,
    reason: str | None = None,
) -> None:
    """One row for each change, all by the same event, person and moment."""
    if not changes:
        return
    db.session.execute(
        insert(Transition),
        [
            {
                "lifecycle": lifecycle,
                "subject_id": change.subject_id,
                "seq": change.seq,
                "event": event.value,
                "from_status": change.before.value,
                "to_status": change.after.value,
                "actor": actor,
                "at": at,
                "reason": reason,
                "evidence": change.evidence,
            }
            for change in changes
        ],
    )
