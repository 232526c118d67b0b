"""The sandbox's own SQLite file: it survives restarts and kills, and is read by several threads."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

_SCHEMA: Final = """
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS effects (
        id INTEGER PRIMARY KEY, neighbour TEXT NOT NULL, effect TEXT NOT NULL, key TEXT NOT NULL,
        order_no TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (neighbour, key)
    );
    CREATE INDEX IF NOT EXISTS ix_effects_order ON effects (order_no, id);
    CREATE TABLE IF NOT EXISTS faults (
        id INTEGER PRIMARY KEY, neighbour TEXT NOT NULL, fault TEXT NOT NULL,
        times_left INTEGER NOT NULL, seconds REAL NOT NULL
    );
"""


class Store:
    """Connections to the file; one for each piece of work, since threads can't share them."""

    def __init__(self, path: Path) -> None:
        """Make the file, and the folder it lies in, if they are not there. Raises OSError, sqlite3.Error."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with self.reading() as db:
            db.executescript(_SCHEMA)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection on which each statement is its own transaction."""
        with closing(sqlite3.connect(self._path, timeout=15.0, isolation_level=None)) as db:
            db.execute("PRAGMA synchronous = NORMAL")
            db.row_factory = sqlite3.Row
            yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in one write transaction: nobody else writes between what is read here and what is written."""
        with self.reading() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
