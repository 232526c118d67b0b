"""Orders, their lines, tax details and payment episodes."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from models.base import Base, BigId, stored_by_value
from models.lifecycle import InvoiceStatus, OrderStatus, ResourceStatus
from models.tables.catalogue import Product, Tenant
from models.tables.people import User
from models.text import squeeze
from models.vocabulary import PaymentMethod, PurchaseType, VatRate, Verdict, Waiting


class Order(Base):
    """Đơn hàng SaaS. `received_vnd` is the sum of the current episode's live allocations, kept by guarded UPDATEs."""

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint("total_vnd > 0", name="total_positive"),
        CheckConstraint("subtotal_vnd + vat_vnd = total_vnd", name="total_is_sum"),
        CheckConstraint("received_vnd >= 0 AND received_vnd <= total_vnd", name="received_within_total"),
        CheckConstraint("status <> 'paid' OR received_vnd = total_vnd", name="paid_is_covered"),
        CheckConstraint("status <> 'paid' OR paid_at IS NOT NULL", name="paid_has_moment"),
        CheckConstraint("length(order_no) = 7", name="number_of_seven_digits"),
        Index("ix_orders_status_placed", "status", "placed_at", "id"),
        Index("ix_orders_placed", "placed_at", "id"),
        Index("ix_orders_salesperson_placed", "salesperson_id", "placed_at", "id"),
        # The expiry sweep reads only what may still expire; a partial index stays small as orders are paid.
        Index(
            "ix_orders_expiring",
            "expires_at",
            postgresql_where=text("status = 'awaiting_payment'"),
            sqlite_where=text("status = 'awaiting_payment'"),
        ),
        Index(
            "ix_orders_waiting",
            "waiting",
            "id",
            postgresql_where=text("waiting IS NOT NULL"),
            sqlite_where=text("waiting IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    order_no: Mapped[str] = mapped_column(String(7), unique=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"), index=True)
    domain: Mapped[str] = mapped_column(String(63))
    domain_key: Mapped[str] = mapped_column(String(63), index=True)
    purchase_type: Mapped[PurchaseType] = mapped_column(stored_by_value(PurchaseType, "purchase_type"))
    payment_method: Mapped[PaymentMethod] = mapped_column(stored_by_value(PaymentMethod, "payment_method"))
    currency: Mapped[str] = mapped_column(String(3), default="VND")
    subtotal_vnd: Mapped[int] = mapped_column(BigInteger)
    vat_vnd: Mapped[int] = mapped_column(BigInteger)
    total_vnd: Mapped[int] = mapped_column(BigInteger)
    received_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    status: Mapped[OrderStatus] = mapped_column(stored_by_value(OrderStatus, "status"))
    status_seq: Mapped[int] = mapped_column(default=0)  # how many transitions of the payment status there were
    episode: Mapped[int] = mapped_column(default=1)
    resource_status: Mapped[ResourceStatus] = mapped_column(stored_by_value(ResourceStatus, "resource_status"))
    resource_seq: Mapped[int] = mapped_column(default=0)
    resource_error: Mapped[str | None] = mapped_column(String(500))
    invoice_status: Mapped[InvoiceStatus] = mapped_column(stored_by_value(InvoiceStatus, "invoice_status"))
    invoice_seq: Mapped[int] = mapped_column(default=0)
    match_verdict: Mapped[Verdict | None] = mapped_column(stored_by_value(Verdict, "match_verdict"))
    waiting: Mapped[Waiting | None] = mapped_column(stored_by_value(Waiting, "waiting"))
    customer_name: Mapped[str] = mapped_column(String(200))
    customer_email: Mapped[str | None] = mapped_column(String(254))
    customer_phone: Mapped[str | None] = mapped_column(String(32))
    delivery: Mapped[dict[str, str] | None] = mapped_column(JSON)
    salesperson_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    commitment_required: Mapped[bool] = mapped_column(default=False)
    memo: Mapped[str] = mapped_column(String(120))
    pay_token: Mapped[str] = mapped_column(String(43), unique=True)
    search_key: Mapped[str] = mapped_column(String(1000))
    placed_at: Mapped[datetime]
    placed_by: Mapped[str] = mapped_column(String(254))
    expires_at: Mapped[datetime]
    paid_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    tenant: Mapped[Tenant] = relationship()
    salesperson: Mapped[User | None] = relationship()
    lines: Mapped[list["OrderLine"]] = relationship(back_populates="order", order_by="OrderLine.position")
    tax_invoice: Mapped["TaxInvoiceDetails | None"] = relationship(back_populates="order")
    episodes: Mapped[list["PaymentEpisode"]] = relationship(back_populates="order", order_by="PaymentEpisode.number")

    __mapper_args__ = {"version_id_col": version}

    @validates("domain")
    def _keep_domain_key(self, _key: str, domain: str) -> str:
        self.domain_key = squeeze(domain)
        return domain

    @property
    def due_vnd(self) -> int:
        """Còn phải thu, in đồng."""
        return self.total_vnd - self.received_vnd


class OrderLine(Base):
    """What was ordered, at the price of that day. Money is whole đồng; see models.vat for the rounding."""

    __tablename__ = "order_lines"
    __table_args__ = (
        UniqueConstraint("order_id", "position"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("net_vnd + vat_vnd = gross_vnd", name="gross_is_sum"),
        CheckConstraint("net_vnd = quantity * unit_price_vnd", name="net_is_product"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    position: Mapped[int]
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    product_code: Mapped[str] = mapped_column(String(40))
    product_name: Mapped[str] = mapped_column(String(200))
    term_months: Mapped[int | None]
    quantity: Mapped[int]
    unit_price_vnd: Mapped[int] = mapped_column(BigInteger)
    vat_rate: Mapped[VatRate] = mapped_column(stored_by_value(VatRate, "vat_rate"))
    net_vnd: Mapped[int] = mapped_column(BigInteger)
    vat_vnd: Mapped[int] = mapped_column(BigInteger)
    gross_vnd: Mapped[int] = mapped_column(BigInteger)

    order: Mapped[Order] = relationship(back_populates="lines")
    product: Mapped[Product] = relationship()


class TaxInvoiceDetails(Base):
    """The buyer, when the customer wants a tax invoice; absent otherwise."""

    __tablename__ = "tax_invoice_details"

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    tax_code: Mapped[str] = mapped_column(String(14))
    company_name: Mapped[str] = mapped_column(String(300))
    address: Mapped[str] = mapped_column(String(500))
    contact_name: Mapped[str | None] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254))

    order: Mapped[Order] = relationship(back_populates="tax_invoice")


class PaymentEpisode(Base):
    """One try at being paid. A reversed order that is to be paid again gets the next; effects belong to an episode."""

    __tablename__ = "payment_episodes"

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    opened_at: Mapped[datetime]
    paid_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    close_reason: Mapped[str | None] = mapped_column(String(500))

    order: Mapped[Order] = relationship(back_populates="episodes")
