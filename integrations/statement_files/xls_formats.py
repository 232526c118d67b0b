"""Which columns of an old .xls show dates without a time: told from the formats of its first rows (MS-XLS records)."""

import struct
from collections.abc import Iterator
from typing import Final

from integrations.statement_files.number_formats import Shows, columns_showing, shows
from integrations.statement_files.ole import workbook_stream

_FORMAT: Final = 0x041E
_XF: Final = 0x00E0
_BOUND_SHEET: Final = 0x0085
_END: Final = 0x000A
_NUMBERS: Final = frozenset({0x0203, 0x027E, 0x0006})
_MANY_NUMBERS: Final = 0x00BD
_MOST_ROWS: Final = 2_000

Columns = tuple[frozenset[int], frozenset[int]]
Record = tuple[int, bytes]


def date_columns(data: bytes) -> list[Columns]:
    """For each sheet in the workbook's order: columns whose dates show no time, and columns that show one.

    What can't be read says nothing: the list is then empty, or shorter than the sheets.
    """
    stream = workbook_stream(data)
    if stream is None:
        return []
    try:
        styles, starts = _globals(stream)
        return [columns_showing(_seen(stream, start, styles)) for start in starts]
    except (struct.error, IndexError, UnicodeDecodeError):
        return []


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of one substream, up to its end."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _globals(stream: bytes) -> tuple[list[Shows], list[int]]:
    """What each cell style shows, and where each sheet begins."""
    codes: dict[int, str] = {}
    format_ids: list[int] = []
    starts: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _format_code(body)
        elif kind == _XF:
            format_ids.append(struct.unpack_from("<HH", body)[1])
        elif kind == _BOUND_SHEET:
            starts.append(struct.unpack_from("<I", body)[0])
    return [shows(format_id, codes.get(format_id)) for format_id in format_ids], starts


def _format_code(body: bytes) -> str:
    count, wide = struct.unpack_from("<HB", body, 2)
    return body[5 : 5 + count * 2].decode("utf-16-le") if wide & 1 else body[5 : 5 + count].decode("latin-1")


def _seen(stream: bytes, start: int, styles: list[Shows]) -> dict[int, set[Shows]]:
    seen: dict[int, set[Shows]] = {}
    for kind, body in _records(stream, start):
        if kind not in _NUMBERS and kind != _MANY_NUMBERS:
            continue
        row, column = struct.unpack_from("<HH", body)
        if row > _MOST_ROWS:
            break
        cells = range(4, len(body) - 2, 6) if kind == _MANY_NUMBERS else (4,)
        for offset, at in enumerate(cells):
            style = struct.unpack_from("<H", body, at)[0]
            if style < len(styles):
                seen.setdefault(column + offset, set()).add(styles[style])
    return seen
