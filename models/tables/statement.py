"""Bank statement lines, apart from their sightings: the same transaction may be seen by mail, by file, by a push."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, BigId, stored_by_value
from models.tables.order import Order
from models.transaction import Direction
from models.vocabulary import Hold, SourceKind, Verdict


class BankAccount(Base):
    """An account of ours, into which customers transfer."""

    __tablename__ = "bank_accounts"
    __table_args__ = (UniqueConstraint("bank", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    bank: Mapped[str] = mapped_column(String(32))
    number: Mapped[str] = mapped_column(String(32))
    holder: Mapped[str] = mapped_column(String(200))
    currency: Mapped[str] = mapped_column(String(3), default="VND")
    is_active: Mapped[bool] = mapped_column(default=True)


class StatementLine(Base):
    """One transaction of the bank, stored once. Never edited, never deleted: money is moved by allocations.

    `amount_vnd` is filled when `currency` is VND, `foreign_amount` (decimal text) otherwise. `booked_at` is the moment
    where a source told one; `booked_on` is the local day in any case.
    """

    __tablename__ = "statement_lines"
    __table_args__ = (
        UniqueConstraint("fingerprint", "occurrence"),
        CheckConstraint("(currency = 'VND') = (amount_vnd IS NOT NULL)", name="vnd_amount_iff_vnd"),
        CheckConstraint("(currency = 'VND') = (foreign_amount IS NULL)", name="foreign_amount_iff_foreign"),
        CheckConstraint("amount_vnd > 0", name="amount_positive"),
        CheckConstraint(
            "allocated_vnd >= 0 AND allocated_vnd <= COALESCE(amount_vnd, 0)", name="allocated_within_amount"
        ),
        CheckConstraint("direction = 'in' OR allocated_vnd = 0", name="debits_pay_nothing"),
        CheckConstraint("set_aside_at IS NULL OR set_aside_reason IS NOT NULL", name="set_aside_says_why"),
        Index("ix_statement_lines_booked", "booked_on", "id"),
        Index("ix_statement_lines_twins", "twin_key"),
        Index("ix_statement_lines_account", "bank", "account", "booked_on", "id"),
        Index("ix_statement_lines_matched_order", "matched_order_id"),
        Index("ix_statement_lines_verdict", "verdict", "id"),
        # What a person may still allocate: the confirm dialog and re-match read only this.
        Index(
            "ix_statement_lines_open",
            "booked_on",
            "id",
            postgresql_where=text("direction = 'in' AND set_aside_at IS NULL AND allocated_vnd < amount_vnd"),
            sqlite_where=text("direction = 'in' AND set_aside_at IS NULL AND allocated_vnd < amount_vnd"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    bank: Mapped[str] = mapped_column(String(32))
    account: Mapped[str] = mapped_column(String(32))
    direction: Mapped[Direction] = mapped_column(stored_by_value(Direction, "direction"))
    currency: Mapped[str] = mapped_column(String(3), default="VND")
    amount_vnd: Mapped[int | None] = mapped_column(BigInteger)
    foreign_amount: Mapped[str | None] = mapped_column(String(32))
    booked_on: Mapped[date]
    booked_at: Mapped[datetime | None]
    reference: Mapped[str | None] = mapped_column(String(120))
    memo: Mapped[str] = mapped_column(Text)
    payer: Mapped[str | None] = mapped_column(String(300))
    note: Mapped[str | None] = mapped_column(String(500))
    balance: Mapped[str | None] = mapped_column(String(32))
    fingerprint: Mapped[str] = mapped_column(String(64))
    occurrence: Mapped[int]
    twin_key: Mapped[str] = mapped_column(String(64))
    search_key: Mapped[str] = mapped_column(Text)
    verdict: Mapped[Verdict] = mapped_column(stored_by_value(Verdict, "verdict"))
    matched_order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    reasons: Mapped[dict[str, Any]]
    hold: Mapped[Hold | None] = mapped_column(stored_by_value(Hold, "hold"))
    allocated_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    set_aside_at: Mapped[datetime | None]
    set_aside_by: Mapped[str | None] = mapped_column(String(254))
    set_aside_reason: Mapped[str | None] = mapped_column(String(500))
    created_at: Mapped[datetime]

    matched_order: Mapped[Order | None] = relationship()
    sightings: Mapped[list["StatementSighting"]] = relationship(back_populates="line", order_by="StatementSighting.id")

    @property
    def unallocated_vnd(self) -> int:
        """Còn lại, in đồng; 0 for foreign money and debits."""
        return 0 if self.amount_vnd is None or self.direction is Direction.OUT else self.amount_vnd - self.allocated_vnd


class StatementImport(Base):
    """One reading of a source: a file, a mail, a push, a line entered by hand."""

    __tablename__ = "statement_imports"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    source: Mapped[SourceKind] = mapped_column(stored_by_value(SourceKind, "source"))
    name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    actor: Mapped[str] = mapped_column(String(254))
    started_at: Mapped[datetime] = mapped_column(index=True)
    finished_at: Mapped[datetime | None]
    rows_read: Mapped[int] = mapped_column(default=0)
    stored: Mapped[int] = mapped_column(default=0)
    duplicates: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    exact: Mapped[int] = mapped_column(default=0)
    relative: Mapped[int] = mapped_column(default=0)
    unmatched: Mapped[int] = mapped_column(default=0)
    paid: Mapped[int] = mapped_column(default=0)


class ImportReject(Base):
    """A row that could not be read, with its reason and its cells, to be mended and brought back."""

    __tablename__ = "import_rejects"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("statement_imports.id"), index=True)
    row: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    cells: Mapped[list[Any]]


class StatementSighting(Base):
    """Where a line was seen. The first sighting made the line, the others only vouch for it."""

    __tablename__ = "statement_sightings"
    __table_args__ = (UniqueConstraint("import_id", "position"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("statement_lines.id"), index=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("statement_imports.id"))
    position: Mapped[int]
    seen_at: Mapped[datetime]
    # What this source said, where it differs from the line; None where it says the same.
    details: Mapped[dict[str, Any] | None]

    line: Mapped[StatementLine] = relationship(back_populates="sightings")
    source: Mapped[StatementImport] = relationship()
