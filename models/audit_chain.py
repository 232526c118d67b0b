"""The audit log's chain: each entry's SHA-256 covers its content and the hash before it."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import event, select, update
from sqlalchemy.orm import Session, scoped_session

from models.tables.audit import AuditEntry, AuditHead

GENESIS = "0" * 64
_PENDING = "khop_audit_pending"


def record(
    session: Session | scoped_session[Any],
    action: str,
    subject_type: str,
    subject_id: object,
    *,
    actor: str,
    at: datetime,
    details: dict[str, Any] | None = None,
) -> None:
    """Remember that `actor` did `action`; it joins the chain in the same commit.

    Entries are chained at the end of the transaction, so that the head's lock is held only while it commits.
    """
    pending = session.info.setdefault(_PENDING, [])
    pending.append((action, subject_type, str(subject_id), actor, at, details or {}))


def entry_sha256(entry: AuditEntry) -> str:
    """The hash that this entry must bear."""
    content = [
        entry.seq,
        entry.at.isoformat(),
        entry.actor,
        entry.action,
        entry.subject_type,
        entry.subject_id,
        entry.details,
        entry.previous_sha256,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def broken_links(session: Session) -> list[str]:
    """What is wrong with the chain, one sentence each; nothing when every entry bears its hash and the head fits."""
    wrong: list[str] = []
    previous, seq = GENESIS, 0
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.seq).execution_options(yield_per=1000)):
        seq += 1
        if entry.seq != seq:
            wrong.append(f"audit: entry {seq} is missing")
            seq = entry.seq
        if entry.previous_sha256 != previous or entry.sha256 != entry_sha256(entry):
            wrong.append(f"audit: entry {entry.seq} does not fit the chain")
        previous = entry.sha256
    head = session.get(AuditHead, 1)
    if (head.seq, head.sha256) != (seq, previous) if head else seq != 0:
        wrong.append("audit: the head does not fit the last entry")
    return wrong


@event.listens_for(Session, "before_commit")
def _chain(session: Session) -> None:
    pending = session.info.pop(_PENDING, None)
    if not pending:
        return
    head = session.scalar(
        select(AuditHead).where(AuditHead.id == 1).with_for_update().execution_options(populate_existing=True)
    )
    if head is None:
        raise RuntimeError("the audit head is missing: run `flask --app wsgi db upgrade`")
    seq, previous = head.seq, head.sha256
    for action, subject_type, subject_id, actor, at, details in pending:
        seq += 1
        entry = AuditEntry(
            seq=seq,
            at=at,
            actor=actor,
            action=action,
            subject_type=subject_type,
            subject_id=subject_id,
            details=details,
            previous_sha256=previous,
        )
        entry.sha256 = previous = entry_sha256(entry)
        session.add(entry)
    session.execute(update(AuditHead).where(AuditHead.id == 1).values(seq=seq, sha256=previous))
    session.flush()


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, previous_transaction: Any) -> None:
    # A savepoint's rollback keeps what the outer transaction recorded; a whole rollback forgets it.
    if not previous_transaction.nested:
        session.info.pop(_PENDING, None)
