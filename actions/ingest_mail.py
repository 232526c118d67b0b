"""Bank mail: stored as it came, then judged, then its transactions go the way of every statement line.

Killed between the two stages, a message is judged at the next look; killed within the second, it is judged again.
"""

import hashlib
import logging
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from actions.ingest_lines import Counts, Ingest, Row
from integrations.bank_mail import BANK_DOMAINS, DnsAnswers, JudgedMail, MailPolicy, Outcome, ResolverDns, judge_mail
from models.base import db
from models.lifecycle import RAW_MAIL, MailEvent
from models.queries import mail, settings, statements
from models.queries.moves import move
from models.tables import RawMail
from models.transaction import Direction
from models.vocabulary import SourceKind

log = logging.getLogger(__name__)
ACTOR = "system:mail"
_EVENTS = {
    Outcome.TRANSACTIONS: MailEvent.PARSE,
    Outcome.IGNORED: MailEvent.IGNORE,
    Outcome.QUARANTINED: MailEvent.QUARANTINE,
    Outcome.NOT_UNDERSTOOD: MailEvent.QUARANTINE,
}


def store_mail(raw: bytes, *, account: str, folder: str, now: datetime) -> tuple[int, bool]:
    """Keep a message that came as a file and commit; gives its id, and whether these very bytes are new here.

    Files have no UID, so their place is their content: the same bytes are the same message.
    """
    digest = hashlib.sha256(raw).hexdigest()
    known = mail.at_place(account, folder, 0, digest)
    if known is not None:
        return known, False
    row = RawMail(
        account=account,
        folder=folder,
        uidvalidity=0,
        uid=digest,
        sha256=digest,
        size=len(raw),
        raw=raw,
        state=RAW_MAIL.start,
        fetched_at=now,
    )
    db.session.add(row)
    db.session.commit()
    return row.id, True


def judge_received(*, now: datetime, policy: MailPolicy | None = None, dns: DnsAnswers | None = None) -> Counts:
    """Judge every message that waits for it, each in a transaction of its own; gives what became of their lines."""
    policy, dns, total = policy or policy_in_force(), dns or ResolverDns(), Counts()
    for mail_id in mail.waiting_ids():
        try:
            total.add(judge_stored(mail_id, policy, dns, now=now))
        except SQLAlchemyError:
            # One message that the database will not take must not keep the next from being read; it stays received.
            db.session.rollback()
            log.exception("mail %s could not be ingested", mail_id)
    return total


def policy_in_force() -> MailPolicy:
    """Whom the settings say we believe."""
    return MailPolicy(
        authserv_id=settings.value_of("mail.authserv_id") or None,
        relays=frozenset(address.lower() for address in settings.value_of("mail.relays")),
        bank_domains=BANK_DOMAINS,
    )


def judge_stored(mail_id: int, policy: MailPolicy, dns: DnsAnswers, *, now: datetime) -> Counts:
    """Judge one message; its lines, its verdict and what they pay are one commit."""
    raw = mail.raw_of(mail_id)
    db.session.rollback()  # judging asks the DNS: no transaction stays open meanwhile
    judged = judge_mail(raw, policy, dns)
    if judged.outcome is Outcome.RETRY:
        return Counts()
    row = mail.lock_received(mail_id)
    if row is None:
        db.session.rollback()
        return Counts()
    counts = _ingest(row, judged, now=now)
    _write_verdict(row, judged, now=now)
    db.session.commit()
    return counts


def _ingest(row: RawMail, judged: JudgedMail, *, now: datetime) -> Counts:
    """The lines of a trusted message. What brings no credit by itself still has its debits stored; they pay nothing."""
    if not judged.trusted or judged.outcome is not Outcome.TRANSACTIONS:
        return Counts()
    told = [each for each in judged.transactions if not judged.ignore or each.direction is Direction.OUT]
    name = f"{judged.bank or judged.from_address}: {judged.subject}"
    ingest = Ingest.begin(source=SourceKind.MAIL, name=name, sha256=row.sha256, actor=ACTOR, now=now)
    counts = ingest.chunk([Row(number, each) for number, each in enumerate(told, 1)])
    statements.finish_import(ingest.import_id, counts.as_dict(), now=now)
    row.import_id = ingest.import_id
    return counts


def _write_verdict(row: RawMail, judged: JudgedMail, *, now: datetime) -> None:
    row.trusted, row.code, row.reason = judged.trusted, judged.code[:64], judged.reason[:1000]
    row.bank, row.from_address = judged.bank, (judged.from_address or "")[:320] or None
    row.subject, row.message_id = judged.subject[:500], (judged.message_id or "")[:500] or None
    row.dkim_key, row.judged_at = (judged.dkim_key or "")[:4000] or None, now
    move(row, RAW_MAIL, _EVENTS[judged.outcome], actor=ACTOR, at=now, reason=judged.reason[:500])
