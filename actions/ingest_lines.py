"""Store bank lines once, match them, and pay what is exact and covered: one set-based path for a file of any size.

Each chunk is one transaction. A crash between two chunks loses nothing: reading the source again finds the finished
chunks stored and goes on.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from actions.settle import Evidence, Settlement
from models.base import db
from models.clock import local_date
from models.matching import Match, judge, read
from models.money_gate import Gate, LineFacts, OrderFacts, Pay, decide
from models.queries import orders, settings, statements
from models.queries.matching import OrderBook, show_verdicts
from models.tables import ImportReject, Order, StatementImport
from models.text import fold
from models.transaction import Direction, Transaction
from models.twins import Ambiguous, find_twin, fingerprint, told, twin_key
from models.vocabulary import AllocationRule, Hold, SourceKind, Verdict, Waiting


@dataclass(frozen=True, slots=True)
class Row:
    """A transaction and where it stands in its source, counted from 1."""

    position: int
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be read, with a Vietnamese sentence that says what to mend."""

    row: int
    reason: str
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Counts:
    """What became of the rows of an import; `paid` counts orders."""

    rows_read: int = 0
    stored: int = 0
    duplicates: int = 0
    rejected: int = 0
    exact: int = 0
    relative: int = 0
    unmatched: int = 0
    paid: int = 0

    def add(self, other: "Counts") -> None:
        for each in fields(Counts):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    def count_verdicts(self, lines: Sequence["Line"]) -> None:
        verdicts = Counter(line.match.verdict for line in lines if line.match is not None)
        self.exact, self.relative, self.unmatched = (
            verdicts[each] for each in (Verdict.EXACT, Verdict.RELATIVE, Verdict.NONE)
        )

    def as_dict(self) -> dict[str, int]:
        return {each.name: getattr(self, each.name) for each in fields(Counts)}


def ingest_lines(
    chunks: Iterable[tuple[Sequence[Row], Sequence[Reject]]],
    *,
    source: SourceKind,
    name: str,
    sha256: str | None,
    actor: str,
    now: datetime,
    dry_run: bool = False,
) -> tuple[int, Counts]:
    """Take a whole source, chunk by chunk, each chunk committed; gives the import's id and what became of its rows.

    A dry run goes the same way in one transaction, and keeps nothing of it.
    """
    keep = db.session.flush if dry_run else db.session.commit
    ingest = Ingest.begin(source=source, name=name, sha256=sha256, actor=actor, now=now)
    keep()
    total = Counts()
    for rows, rejects in chunks:
        counts = ingest.chunk(rows, rejects)
        statements.finish_import(ingest.import_id, counts.as_dict(), now=None)
        keep()
        total.add(counts)
    statements.finish_import(ingest.import_id, {}, now=now)
    keep()
    if dry_run:
        db.session.rollback()
    return ingest.import_id, total


class Ingest:
    """One reading of one source. `chunk` works in the open transaction; the caller commits."""

    def __init__(self, import_id: int, *, actor: str, now: datetime) -> None:
        self.import_id, self.actor, self.now = import_id, actor, now
        self.gate = Gate(settings.value_of("matching.pays_by_itself"), settings.value_of("matching.days_after_order"))
        self._seen: Counter[bytes] = Counter()

    @classmethod
    def begin(cls, *, source: SourceKind, name: str, sha256: str | None, actor: str, now: datetime) -> "Ingest":
        """Write down that this source is being read."""
        row = StatementImport(source=source, name=name[:255], sha256=sha256, actor=actor, started_at=now)
        db.session.add(row)
        db.session.flush()
        return cls(row.id, actor=actor, now=now)

    def chunk(self, rows: Sequence[Row], rejects: Sequence[Reject] = ()) -> Counts:
        """Store, match and pay these rows."""
        statements.lock_accounts({(row.transaction.bank, row.transaction.account) for row in rows})
        counts = Counts(rows_read=len(rows) + len(rejects), rejected=len(rejects))
        db.session.add_all(
            ImportReject(import_id=self.import_id, row=each.row, reason=each.reason, cells=list(each.cells))
            for each in rejects
        )
        fresh, sightings = self._new_ones(rows)
        lines = match_lines(fresh)
        stored = statements.store([_line_row(line, self.now) for line in lines])
        for line in lines:
            line.id = stored[line.fingerprint, line.occurrence]
        sightings += [(line.row.position, line.id, None) for line in lines]
        statements.sight([self._sighting(*each) for each in sightings])
        counts.stored, counts.duplicates = len(lines), len(rows) - len(lines)
        counts.count_verdicts(lines)
        counts.paid = pay_matched(lines, gate=self.gate, actor=self.actor, now=self.now)
        return counts

    def _new_ones(self, rows: Sequence[Row]) -> tuple[list["Line"], list[tuple[int, int, dict[str, Any] | None]]]:
        """The rows that no source has told yet, and the sightings of those that were."""
        keyed = [self._keyed(row) for row in rows]
        known = statements.by_fingerprint({line.fingerprint for line in keyed})
        sightings: list[tuple[int, int, dict[str, Any] | None]] = [
            (line.row.position, known[line.fingerprint, line.occurrence], None)
            for line in keyed
            if (line.fingerprint, line.occurrence) in known
        ]
        unknown = [line for line in keyed if (line.fingerprint, line.occurrence) not in known]
        told_before = statements.twins({line.twin_key for line in unknown}, not_seen_by=self.import_id)
        taken = {line_id for _, line_id, _ in sightings}
        fresh = []
        for line in unknown:
            stored = [each for each in told_before.get(line.twin_key, ()) if each.line_id not in taken]
            twin = find_twin(told(line.row.transaction), stored)
            if isinstance(twin, int):
                taken.add(twin)
                sightings.append((line.row.position, twin, line.row.transaction.as_json()))
            else:
                line.possible_twins = twin.line_ids if isinstance(twin, Ambiguous) else ()
                fresh.append(line)
        return fresh, sightings

    def _keyed(self, row: Row) -> "Line":
        mark = fingerprint(row.transaction)
        # Equal rows of one source are different transactions: the first, the second … of their kind. 16 bytes tell
        # fingerprints apart and keep a million of them small.
        short = bytes.fromhex(mark[:32])
        self._seen[short] += 1
        return Line(row, mark, self._seen[short], twin_key(row.transaction))

    def _sighting(self, position: int, line_id: int, details: dict[str, Any] | None) -> dict[str, Any]:
        return {
            "import_id": self.import_id,
            "position": position,
            "line_id": line_id,
            "seen_at": self.now,
            "details": details,
        }


@dataclass(slots=True)
class Line:
    """A line on its way into the table."""

    row: Row
    fingerprint: str
    occurrence: int
    twin_key: str
    possible_twins: tuple[int, ...] = ()
    id: int = 0
    match: Match | None = None
    order_id: int | None = None
    hold: Hold | None = None

    def reasons(self) -> dict[str, Any]:
        """Why it matched, or not, as data that is kept with the line."""
        found = {} if self.match is None else self.match.as_json()
        return {**found, "possible_twins": list(self.possible_twins)} if self.possible_twins else found

    @property
    def facts(self) -> LineFacts:
        transaction = self.row.transaction
        vnd = transaction.amount if isinstance(transaction.amount, int) and transaction.currency == "VND" else None
        return LineFacts(vnd, booked_on(transaction), transaction.direction is Direction.IN)


def booked_on(transaction: Transaction) -> Any:
    """The local day of the transaction."""
    booked = transaction.booked_at
    return local_date(booked) if isinstance(booked, datetime) else booked


def match_lines(lines: Sequence[Line]) -> list[Line]:
    """Judge these lines' memos, all against one set of orders."""
    readings = [read(line.row.transaction.memo) for line in lines]
    book = OrderBook(readings)
    for line, reading in zip(lines, readings, strict=True):
        line.match = judge(reading, book.book)
        line.order_id = book.ids.get(line.match.order_no) if line.match.order_no else None
    return list(lines)


def _line_row(line: Line, now: datetime) -> dict[str, Any]:
    transaction, match = line.row.transaction, line.match
    vnd = line.facts.unallocated_vnd
    return {
        "bank": transaction.bank,
        "account": transaction.account,
        "direction": transaction.direction,
        "currency": transaction.currency,
        "amount_vnd": vnd,
        "foreign_amount": None if vnd is not None else str(transaction.amount),
        "booked_on": booked_on(transaction),
        "booked_at": transaction.booked_at if isinstance(transaction.booked_at, datetime) else None,
        "reference": transaction.reference,
        "memo": transaction.memo,
        "payer": transaction.payer,
        "note": transaction.note,
        "balance": None if transaction.balance is None else str(transaction.balance),
        "fingerprint": line.fingerprint,
        "occurrence": line.occurrence,
        "twin_key": line.twin_key,
        "search_key": fold(" ".join(filter(None, (transaction.memo, transaction.reference, transaction.payer)))),
        "verdict": Verdict.NONE if match is None else match.verdict,
        "matched_order_id": line.order_id,
        "reasons": line.reasons(),
        "hold": None,
        "allocated_vnd": 0,
        "created_at": now,
    }


def pay_matched(lines: Sequence[Line], *, gate: Gate, actor: str, now: datetime) -> int:
    """Pay what the gate lets through, write down why the rest waits; gives how many orders were paid.

    Orders are locked first, in the order of their ids, then lines: every payer does so, and nobody waits in a ring.
    """
    named = [line for line in lines if line.match is not None and line.match.verdict is not Verdict.NONE]
    locked = orders.lock({line.order_id for line in named if line.order_id is not None})
    settlement = Settlement(locked, rule=AllocationRule.EXACT_MATCH, actor=actor, now=now)
    for line in sorted(named, key=lambda each: (each.facts.booked_on, each.id)):
        line.hold = _pay_or_hold(line, settlement, gate)
    paid = settlement.write()
    statements.hold([{"b_id": line.id, "b_hold": line.hold} for line in named if line.hold is not None])
    _show_on_orders(named, settlement)
    return len(paid)


def _pay_or_hold(line: Line, settlement: Settlement, gate: Gate) -> Hold | None:
    if line.match is None:
        return None
    order = settlement.orders.get(line.order_id) if line.order_id is not None else None
    verdict = line.match.verdict
    decision = decide(verdict, line.facts, _order_facts(order, settlement), gate)
    if not isinstance(decision, Pay):
        return decision
    if line.possible_twins or order is None:
        return Hold.POSSIBLE_TWIN
    settlement.pay(order.id, Evidence("line_id", line.id), decision.amount_vnd, excess_vnd=decision.excess_vnd)
    return None if decision.covers else Hold.SHORT


def _order_facts(order: Order | None, settlement: Settlement) -> OrderFacts | None:
    if order is None:
        return None
    return OrderFacts(
        settlement.status(order.id),
        settlement.due_vnd(order.id),
        local_date(order.placed_at),
        order.payment_method,
    )


_STRENGTH = {None: 0, Verdict.NONE: 1, Verdict.RELATIVE: 2, Verdict.EXACT: 3}


def _show_on_orders(lines: Sequence[Line], settlement: Settlement) -> None:
    shown: dict[int, dict[str, Any]] = {}
    for line in lines:
        if line.order_id is None or line.match is None or line.row.transaction.direction is Direction.OUT:
            continue
        order = settlement.orders[line.order_id]
        row = shown.setdefault(order.id, _shown_now(order, settlement))
        verdict = line.match.verdict
        if _STRENGTH[verdict] > _STRENGTH[row["b_verdict"]]:
            row["b_verdict"] = verdict
        if line.hold is Hold.PAID_TWICE:
            row["b_waiting"] = Waiting.PAID_TWICE
    changed = [row for order_id, row in shown.items() if row != _shown_now(settlement.orders[order_id], settlement)]
    show_verdicts(changed)
    db.session.expire_all()  # the guarded UPDATEs went past the loaded orders


def _shown_now(order: Order, settlement: Settlement) -> dict[str, Any]:
    return {"b_id": order.id, "b_verdict": order.match_verdict, "b_waiting": settlement.waiting(order.id)}


def sha256_of(content: bytes) -> str:
    """The digest under which a source is known."""
    return hashlib.sha256(content).hexdigest()
