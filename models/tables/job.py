"""Background jobs in chunks, and approvals by a second person."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, BigId, stored_by_value
from models.lifecycle import ApprovalStatus, JobStatus


class Job(Base):
    """A bulk action: a row of its own, each of its chunks one action."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_status", "status", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    parameters: Mapped[dict[str, Any]]
    status: Mapped[JobStatus] = mapped_column(stored_by_value(JobStatus, "status"))
    status_seq: Mapped[int] = mapped_column(default=0)
    actor: Mapped[str] = mapped_column(String(254), index=True)
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]

    items: Mapped[list["JobItem"]] = relationship(back_populates="job", order_by="JobItem.position")


class JobItem(Base):
    """One row of a bulk action, with its outcome and reason."""

    __tablename__ = "job_items"
    __table_args__ = (
        UniqueConstraint("job_id", "position"),
        CheckConstraint("outcome IN ('pending','done','refused')", name="outcome_known"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id"))
    position: Mapped[int]
    subject_id: Mapped[int] = mapped_column(BigId)
    label: Mapped[str] = mapped_column(String(120))
    outcome: Mapped[str] = mapped_column(String(16), default="pending")
    reason: Mapped[str | None] = mapped_column(String(500))

    job: Mapped[Job] = relationship(back_populates="items")


class Approval(Base):
    """A decision that a second person makes, never the one who asked."""

    __tablename__ = "approvals"
    __table_args__ = (
        CheckConstraint("decided_by IS NULL OR decided_by <> asked_by", name="second_person"),
        Index("ix_approvals_status", "status", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[dict[str, Any]]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    job_id: Mapped[int | None] = mapped_column(ForeignKey("jobs.id"), index=True)
    amount_vnd: Mapped[int | None] = mapped_column(BigInteger)
    status: Mapped[ApprovalStatus] = mapped_column(stored_by_value(ApprovalStatus, "status"))
    status_seq: Mapped[int] = mapped_column(default=0)
    asked_by: Mapped[str] = mapped_column(String(254))
    asked_at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(String(500))
    decided_by: Mapped[str | None] = mapped_column(String(254))
    decided_at: Mapped[datetime | None]
