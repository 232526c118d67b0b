"""demo seed."""

import click
from flask import current_app
from flask.cli import with_appcontext

from admin_app.cli.voice import as_json_option, needs_the_system, say
from admin_app.demo.seed import DEMO_LINES, DEMO_ORDERS, seed
from models.words import N_, RefusedError

demo = click.Group("demo", help="Invented data that feels real.")


@demo.command("seed")
@click.option("--orders", type=click.IntRange(1, 1_000_000), default=DEMO_ORDERS, show_default=True)
@click.option("--lines", type=click.IntRange(0, 1_000_000), default=DEMO_LINES, show_default=True)
@as_json_option
@with_appcontext
@needs_the_system
def seed_command(orders: int, lines: int, *, as_json: bool) -> None:
    """Fill the database: people, restaurants, products, orders in every status, bank lines of every kind."""
    config = current_app.config["KHOP"]
    if config.is_production:
        raise RefusedError(N_("Không nạp dữ liệu mẫu ở môi trường production."))
    made = seed(config.var, orders=orders, lines=lines)
    say(made, as_json=as_json, text=", ".join(f"{number} {name}" for name, number in made.items()))
