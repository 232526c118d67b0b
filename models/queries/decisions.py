"""Who decided what, as the next person wants to read it."""

from sqlalchemy import select

from models.base import db
from models.lifecycle import ORDER, OrderEvent
from models.tables import Order, Transition


def who_paid(order: Order) -> Transition | None:
    """The transition by which the order last became paid, if it ever did."""
    return db.session.scalar(
        select(Transition)
        .where(
            Transition.lifecycle == ORDER.name,
            Transition.subject_id == order.id,
            Transition.event == OrderEvent.PAY.value,
        )
        .order_by(Transition.seq.desc())
        .limit(1)
    )
