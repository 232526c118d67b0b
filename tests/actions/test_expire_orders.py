"""The five-day sweep."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select

from actions.expire_orders import expire_orders
from actions.ingest_lines import Row, ingest_lines
from models.base import db
from models.lifecycle import EffectState, LicenceStatus, OrderStatus
from models.queries.invariants import violations
from models.tables import Effect, Licence, Order
from models.transaction import Transaction
from models.vocabulary import SourceKind, Waiting

Make = Callable[..., Order]


def test_it_expires_at_the_moment_and_not_before(make_order: Make, now: datetime) -> None:
    order = make_order()
    assert expire_orders(now=now + timedelta(days=5, seconds=-1)) == 0
    assert expire_orders(now=now + timedelta(days=5)) == 1
    assert expire_orders(now=now + timedelta(days=5)) == 0
    db.session.refresh(order)
    assert order.status is OrderStatus.TEMPORARILY_CANCELLED
    assert violations() == []


def test_a_licence_that_was_never_sent_is_withdrawn(make_order: Make, now: datetime) -> None:
    make_order(expired=True)

    expire_orders(now=now + timedelta(days=5))

    [effect] = db.session.scalars(select(Effect))
    [licence] = db.session.scalars(select(Licence))
    assert (effect.state, licence.status) == (EffectState.CANCELLED, LicenceStatus.REVOKED)
    assert violations() == []


def test_what_waits_on_us_does_not_expire(make_order: Make, credit: Callable[..., Transaction], now: datetime) -> None:
    relative, short = make_order(), make_order("comtam68")
    lines = [credit(f"don hang {relative.order_no}"), credit(short.memo, 1_000)]
    rows = [Row(number, each) for number, each in enumerate(lines, 1)]
    ingest_lines([(rows, [])], source=SourceKind.FILE, name="sk", sha256=None, actor="thuha", now=now)

    assert expire_orders(now=now + timedelta(days=9)) == 0
    for order in (relative, short):
        db.session.refresh(order)
    assert (relative.waiting, short.waiting) == (Waiting.OVERDUE, Waiting.SHORT)
    assert expire_orders(now=now + timedelta(days=9)) == 0
    assert violations() == []
