"""Every (status, event) pair, from the tables themselves: what is in them goes, all else is refused."""

from itertools import product

import pytest

from models.lifecycle import (
    ALL,
    ORDER,
    Lifecycle,
    OrderEvent,
    OrderStatus,
    TransitionRefusedError,
)

S, E = OrderStatus, OrderEvent


@pytest.mark.parametrize("lifecycle", ALL, ids=lambda each: each.name)
def test_what_is_not_in_the_table_is_refused(lifecycle: Lifecycle) -> None:
    events = type(next(iter(lifecycle.table))[1])
    for status, event in product(lifecycle.statuses, events):
        if (status, event) in lifecycle.table:
            assert lifecycle.after(status, event) in lifecycle.statuses
        else:
            with pytest.raises(TransitionRefusedError):
                lifecycle.after(status, event)


@pytest.mark.parametrize("lifecycle", ALL, ids=lambda each: each.name)
def test_every_status_can_be_reached_and_every_event_used(lifecycle: Lifecycle) -> None:
    events = type(next(iter(lifecycle.table))[1])
    reached = {lifecycle.start, *lifecycle.table.values()}
    # An effect that waits for nothing starts as ready; contracts of renewals start as recorded; both are also reached.
    assert reached == set(lifecycle.statuses)
    assert {event for _, event in lifecycle.table} == set(events)


def test_an_order_is_paid_from_awaiting_and_from_tam_huy_and_left_alone_when_cancelled() -> None:
    assert ORDER.before(E.PAY) == (S.AWAITING_PAYMENT, S.TEMPORARILY_CANCELLED)
    assert ORDER.ends() == (S.CANCELLED,)


def test_a_paid_order_leaves_only_by_a_reversal() -> None:
    assert {event for status, event in ORDER.table if status is S.PAID} == {E.REVERSE, E.REVERSE_LATE}
