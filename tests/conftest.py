"""The test house: a migrated database of each kind, an application on it, and a few people and orders to tell stories.

Nothing here reaches past this machine: a test that tries to fails.
"""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from actions.catalogue import NewProduct, NewTenant, add_products, add_tenants
from actions.create_user import create_user
from actions.place_order import Wanted, WantedInvoice, WantedLine, place_order
from admin_app import create_app
from models.base import db
from models.queries.catalogue import tenant_of
from models.tables import Order, Tenant, User
from models.transaction import Direction, Transaction
from models.vocabulary import PaymentMethod, PurchaseType, Role, Subscription, VatRate
from tests.servers import Databases, config_for

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
PASSWORD = "mot mat khau du dai 2026"


@pytest.fixture(autouse=True)
def _stay_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def only_loopback(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_loopback)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Migrated templates of both kinds; a PostgreSQL server is started when a test first needs it."""
    house = Databases(tmp_path_factory.mktemp("databases"))
    yield house
    house.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database of each kind."""
    with databases.fresh(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on a fresh database, inside its context."""
    application = create_app(config_for(database_url, tmp_path))
    with application.app_context():
        yield application
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def now() -> datetime:
    """20/11/2026 10:00 in Vietnam."""
    return NOW


@pytest.fixture
def make_user(app: Flask) -> Callable[..., User]:
    """make_user(role) → a person with that role and the password PASSWORD."""

    def make(role: Role = Role.OFFICE_ACCOUNTANT, email: str | None = None, name: str = "Thu Hà") -> User:
        return create_user(email or f"{role.value}@saoviet.example", name, role, PASSWORD, actor="test", now=NOW)

    return make


@pytest.fixture
def make_tenant(app: Flask) -> Callable[..., Tenant]:
    """make_tenant(domain, expired=…) → the tenant of that domain, made if it is not there."""

    def make(domain: str = "phobac24", *, expired: bool = False) -> Tenant:
        ends = NOW + timedelta(days=-3 if expired else 100)
        add_tenants([NewTenant(domain, f"Quán {domain}", Subscription.OFFICIAL, ends)], actor="test", now=NOW)
        tenant = tenant_of(domain)
        assert tenant is not None
        return tenant

    return make


@pytest.fixture
def make_product(app: Flask) -> Callable[..., str]:
    """make_product(code, price, rate) → its code."""

    def make(code: str = "NH12", price: int = 3_588_000, rate: VatRate = VatRate.NOT_SUBJECT) -> str:
        add_products([NewProduct(code, f"Sản phẩm {code}", price, rate, 12)], actor="test", now=NOW)
        return code

    return make


@pytest.fixture
def make_order(make_tenant: Callable[..., Tenant], make_product: Callable[..., str]) -> Callable[..., Order]:
    """make_order(domain=…, price=…, at=…) → an order for one product of that price, placed at that moment."""

    def make(
        domain: str = "phobac24",
        price: int = 3_588_000,
        *,
        at: datetime = NOW,
        expired: bool = False,
        method: PaymentMethod = PaymentMethod.BANK_TRANSFER,
        kind: PurchaseType = PurchaseType.RENEWAL,
        salesperson: str | None = None,
        invoice: WantedInvoice | None = None,
    ) -> Order:
        make_tenant(domain, expired=expired)
        code = make_product(f"SP{price}", price)
        wanted = Wanted(
            domain,
            kind,
            method,
            (WantedLine(code, 1, price, VatRate.NOT_SUBJECT),),
            f"Chủ {domain}",
            "chu@quan.example",
            "0901234567",
            tax_invoice=invoice,
            salesperson=salesperson,
        )
        return place_order(wanted, actor="test", now=at)

    return make


@pytest.fixture
def credit() -> Callable[..., Transaction]:
    """credit(memo, amount) → money that came into our VCB account."""

    def make(memo: str, amount: int = 3_588_000, **more: Any) -> Transaction:
        facts: dict[str, Any] = {
            "bank": "VCB",
            "account": "0011004455667",
            "direction": Direction.IN,
            "currency": "VND",
            "booked_at": NOW + timedelta(hours=1),
            "reference": None,
        }
        return Transaction(**{**facts, **more}, amount=amount, memo=memo)

    return make
