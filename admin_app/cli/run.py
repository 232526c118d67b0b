"""run-all: database, demo data, web, worker and sandbox in one terminal."""

import os
import socket
import sys

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from honcho.manager import Manager

from admin_app.cli.voice import needs_the_system
from admin_app.config import ROOT, Config, keep_development_key
from admin_app.demo.logins import demo_logins
from admin_app.demo.seed import seed_if_empty
from models.words import N_, RefusedError


@click.command("run-all")
@click.option("--port", type=int, default=lambda: int(os.environ.get("PORT", "5000")), show_default="5000")
@with_appcontext
@needs_the_system
def run_all(port: int) -> None:
    """Start everything for trying the product; Ctrl-C stops all of it."""
    config = current_app.config["KHOP"]
    if config.is_production:
        raise RefusedError(N_("run-all chỉ để dùng thử; ở production chạy gunicorn và huey_consumer riêng."))
    keep_development_key(config)
    sandbox_port = int(os.environ.get("SANDBOX_PORT", "5055"))
    for name, number in (("PORT", port), ("SANDBOX_PORT", sandbox_port)):
        _require_free(name, number)
    upgrade(directory=str(ROOT / "migrations"))
    seed_if_empty(config.var)
    for role, email, password in demo_logins(config.var):
        click.echo(f"login {role} {email} {password}")
    click.echo(f"Khớp: http://127.0.0.1:{port}")
    sys.stdout.flush()
    sys.exit(_start(config, port, sandbox_port))


def _require_free(name: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise RefusedError(
                N_("Cổng %(port)s đang có chương trình khác dùng; chạy lại với %(name)s=số khác."), port=port, name=name
            ) from error


def _start(config: Config, port: int, sandbox_port: int) -> int:
    here = {
        **os.environ,
        "PORT": str(port),
        "SANDBOX_PORT": str(sandbox_port),
        "KHOP_VAR": str(config.var),
        "FLASK_RUN_FROM_CLI": "false",
    }
    binaries = f"{sys.prefix}/bin"
    manager = Manager()
    commands = {
        "sandbox": f"{binaries}/flask --app wsgi sandbox serve --port {sandbox_port}",
        "web": f"{binaries}/gunicorn wsgi:app --bind 127.0.0.1:{port} --workers 1 --threads 8 --no-control-socket",
        "worker": f"{binaries}/huey_consumer wsgi.huey {WORKER_OPTIONS}",
    }
    for name, command in commands.items():
        manager.add_process(name, command, env=here, cwd=str(ROOT), quiet=name != "web")
    manager.loop()
    return int(manager.returncode or 0)


# Threads, because process workers outlive a killed master and go on with old code; polling SQLite four times a second
# keeps a licence within a second of its payment.
WORKER_OPTIONS = "--worker-type thread --workers 2 --max-delay 0.25 --delay 0.1 --flush-locks"
