"""One row under known headings, whose date is readable: the transaction that it tells."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from integrations.statement_files.banks import bank_named
from integrations.statement_files.cells import DamagedNumberError, Row, identifier
from integrations.statement_files.heading_words import Role
from integrations.statement_files.layout import Layout
from integrations.statement_files.preamble import currency_named
from integrations.statement_files.reasons import (
    BAD_ACCOUNT,
    BAD_BANK,
    BAD_CURRENCY,
    DAMAGED_NUMBER,
    EXAMPLE_LEFT,
    LOOKS_LIKE_TOTAL,
    NO_AMOUNT,
    NO_MEMO,
    BadCellError,
)
from integrations.statement_files.row_money import balance_of, money_of
from integrations.statement_files.rows import EXAMPLE_ACCOUNT
from integrations.statement_files.totals import is_total_label
from models.transaction import Transaction

_ACCOUNT: Final = re.compile(r"(?=.*[0-9]{3})[0-9A-Z]{4,30}")


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose statement it is, as far as the lines around the rows tell it."""

    bank: str
    account: str
    currency: str


def read_row(row: Row, layout: Layout, booked_at: datetime | date, holder: Holder) -> Transaction | None:
    """The transaction of a row, None for a line of balances or totals. Raises BadCellError."""
    currency = _currency(row, layout, holder)
    money = money_of(row, layout, currency)
    reference = _text(row, layout, Role.REFERENCE) or None
    memo = _text(row, layout, Role.MEMO)
    is_balance_line = reference is None and is_total_label(memo)
    if money is None:
        if is_balance_line and not layout.own_sample:
            return None
        raise BadCellError(NO_AMOUNT, layout.money[0])
    if is_balance_line:
        raise BadCellError(LOOKS_LIKE_TOTAL, layout.first(Role.MEMO) or 0)
    if layout.own_sample and not memo:
        raise BadCellError(NO_MEMO, layout.first(Role.MEMO) or 0)
    return Transaction(
        bank=_bank(row, layout, holder),
        account=_account(row, layout, holder),
        direction=money[0],
        amount=money[1],
        currency=currency,
        booked_at=booked_at,
        reference=reference,
        memo=memo,
        balance=balance_of(row, layout, currency),
        payer=_text(row, layout, Role.PAYER) or None,
        note=_text(row, layout, Role.NOTE) or None,
    )


def _text(row: Row, layout: Layout, role: Role) -> str:
    """The first filled column of a role, whole."""
    for column in layout.columns.get(role, ()):
        if column < len(row) and row[column] != "":
            try:
                text = identifier(row[column])
            except DamagedNumberError as error:
                raise BadCellError(DAMAGED_NUMBER, column) from error
            if text:
                return text
    return ""


def _currency(row: Row, layout: Layout, holder: Holder) -> str:
    written = _text(row, layout, Role.CURRENCY)
    if not written:
        return holder.currency
    named = currency_named(written)
    if named is None:
        raise BadCellError(BAD_CURRENCY, layout.first(Role.CURRENCY) or 0)
    return named


def _bank(row: Row, layout: Layout, holder: Holder) -> str:
    if not layout.own_sample:
        return holder.bank
    bank = bank_named(_text(row, layout, Role.BANK))
    if bank is None:
        raise BadCellError(BAD_BANK, layout.first(Role.BANK) or 0)
    return bank.name


def _account(row: Row, layout: Layout, holder: Holder) -> str:
    column = layout.first(Role.ACCOUNT)
    # A preamble names one account for all rows; a column beside it repeats it or belongs to somebody else.
    if column is None or (holder.account and not layout.own_sample):
        return holder.account
    account = re.sub(r"[ .-]", "", _text(row, layout, Role.ACCOUNT)).upper()
    if not _ACCOUNT.fullmatch(account):
        raise BadCellError(BAD_ACCOUNT, column)
    if account == EXAMPLE_ACCOUNT:
        raise BadCellError(EXAMPLE_LEFT, column)
    return account
