"""Rows of the usual shape, read with few steps: of a million rows nearly all are.

Whatever is unusual in a row is left to `row_reader`, which gives the same answers and knows how to explain a refusal.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Final

from integrations.bank_values import read_amount, read_moment, read_time
from integrations.statement_files.banks import bank_named
from integrations.statement_files.cells import Cell, Row, shown
from integrations.statement_files.heading_words import Role
from integrations.statement_files.layout import Layout
from integrations.statement_files.row_reader import Holder
from integrations.statement_files.rows import EXAMPLE_ACCOUNT
from models.clock import VIETNAM
from models.transaction import Direction, Transaction

_EXCEL_DIGITS: Final = 10**15
_ACCOUNT_DIGITS: Final = range(4, 31)
_IN: Final = Direction.IN
_OUT: Final = Direction.OUT

_time_of = lru_cache(maxsize=86_400)(read_time)


class _UnusualError(Exception):
    """The row needs the careful reader."""


class QuickReader:
    """Reads rows under one layout for one holder."""

    def __init__(self, layout: Layout, holder: Holder) -> None:
        first = layout.first
        self._holder = holder
        self._credit, self._debit = first(Role.CREDIT), first(Role.DEBIT)
        self._memo, self._reference = first(Role.MEMO), first(Role.REFERENCE)
        self._balance, self._currency = first(Role.BALANCE), first(Role.CURRENCY)
        self._payer, self._note, self._time = first(Role.PAYER), first(Role.NOTE), first(Role.TIME)
        self._bank = first(Role.BANK) if layout.own_sample else None
        self._account = first(Role.ACCOUNT) if layout.own_sample or not holder.account else None
        self._day = layout.dates[0]
        self._only_date = len(layout.dates) == 1
        self._usable = holder.currency == "VND" and all(
            len(layout.columns.get(role, ())) == 1 for role in (Role.CREDIT, Role.DEBIT, Role.MEMO, Role.REFERENCE)
        )
        self._width = 1 + max(column for columns in layout.columns.values() for column in columns)

    def read(self, row: Row) -> Transaction | None:
        """The transaction of a usual row, None where the careful reader has to look."""
        if not self._usable or len(row) < self._width:
            return None
        try:
            return self._read(row)
        except (_UnusualError, ValueError):
            return None

    def _read(self, row: Row) -> Transaction:
        into, out = _money(row, self._credit), _money(row, self._debit)
        reference, memo = _text(row, self._reference), _text(row, self._memo)
        if bool(into) is bool(out) or not reference or not memo:
            raise _UnusualError
        if self._currency is not None and row[self._currency] != "VND":
            raise _UnusualError
        return Transaction(
            self._holder.bank if self._bank is None else _bank(row[self._bank]),
            self._holder.account if self._account is None else _account(row[self._account]),
            _IN if into else _OUT,
            into or out,
            "VND",
            self._moment(row),
            reference,
            memo,
            None if self._balance is None or row[self._balance] == "" else _money(row, self._balance),
            _text(row, self._payer) or None,
            _text(row, self._note) or None,
        )

    def _moment(self, row: Row) -> datetime | date:
        cell = row[self._day]
        if not isinstance(cell, str):
            raise _UnusualError
        moment = read_moment(cell)
        time_cell = "" if self._time is None else row[self._time]
        if isinstance(moment, datetime):
            if time_cell == "":
                return moment
            raise _UnusualError
        if time_cell == "":
            if self._only_date:
                return moment
            raise _UnusualError
        if not isinstance(time_cell, str):
            raise _UnusualError
        return datetime.combine(moment, _time_of(time_cell), VIETNAM)


def _money(row: Row, column: int | None) -> int:
    """Whole đồng, 0 for a blank cell."""
    cell: Cell = "" if column is None else row[column]
    if cell == "":
        return 0
    if isinstance(cell, str):
        amount = read_amount(cell)
    elif isinstance(cell, float) and cell.is_integer() and cell < _EXCEL_DIGITS:
        amount = read_amount(str(int(cell)))
    else:
        raise _UnusualError
    if not isinstance(amount, int) or amount < 0:
        raise _UnusualError
    return amount


def _text(row: Row, column: int | None) -> str:
    if column is None:
        return ""
    cell = row[column]
    if not isinstance(cell, str) or "E+" in cell:
        raise _UnusualError
    return shown(cell)


def _bank(cell: Cell) -> str:
    bank = bank_named(cell) if isinstance(cell, str) else None
    if bank is None:
        raise _UnusualError
    return bank.name


def _account(cell: Cell) -> str:
    if not isinstance(cell, str) or not cell.isdecimal() or not cell.isascii() or cell == EXAMPLE_ACCOUNT:
        raise _UnusualError
    if len(cell) not in _ACCOUNT_DIGITS:
        raise _UnusualError
    return cell
