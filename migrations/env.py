"""Alembic's entry: migrates the database of the running Flask application (SQLite and PostgreSQL alike)."""

from typing import Any

from alembic import context
from flask import current_app

from models.base import UtcDateTime

config = context.config
migrate = current_app.extensions["migrate"]


def render_item(kind: str, item: Any, _autogen: Any) -> str | bool:
    """Migrations stand alone: a type of ours is written down as what it is in the database."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run_migrations() -> None:
    """Run what is due in one transaction."""
    with migrate.db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=migrate.db.metadata,
            render_item=render_item,
            **migrate.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    raise SystemExit("Run migrations against a database: flask --app wsgi db upgrade")
run_migrations()
