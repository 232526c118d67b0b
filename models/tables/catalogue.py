"""Who buys and what is sold: tenants and products."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, validates

from models.base import Base, BigId, stored_by_value
from models.text import fold, nfc, squeeze
from models.vocabulary import Subscription, VatRate


class Tenant(Base):
    """A restaurant that rents the product (Thuê bao, nhà hàng)."""

    __tablename__ = "tenants"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    domain: Mapped[str] = mapped_column(String(63), unique=True)
    # How a bank may leave the domain: `lau-moc-mien` and `laumocmien` can't be told apart in a memo.
    domain_key: Mapped[str] = mapped_column(String(63), index=True)
    name: Mapped[str] = mapped_column(String(200))
    search_key: Mapped[str] = mapped_column(String(400))
    email: Mapped[str | None] = mapped_column(String(254))
    phone: Mapped[str | None] = mapped_column(String(32))
    subscription: Mapped[Subscription] = mapped_column(stored_by_value(Subscription, "subscription"))
    subscription_ends_at: Mapped[datetime]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @validates("domain")
    def _keep_domain_key(self, _key: str, domain: str) -> str:
        self.domain_key = squeeze(domain)
        self.search_key = fold(f"{domain} {self.name or ''}")
        return nfc(domain).lower()

    @validates("name")
    def _keep_search_key(self, _key: str, name: str) -> str:
        self.search_key = fold(f"{self.domain or ''} {name}")
        return nfc(name)

    def expired_at(self, moment: datetime) -> bool:
        """Whether the trial or subscription is over at the aware `moment`."""
        return self.subscription_ends_at <= moment


class Product(Base):
    """Something in the price list; prices exclude VAT."""

    __tablename__ = "products"
    __table_args__ = (
        CheckConstraint("unit_price_vnd >= 0", name="price_not_negative"),
        Index("ix_products_active", "is_active", "code"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    search_key: Mapped[str] = mapped_column(String(300))
    unit_price_vnd: Mapped[int] = mapped_column(BigInteger)
    vat_rate: Mapped[VatRate] = mapped_column(stored_by_value(VatRate, "vat_rate"))
    term_months: Mapped[int | None]  # None: hardware, nothing to license
    is_active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @validates("code", "name")
    def _keep_search_key(self, key: str, value: str) -> str:
        other = self.name if key == "code" else self.code
        self.search_key = fold(f"{value} {other or ''}")
        return nfc(value)
