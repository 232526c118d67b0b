"""The outbox under good and bad neighbours. The neighbour here is a hand-written fake of the port."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from actions.cancel_order import cancel_order
from actions.expire_orders import expire_orders
from actions.ingest_lines import Row, ingest_lines
from actions.push_effects import LEASE, backoff_s, push_effects
from actions.retry_effects import retry_effects
from integrations.outcome import Done, NotNow, Outcome, Owed, Refused, Unknown
from models.base import db
from models.lifecycle import EffectState, LicenceStatus, ResourceStatus
from models.queries import effects as queries
from models.queries.invariants import violations
from models.tables import Destination, Effect, Licence, Order
from models.transaction import Transaction
from models.vocabulary import LicenceKind, SourceKind

Make = Callable[..., Order]
Credit = Callable[..., Transaction]


class Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


class FakeNeighbour:
    """Remembers what it did by key; `script` says what to answer next, then it is simply good."""

    def __init__(self, *script: Outcome, accepts_lost: bool = False) -> None:
        self.script, self.did, self.asked = list(script), [], []
        self.accepts_lost = accepts_lost

    def send(self, owed: Owed) -> Outcome:
        if self.script:
            outcome = self.script.pop(0)
            if isinstance(outcome, Unknown) and self.accepts_lost:
                self.did.append(owed.key)
            return outcome
        self.did.append(owed.key)
        return Done("ref", 201)

    def ask(self, owed: Owed) -> Outcome | None:
        self.asked.append(owed.key)
        return Done("ref", 200) if owed.key in self.did else None


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
def paid(make_order: Make, credit: Credit, now: datetime) -> Order:
    order = make_order()
    rows = [Row(1, credit(order.memo))]
    ingest_lines([(rows, [])], source=SourceKind.FILE, name="sk", sha256=None, actor="thuha", now=now)
    return order


def push(clock: Clock, suman: FakeNeighbour, cukcuk: FakeNeighbour | None = None) -> int:
    tried = push_effects({"suman": suman, "cukcuk": cukcuk or FakeNeighbour()}, owner="w1", clock=clock)
    assert violations() == []
    return tried


def states() -> dict[str, EffectState]:
    return {
        effect.kind: effect.state
        for effect in db.session.scalars(select(Effect).execution_options(populate_existing=True))
    }


def test_licence_first_then_resources_and_the_order_is_provisioned(paid: Order, clock: Clock) -> None:
    suman, cukcuk = FakeNeighbour(), FakeNeighbour()

    assert push(clock, suman, cukcuk) == 2

    assert set(states().values()) == {EffectState.DONE}
    assert len(suman.did) == len(cukcuk.did) == 1
    db.session.refresh(paid)
    assert paid.resource_status is ResourceStatus.PROVISIONED
    [licence] = db.session.scalars(select(Licence))
    assert (licence.kind, licence.status, licence.remote_ref) == (LicenceKind.FULL, LicenceStatus.ACTIVE, "ref")
    assert push(clock, suman, cukcuk) == 0


@pytest.mark.usefixtures("paid")
def test_not_now_is_tried_again_later_with_the_same_key(clock: Clock) -> None:
    suman = FakeNeighbour(NotNow(503, "down"))

    push(clock, suman)
    assert states()["licence.grant"] is EffectState.READY
    assert push(clock, suman) == 0
    clock.pass_by(seconds=10)
    push(clock, suman)

    assert states()["licence.grant"] is EffectState.DONE
    assert len(suman.did) == 1


@pytest.mark.usefixtures("paid")
@pytest.mark.parametrize("accepted", [True, False])
def test_an_unknown_outcome_is_asked_about_before_it_is_sent_again(clock: Clock, accepted: bool) -> None:
    suman = FakeNeighbour(Unknown("time-out"), accepts_lost=accepted)

    push(clock, suman)
    assert states()["licence.grant"] is EffectState.UNKNOWN
    clock.pass_by(seconds=10)
    push(clock, suman)

    assert states()["licence.grant"] is EffectState.DONE
    assert len(suman.did) == 1
    assert len(suman.asked) == 1


@pytest.mark.usefixtures("paid")
def test_a_worker_that_died_in_mid_call_is_succeeded_by_one_that_asks_first(clock: Clock) -> None:
    suman = FakeNeighbour()
    [claimed] = queries.claim("suman", now=clock(), until=clock() + LEASE, owner="dead", limit=5)
    suman.did.append(claimed.key)  # it was sent, and then the worker was killed
    db.session.commit()

    assert push(clock, suman) == 0
    clock.pass_by(seconds=61)
    push(clock, suman)

    assert suman.asked == suman.did == [claimed.key]
    assert states()["licence.grant"] is EffectState.DONE


@pytest.mark.usefixtures("paid")
def test_an_answer_that_comes_after_the_lease_was_lost_counts_for_nothing(clock: Clock) -> None:
    [late] = queries.claim("suman", now=clock(), until=clock() + LEASE, owner="slow", limit=5)
    db.session.commit()
    stale = (late.id, late.claim_no)
    clock.pass_by(seconds=61)
    push(clock, FakeNeighbour())

    effect = db.session.get(Effect, stale[0])
    assert effect is not None
    effect.claim_no = stale[1]
    db.session.expunge(effect)
    refused = queries.Settlement(queries.EffectEvent.REFUSE, "refused", clock(), status=422, error="no")
    assert queries.settle(effect, refused, now=clock()) is False


def test_a_no_is_shown_on_the_order_and_a_person_sends_it_again(paid: Order, clock: Clock) -> None:
    suman = FakeNeighbour(Refused(422, "tên miền không tồn tại"))

    push(clock, suman)
    db.session.refresh(paid)
    assert (paid.resource_status, paid.resource_error) == (ResourceStatus.FAILED, "tên miền không tồn tại")
    dead = db.session.scalars(select(Effect).where(Effect.state == EffectState.DEAD)).one()

    assert retry_effects([dead.id], actor="minhquan", now=clock()) == [dead.id]
    push(clock, suman)
    assert set(states().values()) == {EffectState.DONE}
    db.session.refresh(paid)
    assert paid.resource_status is ResourceStatus.PROVISIONED


def test_the_breaker_opens_after_five_failures_and_lets_one_probe_through(
    make_order: Make, credit: Credit, clock: Clock, now: datetime
) -> None:
    orders = [make_order(f"quan{number}") for number in range(8)]
    rows = [Row(number, credit(order.memo)) for number, order in enumerate(orders, 1)]
    ingest_lines([(rows, [])], source=SourceKind.FILE, name="sk", sha256=None, actor="thuha", now=now)
    suman = FakeNeighbour(*[NotNow(503, "down")] * 30)

    assert push(clock, suman) == 5
    assert db.session.get_one(Destination, "suman", populate_existing=True).breaker == "open"
    clock.pass_by(seconds=5)
    assert push(clock, suman) == 0
    clock.pass_by(seconds=11)
    assert push(clock, suman) == 1
    suman.script.clear()
    clock.pass_by(seconds=60)
    push(clock, suman)
    assert set(states().values()) == {EffectState.DONE}
    assert db.session.get_one(Destination, "suman", populate_existing=True).breaker == "closed"


def test_paying_withdraws_a_temporary_licence_that_was_not_sent(
    make_order: Make, credit: Credit, clock: Clock, now: datetime
) -> None:
    order = make_order(expired=True)
    rows = [Row(1, credit(order.memo))]
    ingest_lines([(rows, [])], source=SourceKind.FILE, name="sk", sha256=None, actor="thuha", now=now)
    suman = FakeNeighbour()

    push(clock, suman)

    assert states()["licence.temporary"] is EffectState.CANCELLED
    assert [key.partition(":")[0] for key in suman.did] == ["licence.grant"]
    statuses = {licence.kind: licence.status for licence in db.session.scalars(select(Licence))}
    assert statuses == {LicenceKind.TEMPORARY: LicenceStatus.REPLACED, LicenceKind.FULL: LicenceStatus.ACTIVE}


def test_expiry_revokes_a_temporary_licence_that_was_granted(make_order: Make, clock: Clock, now: datetime) -> None:
    order = make_order(expired=True)
    suman = FakeNeighbour()
    push(clock, suman)
    db.session.refresh(order)
    assert order.resource_status is ResourceStatus.TEMPORARY

    clock.pass_by(days=5)
    expire_orders(now=clock())
    push(clock, suman)

    assert [key.partition(":")[0] for key in suman.did] == ["licence.temporary", "licence.revoke"]
    db.session.refresh(order)
    assert order.resource_status is ResourceStatus.REVOKED


def test_waiting_grows_and_is_spread() -> None:
    assert 0.5 <= backoff_s(0) <= 1.0
    assert 1800 <= backoff_s(30) <= 3600
    assert len({backoff_s(5) for _ in range(20)}) > 1


def test_an_answer_that_comes_after_the_expiry_lends_nothing(make_order: Make, clock: Clock, now: datetime) -> None:
    order = make_order(expired=True)
    clock.pass_by(days=5)

    class Slow(FakeNeighbour):
        def send(self, owed: Owed) -> Outcome:
            if owed.kind == "licence.temporary":
                expire_orders(now=clock())
            return super().send(owed)

    suman = Slow()
    push(clock, suman)

    assert [key.partition(":")[0] for key in suman.did] == ["licence.temporary", "licence.revoke"]
    db.session.refresh(order)
    assert order.resource_status is ResourceStatus.NONE


def test_a_refused_temporary_licence_is_not_sent_again_once_its_order_is_over(make_order: Make, clock: Clock) -> None:
    order = make_order(expired=True)
    push(clock, FakeNeighbour(Refused(422, "không có tên miền")))
    dead = db.session.scalars(select(Effect).where(Effect.state == EffectState.DEAD)).one()

    cancel_order(order.id, reason="Khách không mua nữa", actor="thuha", now=clock())

    assert retry_effects([dead.id], actor="minhquan", now=clock()) == []
    suman = FakeNeighbour()
    push(clock, suman)
    assert suman.did == []
