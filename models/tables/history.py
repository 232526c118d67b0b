"""One row for each change of a status: what, who, when, why, on what evidence."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId


class Transition(Base):
    """`seq` counts a subject's transitions from 1 without gaps, so two simultaneous ones can't both win."""

    __tablename__ = "transitions"
    __table_args__ = (
        UniqueConstraint("lifecycle", "subject_id", "seq"),
        Index("ix_transitions_at", "at", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    lifecycle: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[int] = mapped_column(BigId)
    seq: Mapped[int]
    event: Mapped[str] = mapped_column(String(32))
    from_status: Mapped[str] = mapped_column(String(32))
    to_status: Mapped[str] = mapped_column(String(32))
    actor: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(String(500))
    evidence: Mapped[dict[str, Any] | None]
