"""XLSX and XLS by calamine, which only a child process of limited means may call."""

from collections.abc import Iterator
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from integrations.statement_files import xls_formats, xlsx_formats
from integrations.statement_files.cells import Row, Sheet
from integrations.statement_files.limits import Limits
from integrations.statement_files.refusals import (
    DAMAGED,
    ENCRYPTED,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    FileRefusedError,
)

Columns = tuple[frozenset[int], frozenset[int]]
_NOTHING_KNOWN: Columns = (frozenset(), frozenset())


def xlsx_sheets(stream: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    """The sheets of an XLSX, one at a time. Raises FileRefusedError."""
    by_name = xlsx_formats.date_columns(stream)
    stream.seek(0)
    yield from _sheets(stream, limits, by_name, [])


def xls_sheets(stream: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    """The sheets of an old XLS, one at a time. Raises FileRefusedError."""
    in_order = xls_formats.date_columns(stream.read())
    stream.seek(0)
    yield from _sheets(stream, limits, {}, in_order)


def _sheets(stream: BinaryIO, limits: Limits, by_name: dict[str, Columns], in_order: list[Columns]) -> Iterator[Sheet]:
    try:
        workbook = CalamineWorkbook.from_filelike(stream)
        for index, about in enumerate(workbook.sheets_metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            known = by_name.get(about.name) or (in_order[index] if index < len(in_order) else _NOTHING_KNOWN)
            yield _sheet(workbook.get_sheet_by_index(index), about.name, known, limits)
    except PasswordError as error:
        raise FileRefusedError(ENCRYPTED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise FileRefusedError(DAMAGED) from error


def _sheet(sheet: CalamineSheet, name: str, known: Columns, limits: Limits) -> Sheet:
    if sheet.total_height > limits.rows:
        raise FileRefusedError(TOO_MANY_ROWS, rows=limits.rows)
    if sheet.total_width > limits.columns:
        raise FileRefusedError(TOO_MANY_COLUMNS, columns=limits.columns)
    # calamine gives every row from the first one on, but columns only from the first filled one on.
    shift = sheet.start[1] if sheet.start else 0
    dates, timed = (frozenset(column - shift for column in columns if column >= shift) for columns in known)
    ranges = sheet.merged_cell_ranges or []
    merged = sorted((top + 1, bottom + 1, left - shift) for (top, left), (bottom, _) in ranges if bottom > top)
    return Sheet(name, _rows(sheet), dates, timed, merged)


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    yield from sheet.iter_rows()
