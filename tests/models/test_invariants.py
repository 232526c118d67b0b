"""Each promise notices when somebody falsifies a row by hand."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import text

from actions.ingest_lines import Row, ingest_lines
from models.base import db
from models.queries.invariants import violations
from models.tables import Order
from models.transaction import Transaction
from models.vocabulary import SourceKind


@pytest.fixture
def paid(make_order: Callable[..., Order], credit: Callable[..., Transaction], now: datetime) -> Order:
    order = make_order()
    rows = [Row(1, credit(order.memo))]
    ingest_lines([(rows, [])], source=SourceKind.FILE, name="sk", sha256=None, actor="thuha", now=now)
    assert violations() == []
    return order


@pytest.mark.usefixtures("paid")
@pytest.mark.parametrize(
    ("falsified", "promise"),
    [
        ("UPDATE allocations SET amount_vnd = amount_vnd - 1", "received is the sum"),
        ("UPDATE statement_lines SET allocated_vnd = 1", "a line's allocated money"),
        ("UPDATE order_lines SET gross_vnd = gross_vnd + 1, vat_vnd = vat_vnd + 1", "an order's total"),
        ("UPDATE allocations SET reversed_at = made_at, reverse_reason = 'x'", "a paid order has evidence"),
        ("UPDATE effects SET state = 'cancelled' WHERE kind = 'licence.grant'", "exactly one licence"),
        ("UPDATE effects SET state = 'cancelled' WHERE kind = 'resources.provision'", "resources exactly once"),
        ("UPDATE payment_episodes SET paid_at = NULL", "without a payment"),
        ("UPDATE orders SET status = 'awaiting_payment'", "where its history ends"),
        ("UPDATE orders SET resource_status = 'provisioned'", "resource status is where"),
        ("UPDATE effects SET state = 'ready' WHERE kind = 'resources.provision'", "only after what it hangs on"),
        ("UPDATE effects SET state = 'done', done_at = created_at WHERE kind = 'licence.grant'", "has an attempt"),
        ("DELETE FROM transitions WHERE lifecycle = 'order'", "where its history ends"),
        ("DELETE FROM statement_sightings", "every line was seen"),
        ("UPDATE audit_entries SET actor = 'nobody' WHERE seq = 1", "does not fit the chain"),
        ("DELETE FROM audit_entries WHERE seq = (SELECT MAX(seq) FROM audit_entries)", "the head does not fit"),
    ],
)
def test_a_falsified_row_is_noticed(falsified: str, promise: str) -> None:
    db.session.execute(text(falsified))
    db.session.commit()
    assert any(promise in each for each in violations()), violations()
