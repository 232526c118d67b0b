"""Whether a matched line pays by itself: the second decision, after what its memo names. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.lifecycle import OrderStatus
from models.vocabulary import Hold, PaymentMethod, Verdict


@dataclass(frozen=True, slots=True)
class LineFacts:
    """The money: đồng not yet allocated (None for another currency), and the local day on which it came."""

    unallocated_vnd: int | None
    booked_on: date
    is_credit: bool


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """The order that the memo names: what it still owes in đồng, and the local day on which it was placed."""

    status: OrderStatus
    due_vnd: int
    placed_on: date
    payment_method: PaymentMethod


@dataclass(frozen=True, slots=True)
class Gate:
    """The settings that decide."""

    pays_by_itself: bool = True
    days_after_order: int = 60


@dataclass(frozen=True, slots=True)
class Pay:
    """Allocate `amount_vnd` to the order; `excess_vnd` is the tenant's credit; `covers`: the order is then paid."""

    amount_vnd: int
    excess_vnd: int
    covers: bool


def decide(verdict: Verdict, line: LineFacts, order: OrderFacts | None, gate: Gate) -> Pay | Hold | None:
    """Pay, or the reason to wait for a person; None where there is nothing to wait for (no order is named).

    Part of the money is allocated too (the order then waits as Thu thiếu), so that later lines complete it.
    """
    if not line.is_credit:
        return None if verdict is Verdict.NONE else Hold.DEBIT
    if verdict is Verdict.NONE:
        return None
    if verdict is Verdict.RELATIVE:
        return Hold.RELATIVE
    if order is None:
        return Hold.SEVERAL_ORDERS
    return _order_waits(order) or _line_waits(line, order, gate) or _payment(line, order)


def _order_waits(order: OrderFacts) -> Hold | None:
    return {
        OrderStatus.PAID: Hold.PAID_TWICE,
        OrderStatus.TEMPORARILY_CANCELLED: Hold.TEMPORARILY_CANCELLED,
        OrderStatus.CANCELLED: Hold.CANCELLED,
        OrderStatus.AWAITING_PAYMENT: None,
    }[order.status]


def _line_waits(line: LineFacts, order: OrderFacts, gate: Gate) -> Hold | None:
    if line.unallocated_vnd is None:
        return Hold.CURRENCY
    if line.booked_on < order.placed_on:
        return Hold.BEFORE_ORDER
    if line.booked_on > order.placed_on + timedelta(days=gate.days_after_order):
        return Hold.LONG_AFTER
    return None if gate.pays_by_itself else Hold.SWITCHED_OFF


def _payment(line: LineFacts, order: OrderFacts) -> Pay | Hold | None:
    money = line.unallocated_vnd or 0
    if money == 0:
        return None
    amount = min(money, order.due_vnd)
    return Pay(amount, money - amount, covers=amount == order.due_vnd)
