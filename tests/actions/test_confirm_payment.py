"""A person says that money paid an order: from lines, or from cash."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from actions.confirm_payment import confirm_cash, confirm_from_lines
from actions.ingest_lines import Row, ingest_lines
from models.base import db
from models.clock import local_date
from models.lifecycle import OrderStatus
from models.queries.invariants import violations
from models.tables import CashReceipt, Order, StatementLine, TenantCredit
from models.transaction import Transaction
from models.vocabulary import SourceKind
from models.words import RefusedError

Make = Callable[..., Order]
Credit = Callable[..., Transaction]


def lines_of(transactions: Sequence[Transaction], now: datetime) -> list[int]:
    rows = [Row(number, each) for number, each in enumerate(transactions, 1)]
    ingest_lines([(rows, [])], source=SourceKind.FILE, name="sk", sha256=None, actor="thuha", now=now)
    return list(db.session.scalars(select(StatementLine.id).order_by(StatementLine.id)))


def test_two_lines_pay_one_order_and_the_excess_is_credit(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()
    ids = lines_of([credit("chuyen tien", 3_000_000), credit("them", 600_000)], now)

    paid = confirm_from_lines(order.id, ids, actor="thuha", now=now)

    assert paid.status is OrderStatus.PAID
    assert [each.amount_vnd for each in db.session.scalars(select(TenantCredit))] == [12_000]
    assert violations() == []


def test_too_little_is_refused_and_says_how_much_is_missing(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()
    ids = lines_of([credit("chuyen tien", 3_587_000)], now)

    with pytest.raises(RefusedError, match="Còn thiếu 1000 ₫"):
        confirm_from_lines(order.id, ids, actor="thuha", now=now)
    assert violations() == []


def test_the_second_to_confirm_reads_who_was_first_and_when(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()
    ids = lines_of([credit("mot"), credit("hai")], now)
    confirm_from_lines(order.id, ids[:1], actor="Thu Hà", now=now)

    with pytest.raises(RefusedError, match=f"Đơn {order.order_no} đã được Thu Hà xác nhận lúc 10:00."):
        confirm_from_lines(order.id, ids[1:], actor="Minh Quân", now=now)


def test_a_line_that_is_used_up_pays_nothing_more(make_order: Make, credit: Credit, now: datetime) -> None:
    first, second = make_order(), make_order("comtam68")
    ids = lines_of([credit("mot")], now)
    confirm_from_lines(first.id, ids, actor="thuha", now=now)

    with pytest.raises(RefusedError, match="không còn tiền"):
        confirm_from_lines(second.id, ids, actor="thuha", now=now)
    assert violations() == []


def test_cash_pays_with_a_note_and_its_day(make_order: Make, now: datetime) -> None:
    order = make_order()

    confirm_cash(order.id, amount_vnd=3_588_000, received_on=local_date(now), note="Nộp tại quầy", actor="ha", now=now)

    [receipt] = db.session.scalars(select(CashReceipt))
    assert (receipt.note, receipt.amount_vnd) == ("Nộp tại quầy", 3_588_000)
    assert violations() == []


@pytest.mark.parametrize(
    ("amount", "days", "note", "why"),
    [(3_588_000, 0, "  ", "nội dung"), (1, 0, "ok", "đúng bằng"), (3_588_000, 1, "ok", "tương lai")],
)
def test_cash_without_note_of_another_amount_or_from_tomorrow_is_refused(
    make_order: Make, now: datetime, amount: int, days: int, note: str, why: str
) -> None:
    order = make_order()
    day = local_date(now) + timedelta(days=days)

    with pytest.raises(RefusedError, match=why):
        confirm_cash(order.id, amount_vnd=amount, received_on=day, note=note, actor="ha", now=now)
    assert db.session.scalars(select(CashReceipt)).all() == []
