"""CSV exports: the separator is the one under which the headings are found."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, Final

from integrations.statement_files.cells import Row, Sheet, shown
from integrations.statement_files.layout import find_layout
from integrations.statement_files.limits import Limits
from integrations.statement_files.plain_text import open_text
from integrations.statement_files.refusals import (
    LONG_LINE,
    NOT_A_SHEET,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    FileRefusedError,
)

_SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE_LINES: Final = 60


def csv_sheets(stream: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    """The one sheet of a CSV file. Raises FileRefusedError."""
    csv.field_size_limit(limits.line_chars)
    text = open_text(stream)
    sample = list(islice(_lines(text, limits), _SAMPLE_LINES))
    text.seek(0)
    yield Sheet("", _rows(_lines(text, limits), _separator(sample), limits))


def _lines(text: io.TextIOWrapper, limits: Limits) -> Iterator[str]:
    while line := text.readline(limits.line_chars + 1):
        if len(line) > limits.line_chars:
            raise FileRefusedError(LONG_LINE)
        if "\x00" in line:
            raise FileRefusedError(NOT_A_SHEET)
        yield line


def _separator(sample: list[str]) -> str:
    """The separator that shows the richest headings, else the most frequent one."""

    def richness(separator: str) -> tuple[int, int]:
        rows = [[shown(cell) for cell in row] for row in csv.reader(sample, delimiter=separator)]
        layouts = (find_layout(rows[start : start + 3]) for start in range(len(rows)))
        return max((len(layout.columns) for layout in layouts if layout), default=0), sum(map(len, rows))

    try:
        return max(_SEPARATORS, key=richness)
    except csv.Error as error:
        raise FileRefusedError(LONG_LINE) from error


def _rows(lines: Iterator[str], separator: str, limits: Limits) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=separator)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > limits.rows:
                raise FileRefusedError(TOO_MANY_ROWS, rows=limits.rows)
            if len(cells) > limits.columns:
                raise FileRefusedError(TOO_MANY_COLUMNS, columns=limits.columns)
            yield [*cells]
    except csv.Error as error:
        raise FileRefusedError(LONG_LINE) from error
