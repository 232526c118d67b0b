"""orders place, orders expire."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from actions.expire_orders import expire_orders
from actions.place_order import OrderRefusedError, place_order
from admin_app.api.orders import shape
from admin_app.api.schemas import BodyError, read_order
from admin_app.cli.voice import as_json_option, needs_the_system, person, say
from models.clock import utc_now
from models.money import format_vnd
from models.words import N_, RefusedError

orders = click.Group("orders", help="Orders.")


@orders.command("place")
@click.argument("file", type=click.Path(path_type=Path))
@as_json_option
@with_appcontext
@needs_the_system
def place(file: Path, *, as_json: bool) -> None:
    """Place the order in FILE (JSON, as POST /api/v1/orders takes it)."""
    try:
        body = json.loads(file.read_bytes())
    except ValueError as error:
        raise RefusedError(N_("Tệp %(file)s không phải JSON hợp lệ (UTF-8)."), file=file.name) from error
    try:
        order = place_order(read_order(body), actor=person(), now=utc_now())
    except BodyError as error:
        raise RefusedError("%(errors)s", errors=str(error)) from error
    except OrderRefusedError as error:
        raise RefusedError("%(field)s: %(why)s", field=error.field, why=str(error)) from error
    text = f"{order.order_no}  {format_vnd(order.total_vnd)}  {order.memo}"
    say(shape(order), as_json=as_json, text=text)


@orders.command("expire")
@click.option("--at", "moment", default=None, help="ISO 8601, UTC unless it says otherwise; now, if not given.")
@as_json_option
@with_appcontext
@needs_the_system
def expire(moment: str | None, *, as_json: bool) -> None:
    """Expire what is past its deadline."""
    number = expire_orders(now=_moment(moment))
    say({"expired": number}, as_json=as_json, text=f"{number} đơn chuyển Tạm hủy")


def _moment(text: str | None) -> datetime:
    if text is None:
        return utc_now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise RefusedError(N_("%(text)s không phải thời điểm ISO 8601."), text=text) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
