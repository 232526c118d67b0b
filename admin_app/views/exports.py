"""Lists as files: text stays text, numbers stay numbers, and no cell is a formula."""

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import IO, Any, Final

from flask import Response
from flask_babel import gettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from admin_app.labels import label
from models.clock import local, local_date, utc_now
from models.text import fold

# What takes longer than a person waits for becomes a background job.
EXPORT_CAP: Final = 100_000

_CELL_LIMIT: Final = 32_767  # Excel's own
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
_FORMATS: Final = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", int: "#,##0"}
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plain(value: Any) -> Any:
    """A value as a cell may hold it: None, int, a local datetime without zone, date, or text."""
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, bool):
        return gettext("Có") if value else gettext("Không")
    if isinstance(value, datetime):
        return local(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value if value is None or isinstance(value, int | date) else str(value)


def _name(title: str, ending: str) -> str:
    words = re.sub(r"[^0-9a-z]+", "-", fold(title)).strip("-")
    return f"{words}-{local_date(utc_now()):%Y-%m-%d}.{ending}"


def xlsx_file(headings: Sequence[str], rows: Iterable[Sequence[Any]], title: str) -> Response:
    """An Excel file, written row by row: memory does not grow with the list."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, plain(value)) for value in row])
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - _chunks reads and closes it
    book.save(file)
    file.seek(0, io.SEEK_END)
    return _answer(file, _XLSX, _name(title, "xlsx"))


def _cell(sheet: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:_CELL_LIMIT])
        cell.data_type = "s"  # openpyxl takes what begins with "=" for a formula
        return cell
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = _FORMATS[type(value)]
    return cell


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[Any]], title: str) -> Response:
    """A CSV file in UTF-8 with the mark by which Excel knows it."""
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - _chunks reads and closes it
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([_csv(heading) for heading in headings])
    writer.writerows([_csv(plain(value)) for value in row] for row in rows)
    text.flush()
    text.detach()
    return _answer(file, "text/csv", _name(title, "csv"))


def _answer(file: IO[bytes], kind: str, name: str) -> Response:
    length = file.tell()
    response = Response(_chunks(file), mimetype=kind)
    response.content_length = length
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(65_536):
            yield chunk


def _csv(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers are left alone."""
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, str):
        bare = value.replace("\0", "")
        return f"'{bare}" if value.startswith(_DANGEROUS) else bare
    return value
