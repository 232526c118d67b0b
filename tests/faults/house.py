"""The product as real processes: sandbox, web and worker, which a test may kill -9 and start again."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from admin_app.config import ROOT
from tests.servers import KEY, free_port, wait_for_port

WEB_OPTIONS = ("--threads", "4", "--no-control-socket")
BIN = Path(sys.prefix) / "bin"


class House:
    """One running house on one database. `kill` takes a whole process group by the id of the process started."""

    def __init__(self, url: str, var: Path, redis_url: str | None) -> None:
        self.web_port, self.sandbox_port = free_port(), free_port()
        self.env = {
            **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")},
            "KHOP_ENV": "test",
            "SECRET_KEY": KEY,
            "DATABASE_URL": url,
            "KHOP_VAR": str(var),
            "PORT": str(self.web_port),
            "SANDBOX_PORT": str(self.sandbox_port),
            **({"REDIS_URL": redis_url} if redis_url else {}),
        }
        self.commands = {
            "sandbox": [BIN / "flask", "--app", "wsgi", "sandbox", "serve", "--port", str(self.sandbox_port)],
            "web": [BIN / "gunicorn", "wsgi:app", "-b", f"127.0.0.1:{self.web_port}", *WEB_OPTIONS],
            "worker": [BIN / "huey_consumer", "wsgi.huey", "-k", "thread", "-w", "2", "-m", "0.25", "--flush-locks"],
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{self.web_port}", timeout=10, trust_env=False)

    def start(self, *names: str) -> None:
        for name in names:
            self.running[name] = subprocess.Popen(
                [str(part) for part in self.commands[name]],
                cwd=ROOT,
                env=self.env,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        for name, port in (("sandbox", self.sandbox_port), ("web", self.web_port)):
            if name in names:
                wait_for_port(port, self.running[name])

    def kill(self, *names: str, how: int = signal.SIGKILL) -> None:
        for name in names:
            process = self.running.pop(name)
            os.killpg(process.pid, how)
            process.wait(20)

    def close(self) -> None:
        self.http.close()
        self.kill(*list(self.running))

    def flask(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command of the product, to its end."""
        return subprocess.run(
            [str(BIN / "flask"), "--app", "wsgi", *arguments],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A command of the product, under way."""
        command = [str(BIN / "flask"), "--app", "wsgi", *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def ledger(self) -> list[dict[str, Any]]:
        """What really happened at the neighbours."""
        with httpx.Client(trust_env=False) as client:
            rows: list[dict[str, Any]] = client.get(f"http://127.0.0.1:{self.sandbox_port}/_sandbox/ledger").json()
        return rows

    def fault(self, neighbour: str, fault: str, times: int = 1, seconds: float = 0.2) -> None:
        body = {"neighbour": neighbour, "fault": fault, "times": times, "seconds": seconds}
        with httpx.Client(trust_env=False) as client:
            client.post(f"http://127.0.0.1:{self.sandbox_port}/_sandbox/faults", json=body).raise_for_status()

    def place(self, key: str, body: dict[str, Any], token: str) -> dict[str, Any]:
        """Place an order as a careful client does: the same Idempotency-Key until there is an answer."""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
        deadline = time.monotonic() + 60
        while True:
            try:
                answer = self.http.post("/api/v1/orders", json=body, headers=headers)
            except httpx.TransportError:
                assert time.monotonic() < deadline, "the web never came back"
                time.sleep(0.1)
                continue
            assert answer.status_code == 201, answer.text
            placed: dict[str, Any] = answer.json()
            return placed

    def effects(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(self.flask("effects", "list", "--json").stdout)
        return rows
