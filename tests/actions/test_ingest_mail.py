"""Every message of the corpus, through the whole way: only what the bank itself said becomes a credit, and once."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from actions.ingest_mail import judge_received, store_mail
from integrations.bank_mail import BANK_DOMAINS, FileDns, MailPolicy
from models.base import db
from models.lifecycle import MailState
from models.queries.invariants import violations
from models.tables import RawMail, StatementLine
from models.transaction import Direction

CORPORA = Path(__file__).parent.parent / "corpora"
POLICY = MailPolicy("mx.example-finance.vn", frozenset({"ketoan.sms@gmail.com"}), BANK_DOMAINS)


@pytest.mark.usefixtures("app")
def test_the_corpus_becomes_exactly_its_credits_and_debits(now: datetime) -> None:
    files = sorted((CORPORA / "emails_dev").glob("*.eml"))
    told: dict[Direction, set[tuple[str, int, str | None]]] = {Direction.IN: set(), Direction.OUT: set()}
    for file in files:
        sidecar = json.loads(file.with_suffix(".json").read_text())
        for each in sidecar["transactions"]:
            direction = Direction(each["direction"])
            if sidecar["trusted"] and (direction is Direction.OUT or not sidecar["must_ignore"]):
                told[direction].add((each["account"], each["amount"], each["reference"]))
        store_mail(file.read_bytes(), account="file", folder="", now=now)

    judge_received(now=now, policy=POLICY, dns=FileDns(CORPORA / "emails_dns.json"))

    def stored(direction: Direction) -> set[tuple[str, int | None, str | None]]:
        lines = db.session.scalars(select(StatementLine).where(StatementLine.direction == direction))
        return {(line.account, line.amount_vnd, line.reference) for line in lines}

    assert stored(Direction.IN) == told[Direction.IN]
    # Card spending and receipts tell of money that left, and are no statement line of their own.
    assert stored(Direction.OUT) <= told[Direction.OUT]
    waiting = select(func.count()).select_from(RawMail).where(RawMail.state == MailState.RECEIVED)
    assert db.session.scalar(waiting) == 0
    assert violations() == []


@pytest.mark.usefixtures("app")
def test_the_same_bytes_are_the_same_message(now: datetime) -> None:
    raw = next((CORPORA / "emails_dev").glob("001*.eml")).read_bytes()
    first, is_new = store_mail(raw, account="file", folder="", now=now)
    assert is_new
    assert store_mail(raw, account="file", folder="", now=now) == (first, False)
