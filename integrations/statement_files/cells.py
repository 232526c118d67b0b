"""The cells of a sheet, whatever file they come from, and what is read out of one."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeAlias

from integrations.bank_values import read_amount, read_moment, read_time
from models.clock import VIETNAM
from models.money import AmountError
from models.text import collapse

Cell: TypeAlias = str | int | float | bool | datetime | date | time | timedelta
Row: TypeAlias = list[Cell]

# Excel keeps 15 significant digits; a longer number typed into a number cell has lost its end for good.
_EXCEL_DIGITS: Final = 10**15
_SCIENTIFIC: Final = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]{1,3}")
# How CSV exports keep Excel from eating zeros: ="00123" or '00123.
_GUARDED: Final = re.compile(r'=?"([^"]*)"|\'([0-9][^\']*)')
_CONTROL: Final = re.compile(r"_x000D_|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_COMPACT_DATE: Final = re.compile(r"(20[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])")
_NOTHING: Final = frozenset({"", "-", "--", "–", "—"})
_EXCEL_EPOCH: Final = datetime(1899, 12, 30, tzinfo=VIETNAM).replace(tzinfo=None)
_SERIALS: Final = range(32_874, 73_051)  # 1990 to 2099
_CENT: Final = Decimal("0.01")


class DamagedNumberError(ValueError):
    """An identifier was kept as a number and its digits are gone."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet or table: its rows from the first on, and what the file says about its columns.

    `dates_only`, `timed`: columns whose cells show a date alone, or a time with it. `merged`: (first row, last row,
    column) of cells merged downwards, in the order of their first rows, rows counted from 1 and columns from 0; it may
    grow while rows are read.
    """

    name: str
    rows: Iterator[Row]
    dates_only: frozenset[int] = frozenset()
    timed: frozenset[int] = frozenset()
    merged: list[tuple[int, int, int]] = field(default_factory=list)


def shown(cell: Cell) -> str:
    """The cell as a person would read it: for headings, preambles and rejected rows; NFC, white space collapsed."""
    if isinstance(cell, str):
        return _clean(cell) if cell else ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXCEL_DIGITS:
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M:%S}"
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)


def _unguarded(text: str) -> str:
    found = _GUARDED.fullmatch(text) if text[:1] in ("=", "'") else None
    return text if found is None else found[1] or found[2] or ""


def _clean(text: str) -> str:
    text = _unguarded(text)
    # Nearly all of a million memos are plain ASCII on one line; they need no regular expression.
    if text.isascii() and text.isprintable() and "_x000D_" not in text:
        return " ".join(text.split())
    return collapse(_CONTROL.sub(" ", text))


def is_blank(cell: Cell) -> bool:
    """Whether the cell holds nothing but white space."""
    return isinstance(cell, str) and not cell.strip()


def identifier(cell: Cell) -> str:
    """A reference, an account or a memo as text, whole; raises DamagedNumberError where the file has lost digits."""
    if isinstance(cell, str):
        text = shown(cell)
        if "E+" in text and _SCIENTIFIC.fullmatch(text):
            raise DamagedNumberError(text)
        return text
    if isinstance(cell, (date, time, timedelta)) or (isinstance(cell, (int, float)) and abs(cell) >= _EXCEL_DIGITS):
        raise DamagedNumberError(str(cell))
    return shown(cell)


def amount_of(cell: Cell, currency: str) -> int | Decimal | None:
    """The amount, None for a blank cell or a dash. Raises AmountError."""
    if isinstance(cell, str):
        text = _unguarded(cell.strip())
        return None if text in _NOTHING else read_amount(text, currency=currency)
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not math.isfinite(cell):
        raise AmountError(str(cell))
    if currency == "VND" and abs(cell) < _EXCEL_DIGITS and cell == int(cell):
        return read_amount(str(int(cell)))
    # A sum computed by a spreadsheet carries binary dust (1817432.0000000002); cents are as fine as money gets.
    exact = Decimal(repr(cell)).quantize(_CENT)
    return read_amount(f"{exact:f}", currency=currency, decimal_mark=".")


def moment_of(cell: Cell, *, date_only: bool = False, timed: bool = False) -> datetime | date:
    """The moment or the bare date of a cell. Raises ValueError."""
    moment = _moment_of(cell)
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.min, VIETNAM) if timed and not isinstance(cell, str) else moment
    return moment.date() if date_only else moment


def _moment_of(cell: Cell) -> datetime | date:
    if isinstance(cell, str):
        return _read_moment(_unguarded(cell.strip()))
    if isinstance(cell, datetime):
        return _to_second(cell)
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _from_number(cell)
    raise ValueError(f"not a date: {cell!r}")


@lru_cache(maxsize=20_000)
def _read_moment(text: str) -> datetime | date:
    compact = _COMPACT_DATE.fullmatch(text)
    return date(int(compact[1]), int(compact[2]), int(compact[3])) if compact else read_moment(text)


def _from_number(cell: float) -> datetime | date:
    """A spreadsheet's serial (days since 30/12/1899), or a date written as one number (20260930)."""
    if int(cell) not in _SERIALS:
        return _read_moment(str(int(cell)))
    moment = _to_second(_EXCEL_EPOCH + timedelta(days=cell))
    return moment.date() if cell == int(cell) else moment


def _to_second(moment: datetime) -> datetime:
    """Serials are binary fractions of a day, so their seconds are a hair off."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0, tzinfo=VIETNAM)


def time_of(cell: Cell) -> time:
    """The time of day of a cell of its own. Raises ValueError."""
    if isinstance(cell, str):
        return read_time(_unguarded(cell.strip()))
    if isinstance(cell, datetime):
        return _to_second(cell).time()
    if isinstance(cell, time):
        return cell.replace(microsecond=0)
    days = cell / timedelta(days=1) if isinstance(cell, timedelta) else cell
    if isinstance(days, date) or not 0 <= days < 1:
        raise ValueError(f"not a time: {cell!r}")
    return _to_second(_EXCEL_EPOCH + timedelta(days=days)).time()
