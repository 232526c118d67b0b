"""What a mail tells of money: the readers, tried from the most particular to the most general."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from integrations.bank_mail.alerts import account_named_in, alert_facts
from integrations.bank_mail.facts import Context, ContradictionError, Facts, UnreadableError, transaction_of
from integrations.bank_mail.labelled import labelled_values
from integrations.bank_mail.layouts import WORDINGS
from integrations.bank_mail.records import records_of
from integrations.bank_mail.rows import Document
from integrations.bank_mail.shadow import shadow
from integrations.bank_mail.tables import table_facts
from models.text import squeeze
from models.transaction import Transaction

_MOST_WORDS: Final = 4_000
_Reader = Callable[[], list[Facts]]


@dataclass(frozen=True)
class Reading:
    """The transactions of one rendering. `contradictory`: it says two things; `partial`: some of it wasn't understood.

    `card`: the money is a card's, not an account's. `plain` is its text without the values of labels, for telling what
    kind of mail it is.
    """

    transactions: tuple[Transaction, ...] = ()
    contradictory: bool = False
    partial: bool = False
    card: bool = False
    plain: str = ""


def read_document(document: Document, context: Context) -> Reading:
    """Read one rendering of a mail. Never raises."""
    values = labelled_values(document)
    valued = {value.row for value in values}
    plain = "\n".join(row.text for index, row in enumerate(document.rows) if index not in valued)
    words = f"{context.words}\n{shadow(plain)[:_MOST_WORDS]}"
    told = replace(context, words=words, account=account_named_in(plain))
    readers: tuple[_Reader, ...] = (
        lambda: _worded(document.text, context.day),
        lambda: table_facts(document, values),
        lambda: records_of(values),
        lambda: _alerted(document.text),
    )
    return _first(readers, told, plain)


def read_alert(text: str, context: Context) -> Reading:
    """Read a short alert, an SMS or a push. Never raises."""
    return _first((lambda: _worded(text, context.day), lambda: _alerted(text)), context, text)


def _first(readers: tuple[_Reader, ...], context: Context, plain: str) -> Reading:
    """What the first reader that finds anything reads. A looser one must not guess at what a stricter one can't."""
    for reader in readers:
        try:
            if not (facts := reader()):
                continue
            booked = [one for one in facts if not one.failed]
            transactions = tuple(transaction_of(one, context) for one in booked)
        except ContradictionError:
            return Reading(contradictory=True, plain=plain)
        except UnreadableError:
            return Reading(partial=True, plain=plain)
        card = any(one.card for one in booked)
        return Reading(transactions, card=card, plain=_without_memos(plain, transactions))
    return Reading(plain=plain)


def _worded(text: str, day: date | None) -> list[Facts]:
    """The alerts in a bank's own wording. Where they are told in two languages, both must tell the same."""
    told = [facts for wording in WORDINGS if (facts := wording.read(text, day))]
    if any(list(map(_gist, other)) != list(map(_gist, told[0])) for other in told[1:]):
        raise ContradictionError
    facts = told[0] if told else []
    if len(set(map(_gist, facts))) != len(facts):
        raise ContradictionError
    return facts


def _gist(facts: Facts) -> tuple[object, ...]:
    return (facts.money, facts.direction or "", squeeze(facts.memo), str(facts.moment))


def _alerted(text: str) -> list[Facts]:
    facts = alert_facts(text)
    return [facts] if facts else []


def _without_memos(plain: str, transactions: tuple[Transaction, ...]) -> str:
    for transaction in transactions:
        if transaction.memo:
            plain = plain.replace(transaction.memo, " ")
    return plain


def same_money(one: Reading, other: Reading) -> bool:
    """Whether two renderings of a mail tell of the same transactions."""
    return list(map(_essence, one.transactions)) == list(map(_essence, other.transactions))


def _essence(told: Transaction) -> tuple[object, ...]:
    return (told.direction, told.amount, told.currency, told.booked_at.isoformat()[:10], squeeze(told.memo))
