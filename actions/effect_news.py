"""What a neighbour's answer means for our own records: the licence is active, the resources are there, or it failed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from models import owed
from models.lifecycle import (
    LICENCE,
    RESOURCE,
    EffectEvent,
    LicenceEvent,
    LicenceStatus,
    Lifecycle,
    ResourceEvent,
    ResourceStatus,
)
from models.queries import licences, orders
from models.queries.moves import move, status_of
from models.tables import Effect, Licence, Order
from models.vocabulary import LicenceKind

_LENT, _FULL = LicenceKind.TEMPORARY, LicenceKind.FULL
_KIND_OF = {owed.LICENCE_TEMPORARY: _LENT, owed.LICENCE_GRANT: _FULL}
_STARTED = (owed.LICENCE_GRANT, owed.RESOURCES_PROVISION)


def take_news(effect: Effect, event: EffectEvent, *, now: datetime, remote_ref: str | None, error: str | None) -> None:
    """Move the order's resources and licences along with an effect that was done or refused."""
    if event not in (EffectEvent.SETTLE, EffectEvent.REFUSE):
        return
    order = orders.lock([effect.order_id])[effect.order_id]
    licensed = licences.of_episode(order.id, effect.episode)
    actor = f"system:{effect.destination}"
    if event is EffectEvent.SETTLE:
        _done(effect, order, licensed, actor=actor, now=now, remote_ref=remote_ref)
    else:
        _refused(effect, order, licensed, actor=actor, now=now, error=error)


def take_retry(effect: Effect, *, actor: str, now: datetime) -> None:
    """A person sends a refused effect again: what it had failed is on its way once more."""
    order = orders.lock([effect.order_id])[effect.order_id]
    kind = _KIND_OF.get(effect.kind)
    if kind is not None:
        licensed = licences.of_episode(order.id, effect.episode)
        _go(licensed.get(kind), LICENCE, LicenceEvent.RETRY, actor=actor, at=now)
    if effect.kind in _STARTED and order.episode == effect.episode and order.resource_status is ResourceStatus.FAILED:
        order.resource_error = None
        _go(order, RESOURCE, ResourceEvent.START, actor=actor, at=now)


def _done(
    effect: Effect,
    order: Order,
    licensed: dict[LicenceKind, Licence],
    *,
    actor: str,
    now: datetime,
    remote_ref: str | None,
) -> None:
    if effect.kind == owed.LICENCE_TEMPORARY:
        lent = licensed.get(_LENT)
        _go(lent, LICENCE, LicenceEvent.GRANT, actor=actor, at=now)
        # A licence that was over before its answer came lends nothing: its revocation is on the way.
        if lent is not None and lent.status is LicenceStatus.ACTIVE:
            _go(_current(order, effect), RESOURCE, ResourceEvent.LEND, actor=actor, at=now)
    elif effect.kind == owed.LICENCE_GRANT:
        _go(licensed.get(_LENT), LICENCE, LicenceEvent.REPLACE, actor=actor, at=now)
        full = licensed.get(_FULL)
        _go(full, LICENCE, LicenceEvent.GRANT, actor=actor, at=now)
        if full is not None:
            full.remote_ref = remote_ref
    elif effect.kind == owed.RESOURCES_PROVISION:
        _go(_current(order, effect), RESOURCE, ResourceEvent.PROVISION, actor=actor, at=now)


def _refused(
    effect: Effect,
    order: Order,
    licensed: dict[LicenceKind, Licence],
    *,
    actor: str,
    now: datetime,
    error: str | None,
) -> None:
    kind = _KIND_OF.get(effect.kind)
    if kind is not None:
        _go(licensed.get(kind), LICENCE, LicenceEvent.FAIL, actor=actor, at=now, reason=error)
    if effect.kind in _STARTED and order.episode == effect.episode:
        order.resource_error = error
        _go(order, RESOURCE, ResourceEvent.FAIL, actor=actor, at=now, reason=error)


def _current(order: Order, effect: Effect) -> Order | None:
    """The order, if the effect belongs to its present episode: news of an older one changes nothing."""
    return order if order.episode == effect.episode else None


def _go(subject: Any, lifecycle: Lifecycle, event: StrEnum, **said: Any) -> None:
    # News may come late: a licence that was revoked while its grant was on the way stays revoked, and its own
    # undoing effect follows.
    if subject is not None and lifecycle.allows(status_of(subject, lifecycle), event):
        move(subject, lifecycle, event, **said)
