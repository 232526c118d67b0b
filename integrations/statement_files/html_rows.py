"""HTML tables that banks name .xls, read as a stream of rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import BinaryIO, Final

from integrations.statement_files.cells import Row, Sheet
from integrations.statement_files.limits import Limits
from integrations.statement_files.plain_text import open_text
from integrations.statement_files.refusals import DAMAGED, TOO_MANY_COLUMNS, TOO_MANY_ROWS, FileRefusedError

_BLOCK_CHARS: Final = 64 * 1024
_LONGEST_CELL: Final = 32_767
_LONGEST_TAG: Final = 4 * _BLOCK_CHARS
_BREAKS: Final = frozenset({"br", "p", "div", "li"})
_UNSEEN: Final = frozenset({"script", "style", "title", "head"})


@dataclass(slots=True)
class _Line:
    """A row being read, of a table that may stand inside a cell of another."""

    cells: list[str] = field(default_factory=list)
    text: list[str] | None = None
    columns: int = 1
    rows: int = 1


class _Tables(HTMLParser):
    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Row] = []
        self.merged: list[tuple[int, int, int]] = []
        self._limits = limits
        self._lines: list[_Line] = []
        self._count = 0
        self._unseen = 0
        # Column → the last row that a cell merged downwards still covers.
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._unseen = 0  # a head that was never closed ends here at the latest
            self._lines.append(_Line())
        elif tag == "tr":
            self._end_row()
            self._lines = self._lines or [_Line()]
        elif tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in _BREAKS:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table" and self._lines:
            self._end_row()
            self._lines.pop()
            self._covered.clear()

    def handle_data(self, data: str) -> None:
        line = self._lines[-1] if self._lines else None
        if line is not None and line.text is not None and not self._unseen:
            line.text.append(data)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._lines = self._lines or [_Line()]
        line = self._lines[-1]
        self._skip_covered(line)
        line.text = []
        line.columns = _span(attributes.get("colspan"), self._limits.columns)
        line.rows = _span(attributes.get("rowspan"), self._limits.rows)

    def _skip_covered(self, line: _Line) -> None:
        while self._covered.get(len(line.cells), 0) > self._count:
            line.cells.append("")

    def _end_cell(self) -> None:
        line = self._lines[-1] if self._lines else None
        if line is None or line.text is None:
            return
        column = len(line.cells)
        line.cells += ["".join(line.text)[:_LONGEST_CELL], *([""] * (line.columns - 1))]
        line.text = None
        if len(line.cells) > self._limits.columns:
            raise FileRefusedError(TOO_MANY_COLUMNS, columns=self._limits.columns)
        if line.rows > 1:
            first = self._count + 1
            self.merged.append((first, first + line.rows - 1, column))
            for covered in range(column, column + line.columns):
                self._covered[covered] = first + line.rows - 1

    def _end_row(self) -> None:
        self._end_cell()
        line = self._lines[-1] if self._lines else None
        if line is None or not line.cells:
            return
        self._count += 1
        if self._count > self._limits.rows:
            raise FileRefusedError(TOO_MANY_ROWS, rows=self._limits.rows)
        self.done.append([*line.cells])
        self._lines[-1] = _Line()


def html_sheets(stream: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    """All tables of an HTML file as one sheet. Raises FileRefusedError."""
    tables = _Tables(limits)
    yield Sheet("", _rows(tables, stream), merged=tables.merged)


def _rows(tables: _Tables, stream: BinaryIO) -> Iterator[Row]:
    text = open_text(stream)
    while block := text.read(_BLOCK_CHARS):
        tables.feed(block)
        # What the parser keeps back is a tag or comment without end; it would look through it again at every block.
        if len(tables.rawdata) > _LONGEST_TAG:
            raise FileRefusedError(DAMAGED)
        yield from tables.done
        tables.done.clear()
    tables.close()
    yield from tables.done


def _span(written: str | None, most: int) -> int:
    return min(int(written), most) if written and re.fullmatch(r"[1-9][0-9]{0,5}", written) else 1
