"""Gửi lại: a person sends refused effects again."""

from collections.abc import Sequence
from datetime import datetime

from actions.effect_news import take_retry
from models.audit_chain import record
from models.base import db
from models.queries import effects, orders
from models.tables import Effect


def retry_effects(effect_ids: Sequence[int], *, actor: str, now: datetime) -> list[int]:
    """Make these dead effects ready again and commit; gives those that were dead."""
    orders.lock(effects.order_ids(effect_ids))  # orders before effects, as whoever pays or expires them
    retried = [effect_id for effect_id in effect_ids if effects.retry_dead(effect_id, now=now)]
    for effect_id in retried:
        take_retry(db.session.get_one(Effect, effect_id), actor=actor, now=now)
        record(db.session, "effect.retry", "effect", effect_id, actor=actor, at=now)
    db.session.commit()
    return retried
