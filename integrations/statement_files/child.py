"""The process that reads a hostile file: `python -m integrations.statement_files.child`, the file on standard input.

It has little memory and time, writes frames to standard output and nothing else anywhere.
"""

import contextlib
import io
import json
import os
import resource
import sys
import traceback
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO, Final

from integrations.statement_files.cells import Sheet
from integrations.statement_files.csv_rows import csv_sheets
from integrations.statement_files.html_rows import html_sheets
from integrations.statement_files.limits import Limits
from integrations.statement_files.refusals import NO_HEADINGS, TOO_LARGE_INSIDE, FileRefusedError
from integrations.statement_files.rows import RejectedRow, SourceRow
from integrations.statement_files.sheet_walk import SheetWalk
from integrations.statement_files.sniff import HEAD_BYTES, Kind, kind_of
from integrations.statement_files.wire import frame, pack_rows
from integrations.statement_files.workbook import xls_sheets, xlsx_sheets
from integrations.statement_files.zip_guard import check_workbook

_LAST_LINES: Final = 20


def main() -> None:
    """Read the file on standard input within the limits of the first argument; the second is the file's name."""
    limits = Limits(**json.loads(sys.argv[1]))
    _confine(limits)
    out = io.FileIO(os.dup(sys.stdout.fileno()), "w")
    try:
        told = _rows(sys.stdin.buffer, PurePath(sys.argv[2]).stem, limits)
        while chunk := list(islice(told, limits.chunk_rows)):
            _send(out, {"rows": pack_rows(chunk)})
        _send(out, {"end": True})
    except FileRefusedError as refusal:
        _send(out, {"refused": refusal.sentence, "facts": refusal.facts})
    except MemoryError:
        _send(out, {"refused": TOO_LARGE_INSIDE, "facts": {}})
    except BrokenPipeError:
        return
    except Exception as error:  # whatever a file makes go wrong, the parent is told and decides
        _send(out, {"broken": "".join(traceback.format_exception(error)[-_LAST_LINES:])})


def _confine(limits: Limits) -> None:
    """Take from this process what reading a file doesn't need."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
    _allow_cpu(limits, os.fstat(0).st_size)


def _allow_cpu(limits: Limits, plain_bytes: int) -> None:
    # Above the soft limit the parent sees SIGXCPU and can say why; at the hard one it would only see a kill.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds_for(plain_bytes), limits.cpu_seconds + 5))


def _rows(stream: BinaryIO, file_stem: str, limits: Limits) -> Iterator[SourceRow | RejectedRow]:
    found = False
    walk: SheetWalk | None = None
    for sheet in _sheets(stream, limits):
        walk = SheetWalk(sheet, file_stem, walk)
        yield from walk.rows()
        found = found or walk.found_headings
    if not found:
        raise FileRefusedError(NO_HEADINGS)


def _sheets(stream: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    kind = kind_of(stream.read(HEAD_BYTES))
    stream.seek(0)
    if kind is Kind.XLSX:
        _allow_cpu(limits, check_workbook(stream, limits))
        stream.seek(0)
        return xlsx_sheets(stream, limits)
    if kind is Kind.XLS:
        return xls_sheets(stream, limits)
    return html_sheets(stream, limits) if kind is Kind.HTML else csv_sheets(stream, limits)


def _send(out: io.FileIO, message: dict[str, object]) -> None:
    left = memoryview(frame(message))
    with contextlib.suppress(InterruptedError):
        while left:
            left = left[out.write(left) :]


if __name__ == "__main__":
    main()
