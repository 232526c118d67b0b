"""Looks through an XLSX before anything parses it: how much it unpacks to, and whether its XML is plain."""

import re
import struct
import zipfile
import zlib
from typing import BinaryIO, Final

from integrations.statement_files.limits import MEGABYTE, Limits
from integrations.statement_files.refusals import (
    DAMAGED,
    NOT_A_SHEET,
    TOO_LARGE_INSIDE,
    TOO_MANY_COLUMNS,
    UNSAFE,
    FileRefusedError,
)

_END: Final = b"PK\x05\x06"
_END_BYTES: Final = 22 + 65_535
_ENTRIES_AT: Final = 10
_SUSPICIOUS_RATIO: Final = 100
_BLOCK: Final = 1024 * 1024
_OVERLAP: Final = 64
# An honest workbook declares nothing; only comments and CDATA begin like that. UTF-16 has a zero byte in between.
_MAYBE_DECLARATIONS: Final = (b"<!", b"<\x00!", b"\x00<\x00!")
_DECLARATION: Final = re.compile(rb"<\x00?!\x00?[DE]\x00?[OLN]\x00?[CET]", re.IGNORECASE)
_SHEET_PART: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_FAR_COLUMN: Final = re.compile(rb'r="[A-Z]{3}[0-9]')


def check_workbook(stream: BinaryIO, limits: Limits) -> int:
    """The bytes to which the XLSX in `stream` unpacks. Raises FileRefusedError for what no bank would send."""
    if _entries(stream) > limits.zip_entries:
        raise FileRefusedError(TOO_LARGE_INSIDE)
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_sizes(archive, limits)
            for entry in archive.infolist():
                if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_part(archive, entry, limits)
            return sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise FileRefusedError(DAMAGED) from error


def _entries(stream: BinaryIO) -> int:
    """How many entries the archive says it has; read by hand, as listing a hundred thousand takes a while."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_BYTES))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        raise FileRefusedError(DAMAGED)
    (entries,) = struct.unpack_from("<H", tail, at + _ENTRIES_AT)
    return int(entries)


def _check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    entries = archive.infolist()
    if len(entries) > limits.zip_entries:
        raise FileRefusedError(TOO_LARGE_INSIDE)
    unpacked, packed = (sum(getattr(entry, size) for entry in entries) for size in ("file_size", "compress_size"))
    if unpacked > limits.unpacked_bytes or (unpacked > 64 * MEGABYTE and unpacked > _SUSPICIOUS_RATIO * packed):
        raise FileRefusedError(TOO_LARGE_INSIDE)
    if not any(entry.filename == "xl/workbook.xml" for entry in entries):
        raise FileRefusedError(NOT_A_SHEET)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> None:
    """Unpack one part in blocks; zipfile itself refuses a part that is longer than it says or has a wrong checksum."""
    is_sheet = _SHEET_PART.fullmatch(entry.filename) is not None and limits.columns < 703  # AAA is column 703
    kept = b""
    with archive.open(entry) as part:
        while block := part.read(_BLOCK):
            text = kept + block
            if any(mark in text for mark in _MAYBE_DECLARATIONS) and _DECLARATION.search(text):
                raise FileRefusedError(UNSAFE)
            if is_sheet and _FAR_COLUMN.search(text):
                raise FileRefusedError(TOO_MANY_COLUMNS, columns=limits.columns)
            kept = text[-_OVERLAP:]
