"""What follows a recognised payment: licence, contract, revenue record, invoice request."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, BigId, stored_by_value
from models.lifecycle import ContractStatus, InvoiceRequestStatus, LicenceStatus
from models.tables.order import Order
from models.vocabulary import LicenceKind


class Licence(Base):
    """GPSD: the temporary one of five days, or the full one. One of a kind in an episode."""

    __tablename__ = "licences"
    __table_args__ = (
        UniqueConstraint("order_id", "episode", "kind"),
        CheckConstraint("kind <> 'temporary' OR valid_until IS NOT NULL", name="temporary_ends"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    episode: Mapped[int]
    kind: Mapped[LicenceKind] = mapped_column(stored_by_value(LicenceKind, "kind"))
    status: Mapped[LicenceStatus] = mapped_column(stored_by_value(LicenceStatus, "status"))
    status_seq: Mapped[int] = mapped_column(default=0)
    valid_until: Mapped[datetime | None]
    remote_ref: Mapped[str | None] = mapped_column(String(120))
    created_at: Mapped[datetime]

    order: Mapped[Order] = relationship()


class Contract(Base):
    """Hợp đồng, one an episode."""

    __tablename__ = "contracts"
    __table_args__ = (
        UniqueConstraint("order_id", "episode"),
        CheckConstraint("value_vnd > 0", name="value_positive"),
        Index("ix_contracts_status", "status", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    contract_no: Mapped[str] = mapped_column(String(32), unique=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    episode: Mapped[int]
    value_vnd: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[ContractStatus] = mapped_column(stored_by_value(ContractStatus, "status"))
    status_seq: Mapped[int] = mapped_column(default=0)
    refusal_reason: Mapped[str | None] = mapped_column(String(500))
    salesperson_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    commitment_required: Mapped[bool] = mapped_column(default=False)
    commitment_confirmed_at: Mapped[datetime | None]
    remote_ref: Mapped[str | None] = mapped_column(String(120))
    signed_at: Mapped[datetime]
    recorded_at: Mapped[datetime | None]

    order: Mapped[Order] = relationship()


class RevenueRecord(Base):
    """Ghi nhận doanh số: that a contract's revenue was recorded, once each time it is."""

    __tablename__ = "revenue_records"
    __table_args__ = (UniqueConstraint("contract_id", "occurrence"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contracts.id"))
    occurrence: Mapped[int]
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    credited_to_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    recorded_by: Mapped[str] = mapped_column(String(254))
    recorded_at: Mapped[datetime]
    reversed_at: Mapped[datetime | None]
    reverse_reason: Mapped[str | None] = mapped_column(String(500))


class InvoiceRequest(Base):
    """Đề nghị xuất hóa đơn, with the buyer as it was asked for."""

    __tablename__ = "invoice_requests"
    __table_args__ = (
        UniqueConstraint("order_id", "episode", "occurrence"),
        Index("ix_invoice_requests_status", "status", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    request_no: Mapped[str] = mapped_column(String(32), unique=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    episode: Mapped[int]
    occurrence: Mapped[int] = mapped_column(default=1)
    status: Mapped[InvoiceRequestStatus] = mapped_column(stored_by_value(InvoiceRequestStatus, "status"))
    status_seq: Mapped[int] = mapped_column(default=0)
    refusal_reason: Mapped[str | None] = mapped_column(String(500))
    tax_code: Mapped[str] = mapped_column(String(14))
    buyer_name: Mapped[str] = mapped_column(String(300))
    buyer_address: Mapped[str] = mapped_column(String(500))
    buyer_email: Mapped[str | None] = mapped_column(String(254))
    net_vnd: Mapped[int] = mapped_column(BigInteger)
    vat_vnd: Mapped[int] = mapped_column(BigInteger)
    gross_vnd: Mapped[int] = mapped_column(BigInteger)
    requested_by: Mapped[str] = mapped_column(String(254))
    requested_at: Mapped[datetime]
    invoice_series: Mapped[str | None] = mapped_column(String(16))
    invoice_no: Mapped[str | None] = mapped_column(String(16))
    invoice_date: Mapped[datetime | None]
    invoice_link: Mapped[str | None] = mapped_column(String(500))

    order: Mapped[Order] = relationship()
