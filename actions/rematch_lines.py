"""Map lại: match open lines again by the orders of today, and pay what is exact now."""

from datetime import date, datetime

from actions.ingest_lines import Counts, Line, Row, match_lines, pay_matched
from models.audit_chain import record
from models.base import db
from models.money_gate import Gate
from models.queries import settings, statements
from models.tables import StatementLine
from models.transaction import Transaction

BATCH = 5_000  # lines a transaction


def rematch_lines(*, since: date | None, actor: str, now: datetime) -> Counts:
    """Match every open line booked on or after `since` (all, if None), each batch committed; gives what came of it."""
    gate = Gate(settings.value_of("matching.pays_by_itself"), settings.value_of("matching.days_after_order"))
    ids, total = statements.open_ids(since), Counts()
    for start in range(0, len(ids), BATCH):
        counts = _rematch(ids[start : start + BATCH], gate, actor=actor, now=now)
        record(db.session, "lines.rematch", "lines", counts.rows_read, actor=actor, at=now, details=counts.as_dict())
        db.session.commit()
        total.add(counts)
    return total


def _rematch(line_ids: list[int], gate: Gate, *, actor: str, now: datetime) -> Counts:
    # Orders are locked before lines, as every payer does; so lines are only read here, and guarded when allocated.
    stored = [line for line in statements.of_ids(line_ids) if line.unallocated_vnd > 0 and line.set_aside_at is None]
    lines = match_lines([_line(each) for each in stored])
    statements.rematch(
        [
            {
                "b_id": line.id,
                "verdict": line.match.verdict,
                "matched_order_id": line.order_id,
                "reasons": line.reasons(),
                "hold": None,
            }
            for line in lines
            if line.match is not None
        ]
    )
    counts = Counts(rows_read=len(lines))
    counts.count_verdicts(lines)
    counts.paid = pay_matched(lines, gate=gate, actor=actor, now=now)
    return counts


def _line(stored: StatementLine) -> Line:
    transaction = Transaction(
        bank=stored.bank,
        account=stored.account,
        direction=stored.direction,
        amount=stored.unallocated_vnd,
        currency=stored.currency,
        booked_at=stored.booked_at or stored.booked_on,
        reference=stored.reference,
        memo=stored.memo,
    )
    line = Line(Row(0, transaction), stored.fingerprint, stored.occurrence, stored.twin_key, id=stored.id)
    line.possible_twins = tuple(stored.reasons.get("possible_twins", ()))
    return line
