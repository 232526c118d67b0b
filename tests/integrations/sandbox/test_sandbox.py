"""The sandbox itself: its list of what happened, its faults, its life as a process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from integrations.outcome import Done, Unknown
from integrations.sandbox.serve import listening
from models.words import RefusedError
from tests.integrations.sandbox.running import Sandbox, grant, provision, running, temporary

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from integrations.sandbox.serve import serve
serve("127.0.0.1", 0, Path(sys.argv[1]), announce=lambda port: print(port, file=sys.stderr, flush=True))
"""


@contextmanager
def process(ledger_path: Path) -> Iterator[tuple["subprocess.Popen[str]", Sandbox]]:
    started = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(ledger_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with started:
        assert started.stderr is not None
        try:
            yield started, Sandbox(f"http://127.0.0.1:{int(started.stderr.readline())}")
        finally:
            started.kill()


def test_it_is_reached_without_reading_our_tables() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, integrations.sandbox.serve; print('sqlalchemy' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout == "False\n"


def test_twenty_pushes_at_once_of_one_key_happen_once(sandbox: Sandbox) -> None:
    neighbour = sandbox.neighbours()["suman"]
    with ThreadPoolExecutor(20) as many:
        outcomes = list(many.map(lambda _: neighbour.send(grant()), range(20)))
    assert isinstance(outcomes[0], Done)
    assert set(outcomes) == {outcomes[0]}
    assert len(sandbox.ledger()) == 1


def test_the_ledger_is_in_order_and_can_be_asked_for_one_order(sandbox: Sandbox) -> None:
    suman, cukcuk = sandbox.neighbours()["suman"], sandbox.neighbours()["cukcuk"]
    for order_no in ("1", "2"):
        suman.send(temporary(order_no))
        suman.send(grant(order_no))
        cukcuk.send(provision(order_no))
    effects = ["licence.temporary", "licence.grant", "resources.provision"]
    assert [(row["order_no"], row["effect"]) for row in sandbox.ledger()] == [(no, e) for no in "12" for e in effects]
    assert [row["effect"] for row in sandbox.ledger("2")] == effects
    assert sandbox.ledger("3") == []


def test_a_reset_empties_ledger_and_faults(sandbox: Sandbox) -> None:
    neighbour = sandbox.neighbours()["suman"]
    neighbour.send(grant())
    sandbox.trouble("suman", "500", times=99)
    assert sandbox.call("POST", "/_sandbox/reset").status_code == 200
    assert sandbox.ledger() == []
    assert isinstance(neighbour.send(grant()), Done)


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {"neighbour": "nobody", "fault": "500"},
        {"neighbour": "suman", "fault": "earthquake"},
        {"fault": "500"},
        {"neighbour": "suman", "fault": "500", "times": 0},
        {"neighbour": "suman", "fault": "500", "times": 1.5},
        {"neighbour": "suman", "fault": "500", "times": True},
        {"neighbour": "suman", "fault": "delay", "seconds": -1},
        {"neighbour": "suman", "fault": "delay", "seconds": 1e9},
        {"neighbour": "suman", "fault": "delay", "seconds": "2"},
    ],
)
def test_a_fault_that_makes_no_sense_is_refused_with_a_sentence(sandbox: Sandbox, wrong: object) -> None:
    answer = sandbox.call("POST", "/_sandbox/faults", json=wrong)
    assert answer.status_code == 422
    assert answer.json()["error"].endswith(".")
    assert isinstance(sandbox.neighbours()["suman"].send(grant()), Done)


@pytest.mark.parametrize("fault", ["duplicate_callback", "lost_callback"])
def test_faults_of_callbacks_are_kept_and_harm_no_call(sandbox: Sandbox, fault: str) -> None:
    sandbox.trouble("suman", fault, times=3)
    assert isinstance(sandbox.neighbours()["suman"].send(grant()), Done)


def test_a_call_without_bearer_key_or_idempotency_key_is_refused(sandbox: Sandbox) -> None:
    path, body = "/assumed/suman/licences", dict(grant().payload)
    keyed, known = {"Idempotency-Key": "a"}, {"Authorization": "Bearer k"}
    assert sandbox.call("POST", path, json=body, headers=keyed).status_code == 401
    assert sandbox.call("POST", path, json=body, headers=known).status_code == 400
    assert sandbox.call("POST", path, content=b"[", headers={**keyed, **known}).status_code == 400
    assert sandbox.call("GET", "/assumed/suman/requests/a").status_code == 401
    assert sandbox.call("POST", path, json=body, headers={**keyed, **known}).status_code == 200


def test_ledger_and_faults_survive_a_restart(tmp_path: Path) -> None:
    with running(tmp_path / "s.sqlite3") as first:
        done = first.neighbours()["suman"].send(grant())
        first.trouble("suman", "500", times=1)
        rows = first.ledger()
    with running(tmp_path / "s.sqlite3") as second:
        neighbour = second.neighbours()["suman"]
        assert getattr(neighbour.send(grant()), "status", None) == 500
        assert neighbour.send(grant()) == done == neighbour.ask(grant())
        assert second.ledger() == rows


@pytest.mark.slow
def test_what_was_accepted_survives_a_kill(tmp_path: Path) -> None:
    with process(tmp_path / "s.sqlite3") as (started, sandbox):
        sandbox.trouble("suman", "hang_after_accept", seconds=30)
        assert isinstance(sandbox.neighbours(timeout_s=0.5)["suman"].send(grant()), Unknown)
        started.kill()
    with process(tmp_path / "s.sqlite3") as (_, again):
        assert isinstance(again.neighbours()["suman"].ask(grant()), Done)
        assert len(again.ledger()) == 1


@pytest.mark.slow
def test_it_stops_on_sigterm_and_prints_nothing(tmp_path: Path) -> None:
    with process(tmp_path / "new" / "s.sqlite3") as (started, sandbox):
        sandbox.trouble("suman", "reset")
        sandbox.neighbours()["suman"].send(grant())
        sandbox.neighbours()["suman"].send(grant())
        os.kill(started.pid, signal.SIGTERM)
        out, err = started.communicate(timeout=10)
        assert (started.returncode, out, err) == (0, "", "")


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    for host in ("0.0.0.0", "192.0.2.1", "example.vn"):
        with pytest.raises(RefusedError, match="chỉ chạy trên chính máy này"):
            listening(host, 0, tmp_path / "s.sqlite3")


def test_a_port_that_is_taken_is_refused_with_a_sentence(sandbox: Sandbox, tmp_path: Path) -> None:
    taken = int(sandbox.url.rpartition(":")[2])
    with pytest.raises(RefusedError, match=f"Không mở được cổng {taken}"):
        listening("127.0.0.1", taken, tmp_path / "other.sqlite3")
