"""effects list, push, retry."""

import os
import socket

import click
from flask import current_app
from flask.cli import with_appcontext

from actions.push_effects import push_effects
from actions.retry_effects import retry_effects
from admin_app.cli.voice import as_json_option, needs_the_system, person, say
from integrations.gateways import neighbours
from models.clock import utc_now
from models.lifecycle import EffectState
from models.queries import effects as queries
from models.tables import Effect

effects = click.Group("effects", help="What we owe other systems.")


@effects.command("list")
@click.option("--state", default=None, type=click.Choice([state.value for state in EffectState]))
@as_json_option
@with_appcontext
@needs_the_system
def list_command(state: str | None, *, as_json: bool) -> None:
    """The newest effects."""
    rows = [_shape(effect) for effect in queries.listed(EffectState(state) if state else None)]
    text = "\n".join(f"{row['id']}  {row['state']:9}  {row['key']}  {row['last_error'] or ''}".rstrip() for row in rows)
    say(rows, as_json=as_json, text=text)


@effects.command("push")
@as_json_option
@with_appcontext
@needs_the_system
def push(*, as_json: bool) -> None:
    """Push what is due now."""
    config = current_app.config["KHOP"]
    adapters = neighbours(
        suman_url=config.suman_url,
        suman_key=config.suman_key,
        cukcuk_url=config.cukcuk_url,
        cukcuk_key=config.cukcuk_key,
    )
    tried = push_effects(adapters, owner=f"cli-{socket.gethostname()}-{os.getpid()}", clock=utc_now)
    say({"tried": tried}, as_json=as_json, text=f"Đã gửi {tried} lượt")


@effects.command("retry")
@click.argument("ids", nargs=-1, required=True, type=int, metavar="ID…")
@as_json_option
@with_appcontext
@needs_the_system
def retry(ids: tuple[int, ...], *, as_json: bool) -> None:
    """Gửi lại: make refused effects ready again."""
    done = retry_effects(ids, actor=person(), now=utc_now())
    say({"retried": done}, as_json=as_json, text=f"{len(done)} hiệu lực được gửi lại")


def _shape(effect: Effect) -> dict[str, object]:
    return {
        "id": effect.id,
        "key": effect.key,
        "kind": effect.kind,
        "destination": effect.destination,
        "order_no": effect.payload.get("order_no"),
        "state": effect.state.value,
        "attempts": effect.attempts,
        "due_at": effect.due_at.isoformat(),
        "last_error": effect.last_error,
    }
