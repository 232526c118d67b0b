"""Everything that happens by itself, and when: the only list (docs/clock.md). Huey's crontab is UTC.

Bodies are safe to run twice and at once: two workers may both wake, and do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from huey import Huey, crontab

from actions.expire_orders import expire_orders
from actions.ingest_mail import judge_received
from actions.lend_licences import lend_licences
from actions.push_effects import push_effects
from models.clock import utc_now


def push_effects_task(queue: Any) -> None:
    with queue.app.app_context():
        push_effects(queue.neighbours, owner=queue.owner, clock=utc_now)


def expire_orders_task(queue: Any) -> None:
    with queue.app.app_context():
        expire_orders(now=utc_now())


def lend_licences_task(queue: Any) -> None:
    with queue.app.app_context():
        lend_licences(now=utc_now())


def judge_mail_task(queue: Any) -> None:
    with queue.app.app_context():
        judge_received(now=utc_now())


@dataclass(frozen=True, slots=True)
class Periodic:
    """A task and its minutes; `when` says it in words for the documentation."""

    name: str
    body: Callable[[Any], None]
    minute: str
    when: str


PERIODIC = (
    Periodic("sweep-effects", push_effects_task, "*", "mỗi phút"),
    Periodic("expire-orders", expire_orders_task, "*/5", "mỗi 5 phút"),
    Periodic("lend-licences", lend_licences_task, "*/5", "mỗi 5 phút"),
    Periodic("judge-mail", judge_mail_task, "*", "mỗi phút"),
)
PUSH = "push-effects"
WAKE_UP_EXPIRES_S = 60  # what nobody took within a minute is repeated by the sweep


def register(huey: Huey, queue: Any) -> Callable[[], Any]:
    """Tell Huey every task, each under a name of its own: a renamed function must not lose what is queued.

    Gives the call that queues one look at the effects, worthless after a minute.
    """
    wake: Callable[[], Any] = huey.task(name=PUSH, expires=WAKE_UP_EXPIRES_S)(_bound(push_effects_task, queue))
    for each in PERIODIC:
        huey.periodic_task(crontab(minute=each.minute), name=each.name)(_bound(each.body, queue))
    return wake


def _bound(body: Callable[[Any], None], queue: Any) -> Callable[[], None]:
    def run() -> None:
        body(queue)

    return run
