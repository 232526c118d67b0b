"""A sandbox that really runs, on a port of its own, and neighbours that call it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from integrations.gateways import neighbours
from integrations.outcome import Neighbour, Owed
from integrations.sandbox.serve import listening

LINES = [{"product_code": "CUKCUK-PRO", "quantity": 1, "term_months": 12}]


@dataclass(frozen=True)
class Sandbox:
    """Where it listens, and what people do with it."""

    url: str

    def call(self, method: str, path: str, **more: Any) -> httpx.Response:
        # No certificates for loopback: reading them takes longer than the call.
        with httpx.Client(base_url=self.url, trust_env=False, verify=False) as client:
            return client.request(method, path, **more)

    def trouble(self, neighbour: str, fault: str, times: int = 1, seconds: float = 0) -> None:
        fields = {"neighbour": neighbour, "fault": fault, "times": times, "seconds": seconds}
        assert self.call("POST", "/_sandbox/faults", json=fields).status_code == 201

    def ledger(self, order_no: str | None = None) -> list[dict[str, Any]]:
        asked = {} if order_no is None else {"order_no": order_no}
        rows: list[dict[str, Any]] = self.call("GET", "/_sandbox/ledger", params=asked).json()
        return rows

    def holds(self, order_no: str) -> dict[str, str | None]:
        held: dict[str, str | None] = self.call("GET", f"/_sandbox/holds/{order_no}").json()
        return held

    def neighbours(self, timeout_s: float = 10.0) -> dict[str, Neighbour]:
        return neighbours(
            suman_url=self.url, suman_key="k1", cukcuk_url=f"{self.url}/", cukcuk_key="k2", timeout_s=timeout_s
        )


@contextmanager
def running(ledger_path: Path) -> Iterator[Sandbox]:
    server = listening("127.0.0.1", 0, ledger_path)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Sandbox(f"http://127.0.0.1:{server.port}")
    finally:
        server.shutdown()
        thread.join(10)


def temporary(order_no: str = "2041837", valid_until: str = "2026-03-01T10:00:00+00:00") -> Owed:
    payload = {"domain": "pho-thin", "order_no": order_no, "valid_until": valid_until}
    return Owed("licence.temporary", f"licence.temporary:{order_no}:1:suman:1", order_no, payload)


def grant(order_no: str = "2041837", episode: int = 1) -> Owed:
    payload = {"domain": "pho-thin", "order_no": order_no, "lines": LINES}
    return Owed("licence.grant", f"licence.grant:{order_no}:{episode}:suman:1", order_no, payload)


def revoke(granted: Owed) -> Owed:
    payload = {"domain": "pho-thin", "order_no": granted.order_no, "licence_key": granted.key}
    return Owed("licence.revoke", f"licence.revoke:{granted.key}", granted.order_no, payload)


def provision(order_no: str = "2041837") -> Owed:
    payload = {"domain": "pho-thin", "order_no": order_no, "lines": LINES}
    return Owed("resources.provision", f"resources.provision:{order_no}:1:cukcuk:1", order_no, payload)


def withdraw(order_no: str = "2041837") -> Owed:
    payload = {"domain": "pho-thin", "order_no": order_no}
    return Owed("resources.revoke", f"resources.revoke:{order_no}:1:cukcuk:1", order_no, payload)
