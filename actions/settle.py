"""The single door through which money pays orders: a set of decided payments, written in the caller's transaction.

A click, a million-line import and a gateway's notification all come through here, so that each leaves the same
allocations, the same history and the same effects.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from models import owed
from models.base import db
from models.lifecycle import LICENCE, ORDER, RESOURCE, OrderEvent, OrderStatus, ResourceEvent, ResourceStatus
from models.queries import effects, history, orders, statements
from models.tables import Allocation, Licence, Order, TenantCredit
from models.vocabulary import AllocationRule, LicenceKind, Waiting


class LostRaceError(Exception):
    """Somebody changed an order or a line between the lock and the write: nothing of this transaction counts."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What money it is: `column` is line_id, gateway_payment_id or cash_receipt_id of an allocation."""

    column: str
    id: int


@dataclass(frozen=True, slots=True)
class _Standing:
    """An order as it stands while payments are added to it."""

    received_vnd: int
    status: OrderStatus
    waiting: Waiting | None


class Settlement:
    """Payments for orders that the caller has locked. Add them, then write once, then commit."""

    def __init__(
        self, locked: dict[int, Order], *, rule: AllocationRule, actor: str, now: datetime, reason: str | None = None
    ) -> None:
        self.orders, self.rule, self.actor, self.now, self.reason = locked, rule, actor, now, reason
        self._standing = {
            order_id: _Standing(order.received_vnd, order.status, order.waiting) for order_id, order in locked.items()
        }
        self._allocations: list[dict[str, Any]] = []
        self._credits: list[dict[str, Any]] = []
        self._used: dict[int, int] = {}

    def due_vnd(self, order_id: int) -> int:
        """What the order owes once the payments added so far are in, in đồng."""
        return self.orders[order_id].total_vnd - self._standing[order_id].received_vnd

    def status(self, order_id: int) -> OrderStatus:
        """The order's status once the payments added so far are in."""
        return self._standing[order_id].status

    def waiting(self, order_id: int) -> Waiting | None:
        """Why the order waits for a person once the payments added so far are in."""
        return self._standing[order_id].waiting

    def pay(self, order_id: int, evidence: Evidence, amount_vnd: int, *, excess_vnd: int = 0) -> None:
        """Allocate `amount_vnd` to the order; `excess_vnd` of the same evidence becomes its tenant's credit.

        Raises TransitionRefusedError when the order can't be paid, ValueError when it does not owe that much.
        """
        standing, order = self._standing[order_id], self.orders[order_id]
        after = ORDER.after(standing.status, OrderEvent.PAY)
        received = standing.received_vnd + amount_vnd
        if amount_vnd <= 0 or received > order.total_vnd:
            raise ValueError(f"order {order.order_no} does not owe {amount_vnd}")
        covered = received == order.total_vnd
        waiting = (Waiting.OVER if excess_vnd else None) if covered else Waiting.SHORT
        self._standing[order_id] = _Standing(received, after if covered else standing.status, waiting)
        self._allocations.append(self._allocation(order, evidence, amount_vnd))
        if excess_vnd:
            self._credits.append(self._credit(order, evidence, excess_vnd))
        if evidence.column == "line_id":
            self._used[evidence.id] = self._used.get(evidence.id, 0) + amount_vnd + excess_vnd

    def _allocation(self, order: Order, evidence: Evidence, amount_vnd: int) -> dict[str, Any]:
        return {
            "order_id": order.id,
            "episode": order.episode,
            "line_id": None,
            "gateway_payment_id": None,
            "cash_receipt_id": None,
            evidence.column: evidence.id,
            "amount_vnd": amount_vnd,
            "rule": self.rule,
            "made_by": self.actor,
            "made_at": self.now,
            "reason": self.reason,
        }

    def _credit(self, order: Order, evidence: Evidence, amount_vnd: int) -> dict[str, Any]:
        return {
            "tenant_id": order.tenant_id,
            "from_order_id": order.id,
            "line_id": None,
            "gateway_payment_id": None,
            "cash_receipt_id": None,
            evidence.column: evidence.id,
            "amount_vnd": amount_vnd,
            "made_by": self.actor,
            "made_at": self.now,
            "refunded": False,
        }

    def write(self) -> list[Order]:
        """Write everything; gives the orders that are now paid. Raises LostRaceError when a guard does not hold."""
        changed = [order for order in self.orders.values() if self._standing[order.id] != self._before(order)]
        paid = [order for order in changed if self._standing[order.id].status is OrderStatus.PAID]
        if self._allocations:
            db.session.execute(insert(Allocation), self._allocations)
        if self._credits:
            db.session.execute(insert(TenantCredit), self._credits)
        used = [{"b_id": line_id, "amount": amount} for line_id, amount in sorted(self._used.items())]
        if statements.allocate(used) != len(used):
            raise LostRaceError("statement line")
        if orders.update_guarded([self._new_row(order) for order in changed]) != len(changed):
            raise LostRaceError("order")
        self._remember(paid)
        follow(paid, now=self.now)
        return paid

    def _before(self, order: Order) -> _Standing:
        return _Standing(order.received_vnd, order.status, order.waiting)

    def _new_row(self, order: Order) -> dict[str, Any]:
        standing = self._standing[order.id]
        paid = standing.status is OrderStatus.PAID
        starts = paid and RESOURCE.allows(order.resource_status, ResourceEvent.START)
        return {
            "b_id": order.id,
            "b_status": order.status,
            "b_received": order.received_vnd,
            "status": standing.status,
            "status_seq": order.status_seq + paid,
            "received_vnd": standing.received_vnd,
            "paid_at": self.now if paid else None,
            "waiting": standing.waiting,
            "resource_status": ResourceStatus.PROVISIONING if starts else order.resource_status,
            "resource_seq": order.resource_seq + starts,
        }

    def _remember(self, paid: Collection[Order]) -> None:
        evidence: dict[int, list[dict[str, Any]]] = {}
        for row in self._allocations:
            shown = {key: row[key] for key in ("line_id", "cash_receipt_id", "gateway_payment_id") if row[key]}
            evidence.setdefault(row["order_id"], []).append({**shown, "amount_vnd": row["amount_vnd"]})
        changes = [
            history.Change(
                order.id, order.status_seq + 1, order.status, OrderStatus.PAID, {"allocations": evidence[order.id]}
            )
            for order in paid
        ]
        history.write_history(ORDER.name, OrderEvent.PAY, changes, actor=self.actor, at=self.now, reason=self.reason)
        starting = [
            history.Change(order.id, order.resource_seq + 1, order.resource_status, ResourceStatus.PROVISIONING)
            for order in paid
            if RESOURCE.allows(order.resource_status, ResourceEvent.START)
        ]
        history.write_history(RESOURCE.name, ResourceEvent.START, starting, actor=self.actor, at=self.now)
        orders.episodes_paid([{"b_order": order.id, "b_number": order.episode, "paid_at": self.now} for order in paid])


def follow(paid: Collection[Order], *, now: datetime) -> None:
    """Owe what follows a payment: each effect once an order and episode."""
    if not paid:
        return
    lent = _lent_effects(paid)
    rows = [_with_lent(_effect(each, order), lent.get(order.id, ())) for order in paid for each in owed.ON_PAID]
    db.session.execute(
        insert(Licence),
        [
            {
                "order_id": order.id,
                "episode": order.episode,
                "kind": LicenceKind.FULL,
                "status": LICENCE.start,
                "status_seq": 0,
                "created_at": now,
            }
            for order in paid
        ],
    )
    effects.owe(rows, now=now)


def _lent_effects(paid: Collection[Order]) -> dict[int, tuple[int, ...]]:
    """Temporary licences on their way, by order: unsent ones are withdrawn, the others must end before the full one."""
    episodes = {order.id: order.episode for order in paid}
    lending = [
        effect
        for effect in effects.of_orders(sorted(episodes), owed.LICENCE_TEMPORARY)
        if effect.episode == episodes[effect.order_id]
    ]
    withdrawn = effects.withdraw_unsent([effect.id for effect in lending])
    going: dict[int, tuple[int, ...]] = {}
    for effect in lending:
        if effect.id not in withdrawn and effect.done_at is None:
            going[effect.order_id] = (*going.get(effect.order_id, ()), effect.id)
    return going


def _effect(follows: owed.Follows, order: Order) -> effects.NewEffect:
    licensed = [
        {"product_code": line.product_code, "quantity": line.quantity, "term_months": line.term_months}
        for line in order.lines
    ]
    payload = {"domain": order.domain, "order_no": order.order_no, "lines": licensed}
    return effects.NewEffect(
        follows.kind, follows.destination, order.id, order.order_no, order.episode, payload, follows.after
    )


def _with_lent(effect: effects.NewEffect, lent: tuple[int, ...]) -> effects.NewEffect:
    return replace(effect, softly=lent) if effect.kind == owed.LICENCE_GRANT else effect
