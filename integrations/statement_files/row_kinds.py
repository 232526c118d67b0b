"""What kind of line a row is, told cheaply: most rows are transactions and there may be a million of them."""

import re
from typing import Final

from integrations.statement_files.cells import Cell, Row, is_blank, shown
from integrations.statement_files.heading_words import Role
from integrations.statement_files.layout import Layout
from integrations.statement_files.rows import EXAMPLE_ROW
from integrations.statement_files.totals import is_total_label

_DIGIT: Final = re.compile(r"[0-9]")


def has_readable_look(row: Row, layout: Layout) -> bool:
    """Whether the first date cell begins with a digit or is no text: then the row is neither headings nor blank."""
    column = layout.dates[0]
    cell = row[column] if column < len(row) else ""
    return not isinstance(cell, str) or cell[:1].isdecimal()


def is_transaction_like(row: Row, layout: Layout) -> bool:
    """Whether a row without a readable date must be told to a person: it has money, and says what for."""
    texts = [
        row[column]
        for role in (Role.MEMO, Role.REFERENCE)
        for column in layout.columns.get(role, ())
        if column < len(row) and not is_blank(row[column])
    ]
    if not texts or any(is_total_label(shown(cell)) for cell in texts):
        return False
    return any(column < len(row) and _has_figure(row[column]) for column in layout.money)


def is_example(row: Row) -> bool:
    """Whether the row is the sample file's example line, untouched."""
    texts = [shown(cell) for cell in row[: len(EXAMPLE_ROW)]]
    return texts + [""] * (len(EXAMPLE_ROW) - len(texts)) == list(EXAMPLE_ROW)


def _has_figure(cell: Cell) -> bool:
    return _DIGIT.search(cell) is not None if isinstance(cell, str) else True
