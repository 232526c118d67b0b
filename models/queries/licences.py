"""Licences of orders."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select

from models.base import db
from models.lifecycle import LICENCE, LicenceEvent, OrderStatus
from models.tables import Licence, Order, Tenant
from models.vocabulary import LicenceKind, PaymentMethod


def lent_to(order_ids: Sequence[int]) -> list[Licence]:
    """The temporary licences of these orders that may still be revoked."""
    return list(
        db.session.scalars(
            select(Licence)
            .where(
                Licence.order_id.in_(order_ids),
                Licence.kind == LicenceKind.TEMPORARY,
                Licence.status.in_(LICENCE.before(LicenceEvent.REVOKE)),
            )
            .order_by(Licence.id)
        )
    )


def of_episode(order_id: int, episode: int) -> dict[LicenceKind, Licence]:
    """The licences of one payment episode, by kind."""
    rows = db.session.scalars(
        select(Licence).where(Licence.order_id == order_id, Licence.episode == episode).order_by(Licence.id)
    )
    return {licence.kind: licence for licence in rows}


def to_lend(*, now: datetime, methods: Sequence[PaymentMethod], limit: int) -> list[Order]:
    """Orders that wait for a transfer or cash, whose tenant has expired by `now` and holds no licence of this one."""
    lent = exists().where(
        Licence.order_id == Order.id, Licence.episode == Order.episode, Licence.kind == LicenceKind.TEMPORARY
    )
    return list(
        db.session.scalars(
            select(Order)
            .join(Tenant, Tenant.id == Order.tenant_id)
            .where(
                Order.status == OrderStatus.AWAITING_PAYMENT,
                Order.payment_method.in_(methods),
                Order.expires_at > now,
                Tenant.subscription_ends_at <= now,
                ~lent,
            )
            .order_by(Order.id)
            .limit(limit)
            .with_for_update(of=Order, skip_locked=True, key_share=True)
        )
    )
