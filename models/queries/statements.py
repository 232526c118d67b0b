"""Statement lines: stored once, found again, allocated under a guard."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from models.base import db
from models.tables import BankAccount, StatementImport, StatementLine, StatementSighting
from models.text import squeeze
from models.transaction import Direction
from models.twins import Told

_BATCH = 5_000  # bound parameters of one IN: SQLite takes 32,766


def batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    """`values` in lists that one statement can carry."""
    listed = list(values)
    for start in range(0, len(listed), _BATCH):
        yield listed[start : start + _BATCH]


def lock_accounts(accounts: Collection[tuple[str, str]]) -> None:
    """Let one reader at a time store lines of an account: two that tell the same transaction differently can't miss
    each other. On SQLite the write lock does it already."""
    if db.session.connection().dialect.name != "postgresql":
        return
    for bank, account in sorted(accounts):
        db.session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": f"{bank}/{account}"}
        )


def by_fingerprint(fingerprints: Collection[str]) -> dict[tuple[str, int], int]:
    """(fingerprint, occurrence) → id of the lines already stored."""
    found: dict[tuple[str, int], int] = {}
    for batch in batches(fingerprints):
        rows = db.session.execute(
            select(StatementLine.fingerprint, StatementLine.occurrence, StatementLine.id).where(
                StatementLine.fingerprint.in_(batch)
            )
        )
        found.update({(fingerprint, occurrence): line_id for fingerprint, occurrence, line_id in rows})
    return found


def twins(twin_keys: Collection[str], *, not_seen_by: int) -> dict[str, list[Told]]:
    """What was told of lines with these twin keys, but for those that import `not_seen_by` has itself told."""
    found: dict[str, list[Told]] = defaultdict(list)
    line = StatementLine
    seen = exists().where(StatementSighting.line_id == line.id, StatementSighting.import_id == not_seen_by)
    # Columns, not records: a busy day's lines of one price share a twin key, and each new one reads them all.
    told = select(line.twin_key, line.booked_at, line.reference, line.memo, line.balance, line.id)
    for batch in batches(twin_keys):
        for row in db.session.execute(told.where(line.twin_key.in_(batch), ~seen)):
            found[row.twin_key].append(Told(row.booked_at, row.reference, squeeze(row.memo), row.balance, row.id))
    return found


def store(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, int], int]:
    """Insert lines that are not there yet; gives (fingerprint, occurrence) → id of those inserted, and only those."""
    if not rows:
        return {}
    make = postgresql_insert if db.session.connection().dialect.name == "postgresql" else sqlite_insert
    statement = (
        make(StatementLine)
        .on_conflict_do_nothing(index_elements=["fingerprint", "occurrence"])
        .returning(StatementLine.fingerprint, StatementLine.occurrence, StatementLine.id)
    )
    stored = db.session.execute(statement, list(rows))
    return {(fingerprint, occurrence): line_id for fingerprint, occurrence, line_id in stored}


def sight(rows: Sequence[dict[str, Any]]) -> None:
    """Write down where lines were seen."""
    if rows:
        db.session.execute(insert(StatementSighting), list(rows))


def lock(line_ids: Collection[int]) -> dict[int, StatementLine]:
    """These lines, locked until the commit, in the order of their ids."""
    rows = db.session.scalars(
        select(StatementLine)
        .where(StatementLine.id.in_(sorted(line_ids)))
        .order_by(StatementLine.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return {line.id: line for line in rows}


def allocate(rows: Sequence[dict[str, Any]]) -> int:
    """Use up `amount` đồng of each line `b_id`, while that much is left; gives how many rows were hit."""
    if not rows:
        return 0
    statement = (
        update(StatementLine)
        .where(
            StatementLine.id == bindparam("b_id"),
            StatementLine.allocated_vnd + bindparam("amount") <= StatementLine.amount_vnd,
        )
        .values(allocated_vnd=StatementLine.allocated_vnd + bindparam("amount"))
        .execution_options(synchronize_session=False)
    )
    return db.session.connection().execute(statement, list(rows)).rowcount


def hold(rows: Sequence[dict[str, Any]]) -> None:
    """Write down why lines (`b_id`) wait (`b_hold`), or that they no longer do (None)."""
    if rows:
        statement = (
            update(StatementLine)
            .where(StatementLine.id == bindparam("b_id"))
            .values(hold=bindparam("b_hold"))
            .execution_options(synchronize_session=False)
        )
        db.session.connection().execute(statement, list(rows))


def rematch(rows: Sequence[dict[str, Any]]) -> None:
    """Write a new verdict of lines: `b_id`, `verdict`, `matched_order_id`, `reasons`, `hold`."""
    if rows:
        statement = (
            update(StatementLine)
            .where(StatementLine.id == bindparam("b_id"))
            .values(
                verdict=bindparam("verdict"),
                matched_order_id=bindparam("matched_order_id"),
                reasons=bindparam("reasons"),
                hold=bindparam("hold"),
            )
            .execution_options(synchronize_session=False)
        )
        db.session.connection().execute(statement, list(rows))


def open_ids(since: date | None) -> list[int]:
    """Incoming lines with đồng left and not set aside, oldest first: what Map lại looks at."""
    query = select(StatementLine.id).where(
        StatementLine.direction == Direction.IN,
        StatementLine.set_aside_at.is_(None),
        StatementLine.allocated_vnd < StatementLine.amount_vnd,
    )
    if since is not None:
        query = query.where(StatementLine.booked_on >= since)
    return list(db.session.scalars(query.order_by(StatementLine.booked_on, StatementLine.id)))


def finish_import(import_id: int, counts: dict[str, int], *, now: datetime | None) -> None:
    """Add to an import's counts; `now` when it is finished."""
    values: dict[str, Any] = {name: getattr(StatementImport, name) + number for name, number in counts.items()}
    if now is not None:
        values["finished_at"] = now
    if values:
        db.session.execute(
            update(StatementImport)
            .where(StatementImport.id == import_id)
            .values(**values)
            .execution_options(synchronize_session=False)
        )


def imports_of(sha256: str) -> int:
    """How many finished imports had a file of exactly these bytes."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(StatementImport)
            .where(StatementImport.sha256 == sha256, StatementImport.finished_at.is_not(None))
        )
        or 0
    )


def own_accounts() -> list[BankAccount]:
    """Our accounts into which customers may transfer."""
    return list(db.session.scalars(select(BankAccount).where(BankAccount.is_active).order_by(BankAccount.id)))


def of_ids(line_ids: Collection[int]) -> list[StatementLine]:
    """These lines, oldest first, not locked."""
    return list(
        db.session.scalars(
            select(StatementLine)
            .where(StatementLine.id.in_(line_ids))
            .order_by(StatementLine.booked_on, StatementLine.id)
            .execution_options(populate_existing=True)
        )
    )
