"""A digest: a table with a heading row, each further row a transaction."""

from typing import Final

from integrations.bank_mail.facts import Facts, UnreadableError
from integrations.bank_mail.labelled import Labelled
from integrations.bank_mail.labels import Field, field_of
from integrations.bank_mail.records import records_of
from integrations.bank_mail.rows import Document, Row
from integrations.bank_mail.values import clock_in, moment_in
from models.text import fold

_FEWEST_COLUMNS: Final = 3
_AMOUNTS: Final = frozenset({Field.AMOUNT, Field.CREDIT, Field.DEBIT})
_TOLD: Final = frozenset({Field.MOMENT, Field.REFERENCE, Field.MEMO})
_TOTAL_WORDS: Final = ("tong", "cong", "total", "so du", "sum", "balance")

Heading = tuple[tuple[Field | None, str], ...]


def table_facts(document: Document, values: list[Labelled]) -> list[Facts]:
    """The facts of every transaction row of every table with a heading row; empty if there is no such table.

    `values` are the labelled values of the document: the account may stand above the table. Raises UnreadableError for
    a row that is neither a transaction nor a total: a digest is read whole or not at all.
    """
    heading: Heading | None = None
    found: list[Facts] = []
    for index, row in enumerate(document.rows):
        if begun := _heading(row):
            heading = begun
        elif heading and len(row.cells) == len(heading):
            found += _row_facts(heading, row, index, values)
        elif len(row.cells) > 1:
            heading = None
    return found


def _heading(row: Row) -> Heading | None:
    if len(row.cells) < _FEWEST_COLUMNS:
        return None
    columns = tuple((field_of(cell), cell) for cell in row.cells)
    named = {field for field, _ in columns if field}
    known = sum(1 for field, _ in columns if field)
    if known * 4 < len(columns) * 3 or not named & _AMOUNTS or not named & _TOLD or len(named) < _FEWEST_COLUMNS:
        return None
    return columns


def _row_facts(heading: Heading, row: Row, index: int, values: list[Labelled]) -> list[Facts]:
    cells = zip(heading, row.cells, strict=True)
    named = [
        Labelled(field, label, cell, index, after_break=False)
        for (field, label), cell in cells
        if field and cell.strip()
    ]
    dated = any(value.field is Field.MOMENT and (moment_in(value.value) or clock_in(value.value)) for value in named)
    if not dated and any(fold(cell).startswith(_TOTAL_WORDS) for cell in row.cells):
        return []
    above = [value for value in values if value.row < index]
    if not any(value.field is Field.ACCOUNT for value in named):
        named += [value for value in above if value.field is Field.ACCOUNT][-1:]
    named = _with_day(named, above)
    found = records_of(named)
    if not found or found[0].money is None:
        raise UnreadableError
    return found


def _with_day(named: list[Labelled], above: list[Labelled]) -> list[Labelled]:
    """Rows that tell only the time of day take the day that stands above the table."""
    days = [value.value for value in above if value.field is Field.MOMENT and moment_in(value.value)]
    return [
        Labelled(value.field, value.label, f"{value.value} {days[-1]}", value.row, value.after_break)
        if value.field is Field.MOMENT and days and clock_in(value.value) and not moment_in(value.value)
        else value
        for value in named
    ]
