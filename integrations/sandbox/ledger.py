"""What really happened at the neighbours: one row an effect, never two under one key."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from integrations.outcome import NotNow, Refused
from integrations.sandbox.store import Store
from models.clock import utc_now
from models.words import N_

Row = dict[str, Any]
Objection = Callable[[Sequence[Row]], Refused | NotNow | None]


@dataclass(frozen=True)
class Entry:
    """What a neighbour is asked to do."""

    neighbour: str
    effect: str
    key: str
    order_no: str
    body: Mapping[str, Any]

    def same_as(self, row: sqlite3.Row) -> bool:
        """Whether the row is this very request."""
        return bool(row["effect"] == self.effect and row["body"] == _canonical(self.body))


class Ledger:
    """The list of effects in the sandbox's file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def perform(self, entry: Entry, objection: Objection) -> int | Refused | NotNow:
        """Do it, unless it was done: the row's number, the same each time; or why not.

        `objection` is told the order's rows so far. The same key with another body is Refused.
        """
        with self._store.writing() as db:
            known = db.execute(
                "SELECT id, effect, body FROM effects WHERE neighbour = ? AND key = ?", (entry.neighbour, entry.key)
            ).fetchone()
            if known is not None:
                return int(known["id"]) if entry.same_as(known) else _other_body(entry)
            no = objection(_rows(db, entry.order_no))
            return no if no is not None else _insert(db, entry)

    def number(self, neighbour: str, key: str) -> int | None:
        """The row's number of what the neighbour took under the key; None if it never did."""
        with self._store.reading() as db:
            row = db.execute("SELECT id FROM effects WHERE neighbour = ? AND key = ?", (neighbour, key)).fetchone()
        return None if row is None else int(row["id"])

    def rows(self, order_no: str | None = None) -> list[Row]:
        """All rows, or an order's, oldest first."""
        with self._store.reading() as db:
            return _rows(db, order_no)


def _rows(db: sqlite3.Connection, order_no: str | None) -> list[Row]:
    columns = "SELECT neighbour, effect, key, order_no, at, body FROM effects"
    if order_no is None:
        found = db.execute(f"{columns} ORDER BY id")
    else:
        found = db.execute(f"{columns} WHERE order_no = ? ORDER BY id", (order_no,))
    return [{**dict(row), "body": json.loads(row["body"])} for row in found]


def _insert(db: sqlite3.Connection, entry: Entry) -> int:
    at = utc_now().isoformat(timespec="milliseconds")
    values = (entry.neighbour, entry.effect, entry.key, entry.order_no, at, _canonical(entry.body))
    done = db.execute("INSERT INTO effects (neighbour, effect, key, order_no, at, body) VALUES (?,?,?,?,?,?)", values)
    return int(done.lastrowid or 0)


def _other_body(entry: Entry) -> Refused:
    return Refused(422, N_("Khóa “%(key)s” đã dùng cho một nội dung khác.") % {"key": entry.key})


def _canonical(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
