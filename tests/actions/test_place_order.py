from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from actions.lend_licences import lend_licences
from actions.place_order import OrderRefusedError, Wanted, WantedLine, deadline, place_order
from models.base import db
from models.clock import VIETNAM
from models.queries.invariants import violations
from models.tables import Effect, Licence, Order
from models.vocabulary import PaymentMethod, PurchaseType, VatRate


def _wanted(**changes: object) -> Wanted:
    facts: dict[str, object] = {
        "domain": "phobac24",
        "purchase_type": PurchaseType.NEW,
        "payment_method": PaymentMethod.BANK_TRANSFER,
        "lines": (
            WantedLine("NH12", 2, 3_588_000, VatRate.NOT_SUBJECT),
            WantedLine("MIB", 1, 2_650_000, VatRate.EIGHT),
        ),
        "customer_name": "Chủ phở",
        "customer_email": None,
        "customer_phone": None,
    }
    return Wanted(**{**facts, **changes})  # type: ignore[arg-type]


@pytest.fixture
def catalogue(make_tenant: Callable[..., object], make_product: Callable[..., str]) -> None:
    make_tenant("phobac24")
    make_product("NH12", 3_588_000)
    make_product("MIB", 2_650_000, VatRate.EIGHT)


@pytest.mark.usefixtures("catalogue")
def test_number_total_memo_and_deadline_are_given(now: datetime) -> None:
    order = place_order(_wanted(), actor="thuha", now=now)

    assert len(order.order_no) == 7
    assert order.order_no[0] != "0"
    assert (order.subtotal_vnd, order.vat_vnd, order.total_vnd) == (9_826_000, 212_000, 10_038_000)
    assert order.memo == f"Thanh toan don hang {order.order_no} – Domain phobac24"
    assert order.expires_at == now + timedelta(hours=120)
    assert db.session.scalar(select(func.count()).select_from(Effect)) == 0
    assert violations() == []


def test_an_expired_tenant_is_lent_a_licence_until_the_deadline(make_order: Callable[..., Order]) -> None:
    order = make_order("comtam68", expired=True)

    [effect] = db.session.scalars(select(Effect))
    [licence] = db.session.scalars(select(Licence))
    assert (effect.key, effect.destination) == (f"licence.temporary:{order.order_no}:1:suman:1", "suman")
    assert effect.payload["valid_until"] == order.expires_at.isoformat()
    assert licence.valid_until == order.expires_at


def test_a_card_order_is_lent_nothing(make_order: Callable[..., Order]) -> None:
    make_order("comtam68", expired=True, method=PaymentMethod.CREDIT_CARD)
    assert db.session.scalars(select(Effect)).all() == []


def test_a_tenant_that_expires_while_it_waits_is_lent_a_licence_then_and_once(
    make_order: Callable[..., Order], now: datetime
) -> None:
    order = make_order("comtam68")
    order.tenant.subscription_ends_at = now + timedelta(days=1)
    db.session.commit()

    assert lend_licences(now=now) == 0
    assert lend_licences(now=now + timedelta(days=2)) == 1
    assert lend_licences(now=now + timedelta(days=2)) == 0
    assert violations() == []


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"domain": "khongco"}, "domain"),
        ({"lines": (WantedLine("XX", 1, 1, VatRate.NOT_SUBJECT),)}, "lines[0].product_code"),
        ({"lines": (WantedLine("NH12", 1, 1_000, VatRate.NOT_SUBJECT),)}, "lines[0].unit_price"),
        ({"lines": (WantedLine("NH12", 1, 3_588_000, VatRate.TEN),)}, "lines[0].vat_rate"),
        ({"salesperson": "ai@do.example"}, "salesperson"),
    ],
)
def test_what_can_not_be_ordered_is_refused_with_its_field(
    changes: dict[str, object], field: str, now: datetime
) -> None:
    with pytest.raises(OrderRefusedError) as refused:
        place_order(_wanted(**changes), actor="thuha", now=now)
    assert refused.value.field == field
    db.session.rollback()
    assert db.session.scalars(select(Order)).all() == []


def test_the_deadline_may_be_the_end_of_the_fifth_day() -> None:
    placed = datetime(2026, 11, 20, 23, 30, tzinfo=VIETNAM)
    assert deadline(placed, "hours") == placed + timedelta(days=5)
    assert deadline(placed, "end_of_day") == datetime(2026, 11, 25, 23, 59, 59, tzinfo=VIETNAM)
