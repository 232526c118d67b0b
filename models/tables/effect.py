"""The outbox: what we owe other systems, saved in the commit that causes it."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, BigId, stored_by_value
from models.lifecycle import EffectState
from models.tables.order import Order

_DUE = text("state IN ('ready','leased','unknown')")


class Effect(Base):
    """One effect on one neighbour. `key` is derived from what it is: it can't be made twice. `payload` never changes.

    `due_at`: ready, not before; leased, when the lease ends; unknown, when to ask again. `claim_no` is the fencing
    token: an answer counts only for the claim that it belongs to.
    """

    __tablename__ = "effects"
    __table_args__ = (
        UniqueConstraint("order_id", "episode", "kind", "destination", "occurrence"),
        CheckConstraint("(state = 'done') = (done_at IS NOT NULL)", name="done_has_moment"),
        Index("ix_effects_due", "destination", "due_at", "id", postgresql_where=_DUE, sqlite_where=_DUE),
        Index("ix_effects_state", "state", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    destination: Mapped[str] = mapped_column(ForeignKey("destinations.name"))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    episode: Mapped[int]
    occurrence: Mapped[int] = mapped_column(default=1)
    payload: Mapped[dict[str, Any]]
    state: Mapped[EffectState] = mapped_column(stored_by_value(EffectState, "state"))
    due_at: Mapped[datetime]
    claim_no: Mapped[int] = mapped_column(default=0)
    ask_first: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None] = mapped_column(String(120))
    last_status: Mapped[int | None]
    last_error: Mapped[str | None] = mapped_column(String(500))
    remote_ref: Mapped[str | None] = mapped_column(String(120))
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]

    order: Mapped[Order] = relationship()


class EffectDependency(Base):
    """The effect waits until the parent is done."""

    __tablename__ = "effect_dependencies"

    effect_id: Mapped[int] = mapped_column(ForeignKey("effects.id"), primary_key=True)
    parent_id: Mapped[int] = mapped_column(ForeignKey("effects.id"), primary_key=True, index=True)
    # True: any end of the parent will do (a temporary licence that was refused must not hold up the full one).
    any_end: Mapped[bool] = mapped_column(default=False)


class EffectAttempt(Base):
    """One try, written before the call and completed after it; manual retries say who."""

    __tablename__ = "effect_attempts"
    __table_args__ = (UniqueConstraint("effect_id", "claim_no"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    effect_id: Mapped[int] = mapped_column(ForeignKey("effects.id"))
    claim_no: Mapped[int]
    at: Mapped[datetime]
    owner: Mapped[str] = mapped_column(String(120))
    outcome: Mapped[str | None] = mapped_column(String(32))
    status: Mapped[int | None]
    error: Mapped[str | None] = mapped_column(String(500))


class Destination(Base):
    """A neighbour and its circuit breaker, shared by all workers."""

    __tablename__ = "destinations"
    __table_args__ = (CheckConstraint("breaker IN ('closed','open','half_open')", name="breaker_known"),)

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    breaker: Mapped[str] = mapped_column(String(16), default="closed")
    fails: Mapped[int] = mapped_column(default=0)
    opens: Mapped[int] = mapped_column(default=0)
    open_until: Mapped[datetime | None]
    paused: Mapped[bool] = mapped_column(default=False)
