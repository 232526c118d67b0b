"""Hủy đơn hàng: a person gives up an unpaid order, and says why."""

from datetime import datetime

from actions.expire_orders import end_lent
from models.audit_chain import record
from models.base import db
from models.lifecycle import ORDER, RESOURCE, OrderEvent, ResourceEvent, TransitionRefusedError
from models.queries import orders
from models.queries.moves import move
from models.tables import Order
from models.words import N_, RefusedError


def cancel_order(order_id: int, *, reason: str, actor: str, now: datetime) -> Order:
    """Cancel the order and commit; its temporary licence ends.

    Raises RefusedError without a reason, for an order that is paid or cancelled, or while part of its money is here.
    """
    if not reason.strip():
        raise RefusedError(N_("Nhập lý do hủy đơn."))
    order = orders.lock([order_id]).get(order_id)
    if order is None:
        raise _refused(N_("Không tìm thấy đơn hàng."))
    if order.received_vnd:
        raise _refused(N_("Đơn %(order_no)s đã thu một phần tiền; gỡ phân bổ trước khi hủy."), order_no=order.order_no)
    try:
        move(order, ORDER, OrderEvent.CANCEL, actor=actor, at=now, reason=reason.strip())
    except TransitionRefusedError as error:
        raise _refused(
            N_("Đơn %(order_no)s đã thanh toán hoặc đã hủy, không hủy được."), order_no=order.order_no
        ) from error
    if RESOURCE.allows(order.resource_status, ResourceEvent.REVOKE):
        move(order, RESOURCE, ResourceEvent.REVOKE, actor=actor, at=now)
    order.waiting = None
    end_lent([order], actor=actor, now=now)
    record(db.session, "order.cancel", "order", order.order_no, actor=actor, at=now, details={"reason": reason.strip()})
    db.session.commit()
    return order


def _refused(sentence: str, **facts: object) -> RefusedError:
    db.session.rollback()
    return RefusedError(sentence, **facts)
