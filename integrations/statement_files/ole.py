"""The container around an old .xls: finds the stream of the workbook in it (MS-CFB)."""

import struct
from typing import Final

_FREE: Final = 0xFFFFFFFA  # from here on sector numbers are marks: end of chain, free, table
_HEADER_BYTES: Final = 512
_ENTRY_BYTES: Final = 128
_MINI_CUTOFF: Final = 4096
_NAMES: Final = ("Workbook", "Book")


def workbook_stream(data: bytes) -> bytes | None:
    """The bytes of the stream called Workbook (or Book), None where the container can't be followed."""
    try:
        return _find(data)
    except (struct.error, IndexError, ValueError):
        return None


def _find(data: bytes) -> bytes | None:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        return None
    size = 1 << shift
    table = _sector_table(data, size)
    (directory_start,) = struct.unpack_from("<I", data, 48)
    directory = _chain(data, table, directory_start, size)
    for at in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        entry = directory[at : at + _ENTRY_BYTES]
        (name_bytes,) = struct.unpack_from("<H", entry, 64)
        name = entry[: max(0, min(name_bytes, 64) - 2)].decode("utf-16-le", "replace")
        if name in _NAMES:
            start, length = struct.unpack_from("<II", entry, 116)
            # A tiny workbook lies in the mini stream; it has no room for statement lines.
            return None if length < _MINI_CUTOFF else _chain(data, table, start, size)[:length]
    return None


def _sector_table(data: bytes, size: int) -> list[int]:
    (count, next_block) = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 68)[0]
    sectors = list(struct.unpack_from("<109I", data, 76))
    per_block = size // 4
    blocks = 0
    while next_block < _FREE and blocks * size < len(data):
        block = struct.unpack_from(f"<{per_block}I", data, _HEADER_BYTES + next_block * size)
        sectors += block[:-1]
        next_block = block[-1]
        blocks += 1
    table: list[int] = []
    for sector in [sector for sector in sectors if sector < _FREE][:count]:
        table += struct.unpack_from(f"<{per_block}I", data, _HEADER_BYTES + sector * size)
    return table


def _chain(data: bytes, table: list[int], sector: int, size: int) -> bytes:
    parts: list[bytes] = []
    most = len(data) // size + 1
    while sector < _FREE:
        if len(parts) > most:
            raise ValueError("the chain runs in a circle")
        at = _HEADER_BYTES + sector * size
        parts.append(data[at : at + size])
        sector = table[sector]
    return b"".join(parts)
