"""Effects: what we owe another system, from the commit that causes it to its answer."""

from enum import StrEnum

from models.lifecycle.machine import Lifecycle


class EffectState(StrEnum):
    BLOCKED = "blocked"  # waits for the effects that it depends on
    READY = "ready"
    LEASED = "leased"  # a worker is at it, until due_at
    UNKNOWN = "unknown"  # contact was lost: ask the neighbour by key before sending again
    DONE = "done"
    DEAD = "dead"  # the neighbour said no; a person looks
    SKIPPED = "skipped"
    CANCELLED = "cancelled"  # withdrawn before it was sent


class EffectEvent(StrEnum):
    UNBLOCK = "unblock"
    CLAIM = "claim"
    SETTLE = "settle"
    POSTPONE = "postpone"
    LOSE = "lose"
    REFUSE = "refuse"
    RETRY = "retry"
    SKIP = "skip"
    WITHDRAW = "withdraw"


_S, _E = EffectState, EffectEvent

EFFECT = Lifecycle(
    "effect",
    _S.BLOCKED,
    {
        (_S.BLOCKED, _E.UNBLOCK): _S.READY,
        (_S.BLOCKED, _E.WITHDRAW): _S.CANCELLED,
        (_S.READY, _E.CLAIM): _S.LEASED,
        (_S.READY, _E.WITHDRAW): _S.CANCELLED,
        (_S.LEASED, _E.CLAIM): _S.LEASED,  # the lease ran out: whoever held it is gone
        (_S.LEASED, _E.SETTLE): _S.DONE,
        (_S.LEASED, _E.POSTPONE): _S.READY,
        (_S.LEASED, _E.LOSE): _S.UNKNOWN,
        (_S.LEASED, _E.REFUSE): _S.DEAD,
        (_S.UNKNOWN, _E.CLAIM): _S.LEASED,
        (_S.DEAD, _E.RETRY): _S.READY,
        (_S.DEAD, _E.SKIP): _S.SKIPPED,
        (_S.DEAD, _E.WITHDRAW): _S.CANCELLED,
    },
)
