"""The sandbox as a server of its own: threaded, quiet, on this machine only."""

import ipaddress
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from integrations.sandbox.app import create_sandbox
from models.words import N_, RefusedError


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: the ledger tells what happened."""


def listening(host: str, port: int, ledger_path: Path) -> BaseWSGIServer:
    """A server that already listens; port 0 picks one, see its `port`. Whoever calls runs and closes it.

    Raises RefusedError if `host` is not this machine (the sandbox has no door) or the port is taken.
    """
    if host != "localhost" and not _is_loopback(host):
        raise RefusedError(N_("Sandbox chỉ chạy trên chính máy này: dùng 127.0.0.1 thay cho %(host)s."), host=host)
    app = create_sandbox(ledger_path)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        door = socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError) as problem:
        raise RefusedError(N_("Không mở được cổng %(port)s cho sandbox: chọn cổng khác."), port=port) from problem
    with door:  # the server keeps a handle of its own
        return make_server(host, port, app, threaded=True, request_handler=_Quiet, fd=door.fileno())


def serve(host: str, port: int, ledger_path: Path, *, announce: Callable[[int], None] | None = None) -> None:
    """Run the sandbox until SIGTERM or Ctrl-C; `announce` is told the port once it listens. Prints nothing on stdout.

    Raises RefusedError as `listening` does.
    """
    server = listening(host, port, ledger_path)
    # Signals can be caught in the main thread only; elsewhere whoever owns the thread stops the process.
    own_signals = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, signal.default_int_handler) if own_signals else None
    try:
        if announce is not None:
            announce(server.port)
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
        if own_signals:
            signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
