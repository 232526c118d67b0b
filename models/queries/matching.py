"""The orders that memos may name: two questions to the database for any number of memos."""

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import InstrumentedAttribute

from models.base import db
from models.lifecycle import OrderStatus
from models.matching import Candidate, MemoryBook, Reading, keys_to_ask
from models.queries.statements import batches
from models.tables import Order

# Which of a domain's orders a bare domain means first: those that still wait for money.
_RANK = {
    OrderStatus.AWAITING_PAYMENT: 0,
    OrderStatus.TEMPORARILY_CANCELLED: 1,
    OrderStatus.PAID: 2,
    OrderStatus.CANCELLED: 3,
}


class OrderBook:
    """Orders found for a set of readings, as the rule wants to see them, and their ids."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.ids: dict[str, int] = {}
        numbers = {number for reading in readings for number in reading.numbers}
        named = self._load(Order.order_no, numbers)
        by_number = MemoryBook(named).by_number
        # Which domains to ask for depends on the numbers that were found: for most memos it is none at all.
        keys = {key for reading in readings for key in keys_to_ask(reading, by_number)}
        known = set(named)
        self.book = MemoryBook(named + [each for each in self._load(Order.domain_key, keys) if each not in known])

    def _load(self, column: InstrumentedAttribute[str], values: Collection[str]) -> list[Candidate]:
        found: list[Candidate] = []
        for batch in batches(sorted(values)):
            rows = db.session.execute(
                select(Order.id, Order.order_no, Order.domain, Order.status).where(column.in_(batch)).order_by(Order.id)
            )
            for order_id, order_no, domain, status in rows:
                self.ids[order_no] = order_id
                found.append(Candidate(order_no, domain, _RANK[status]))
        return found


def show_verdicts(rows: Sequence[dict[str, object]]) -> None:
    """Show on orders (`b_id`) the best verdict (`b_verdict`) that a line reached, and why they wait (`b_waiting`)."""
    if rows:
        statement = (
            update(Order)
            .where(Order.id == bindparam("b_id"))
            .values(match_verdict=bindparam("b_verdict"), waiting=bindparam("b_waiting"), version=Order.version + 1)
            .execution_options(synchronize_session=False)
        )
        db.session.connection().execute(statement, list(rows))
