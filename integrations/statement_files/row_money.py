"""How much, and which way: debit and credit columns, one signed column, or an amount beside a word."""

import re
from decimal import Decimal
from typing import Final, TypeAlias

from integrations.statement_files.cells import Cell, Row, amount_of, shown
from integrations.statement_files.heading_words import INWARD, OUTWARD, Role
from integrations.statement_files.layout import Layout
from integrations.statement_files.reasons import (
    BAD_AMOUNT,
    BAD_BALANCE,
    BAD_DIRECTION,
    BOTH_AMOUNTS,
    NEGATIVE,
    BadCellError,
)
from models.money import AmountError
from models.text import fold
from models.transaction import Direction

_LETTERED: Final = re.compile(r"(.*[0-9)])\s*(cr|dr|c|d|có|nợ)\.?", re.IGNORECASE | re.DOTALL)

Money: TypeAlias = tuple[Direction, int | Decimal]


def money_of(row: Row, layout: Layout, currency: str) -> Money | None:
    """Direction and positive amount of a row; None where the row has no amount. Raises BadCellError."""
    debit, credit = layout.first(Role.DEBIT), layout.first(Role.CREDIT)
    if debit is None and credit is None:
        return _from_one_column(row, layout, currency)
    out = _amount(row, debit, currency)
    into = _amount(row, credit, currency)
    if out and into:
        raise BadCellError(BOTH_AMOUNTS, credit or 0)
    if into and credit is not None:
        if into < 0:
            raise BadCellError(NEGATIVE, credit)
        return Direction.IN, into
    if out and debit is not None:
        if out < 0 and layout.own_sample:
            raise BadCellError(NEGATIVE, debit)
        # Some banks write debits as negative numbers in the debit column (Techcombank), some in brackets (VIB).
        return Direction.OUT, _size(out)
    return None


def balance_of(row: Row, layout: Layout, currency: str) -> int | Decimal | None:
    """The balance after the row's transaction, None where none is told. Raises BadCellError."""
    column = layout.first(Role.BALANCE)
    if column is None or column >= len(row):
        return None
    try:
        return amount_of(_without_letter(row[column]), currency)
    except AmountError as error:
        raise BadCellError(BAD_BALANCE, column) from error


def _amount(row: Row, column: int | None, currency: str) -> int | Decimal | None:
    if column is None or column >= len(row):
        return None
    try:
        return amount_of(row[column], currency)
    except AmountError as error:
        raise BadCellError(BAD_AMOUNT, column) from error


def _from_one_column(row: Row, layout: Layout, currency: str) -> Money | None:
    column = layout.first(Role.AMOUNT)
    if column is None or column >= len(row):
        return None
    bare = _without_letter(row[column])
    try:
        amount = amount_of(bare, currency)
    except AmountError as error:
        raise BadCellError(BAD_AMOUNT, column) from error
    if not amount:
        return None
    direction = _told_by_letter(row[column]) or _told_by_word(row, layout, negative=amount < 0)
    if direction is Direction.IN and amount < 0:
        raise BadCellError(NEGATIVE, column)
    return direction, _size(amount)


def _told_by_word(row: Row, layout: Layout, *, negative: bool) -> Direction:
    column = layout.first(Role.DIRECTION)
    if column is None:
        return Direction.OUT if negative else Direction.IN
    word = _folded(row[column]) if column < len(row) else ""
    if word in INWARD:
        return Direction.IN
    if word in OUTWARD or negative:
        return Direction.OUT
    raise BadCellError(BAD_DIRECTION, column)


def _folded(cell: Cell) -> str:
    return fold(shown(cell)).strip(" .:()")


def _told_by_letter(cell: Cell) -> Direction | None:
    found = _LETTERED.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    return Direction.IN if fold(found[2]) in INWARD else Direction.OUT


def _without_letter(cell: Cell) -> Cell:
    found = _LETTERED.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return found[1] if found else cell


def _size(amount: int | Decimal) -> int | Decimal:
    return -amount if amount < 0 else amount
