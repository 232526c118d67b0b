"""Labelled values to transactions: one for most mails, several for a digest in blocks."""

import re
from collections.abc import Callable
from typing import Final, TypeVar

from integrations.bank_mail.banks import bank_named_in
from integrations.bank_mail.facts import ContradictionError, Facts, direction_in
from integrations.bank_mail.labelled import Labelled
from integrations.bank_mail.labels import Field, currency_in
from integrations.bank_mail.shadow import shadow
from integrations.bank_mail.values import Money, account_in, card_in, moment_in, money_in
from models.text import collapse, nfc, squeeze
from models.transaction import Direction

_MONEY_FIELDS: Final = (Field.AMOUNT, Field.CREDIT, Field.DEBIT)
_TOLD_APART: Final = frozenset({Field.MOMENT, Field.REFERENCE, Field.MEMO})
_MOST_VALUES: Final = 200
# Labels that may begin the next transaction of a digest; a second name or fee belongs to the same one.
_BEGINNERS: Final = frozenset(
    {Field.ACCOUNT, Field.CREDIT_ACCOUNT, Field.DEBIT_ACCOUNT, Field.CARD, Field.MOMENT, Field.REFERENCE, Field.MEMO}
    | {Field.KIND, *_MONEY_FIELDS}
)
_WORDED: Final = re.compile(r"(?:phat sinh )?(?:ghi co|ghi no|credit|debit|bao co|bao no|tang|giam)\b[ :]*")
_FAILED: Final = re.compile(
    r"that bai|khong thanh cong|tu choi|bi huy|da huy|hoan tra|cho xu ly|dang xu ly|fail|reject|cancel|revers|pending"
)

_Value = TypeVar("_Value")
Record = dict[Field, Labelled]


def records_of(values: list[Labelled]) -> list[Facts]:
    """The facts of each transaction that the labelled values tell of; none without an amount.

    Raises ContradictionError where an amount is told twice, differently, within a block: a memo may hold such a line.
    """
    records = [record for record in _split(values) if any(field in record for field in _MONEY_FIELDS)]
    facts = [_facts(record) for record in records]
    for later in facts[1:]:
        later.account = later.account or facts[0].account
    # A mail in two languages tells everything twice.
    distinct = {(_gist(one), one.money): one for one in reversed(facts)}
    if len({gist for gist, _ in distinct}) != len(distinct):
        raise ContradictionError
    return list(reversed(distinct.values()))


def _gist(facts: Facts) -> tuple[str | None, str, str]:
    return facts.reference, squeeze(facts.memo), str(facts.moment)


def _split(values: list[Labelled]) -> list[Record]:
    """One record, unless several amounts are told.

    Then a value that differs from the one of the same label before it begins the next record, after a break only.
    """
    values = values[:_MOST_VALUES]
    if not _tell_several(values):
        return [{one.field: one for one in reversed(values)}]
    records: list[Record] = [{}]
    repeated: Record = {}
    last_row = -1
    for one in values:
        kept = records[-1].get(one.field)
        if kept is None:
            records[-1][one.field] = one
            last_row = max(last_row, one.row)
        elif _same(kept, one):
            repeated[one.field] = one
        elif one.field in _BEGINNERS and any(other.after_break and last_row < other.row <= one.row for other in values):
            records.append({**repeated, one.field: one})
            repeated, last_row = {}, one.row
        elif one.field in _MONEY_FIELDS and _amount(kept) and _amount(one):
            raise ContradictionError
    return records


def _same(one: Labelled, other: Labelled) -> bool:
    if squeeze(one.value) == squeeze(other.value):
        return True
    if one.field in _MONEY_FIELDS:
        return _amount(one) is not None and _amount(one) == _amount(other)
    if one.field is not Field.MOMENT:
        return False
    # A date that isn't understood ("19th of September") is taken for the same date in the other language.
    first, second = moment_in(one.value), moment_in(other.value)
    return first is None or second is None or first == second


def _tell_several(values: list[Labelled]) -> bool:
    """Whether there are different amounts, or the same amount told of different transactions."""
    amounts = [money for one in values if one.field in _MONEY_FIELDS and (money := _amount(one)) and money.amount]
    if len({(money.amount, money.currency) for money in amounts}) > 1:
        return True
    told = [(one, other) for one in values for other in values if one.field is other.field and one.field in _TOLD_APART]
    return len(amounts) > 1 and any(not _same(one, other) for one, other in told)


def _amount(labelled: Labelled) -> Money | None:
    """None for what is no amount at all ("GD: THANH TOAN …")."""
    return money_in(_unworded(labelled.value)[0])


def _unworded(value: str) -> tuple[str, Direction | None]:
    """A value without `Ghi có` before its amount, and what those words told."""
    bare = collapse(value)
    worded = _WORDED.match(shadow(bare))
    return (bare[worded.end() :], direction_in(worded[0])) if worded else (bare, None)


def _facts(record: Record) -> Facts:
    money, direction = _money(record)
    found = Facts(money=money, direction=direction, kind=_text(record, Field.KIND))
    found.account = _read(record, Field.ACCOUNT, account_in)
    found.credit_account = _read(record, Field.CREDIT_ACCOUNT, account_in)
    found.debit_account = _read(record, Field.DEBIT_ACCOUNT, account_in)
    found.card = (_read(record, Field.CARD, card_in) or "card") if Field.CARD in record else None
    found.reference = _text(record, Field.REFERENCE) or None
    found.memo = _text(record, Field.MEMO)
    found.balance = money_in(_text(record, Field.BALANCE), money.currency if money else "VND")
    found.payer = _text(record, Field.PAYER) or None
    found.bank = bank_named_in(_text(record, Field.OUR_BANK))
    found.failed = bool(_FAILED.search(shadow(_text(record, Field.STATUS))))
    when = " ".join(_text(record, field) for field in (Field.MOMENT, *_MONEY_FIELDS) if field in record)
    found.moment = moment_in(when) or moment_in(_text(record, Field.VALUE_DATE))
    return found


def _money(record: Record) -> tuple[Money | None, Direction | None]:
    """The amount, and the direction that its column or words tell."""
    columns = {Field.CREDIT: Direction.IN, Field.DEBIT: Direction.OUT, Field.AMOUNT: None}
    stated = currency_in(_text(record, Field.CURRENCY)) or "VND"
    found: list[tuple[Money, Direction | None]] = []
    for field, direction in columns.items():
        if field not in record:
            continue
        value, worded = _unworded(record[field].value)
        account_currency = currency_in(_text(record, Field.ACCOUNT))
        money = money_in(value, currency_in(record[field].label) or account_currency or stated)
        if money and money.amount:
            found.append((money, direction or worded))
    if len({money.amount for money, _ in found}) > 1 or len({way for _, way in found if way}) > 1:
        raise ContradictionError
    return next((one for one in found if one[1]), found[0]) if found else (None, None)


def _text(record: Record, field: Field) -> str:
    return collapse(nfc(record[field].value)) if field in record else ""


def _read(record: Record, field: Field, read: Callable[[str], _Value | None]) -> _Value | None:
    return read(_text(record, field)) if field in record else None
