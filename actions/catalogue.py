"""Put tenants, products and our own accounts into the books."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.audit_chain import record
from models.base import db
from models.tables import BankAccount, Product, Tenant
from models.vocabulary import Subscription, VatRate


@dataclass(frozen=True, slots=True)
class NewTenant:
    domain: str
    name: str
    subscription: Subscription
    subscription_ends_at: datetime
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class NewProduct:
    code: str
    name: str
    unit_price_vnd: int
    vat_rate: VatRate
    term_months: int | None


def add_tenants(tenants: Sequence[NewTenant], *, actor: str, now: datetime) -> int:
    """Add those whose domain is new, and commit; gives how many."""
    domains = [tenant.domain for tenant in tenants]
    known = set(db.session.scalars(select(Tenant.domain).where(Tenant.domain.in_(domains))))
    new = [tenant for tenant in tenants if tenant.domain not in known]
    for tenant in new:
        row = Tenant(domain=tenant.domain, name=tenant.name, email=tenant.email, phone=tenant.phone, created_at=now)
        row.subscription, row.subscription_ends_at = tenant.subscription, tenant.subscription_ends_at
        db.session.add(row)
    record(db.session, "tenants.add", "tenants", len(new), actor=actor, at=now)
    db.session.commit()
    return len(new)


def add_products(products: Sequence[NewProduct], *, actor: str, now: datetime) -> int:
    """Add those whose code is new, and commit; gives how many."""
    known = set(db.session.scalars(select(Product.code)))
    new = [product for product in products if product.code not in known]
    for product in new:
        row = Product(code=product.code, name=product.name, unit_price_vnd=product.unit_price_vnd, is_active=True)
        row.vat_rate, row.term_months = product.vat_rate, product.term_months
        db.session.add(row)
    record(db.session, "products.add", "products", len(new), actor=actor, at=now)
    db.session.commit()
    return len(new)


def add_accounts(accounts: Sequence[tuple[str, str, str]], *, actor: str, now: datetime) -> int:
    """Add our own accounts (bank, number, holder) that are new, and commit; gives how many."""
    known = {tuple(row) for row in db.session.execute(select(BankAccount.bank, BankAccount.number))}
    new = [account for account in accounts if account[:2] not in known]
    db.session.add_all(BankAccount(bank=bank, number=number, holder=holder) for bank, number, holder in new)
    record(db.session, "accounts.add", "accounts", len(new), actor=actor, at=now)
    db.session.commit()
    return len(new)
