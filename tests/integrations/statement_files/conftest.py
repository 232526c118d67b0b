"""Statement files as the tests need them, written on the spot."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from integrations.statement_files import RejectedRow, SourceRow, parse_statement
from models.transaction import Transaction

Writer = Callable[..., Path]
Reader = Callable[[Path], tuple[list[Transaction], list[RejectedRow]]]


@pytest.fixture
def xlsx(tmp_path: Path) -> Writer:
    """Writes rows into an XLSX; `formats` are number formats by cell, `merged` are ranges."""

    def write(
        rows: Sequence[Sequence[Any]],
        name: str = "saoke.xlsx",
        sheet: str = "Sheet1",
        merged: Iterable[str] = (),
        formats: dict[str, str] | None = None,
    ) -> Path:
        workbook = openpyxl.Workbook()
        page = workbook.active
        assert page is not None
        page.title = sheet
        for row in rows:
            page.append(list(row))
        for cells in merged:
            page.merge_cells(cells)
        for cell, number_format in (formats or {}).items():
            page[cell].number_format = number_format
        workbook.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def text_file(tmp_path: Path) -> Writer:
    """Writes text, in any encoding, under any name."""

    def write(text: str, name: str = "saoke.csv", encoding: str = "utf-8") -> Path:
        (tmp_path / name).write_bytes(text.encode(encoding))
        return tmp_path / name

    return write


@pytest.fixture
def read() -> Reader:
    """Reads a file and parts the transactions from what was rejected."""

    def part(path: Path) -> tuple[list[Transaction], list[RejectedRow]]:
        rows = parse_statement(path)
        return (
            [row.transaction for row in rows if isinstance(row, SourceRow)],
            [row for row in rows if isinstance(row, RejectedRow)],
        )

    return part
