"""Tenants, products and salespeople, as an order names them."""

from collections.abc import Collection

from sqlalchemy import select

from models.base import db
from models.tables import Product, Tenant, User
from models.vocabulary import Role


def tenant_of(domain: str) -> Tenant | None:
    """The tenant of this very domain (lower case, NFC)."""
    return db.session.scalar(select(Tenant).where(Tenant.domain == domain))


def products_on_sale(codes: Collection[str]) -> dict[str, Product]:
    """The active products among these codes, by code."""
    found = db.session.scalars(select(Product).where(Product.code.in_(codes), Product.is_active).order_by(Product.code))
    return {product.code: product for product in found}


def salesperson_of(email: str) -> User | None:
    """The active salesperson or renewal lead with this e-mail address."""
    sellers = (Role.SALESPERSON, Role.RENEWAL_LEAD)
    return db.session.scalar(
        select(User).where(User.email == email.strip().lower(), User.is_active, User.role.in_(sellers))
    )


def is_empty() -> bool:
    """Whether there is no tenant at all yet."""
    return db.session.scalar(select(Tenant.id).limit(1)) is None
