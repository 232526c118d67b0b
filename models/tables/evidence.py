"""Evidence of money, and what it pays: allocations that can be reversed, and tenant credit."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, BigId, stored_by_value
from models.tables.order import Order
from models.tables.statement import StatementLine
from models.vocabulary import AllocationRule

_ONE_EVIDENCE = (
    "(CASE WHEN line_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN gateway_payment_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN cash_receipt_id IS NULL THEN 0 ELSE 1 END)"
)
_LIVE = text("reversed_at IS NULL")


class GatewayPayment(Base):
    """Money that a gateway says it took. What it was in another currency stands beside the đồng."""

    __tablename__ = "gateway_payments"
    __table_args__ = (
        UniqueConstraint("gateway", "transaction_no"),
        CheckConstraint("allocated_vnd >= 0 AND allocated_vnd <= amount_vnd", name="allocated_within_amount"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    gateway: Mapped[str] = mapped_column(String(32))
    transaction_no: Mapped[str] = mapped_column(String(120))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    charged_amount: Mapped[str | None] = mapped_column(String(32))
    charged_currency: Mapped[str] = mapped_column(String(3), default="VND")
    allocated_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    received_at: Mapped[datetime]


class CashReceipt(Base):
    """Money that a person received: cash or something else, with their note."""

    __tablename__ = "cash_receipts"
    __table_args__ = (
        CheckConstraint("amount_vnd > 0", name="amount_positive"),
        CheckConstraint("allocated_vnd >= 0 AND allocated_vnd <= amount_vnd", name="allocated_within_amount"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3), default="VND")
    allocated_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    received_on: Mapped[date]
    note: Mapped[str] = mapped_column(String(500))
    received_by: Mapped[str] = mapped_column(String(254))
    created_at: Mapped[datetime]


class Allocation(Base):
    """(evidence, order, amount) in one payment episode. Undone by a reversal with a reason, never deleted."""

    __tablename__ = "allocations"
    __table_args__ = (
        ForeignKeyConstraint(["order_id", "episode"], ["payment_episodes.order_id", "payment_episodes.number"]),
        CheckConstraint("amount_vnd > 0", name="amount_positive"),
        CheckConstraint(f"{_ONE_EVIDENCE} = 1", name="one_evidence"),
        CheckConstraint("reversed_at IS NULL OR reverse_reason IS NOT NULL", name="reversal_says_why"),
        Index("ix_allocations_order", "order_id", "episode"),
        Index(
            "uq_allocations_live_line", "order_id", "line_id", unique=True, postgresql_where=_LIVE, sqlite_where=_LIVE
        ),
        Index(
            "uq_allocations_live_gateway",
            "order_id",
            "gateway_payment_id",
            unique=True,
            postgresql_where=_LIVE,
            sqlite_where=_LIVE,
        ),
        Index(
            "uq_allocations_live_cash",
            "order_id",
            "cash_receipt_id",
            unique=True,
            postgresql_where=_LIVE,
            sqlite_where=_LIVE,
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    episode: Mapped[int]
    line_id: Mapped[int | None] = mapped_column(ForeignKey("statement_lines.id"), index=True)
    gateway_payment_id: Mapped[int | None] = mapped_column(ForeignKey("gateway_payments.id"), index=True)
    cash_receipt_id: Mapped[int | None] = mapped_column(ForeignKey("cash_receipts.id"), index=True)
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    rule: Mapped[AllocationRule] = mapped_column(stored_by_value(AllocationRule, "rule"))
    made_by: Mapped[str] = mapped_column(String(254))
    made_at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(String(500))
    reversed_at: Mapped[datetime | None]
    reversed_by: Mapped[str | None] = mapped_column(String(254))
    reverse_reason: Mapped[str | None] = mapped_column(String(500))

    order: Mapped[Order] = relationship()
    line: Mapped[StatementLine | None] = relationship()


class TenantCredit(Base):
    """Money of a tenant that pays no order yet: an excess, or a part moved here. Spent or refunded, with a reason."""

    __tablename__ = "tenant_credits"
    __table_args__ = (
        CheckConstraint("amount_vnd > 0", name="amount_positive"),
        CheckConstraint(f"{_ONE_EVIDENCE} = 1", name="one_evidence"),
        CheckConstraint("closed_at IS NULL OR close_reason IS NOT NULL", name="closing_says_why"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"), index=True)
    from_order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    line_id: Mapped[int | None] = mapped_column(ForeignKey("statement_lines.id"), index=True)
    gateway_payment_id: Mapped[int | None] = mapped_column(ForeignKey("gateway_payments.id"))
    cash_receipt_id: Mapped[int | None] = mapped_column(ForeignKey("cash_receipts.id"))
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    made_by: Mapped[str] = mapped_column(String(254))
    made_at: Mapped[datetime]
    # Closed when moved to another order (the evidence is free again and pays there) or marked refunded.
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None] = mapped_column(String(254))
    close_reason: Mapped[str | None] = mapped_column(String(500))
    refunded: Mapped[bool] = mapped_column(default=False)
