"""The contract that every neighbour keeps, over real HTTP: an effect happens once, and its answer is told apart."""

import pytest

from integrations.outcome import Done, NotNow, Owed, Refused, Unknown
from tests.integrations.sandbox.running import Sandbox, grant, provision, temporary, withdraw

BOTH = pytest.mark.parametrize(("name", "owed"), [("suman", grant("77")), ("cukcuk", withdraw("77"))])


@BOTH
def test_what_is_sent_is_done_and_found_by_its_key(sandbox: Sandbox, name: str, owed: Owed) -> None:
    neighbour = sandbox.neighbours()[name]
    assert neighbour.ask(owed) is None
    done = neighbour.send(owed)
    assert isinstance(done, Done)
    assert done.remote_ref
    assert neighbour.ask(owed) == done
    [row] = sandbox.ledger("77")
    assert row.pop("at").endswith("+00:00")
    assert row == {"neighbour": name, "effect": owed.kind, "key": owed.key, "order_no": "77", "body": owed.payload}


@BOTH
def test_the_same_key_again_gets_the_same_answer_and_happens_once(sandbox: Sandbox, name: str, owed: Owed) -> None:
    neighbour = sandbox.neighbours()[name]
    assert [neighbour.send(owed) for _ in range(3)] == [neighbour.ask(owed)] * 3
    assert len(sandbox.ledger()) == 1


@BOTH
def test_the_same_key_for_something_else_is_refused(sandbox: Sandbox, name: str, owed: Owed) -> None:
    neighbour = sandbox.neighbours()[name]
    neighbour.send(owed)
    other = neighbour.send(Owed(owed.kind, owed.key, "78", {**owed.payload, "order_no": "78"}))
    assert isinstance(other, Refused)
    assert other.status == 422
    assert "đã dùng cho một nội dung khác" in other.error
    assert len(sandbox.ledger()) == 1


@BOTH
def test_a_hang_after_accepting_is_unknown_and_asking_finds_it_done(sandbox: Sandbox, name: str, owed: Owed) -> None:
    neighbour = sandbox.neighbours(timeout_s=0.4)[name]
    sandbox.trouble(name, "hang_after_accept", seconds=1.5)
    assert isinstance(neighbour.send(owed), Unknown)
    assert isinstance(neighbour.ask(owed), Done)
    assert isinstance(neighbour.send(owed), Done)
    assert len(sandbox.ledger()) == 1


@BOTH
def test_a_reset_is_unknown_and_asking_finds_that_nothing_happened(sandbox: Sandbox, name: str, owed: Owed) -> None:
    neighbour = sandbox.neighbours()[name]
    sandbox.trouble(name, "reset")
    assert isinstance(neighbour.send(owed), Unknown)
    assert neighbour.ask(owed) is None
    assert sandbox.ledger() == []


@BOTH
@pytest.mark.parametrize(
    ("fault", "status", "wait"), [("429", 429, 2.0), ("500", 500, None), ("expired_token", 401, None)]
)
def test_not_now_is_to_be_sent_again(
    sandbox: Sandbox, name: str, owed: Owed, fault: str, status: int, wait: float | None
) -> None:
    neighbour = sandbox.neighbours()[name]
    sandbox.trouble(name, fault, times=2, seconds=1.2)
    for _ in range(2):
        outcome = neighbour.send(owed)
        assert isinstance(outcome, NotNow)
        assert (outcome.status, outcome.retry_after_s) == (status, wait)
    assert sandbox.ledger() == []
    assert isinstance(neighbour.send(owed), Done)


@BOTH
def test_a_200_that_says_no_is_a_no(sandbox: Sandbox, name: str, owed: Owed) -> None:
    neighbour = sandbox.neighbours()[name]
    sandbox.trouble(name, "ok_with_error")
    outcome = neighbour.send(owed)
    assert isinstance(outcome, Refused)
    assert outcome.status == 200
    assert "Không thực hiện được yêu cầu." in outcome.error
    assert sandbox.ledger() == []


@BOTH
def test_no_to_the_question_is_not_no_to_the_effect(sandbox: Sandbox, name: str, owed: Owed) -> None:
    neighbour = sandbox.neighbours()[name]
    neighbour.send(owed)
    sandbox.trouble(name, "ok_with_error")
    assert isinstance(neighbour.ask(owed), Unknown)
    sandbox.trouble(name, "429", seconds=3)
    later = neighbour.ask(owed)
    assert isinstance(later, NotNow)
    assert later.retry_after_s == 3


@BOTH
def test_a_delay_within_the_time_is_only_a_delay(sandbox: Sandbox, name: str, owed: Owed) -> None:
    sandbox.trouble(name, "delay", seconds=0.2)
    assert isinstance(sandbox.neighbours()[name].send(owed), Done)


@BOTH
def test_a_delay_beyond_the_time_is_unknown(sandbox: Sandbox, name: str, owed: Owed) -> None:
    sandbox.trouble(name, "delay", seconds=0.8)
    assert isinstance(sandbox.neighbours(timeout_s=0.2)[name].send(owed), Unknown)


def test_a_fault_is_felt_by_its_neighbour_alone(sandbox: Sandbox) -> None:
    sandbox.trouble("cukcuk", "500", times=5)
    assert isinstance(sandbox.neighbours()["suman"].send(temporary()), Done)


def test_faults_are_used_up_in_the_order_they_were_asked_for(sandbox: Sandbox) -> None:
    neighbour = sandbox.neighbours()["suman"]
    sandbox.trouble("suman", "500", times=2)
    sandbox.trouble("suman", "lost_callback", times=9)
    sandbox.trouble("suman", "429")
    statuses = [getattr(neighbour.send(temporary()), "status", None) for _ in range(4)]
    assert statuses == [500, 500, 429, 200]


@BOTH
def test_what_cannot_be_sent_is_refused_unsent(sandbox: Sandbox, name: str, owed: Owed) -> None:
    neighbour = sandbox.neighbours()[name]
    for wrong in (
        Owed("tea.serve", owed.key, "77", owed.payload),
        Owed(owed.kind, "khóa lạ\r\nX: 1", "77", owed.payload),
        Owed(owed.kind, "", "77", owed.payload),
        Owed(owed.kind, owed.key, "77", {**owed.payload, "extra": object()}),
        Owed(owed.kind, owed.key, "77", {**owed.payload, "extra": float("nan")}),
    ):
        outcome = neighbour.send(wrong)
        assert isinstance(outcome, Refused)
        assert outcome.status is None
    assert neighbour.ask(Owed(owed.kind, "khóa lạ \ud800", "77", {})) is None
    assert sandbox.ledger() == []


def test_whom_nobody_answers_for_is_not_now(sandbox: Sandbox) -> None:
    """A refused connection carried nothing: it is certain that it was not done."""
    closed = Sandbox("http://127.0.0.1:1")
    for owed, name in ((grant(), "suman"), (provision(), "cukcuk")):
        outcome = closed.neighbours()[name].send(owed)
        assert isinstance(outcome, NotNow)
        assert outcome.status is None
        assert isinstance(closed.neighbours()[name].ask(owed), NotNow)
