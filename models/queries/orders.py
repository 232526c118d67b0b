"""Orders: found, locked, and moved by guarded UPDATEs."""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, exists, select, update
from sqlalchemy.orm import joinedload, selectinload

from models.base import db
from models.lifecycle import OrderStatus
from models.tables import Order, PaymentEpisode, StatementLine
from models.vocabulary import Waiting


def by_number(order_no: str) -> Order | None:
    """The order with this number, with what its page shows."""
    return db.session.scalar(
        select(Order)
        .where(Order.order_no == order_no)
        .options(joinedload(Order.tenant), selectinload(Order.lines), joinedload(Order.tax_invoice))
    )


def by_pay_token(token: str) -> Order | None:
    """The order whose payment page has this token."""
    return db.session.scalar(select(Order).where(Order.pay_token == token))


def free_number() -> str:
    """A 7-digit order number that no order has, drawn at random. Never reused: orders are never deleted."""
    while True:
        drawn = [str(1_000_000 + secrets.randbelow(9_000_000)) for _ in range(8)]
        taken = set(db.session.scalars(select(Order.order_no).where(Order.order_no.in_(drawn))))
        free = [number for number in drawn if number not in taken]
        if free:
            return free[0]


def lock(order_ids: Collection[int]) -> dict[int, Order]:
    """These orders, locked until the commit, always in the order of their ids so that no two lockers wait in a ring."""
    rows = db.session.scalars(
        select(Order)
        .where(Order.id.in_(sorted(order_ids)))
        .order_by(Order.id)
        # NO KEY UPDATE: inserting a line that names an order holds KEY SHARE on it, and two importers that both want
        # more would wait for each other.
        .with_for_update(key_share=True)
        .options(selectinload(Order.lines))
        .execution_options(populate_existing=True)
    )
    return {order.id: order for order in rows}


def update_guarded(rows: Sequence[dict[str, object]]) -> int:
    """The new money and statuses of orders; each row guards the status and sum that was decided upon.

    Rows: `b_id`, `b_status`, `b_received` (as decided upon), `status`, `received_vnd`, `paid_at`, `status_seq`,
    `waiting`. Gives how many rows were hit; fewer than given means that somebody was faster.
    """
    statement = (
        update(Order)
        .where(
            Order.id == bindparam("b_id"),
            Order.status == bindparam("b_status"),
            Order.received_vnd == bindparam("b_received"),
        )
        .values(
            status=bindparam("status"),
            received_vnd=bindparam("received_vnd"),
            paid_at=bindparam("paid_at"),
            status_seq=bindparam("status_seq"),
            waiting=bindparam("waiting"),
            resource_status=bindparam("resource_status"),
            resource_seq=bindparam("resource_seq"),
            version=Order.version + 1,
        )
        .execution_options(synchronize_session=False)
    )
    return db.session.connection().execute(statement, list(rows)).rowcount if rows else 0


def episodes_paid(rows: Sequence[dict[str, object]]) -> None:
    """Write down when these episodes (`b_order`, `b_number`, `paid_at`) were paid."""
    statement = (
        update(PaymentEpisode)
        .where(PaymentEpisode.order_id == bindparam("b_order"), PaymentEpisode.number == bindparam("b_number"))
        .values(paid_at=bindparam("paid_at"))
        .execution_options(synchronize_session=False)
    )
    if rows:
        db.session.connection().execute(statement, list(rows))


def overdue(now: datetime, limit: int) -> list[Order]:
    """Orders whose deadline has passed and that wait on the customer alone, locked; what others hold is skipped.

    What waits on us stays: part of the money is here, or a line that nobody has looked at is matched to the order.
    """
    waits_on_us = exists().where(
        StatementLine.matched_order_id == Order.id,
        StatementLine.hold.is_not(None),
        StatementLine.set_aside_at.is_(None),
        StatementLine.direction == "in",
    )
    return list(
        db.session.scalars(
            select(Order)
            .where(
                Order.status == OrderStatus.AWAITING_PAYMENT,
                Order.expires_at <= now,
                Order.received_vnd == 0,
                Order.waiting.is_(None) | (Order.waiting == Waiting.OVERDUE),
                ~waits_on_us,
            )
            .order_by(Order.expires_at, Order.id)
            .limit(limit)
            .with_for_update(skip_locked=True, key_share=True)
            .execution_options(populate_existing=True)
        )
    )


def mark_overdue(now: datetime) -> int:
    """Show as Quá hạn, chờ xử lý what is past its deadline and did not expire, for it waits on us; gives how many."""
    return (
        db.session.connection()
        .execute(
            update(Order)
            .where(
                Order.status == OrderStatus.AWAITING_PAYMENT,
                Order.expires_at <= now,
                Order.waiting.is_(None),
            )
            .values(waiting=Waiting.OVERDUE, version=Order.version + 1)
            .execution_options(synchronize_session=False)
        )
        .rowcount
    )
