from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from actions.cancel_order import cancel_order
from actions.ingest_lines import Row, ingest_lines
from models.base import db
from models.lifecycle import EffectState, OrderStatus
from models.queries.invariants import violations
from models.tables import Effect, Order
from models.transaction import Transaction
from models.vocabulary import SourceKind
from models.words import RefusedError

Make = Callable[..., Order]


def test_an_unpaid_order_is_cancelled_and_its_licence_withdrawn(make_order: Make, now: datetime) -> None:
    order = make_order(expired=True)

    cancel_order(order.id, reason="Khách đổi gói", actor="thuha", now=now)

    assert order.status is OrderStatus.CANCELLED
    [effect] = db.session.scalars(select(Effect).execution_options(populate_existing=True))
    assert effect.state is EffectState.CANCELLED
    assert violations() == []
    with pytest.raises(RefusedError, match="không hủy được"):
        cancel_order(order.id, reason="lần nữa", actor="thuha", now=now)


def test_without_a_reason_or_with_money_here_it_is_refused(
    make_order: Make, credit: Callable[..., Transaction], now: datetime
) -> None:
    order = make_order()
    with pytest.raises(RefusedError, match="lý do"):
        cancel_order(order.id, reason=" ", actor="thuha", now=now)
    rows = [Row(1, credit(order.memo, 1_000))]
    ingest_lines([(rows, [])], source=SourceKind.FILE, name="sk", sha256=None, actor="thuha", now=now)
    with pytest.raises(RefusedError, match="một phần tiền"):
        cancel_order(order.id, reason="Khách đổi ý", actor="thuha", now=now)
    assert violations() == []
