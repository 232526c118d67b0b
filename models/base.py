"""The database handle, the base of every table, and how each engine is told to behave."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, DateTime, Dialect, Engine, Enum, Integer, MetaData, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import JSON, TypeDecorator

# Fixed names, so that a violated promise can be told from another and a migration can drop what it made.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite numbers rows by itself only in a column of the very type INTEGER.
BigId = BigInteger().with_variant(Integer, "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as UTC on both engines (SQLite would drop the zone and compare wrongly)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a zone: {value!r}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def stored_by_value(kind: type[StrEnum], name: str) -> Enum:
    """A status column: text, with a CHECK so that the database knows the list too. `name` names the CHECK."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """What every table inherits."""

    # A registry of our own: Flask-SQLAlchemy derives from this class, and SQLAlchemy 2.1 takes no second type map.
    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={datetime: UtcDateTime(), dict[str, Any]: JSON(), list[Any]: JSON()},
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})

_only_reading: ContextVar[bool] = ContextVar("only_reading", default=False)


@contextmanager
def reading() -> Iterator[None]:
    """Transactions begun inside do not take SQLite's write lock. For pages and reports that change nothing."""
    token = _only_reading.set(True)
    try:
        yield
    finally:
        _only_reading.reset(token)


@event.listens_for(Engine, "do_connect")
def _make_room(dialect: Dialect, _record: object, arguments: list[Any], _parameters: dict[str, Any]) -> None:
    """The embedded database's folder is made when it is first opened, not when the application is built."""
    if dialect.name == "sqlite" and arguments and str(arguments[0]) not in ("", ":memory:"):
        Path(arguments[0]).parent.mkdir(parents=True, exist_ok=True)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: object) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves; pysqlite's own deferred BEGIN loses races
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin_on_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        # A deferred transaction that turns into a writer fails at once with "database is locked", time-out or not.
        connection.exec_driver_sql("BEGIN" if _only_reading.get() else "BEGIN IMMEDIATE")
