"""Which stored line a newly seen transaction is, when the same transaction was told before by another way. Pure.

A fingerprint covers everything that a source said, so a file imported twice is recognised by it alone. A mail and a
file tell the same transaction in different words: they share bank, account, direction, amount, currency and day (the
twin key), must not contradict each other in anything that both say, and must agree in something that tells
transactions apart.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.clock import VIETNAM
from models.text import squeeze
from models.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Told:
    """What one source said of a transaction, as far as it helps to recognise it. `line_id` is None for a new one."""

    booked_at: datetime | None
    reference: str | None
    memo_key: str
    balance: str | None
    line_id: int | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several stored lines could be this one: touch nothing, ask."""

    line_ids: tuple[int, ...]


def told(transaction: Transaction, line_id: int | None = None) -> Told:
    """The recognisable part of a transaction."""
    moment = transaction.booked_at if isinstance(transaction.booked_at, datetime) else None
    balance = None if transaction.balance is None else str(transaction.balance)
    return Told(moment, transaction.reference, squeeze(transaction.memo), balance, line_id)


def twin_key(transaction: Transaction) -> str:
    """Bank, account, direction, amount, currency and local day: what twins always share."""
    return _digest(_shared(transaction))


def fingerprint(transaction: Transaction) -> str:
    """Everything that the source said, folded: the same source row always has the same."""
    facts = told(transaction)
    moment = "" if facts.booked_at is None else facts.booked_at.astimezone(VIETNAM).isoformat()
    return _digest((*_shared(transaction), moment, facts.reference or "", facts.memo_key, facts.balance or ""))


def find_twin(new: Told, stored: Sequence[Told]) -> int | Ambiguous | None:
    """The id of the one stored line that `new` retells; Ambiguous for several; None for a transaction not seen yet."""
    fitting = [known for known in stored if _no_contradiction(new, known) and _agrees_in_something(new, known)]
    if not fitting:
        return None
    ids = tuple(known.line_id for known in fitting if known.line_id is not None)
    return ids[0] if len(ids) == 1 else Ambiguous(ids)


def _no_contradiction(new: Told, known: Told) -> bool:
    return (
        _same_or_silent(new.reference, known.reference)
        and _same_or_silent(new.balance, known.balance)
        and (_same_reference(new, known) or _times_fit(new, known))
        and _one_within_the_other(new.memo_key, known.memo_key)
    )


def _agrees_in_something(new: Told, known: Told) -> bool:
    if new.reference and new.reference == known.reference:
        return True
    if new.balance and new.balance == known.balance:
        return True
    if new.booked_at and known.booked_at:
        return True  # they fit, or it would be a contradiction
    return bool(new.memo_key) and new.memo_key == known.memo_key


def _same_or_silent(one: str | None, other: str | None) -> bool:
    return not one or not other or one == other


def _same_reference(new: Told, known: Told) -> bool:
    # A bank's own number outweighs its clocks: a notice and a statement may tell different moments of one booking.
    return bool(new.reference) and new.reference == known.reference


def _times_fit(new: Told, known: Told) -> bool:
    if new.booked_at is None or known.booked_at is None:
        return True
    if new.booked_at.second == 0 or known.booked_at.second == 0:
        # A source without seconds rounds down what another tells to the second.
        return new.booked_at.replace(second=0) == known.booked_at.replace(second=0)
    return new.booked_at == known.booked_at


def _one_within_the_other(one: str, other: str) -> bool:
    # Banks cut long memos, and frame them with their own words in one channel only.
    return one in other or other in one


def _shared(transaction: Transaction) -> tuple[str, ...]:
    booked = transaction.booked_at
    day = booked.astimezone(VIETNAM).date() if isinstance(booked, datetime) else booked
    return (
        transaction.bank,
        transaction.account,
        transaction.direction.value,
        str(transaction.amount),
        transaction.currency,
        day.isoformat(),
    )


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
