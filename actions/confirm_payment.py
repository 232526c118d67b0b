"""Xác nhận thanh toán: a person says that money paid an order, from statement lines or from cash."""

from collections.abc import Sequence
from datetime import date, datetime

from actions.settle import Evidence, LostRaceError, Settlement
from models.audit_chain import record
from models.base import db
from models.clock import local, local_date
from models.lifecycle import ORDER, OrderEvent
from models.queries import orders, statements
from models.queries.decisions import who_paid
from models.tables import CashReceipt, Order, StatementLine
from models.transaction import Direction
from models.vocabulary import AllocationRule
from models.words import N_, RefusedError


def confirm_from_lines(
    order_id: int, line_ids: Sequence[int], *, actor: str, now: datetime, reason: str | None = None
) -> Order:
    """Pay the order from these lines and commit; an excess becomes the tenant's credit.

    Raises RefusedError when the order or a line is not free for it, or when the money does not cover the total.
    """
    order = _payable(order_id)
    lines = _free_lines(line_ids)
    left = sum(line.unallocated_vnd for line in lines)
    if left < order.due_vnd:
        raise _refuse(N_("Còn thiếu %(missing)s ₫ so với tổng tiền."), missing=order.due_vnd - left)
    settlement = Settlement({order.id: order}, rule=AllocationRule.PERSON, actor=actor, now=now, reason=reason)
    for line in lines:
        due = settlement.due_vnd(order.id)
        if due == 0:
            raise _refuse(N_("Đã đủ tiền mà chưa cần tới tất cả các dòng; bỏ bớt dòng đã chọn."))
        amount = min(due, line.unallocated_vnd)
        settlement.pay(order.id, Evidence("line_id", line.id), amount, excess_vnd=line.unallocated_vnd - amount)
    statements.hold([{"b_id": line.id, "b_hold": None} for line in lines])
    return _finish(settlement, order, actor=actor, now=now, by="lines", evidence=[line.id for line in lines])


def confirm_cash(order_id: int, *, amount_vnd: int, received_on: date, note: str, actor: str, now: datetime) -> Order:
    """Pay the order with money that a person received and commit. Raises RefusedError."""
    order = _payable(order_id)
    if not note.strip():
        raise _refuse(N_("Nhập nội dung: ai nộp tiền, ở đâu."))
    if amount_vnd != order.due_vnd:
        raise _refuse(N_("Số tiền phải đúng bằng số còn phải thu %(due)s ₫."), due=order.due_vnd)
    if received_on > local_date(now):
        raise _refuse(N_("Ngày nhận tiền không thể ở tương lai."))
    receipt = CashReceipt(
        order_id=order.id,
        amount_vnd=amount_vnd,
        allocated_vnd=amount_vnd,
        received_on=received_on,
        note=note.strip(),
        received_by=actor,
        created_at=now,
    )
    db.session.add(receipt)
    db.session.flush()
    settlement = Settlement({order.id: order}, rule=AllocationRule.PERSON, actor=actor, now=now, reason=note.strip())
    settlement.pay(order.id, Evidence("cash_receipt_id", receipt.id), amount_vnd)
    return _finish(settlement, order, actor=actor, now=now, by="cash", evidence=[receipt.id])


def _payable(order_id: int) -> Order:
    order = orders.lock([order_id]).get(order_id)
    if order is None:
        raise _refuse(N_("Không tìm thấy đơn hàng."))
    if ORDER.allows(order.status, OrderEvent.PAY):
        return order
    paid = who_paid(order)
    if paid is None:
        raise _refuse(N_("Đơn %(order_no)s đã hủy, không xác nhận thanh toán được."), order_no=order.order_no)
    at = f"{local(paid.at):%H:%M}"
    raise _refuse(
        N_("Đơn %(order_no)s đã được %(who)s xác nhận lúc %(at)s."), order_no=order.order_no, who=paid.actor, at=at
    )


def _free_lines(line_ids: Sequence[int]) -> list[StatementLine]:
    lines = statements.lock(line_ids)
    if not line_ids or set(line_ids) - set(lines):
        raise _refuse(N_("Chọn ít nhất một dòng sao kê còn tiền."))
    for line in lines.values():
        if line.direction is Direction.OUT or line.set_aside_at is not None or line.unallocated_vnd == 0:
            raise _refuse(N_("Dòng %(reference)s không còn tiền để phân bổ."), reference=line.reference or line.id)
    return list(lines.values())


def _finish(settlement: Settlement, order: Order, *, actor: str, now: datetime, by: str, evidence: list[int]) -> Order:
    try:
        settlement.write()
    except LostRaceError as lost:
        raise _refuse(N_("Có người vừa thay đổi đơn hàng hoặc dòng này; tải lại rồi thử lại.")) from lost
    details = {"by": by, "evidence": evidence}
    record(db.session, "order.confirm_payment", "order", order.order_no, actor=actor, at=now, details=details)
    db.session.commit()
    db.session.refresh(order)
    return order


def _refuse(sentence: str, **facts: object) -> RefusedError:
    db.session.rollback()
    return RefusedError(sentence, **facts)
