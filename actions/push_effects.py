"""Push what we owe: claim under a lease, call with no transaction open, write the answer down under its token."""

import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from actions.effect_news import take_news
from integrations.outcome import Done, Neighbour, NotNow, Outcome, Owed, Refused, Unknown
from models.base import db
from models.lifecycle import EffectEvent
from models.queries import effects, orders
from models.tables import Effect

LEASE = timedelta(seconds=60)  # longer than the slowest call, ask and send together
BREAKER_THRESHOLD = 5  # failures in a row
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 3600.0
_OPEN_S = 15.0
# Unreachable, or answering "not now" because it is broken: what a breaker counts. 429 is a healthy neighbour's word.
_BROKEN = 500


def push_effects(
    neighbours: Mapping[str, Neighbour], *, owner: str, clock: Callable[[], datetime], most: int = 10_000
) -> int:
    """Push until nothing is due, at most `most`; gives how many were tried. Any number may run at once."""
    tried = 0
    while tried < most:
        round_tried = sum(_push_some(name, neighbours[name], owner, clock) for name in neighbours)
        if round_tried == 0:
            break
        tried += round_tried
    return tried


def _push_some(name: str, neighbour: Neighbour, owner: str, clock: Callable[[], datetime]) -> int:
    now = clock()
    limit = effects.breaker_lets_through(name, now=now, probe_until=now + LEASE)
    claimed = effects.claim(name, now=now, until=now + LEASE, owner=owner, limit=min(limit, 5)) if limit else []
    db.session.commit()
    for effect in claimed:
        # The batch shares one lease; what could outlive it is left to whoever claims it next.
        if clock() >= now + LEASE / 2:
            break
        outcome = _call(neighbour, effect)
        _settle(effect, outcome, clock())
    return len(claimed)


def _call(neighbour: Neighbour, effect: Effect) -> tuple[Outcome, bool]:
    """The outcome, and whether what was sent may have arrived unknown to us."""
    owed = Owed(effect.kind, effect.key, effect.payload["order_no"], effect.payload)
    if effect.ask_first:
        answer = neighbour.ask(owed)
        if answer is not None:
            return answer, not isinstance(answer, Done)
    outcome = neighbour.send(owed)
    return outcome, isinstance(outcome, Unknown)


def _settle(effect: Effect, called: tuple[Outcome, bool], now: datetime) -> None:
    outcome, uncertain = called
    settlement = _settlement(effect, outcome, now, uncertain=uncertain)
    broken = isinstance(outcome, Unknown) or (
        isinstance(outcome, NotNow) and (outcome.status is None or outcome.status >= _BROKEN)
    )
    orders.lock([effect.order_id])  # orders before effects, as whoever pays or expires them
    if effects.settle(effect, settlement, now=now):
        take_news(effect, settlement.event, now=now, remote_ref=settlement.remote_ref, error=settlement.error)
        if settlement.event in (EffectEvent.SETTLE, EffectEvent.REFUSE):
            effects.unblock_children(effect.id, now=now)
    effects.breaker_hears(
        effect.destination,
        reached=not broken,
        open_until=now + timedelta(seconds=_OPEN_S),
        threshold=BREAKER_THRESHOLD,
    )
    db.session.commit()


def _settlement(effect: Effect, outcome: Outcome, now: datetime, *, uncertain: bool) -> effects.Settlement:
    match outcome:
        case Done(remote_ref=ref, status=status):
            return effects.Settlement(EffectEvent.SETTLE, "done", now, status=status, remote_ref=ref)
        case Refused(status=status, error=error):
            return effects.Settlement(EffectEvent.REFUSE, "refused", now, status=status, error=error)
        case NotNow(status=status, error=error, retry_after_s=asked):
            due = now + timedelta(seconds=max(backoff_s(effect.attempts), asked or 0.0))
            return effects.Settlement(
                EffectEvent.POSTPONE, "not_now", due, ask_first=uncertain, status=status, error=error
            )
        case Unknown(error=error):
            due = now + timedelta(seconds=backoff_s(effect.attempts))
            return effects.Settlement(EffectEvent.LOSE, "unknown", due, ask_first=True, error=error)


def backoff_s(attempts: int) -> float:
    """Seconds until the next try: doubling, half of it drawn at random so that many do not return at once."""
    full = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2.0 ** min(attempts, 20))
    return full / 2 + random.random() * full / 2  # noqa: S311 - spreading load, not keeping a secret
