"""Bank lines: stored once, matched, and paying what is exact and covered; everything else waits and says why."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, select

from actions.expire_orders import expire_orders
from actions.ingest_lines import Counts, Reject, Row, ingest_lines
from actions.rematch_lines import rematch_lines
from models.base import db
from models.clock import local_date
from models.lifecycle import EffectState, OrderStatus, ResourceStatus
from models.queries.invariants import violations
from models.tables import Effect, Order, StatementLine, StatementSighting, TenantCredit, Transition
from models.transaction import Direction, Transaction
from models.vocabulary import Hold, SourceKind, Verdict, Waiting

Make = Callable[..., Order]
Credit = Callable[..., Transaction]


def take(
    transactions: Sequence[Transaction], now: datetime, *, source: SourceKind = SourceKind.FILE, name: str = "sk.xlsx"
) -> Counts:
    rows = [Row(number, each) for number, each in enumerate(transactions, 1)]
    _, counts = ingest_lines([(rows, [])], source=source, name=name, sha256=None, actor="thuha", now=now)
    assert violations() == []
    return counts


def test_an_exact_line_pays_and_everything_follows_once(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()

    counts = take([credit(order.memo)], now)

    assert (counts.stored, counts.exact, counts.paid) == (1, 1, 1)
    db.session.refresh(order)
    assert (order.status, order.received_vnd) == (OrderStatus.PAID, 3_588_000)
    assert order.resource_status is ResourceStatus.PROVISIONING
    assert order.match_verdict is Verdict.EXACT
    effects = {effect.kind: effect.state for effect in db.session.scalars(select(Effect))}
    assert effects == {"licence.grant": EffectState.READY, "resources.provision": EffectState.BLOCKED}
    [paid] = db.session.scalars(select(Transition).where(Transition.lifecycle == "order"))
    assert (paid.actor, paid.event, paid.to_status) == ("thuha", "pay", "paid")
    assert paid.evidence is not None
    assert paid.evidence["allocations"][0]["amount_vnd"] == 3_588_000


def test_the_same_file_again_changes_nothing_but_says_so(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()
    lines = [credit(order.memo), credit("tien nha", 5_000_000), credit("tien nha", 5_000_000)]

    assert take(lines, now).stored == 3
    again = take(lines, now, name="cung tep, ten khac.xlsx")

    assert (again.stored, again.duplicates, again.paid) == (0, 3, 0)
    assert db.session.scalar(select(func.count()).select_from(StatementLine)) == 3
    assert db.session.scalar(select(func.count()).select_from(StatementSighting)) == 6
    assert db.session.scalar(select(func.count()).select_from(Effect)) == 2


def test_mail_and_file_of_one_transaction_are_one_line_in_either_order(
    make_order: Make, credit: Credit, now: datetime
) -> None:
    first, second = make_order(), make_order("comtam68", 1_790_000)
    by_mail = credit(first.memo, reference="FT1", balance=10_000_000)
    by_file = replace(by_mail, booked_at=local_date(now), reference=None)
    other_file = credit(second.memo, 1_790_000, booked_at=local_date(now))
    other_mail = replace(other_file, booked_at=now, reference="FT2")

    take([by_mail], now, source=SourceKind.MAIL)
    take([by_file, other_file], now)
    counts = take([other_mail], now, source=SourceKind.MAIL)

    assert counts.duplicates == 1
    assert db.session.scalar(select(func.count()).select_from(StatementLine)) == 2


def test_too_little_waits_as_thu_thieu_and_a_later_line_completes_it(
    make_order: Make, credit: Credit, now: datetime
) -> None:
    order = make_order()

    assert take([credit(order.memo, 3_000_000)], now).paid == 0
    db.session.refresh(order)
    assert (order.status, order.waiting, order.due_vnd) == (OrderStatus.AWAITING_PAYMENT, Waiting.SHORT, 588_000)

    assert take([credit(order.memo, 588_000, booked_at=now + timedelta(hours=2))], now).paid == 1
    db.session.refresh(order)
    assert (order.status, order.waiting) == (OrderStatus.PAID, None)


def test_too_much_pays_and_the_excess_is_the_tenants_credit(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()

    take([credit(order.memo, 3_600_000)], now)

    [excess] = db.session.scalars(select(TenantCredit))
    assert (excess.tenant_id, excess.amount_vnd) == (order.tenant_id, 12_000)
    db.session.refresh(order)
    assert (order.status, order.waiting) == (OrderStatus.PAID, Waiting.OVER)


def test_a_second_transfer_for_a_paid_order_waits(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()

    counts = take([credit(order.memo), credit(order.memo, booked_at=now + timedelta(hours=3))], now)

    assert counts.paid == 1
    holds = {line.hold for line in db.session.scalars(select(StatementLine))}
    assert holds == {None, Hold.PAID_TWICE}
    db.session.refresh(order)
    assert order.waiting is Waiting.PAID_TWICE


def test_one_sign_alone_is_shown_and_waits(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()

    counts = take([credit(f"Thanh toan don hang {order.order_no}")], now)

    assert (counts.relative, counts.paid) == (1, 0)
    [line] = db.session.scalars(select(StatementLine))
    assert (line.matched_order_id, line.hold) == (order.id, Hold.RELATIVE)
    assert line.reasons
    db.session.refresh(order)
    assert (order.status, order.match_verdict) == (OrderStatus.AWAITING_PAYMENT, Verdict.RELATIVE)


def test_debits_foreign_money_and_early_lines_never_pay(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()

    take(
        [
            credit(order.memo, direction=Direction.OUT),
            credit(order.memo, booked_at=local_date(now) - timedelta(days=1)),
        ],
        now,
    )

    db.session.refresh(order)
    assert order.status is OrderStatus.AWAITING_PAYMENT
    assert {line.hold for line in db.session.scalars(select(StatementLine))} == {Hold.DEBIT, Hold.BEFORE_ORDER}


def test_late_money_is_matched_and_waits_for_a_person(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()
    later = now + timedelta(days=6)
    assert expire_orders(now=later) == 1

    take([credit(order.memo, booked_at=later)], later)

    [line] = db.session.scalars(select(StatementLine))
    assert (line.matched_order_id, line.hold) == (order.id, Hold.TEMPORARILY_CANCELLED)


def test_rejected_rows_are_kept_with_their_reason_and_the_good_ones_go_on(
    make_order: Make, credit: Credit, now: datetime
) -> None:
    order = make_order()
    reject = Reject(14, "Dòng 14, cột Ngày giao dịch: ngày không hợp lệ, nhập dạng dd/MM/yyyy.", ("32/13/2026",))

    _, counts = ingest_lines(
        [([Row(1, credit(order.memo))], [reject])],
        source=SourceKind.FILE,
        name="sk.xlsx",
        sha256=None,
        actor="thuha",
        now=now,
    )

    assert (counts.rows_read, counts.stored, counts.rejected, counts.paid) == (2, 1, 1, 1)


def test_map_lai_finds_an_order_that_came_after_its_money(make_order: Make, credit: Credit, now: datetime) -> None:
    first = make_order()
    memo = first.memo.replace(first.order_no, "9999999")
    take([credit(memo)], now)
    first.order_no = "9999999"  # as if the order had been entered after its money
    db.session.commit()

    counts = rematch_lines(since=None, actor="thuha", now=now)

    assert (counts.rows_read, counts.exact, counts.paid) == (1, 1, 1)
    assert violations() == []


def test_a_dry_run_says_the_same_and_keeps_nothing(make_order: Make, credit: Credit, now: datetime) -> None:
    order = make_order()

    _, counts = ingest_lines(
        [([Row(1, credit(order.memo))], [])],
        source=SourceKind.FILE,
        name="sk.xlsx",
        sha256=None,
        actor="thuha",
        now=now,
        dry_run=True,
    )

    assert (counts.stored, counts.paid) == (1, 1)
    assert db.session.scalar(select(func.count()).select_from(StatementLine)) == 0
    db.session.refresh(order)
    assert order.status is OrderStatus.AWAITING_PAYMENT
