"""The five-day sweep: what is still unpaid becomes Tạm hủy, and its temporary licence ends."""

from collections.abc import Sequence
from datetime import datetime

from models import owed
from models.audit_chain import record
from models.base import db
from models.lifecycle import (
    LICENCE,
    ORDER,
    RESOURCE,
    LicenceEvent,
    OrderEvent,
    OrderStatus,
    ResourceEvent,
    ResourceStatus,
)
from models.queries import effects, history, licences, orders
from models.queries.moves import move
from models.tables import Licence, Order

BATCH = 1_000  # orders a transaction: a confirmation waits for one batch at most
ACTOR = "system:expiry"


def expire_orders(*, now: datetime) -> int:
    """Expire every order whose deadline passed by `now` and that waits on the customer alone; gives how many."""
    total = 0
    while True:
        batch = orders.overdue(now, BATCH)
        if not batch:
            orders.mark_overdue(now)
            db.session.commit()
            return total
        _expire(batch, now)
        record(db.session, "orders.expire", "orders", len(batch), actor=ACTOR, at=now)
        db.session.commit()
        total += len(batch)


def _expire(batch: Sequence[Order], now: datetime) -> None:
    revoked = [order for order in batch if RESOURCE.allows(order.resource_status, ResourceEvent.REVOKE)]
    ended = {order.id for order in revoked}
    rows = [_row(order, ends_resources=order.id in ended) for order in batch]
    if orders.update_guarded(rows) != len(rows):
        raise RuntimeError("a locked order changed under the expiry")
    changes = [
        history.Change(order.id, order.status_seq + 1, order.status, OrderStatus.TEMPORARILY_CANCELLED)
        for order in batch
    ]
    history.write_history(ORDER.name, OrderEvent.EXPIRE, changes, actor=ACTOR, at=now)
    history.write_history(
        RESOURCE.name,
        ResourceEvent.REVOKE,
        [
            history.Change(order.id, order.resource_seq + 1, order.resource_status, ResourceStatus.REVOKED)
            for order in revoked
        ],
        actor=ACTOR,
        at=now,
    )
    end_lent(batch, actor=ACTOR, now=now)


def _row(order: Order, *, ends_resources: bool) -> dict[str, object]:
    return {
        "b_id": order.id,
        "b_status": order.status,
        "b_received": order.received_vnd,
        "status": ORDER.after(order.status, OrderEvent.EXPIRE),
        "status_seq": order.status_seq + 1,
        "received_vnd": order.received_vnd,
        "paid_at": None,
        "waiting": None,  # it may have shown Quá hạn, chờ xử lý until a person dealt with its line
        "resource_status": ResourceStatus.REVOKED if ends_resources else order.resource_status,
        "resource_seq": order.resource_seq + ends_resources,
    }


def end_lent(batch: Sequence[Order], *, actor: str, now: datetime) -> None:
    """End the temporary licences of these orders: withdrawn where they were never sent, revoked where they were."""
    lent = {licence.order_id: licence for licence in licences.lent_to([order.id for order in batch])}
    sent = _not_withdrawn(list(lent))
    undo = owed.UNDOING[owed.LICENCE_TEMPORARY]
    owing = []
    for order in batch:
        licence = lent.get(order.id)
        if licence is None:
            continue
        move(licence, LICENCE, LicenceEvent.REVOKE, actor=actor, at=now)
        if order.id in sent:
            owing.append(_revocation(order, licence, undo, sent[order.id]))
    effects.owe(owing, now=now)


def _not_withdrawn(order_ids: Sequence[int]) -> dict[int, int]:
    lending = effects.of_orders(order_ids, owed.LICENCE_TEMPORARY) if order_ids else []
    withdrawn = effects.withdraw_unsent([effect.id for effect in lending])
    return {effect.order_id: effect.id for effect in lending if effect.id not in withdrawn}


def _revocation(order: Order, licence: Licence, undo: owed.Follows, parent: int) -> effects.NewEffect:
    granted = owed.key(owed.LICENCE_TEMPORARY, order.order_no, licence.episode, undo.destination)
    payload = {"domain": order.domain, "order_no": order.order_no, "licence_key": granted}
    return effects.NewEffect(
        undo.kind, undo.destination, order.id, order.order_no, licence.episode, payload, softly=(parent,)
    )
