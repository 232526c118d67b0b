"""Two people, the machine and the expiry at once: one wins, the others read who; nothing is allocated twice.

The short seeded form; threads share a database, each with a session and a connection of its own.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from actions.confirm_payment import confirm_cash, confirm_from_lines
from actions.expire_orders import expire_orders
from actions.ingest_lines import Row, ingest_lines
from models.base import db
from models.clock import local_date
from models.queries.invariants import violations
from models.tables import Allocation, Effect, Order, StatementLine
from models.transaction import Transaction
from models.vocabulary import SourceKind
from models.words import RefusedError

Make = Callable[..., Order]
Credit = Callable[..., Transaction]
ROUNDS = 8


def _at_once(app: Flask, deeds: list[Callable[[], object]]) -> list[bool]:
    """Do all of it at the same moment; gives which deeds went through. Any error but a refusal fails the test."""
    gate = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> bool:
        with app.app_context():
            gate.wait()
            try:
                deed()
            except RefusedError:
                return False
            else:
                return True
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def _stored(transactions: list[Transaction], now: datetime) -> list[int]:
    rows = [Row(number, each) for number, each in enumerate(transactions, 1)]
    ingest_lines([(rows, [])], source=SourceKind.FILE, name="sk", sha256=None, actor="thuha", now=now)
    newest = select(StatementLine.id).order_by(StatementLine.id.desc()).limit(len(rows))
    return list(db.session.scalars(newest))


@pytest.mark.slow
def test_eight_confirm_one_order_and_one_wins(app: Flask, make_order: Make, credit: Credit, now: datetime) -> None:
    for number in range(ROUNDS):
        order = make_order(f"quan{number}an")
        order_id = order.id
        lines = _stored([credit(f"khong ten {number} {index}") for index in range(4)], now)
        deeds: list[Callable[[], object]] = [
            lambda line=line, order_id=order_id: confirm_from_lines(order_id, [line], actor="a", now=now)
            for line in lines
        ]
        deeds += [
            lambda order_id=order_id: confirm_cash(
                order_id, amount_vnd=3_588_000, received_on=local_date(now), note="quầy", actor="b", now=now
            )
        ] * 4
        db.session.commit()
        assert sum(_at_once(app, deeds)) == 1
    assert violations() == []
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Effect)) == 2 * ROUNDS


@pytest.mark.slow
def test_two_orders_want_one_line(app: Flask, make_order: Make, credit: Credit, now: datetime) -> None:
    for number in range(ROUNDS):
        orders = [make_order(f"quan{number}{index}an").id for index in range(2)]
        [line] = _stored([credit(f"khong ten {number}", 3_588_000)], now)
        db.session.commit()
        deeds: list[Callable[[], object]] = [
            lambda order_id=order_id, line=line: confirm_from_lines(order_id, [line], actor="a", now=now)
            for order_id in orders
        ]
        assert sum(_at_once(app, deeds)) == 1
    assert violations() == []
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Allocation)) == ROUNDS


@pytest.mark.slow
def test_two_importers_a_person_and_the_expiry_at_once(
    app: Flask, make_order: Make, credit: Credit, now: datetime
) -> None:
    late = now + timedelta(days=5)
    orders = [make_order(f"quan{number}an", expired=True) for number in range(ROUNDS)]
    file = [Row(number, credit(order.memo, booked_at=late)) for number, order in enumerate(orders, 1)]
    first = orders[0].id
    db.session.commit()

    def importer(name: str) -> Callable[[], object]:
        return lambda: ingest_lines(
            [(file[start : start + 2], []) for start in range(0, ROUNDS, 2)],
            source=SourceKind.FILE,
            name=name,
            sha256=None,
            actor=name,
            now=late,
        )

    def by_hand() -> object:
        return confirm_cash(first, amount_vnd=3_588_000, received_on=local_date(now), note="quầy", actor="ha", now=late)

    _at_once(app, [importer("một"), importer("hai"), by_hand, lambda: expire_orders(now=late)])

    assert violations() == []
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(StatementLine)) == ROUNDS
