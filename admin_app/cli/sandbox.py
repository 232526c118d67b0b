"""sandbox serve."""

import os
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from admin_app.cli.voice import needs_the_system
from integrations.sandbox.serve import serve
from models.words import N_, RefusedError

sandbox = click.Group("sandbox", help="The neighbours' sandbox.")


@sandbox.command("serve")
@click.option("--port", type=int, default=lambda: int(os.environ.get("SANDBOX_PORT", "5055")), show_default="5055")
@click.option("--ledger", type=click.Path(path_type=Path), default=None, help="The ledger's file.")
@with_appcontext
@needs_the_system
def serve_command(port: int, ledger: Path | None) -> None:
    """Serve pretend neighbours on 127.0.0.1 until stopped."""
    config = current_app.config["KHOP"]
    if config.is_production:
        raise RefusedError(N_("Không chạy sandbox ở môi trường production."))
    path = ledger or config.var / "sandbox.sqlite3"
    path.parent.mkdir(parents=True, exist_ok=True)
    serve("127.0.0.1", port, path, announce=lambda bound: click.echo(f"sandbox http://127.0.0.1:{bound}", err=True))
