"""What the office's pages show beside their tables: limited lists, and counts for the first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from models.base import db
from models.tables import (
    Allocation,
    AuditEntry,
    CashReceipt,
    Effect,
    EffectAttempt,
    GatewayPayment,
    ImportReject,
    Order,
    RawMail,
    StatementLine,
    StatementSighting,
    Transition,
    UserSession,
)

LIMIT = 50
# Lifecycles whose subject is the order itself.
_OF_ORDERS = ("order", "resource", "invoice")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What pays an order: the allocation, and the one of the three kinds of money that it draws on."""

    allocation: Allocation
    line: StatementLine | None
    cash: CashReceipt | None
    gateway: GatewayPayment | None


def evidence_of_order(order_id: int) -> list[Evidence]:
    """Allocations to the order, the newest first, reversed ones too."""
    return _evidence(Allocation.order_id == order_id)


def evidence_from_line(line_id: int) -> list[Evidence]:
    """Allocations of the line's money, with their orders."""
    return _evidence(Allocation.line_id == line_id)


def _evidence(which: Any) -> list[Evidence]:
    rows = db.session.execute(
        select(Allocation, StatementLine, CashReceipt, GatewayPayment)
        .outerjoin(StatementLine, StatementLine.id == Allocation.line_id)
        .outerjoin(CashReceipt, CashReceipt.id == Allocation.cash_receipt_id)
        .outerjoin(GatewayPayment, GatewayPayment.id == Allocation.gateway_payment_id)
        .options(joinedload(Allocation.order))
        .where(which)
        .order_by(Allocation.made_at.desc(), Allocation.id.desc())
        .limit(LIMIT)
    )
    return [Evidence(*row) for row in rows]


def lines_matched_to(order_id: int) -> Sequence[StatementLine]:
    """Statement lines that name the order and have money left, or wait for a person."""
    return db.session.scalars(
        select(StatementLine)
        .where(
            StatementLine.matched_order_id == order_id,
            or_(StatementLine.hold.is_not(None), StatementLine.allocated_vnd < StatementLine.amount_vnd),
        )
        .order_by(StatementLine.booked_on.desc(), StatementLine.id.desc())
        .limit(LIMIT)
    ).all()


def effects_of(order_id: int) -> Sequence[Effect]:
    """What is owed to the neighbours for the order, the newest first."""
    return db.session.scalars(
        select(Effect).where(Effect.order_id == order_id).order_by(Effect.id.desc()).limit(LIMIT)
    ).all()


def history_of_order(order_id: int) -> Sequence[Transition]:
    """The order's status changes, the newest first."""
    return db.session.scalars(
        select(Transition)
        .where(Transition.lifecycle.in_(_OF_ORDERS), Transition.subject_id == order_id)
        .order_by(Transition.at.desc(), Transition.id.desc())
        .limit(LIMIT)
    ).all()


def history_of(lifecycle: str, subject_id: int) -> Sequence[Transition]:
    """One subject's changes in one lifecycle, the newest first."""
    return db.session.scalars(
        select(Transition)
        .where(Transition.lifecycle == lifecycle, Transition.subject_id == subject_id)
        .order_by(Transition.seq.desc())
        .limit(LIMIT)
    ).all()


def sightings_of(line_id: int) -> Sequence[StatementSighting]:
    """Where the line was seen, the first first."""
    return db.session.scalars(
        select(StatementSighting)
        .options(joinedload(StatementSighting.source))
        .where(StatementSighting.line_id == line_id)
        .order_by(StatementSighting.id)
        .limit(LIMIT)
    ).all()


def rejects_of(import_id: int) -> Sequence[ImportReject]:
    """Rows of the import that could not be read."""
    return db.session.scalars(
        select(ImportReject).where(ImportReject.import_id == import_id).order_by(ImportReject.row).limit(4 * LIMIT)
    ).all()


def attempts_of(effect_id: int) -> Sequence[EffectAttempt]:
    """Tries to send the effect, the newest first."""
    return db.session.scalars(
        select(EffectAttempt).where(EffectAttempt.effect_id == effect_id).order_by(EffectAttempt.id.desc()).limit(LIMIT)
    ).all()


def orders_of_tenant(tenant_id: int, seller_id: int | None) -> Sequence[Order]:
    """The tenant's latest orders; only one seller's, where a seller is given."""
    query = select(Order).where(Order.tenant_id == tenant_id)
    return db.session.scalars(
        _of_seller(query, seller_id).order_by(Order.placed_at.desc(), Order.id.desc()).limit(LIMIT)
    ).all()


def sessions_of(user_id: int) -> Sequence[UserSession]:
    """The person's latest log-ins."""
    return db.session.scalars(
        select(UserSession).where(UserSession.user_id == user_id).order_by(UserSession.id.desc()).limit(LIMIT)
    ).all()


def audit_of(subject_type: str, subject_id: int) -> Sequence[AuditEntry]:
    """What was done to the subject, the newest first."""
    return db.session.scalars(
        select(AuditEntry)
        .where(AuditEntry.subject_type == subject_type, AuditEntry.subject_id == str(subject_id))
        .order_by(AuditEntry.seq.desc())
        .limit(LIMIT)
    ).all()


def count_orders(seller_id: int | None) -> tuple[dict[str, int], dict[str, int]]:
    """How many orders there are in each payment status, and waiting for each reason; one seller's, where given."""
    by_status = _of_seller(select(Order.status, func.count()), seller_id).group_by(Order.status)
    waiting = select(Order.waiting, func.count()).where(Order.waiting.is_not(None))
    by_reason = _of_seller(waiting, seller_id).group_by(Order.waiting)
    return _counted(by_status), _counted(by_reason)


def count_money() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """How many credits with money left there are by verdict, effects by state, and mails by state."""
    left = (
        select(StatementLine.verdict, func.count())
        .where(
            StatementLine.direction == "in",
            StatementLine.set_aside_at.is_(None),
            StatementLine.allocated_vnd < StatementLine.amount_vnd,
        )
        .group_by(StatementLine.verdict)
    )
    effects = select(Effect.state, func.count()).group_by(Effect.state)
    mails = select(RawMail.state, func.count()).group_by(RawMail.state)
    return _counted(left), _counted(effects), _counted(mails)


def _of_seller(query: Any, seller_id: int | None) -> Any:
    return query if seller_id is None else query.where(Order.salesperson_id == seller_id)


def _counted(query: Any) -> dict[str, int]:
    return {member.value: number for member, number in db.session.execute(query)}
