"""The outbox: owed, claimed under a lease, settled under a fencing token."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import case, exists, func, insert, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.sql.elements import ColumnElement

from models import owed
from models.base import db
from models.lifecycle import EFFECT, EffectEvent, EffectState
from models.tables import Destination, Effect, EffectAttempt, EffectDependency

OWED = "khop_effects_owed"  # set in the session's info: after the commit, wake a worker
_CLAIMABLE = EFFECT.before(EffectEvent.CLAIM)
_ENDED = (EffectState.DONE, EffectState.DEAD, EffectState.SKIPPED, EffectState.CANCELLED)


@dataclass(frozen=True, slots=True)
class NewEffect:
    """An effect to owe. `parents`: ids of effects that must be done first; `softly`: that must only have ended."""

    kind: str
    destination: str
    order_id: int
    order_no: str
    episode: int
    payload: dict[str, Any]
    after: str | None = None
    softly: tuple[int, ...] = field(default=())

    @property
    def key(self) -> str:
        return owed.key(self.kind, self.order_no, self.episode, self.destination)


def owe(effects: Sequence[NewEffect], *, now: datetime) -> dict[str, int]:
    """Save effects with what caused them; gives their ids by key. They leave after the commit."""
    if not effects:
        return {}
    rows = [_row(effect, now) for effect in effects]
    made = db.session.execute(insert(Effect).returning(Effect.key, Effect.id), rows)
    ids: dict[str, int] = {row.key: row.id for row in made}
    dependencies = [row for effect in effects for row in _dependencies(effect, ids)]
    if dependencies:
        db.session.execute(insert(EffectDependency), dependencies)
    for parent in {parent for effect in effects for parent in effect.softly}:
        unblock_children(parent, now=now)  # it may have ended already
    db.session.info[OWED] = True
    return ids


def _row(effect: NewEffect, now: datetime) -> dict[str, Any]:
    waits = effect.after is not None or effect.softly
    return {
        "key": effect.key,
        "kind": effect.kind,
        "destination": effect.destination,
        "order_id": effect.order_id,
        "episode": effect.episode,
        "occurrence": 1,
        "payload": effect.payload,
        "state": EffectState.BLOCKED if waits else EffectState.READY,
        "due_at": now,
        "created_at": now,
        "claim_no": 0,
        "attempts": 0,
        "ask_first": False,
    }


def _dependencies(effect: NewEffect, ids: dict[str, int]) -> list[dict[str, Any]]:
    rows = [{"effect_id": ids[effect.key], "parent_id": parent, "any_end": True} for parent in effect.softly]
    if effect.after is not None:
        destination = next(each.destination for each in owed.ALL if each.kind == effect.after)
        parent_key = owed.key(effect.after, effect.order_no, effect.episode, destination)
        rows.append({"effect_id": ids[effect.key], "parent_id": ids[parent_key], "any_end": False})
    return rows


def claim(destination: str, *, now: datetime, until: datetime, owner: str, limit: int) -> list[Effect]:
    """Lease what is due at this neighbour: new ones, lost leases and unknown outcomes alike, oldest first.

    A lease that ran out means that its holder died, perhaps in mid-call: such effects ask before they send again.
    """
    due = (
        select(Effect.id)
        .where(Effect.destination == destination, Effect.state.in_(_CLAIMABLE), Effect.due_at <= now)
        .order_by(Effect.due_at, Effect.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    uncertain = Effect.state.in_((EffectState.LEASED, EffectState.UNKNOWN))
    statement = (
        update(Effect)
        .where(Effect.id.in_(due.scalar_subquery()))
        .values(
            state=EffectState.LEASED,
            due_at=until,
            claim_no=Effect.claim_no + 1,
            attempts=Effect.attempts + 1,
            ask_first=case((uncertain, True), else_=Effect.ask_first),
            lease_owner=owner,
        )
        .returning(Effect)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    claimed = sorted(db.session.scalars(statement), key=lambda effect: effect.id)
    if claimed:
        db.session.execute(
            insert(EffectAttempt),
            [{"effect_id": each.id, "claim_no": each.claim_no, "at": now, "owner": owner} for each in claimed],
        )
    return claimed


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of one claim."""

    event: EffectEvent
    outcome: str
    due_at: datetime
    ask_first: bool = False
    status: int | None = None
    error: str | None = None
    remote_ref: str | None = None


def settle(effect: Effect, answer: Settlement, *, now: datetime) -> bool:
    """Write the answer down, if the claim still holds; False when the lease was lost to another worker."""
    state = EFFECT.after(EffectState.LEASED, answer.event)
    error = None if answer.error is None else answer.error[:500]
    done = state is EffectState.DONE
    hit: CursorResult[Any] = db.session.execute(  # type: ignore[assignment]
        update(Effect)
        .where(Effect.id == effect.id, Effect.state == EffectState.LEASED, Effect.claim_no == effect.claim_no)
        .values(
            state=state,
            due_at=answer.due_at,
            ask_first=answer.ask_first,
            lease_owner=None,
            last_status=answer.status,
            last_error=error,
            remote_ref=answer.remote_ref,
            done_at=now if done else None,
        )
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        update(EffectAttempt)
        .where(EffectAttempt.effect_id == effect.id, EffectAttempt.claim_no == effect.claim_no)
        .values(outcome=answer.outcome, status=answer.status, error=error)
        .execution_options(synchronize_session=False)
    )
    return hit.rowcount == 1


def unblock_children(effect_id: int, *, now: datetime) -> int:
    """Make ready what waited for this effect and waits for nothing else; gives how many."""
    parent = select(Effect.id, Effect.state).subquery()
    still_waits = (
        exists()
        .where(EffectDependency.effect_id == Effect.id, EffectDependency.parent_id == parent.c.id)
        .where(
            case(
                (EffectDependency.any_end, parent.c.state.not_in(_ENDED)),
                else_=parent.c.state.not_in((EffectState.DONE, EffectState.SKIPPED)),
            )
        )
    )
    children = select(EffectDependency.effect_id).where(EffectDependency.parent_id == effect_id)
    hit: CursorResult[Any] = db.session.execute(  # type: ignore[assignment]
        update(Effect)
        .where(Effect.id.in_(children), Effect.state == EffectState.BLOCKED, ~still_waits)
        .values(state=EffectState.READY, due_at=now)
        .execution_options(synchronize_session=False)
    )
    if hit.rowcount:
        db.session.info[OWED] = True
    return hit.rowcount


def of_orders(order_ids: Sequence[int], kind: str) -> list[Effect]:
    """The effects of this kind of these orders' episodes, locked."""
    return list(
        db.session.scalars(
            select(Effect)
            .where(Effect.order_id.in_(order_ids), Effect.kind == kind)
            .order_by(Effect.id)
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        )
    )


def withdraw_unsent(effect_ids: Sequence[int]) -> set[int]:
    """Cancel those of these effects that were never tried, or refused; gives their ids.

    A refused one did not happen, and must not be sent again once its licence is over.
    """
    if not effect_ids:
        return set()
    withdrawn = db.session.scalars(
        update(Effect)
        .where(
            Effect.id.in_(effect_ids),
            (Effect.state.in_((EffectState.BLOCKED, EffectState.READY)) & (Effect.attempts == 0))
            | (Effect.state == EffectState.DEAD),
        )
        .values(state=EffectState.CANCELLED)
        .returning(Effect.id)
        .execution_options(synchronize_session=False)
    )
    return set(withdrawn)


def retry_dead(effect_id: int, *, now: datetime) -> bool:
    """Make a dead effect ready again; it asks first, for the neighbour may have taken it after all."""
    hit: CursorResult[Any] = db.session.execute(  # type: ignore[assignment]
        update(Effect)
        .where(Effect.id == effect_id, Effect.state == EffectState.DEAD)
        .values(state=EffectState.READY, due_at=now, ask_first=True)
        .execution_options(synchronize_session=False)
    )
    db.session.info[OWED] = True
    return hit.rowcount == 1


def listed(state: EffectState | None, limit: int = 1000) -> list[Effect]:
    """Effects, newest first; only those in `state` when given."""
    query = select(Effect).order_by(Effect.id.desc()).limit(limit)
    return list(db.session.scalars(query if state is None else query.where(Effect.state == state)))


def next_due() -> datetime | None:
    """When the next unfinished effect is due, if any."""
    return db.session.scalar(select(func.min(Effect.due_at)).where(Effect.state.in_(_CLAIMABLE)))


def breaker_lets_through(name: str, *, now: datetime, probe_until: datetime) -> int:
    """How many effects may go to this neighbour now: 0 while its breaker is open, 1 as a probe, else 20.

    The probe is won by one guarded UPDATE: of all workers, one tries.
    """
    row = db.session.execute(
        select(Destination.breaker, Destination.open_until, Destination.paused).where(Destination.name == name)
    ).one()
    if row.paused:
        return 0
    if row.breaker == "closed":
        return 20
    if row.open_until is not None and row.open_until > now:
        return 0
    hit: CursorResult[Any] = db.session.execute(  # type: ignore[assignment]
        update(Destination)
        .where(Destination.name == name, Destination.open_until == row.open_until)
        .values(breaker="half_open", open_until=probe_until)
        .execution_options(synchronize_session=False)
    )
    return 1 if hit.rowcount == 1 else 0


def breaker_hears(name: str, *, reached: bool, open_until: datetime, threshold: int) -> None:
    """Count an answer: any answer closes the breaker, `threshold` failures in a row open it until `open_until`."""
    values: dict[str, Any]
    guard: ColumnElement[bool]
    if reached:
        values = {"breaker": "closed", "fails": 0, "opens": 0, "open_until": None}
        guard = (Destination.breaker != "closed") | (Destination.fails > 0)
    else:
        opens = (Destination.fails + 1 >= threshold) | (Destination.breaker == "half_open")
        values = {
            "fails": Destination.fails + 1,
            "breaker": case((opens, "open"), else_=Destination.breaker),
            "opens": case((opens, Destination.opens + 1), else_=Destination.opens),
            "open_until": case((opens, open_until), else_=Destination.open_until),
        }
        guard = Destination.name == name
    db.session.execute(
        update(Destination)
        .where(Destination.name == name, guard)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def order_ids(effect_ids: Sequence[int]) -> set[int]:
    """The orders of these effects."""
    return set(db.session.scalars(select(Effect.order_id).where(Effect.id.in_(effect_ids))))
