"""Which columns of an XLSX show dates without a time: told from the formats of the first rows of each sheet."""

import re
import zipfile
from typing import BinaryIO, Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from integrations.statement_files.number_formats import Shows, columns_showing, shows

_HEAD_BYTES: Final = 512 * 1024
_LARGEST_PART: Final = 8 * 1024 * 1024
_CELL: Final = re.compile(rb"<(?:[a-z]+:)?c ([^>]*)>(?:<(?:[a-z]+:)?v>([^<]*)<)?")
_PLACE: Final = re.compile(rb"\br=[\"']([A-Z]{1,2})[0-9]")
_STYLE: Final = re.compile(rb"\bs=[\"']([0-9]{1,5})[\"']")
_TEXT: Final = re.compile(rb"\bt=[\"'](?:s|str|inlineStr|b|e)[\"']")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Columns = tuple[frozenset[int], frozenset[int]]


def date_columns(stream: BinaryIO) -> dict[str, Columns]:
    """By sheet name: columns (from 0) whose dates show no time, and columns that show one.

    Only for workbooks that `check_workbook` let through. What can't be read says nothing: the answer is then empty.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            styles = _styles(archive)
            return {name: _columns(archive, part, styles) for name, part in _parts(archive).items()}
    except (KeyError, ValueError, ParseError, zipfile.BadZipFile):
        return {}


def _xml(archive: zipfile.ZipFile, part: str) -> Element:
    if archive.getinfo(part).file_size > _LARGEST_PART:
        raise ValueError(part)
    return fromstring(archive.read(part))  # noqa: S314 - declarations were refused before, so there is nothing to expand


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _styles(archive: zipfile.ZipFile) -> list[Shows]:
    """What each cell style of the workbook shows, by the style's number."""
    root = _xml(archive, "xl/styles.xml")
    codes = {
        int(element.get("numFmtId", "0")): element.get("formatCode", "")
        for element in root.iter()
        if _local(element) == "numFmt"
    }
    styles = next((element for element in root if _local(element) == "cellXfs"), None)
    ids = [int(style.get("numFmtId", "0")) for style in styles] if styles is not None else []
    return [shows(format_id, codes.get(format_id)) for format_id in ids]


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive in which each sheet lies."""
    targets = {link.get("Id"): link.get("Target", "") for link in _xml(archive, "xl/_rels/workbook.xml.rels")}
    sheets = [element for element in _xml(archive, "xl/workbook.xml").iter() if _local(element) == "sheet"]
    found: dict[str, str] = {}
    for sheet in sheets:
        target = targets.get(sheet.get(_RELATION), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if target and part in archive.namelist():
            found[sheet.get("name", "")] = part
    return found


def _columns(archive: zipfile.ZipFile, part: str, styles: list[Shows]) -> Columns:
    with archive.open(part) as sheet:
        head = sheet.read(_HEAD_BYTES)
    seen: dict[int, set[Shows]] = {}
    for cell in _CELL.finditer(head):
        place, style = _PLACE.search(cell[1]), _STYLE.search(cell[1])
        if place and style and not _TEXT.search(cell[1]) and not cell[1].endswith(b"/") and int(style[1]) < len(styles):
            shown = styles[int(style[1])]
            # Programs give every date a format with a time; where no cell has any, the time is not told.
            untold = shown is Shows.DATE_AND_TIME and b"." not in (cell[2] or b"")
            seen.setdefault(_column(place[1]), set()).add(Shows.DATE if untold else shown)
    return columns_showing(seen)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
