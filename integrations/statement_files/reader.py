"""Reads a statement file by way of a child process, and outlives whatever the file does to it."""

import json
import logging
import os
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Final

from integrations.statement_files.limits import MEGABYTE, Limits
from integrations.statement_files.refusals import (
    DAMAGED,
    EMPTY,
    NOT_A_FILE,
    TOO_LARGE,
    TOO_LARGE_INSIDE,
    TOO_SLOW,
    FileRefusedError,
)
from integrations.statement_files.rows import RejectedRow, SourceRow
from integrations.statement_files.wire import HEADER, unpack_rows

_ROOT: Final = Path(__file__).resolve().parents[2]
_CHILD: Final = "integrations.statement_files.child"
_LARGEST_FRAME: Final = 256 * MEGABYTE
_OUT_OF_MEANS: Final = frozenset({-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS, -signal.SIGKILL})
DEFAULT_LIMITS: Final = Limits()
_log: Final = logging.getLogger(__name__)


def read_statement(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, name: str | None = None
) -> Iterator[list[SourceRow | RejectedRow]]:
    """The rows of a statement file in chunks, in the file's order; totals, balances, headings, footers left out.

    `name` is the file's own name where `path` is a temporary one: a file that doesn't say its bank may be named after
    it. Raises FileRefusedError, at the start or between chunks, when the file as a whole can't be read; whoever
    imports chunk by chunk keeps what was good. The child process ends with the iterator, also when it is abandoned.
    """
    with _opened(path, limits) as file, _child(file, name or path.name, limits) as child:
        while True:
            message = _receive(child, limits)
            if "rows" not in message:
                _finish(message)
                return
            try:
                chunk = unpack_rows(message["rows"])
            except (ValueError, TypeError, KeyError, IndexError) as error:
                raise FileRefusedError(DAMAGED) from error
            yield chunk


def parse_statement(path: Path, *, name: str | None = None) -> list[SourceRow | RejectedRow]:
    """All rows of a statement file at once. Raises FileRefusedError."""
    return [row for chunk in read_statement(path, name=name) for row in chunk]


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[int]:
    """The file, opened once: what is checked is what the child reads. No links, no pipes, no devices."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise FileRefusedError(NOT_A_FILE) from error
    try:
        facts = os.fstat(file)
        if not stat.S_ISREG(facts.st_mode):
            raise FileRefusedError(NOT_A_FILE)
        if facts.st_size == 0:
            raise FileRefusedError(EMPTY)
        if facts.st_size > limits.file_bytes:
            raise FileRefusedError(TOO_LARGE, megabytes=limits.file_bytes // MEGABYTE)
        yield file
    finally:
        os.close(file)


@contextmanager
def _child(file: int, name: str, limits: Limits) -> Iterator[subprocess.Popen[bytes]]:
    # -P and -s: neither the current directory nor a user's own packages may bring modules into the child.
    command = [sys.executable, "-P", "-s", "-m", _CHILD, json.dumps(asdict(limits)), name]
    child = subprocess.Popen(  # noqa: S603 - our own module; the file's name is an argument, never a command
        command,
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pipesize=MEGABYTE,  # room for the next chunk while this one is being stored
        cwd="/",
        env={"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "PATH": os.defpath},
    )
    try:
        yield child
    finally:
        child.kill()
        if child.stdout:
            child.stdout.close()
        child.wait()


def _receive(child: subprocess.Popen[bytes], limits: Limits) -> dict[str, Any]:
    """The child's next message. Raises FileRefusedError when it died, fell silent or talks nonsense."""
    pipe = child.stdout
    if pipe is None:
        raise FileRefusedError(DAMAGED)
    (length,) = HEADER.unpack(_exactly(child, pipe, HEADER.size, limits))
    if length > _LARGEST_FRAME:
        raise FileRefusedError(DAMAGED)
    try:
        message = json.loads(_exactly(child, pipe, length, limits))
    except ValueError as error:
        raise FileRefusedError(DAMAGED) from error
    if not isinstance(message, dict):
        raise FileRefusedError(DAMAGED)
    return message


def _exactly(child: subprocess.Popen[bytes], pipe: IO[bytes], count: int, limits: Limits) -> bytes:
    deadline = time.monotonic() + limits.silence_seconds
    received = bytearray()
    while len(received) < count:
        ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise FileRefusedError(TOO_SLOW)
        block = os.read(pipe.fileno(), min(count - len(received), MEGABYTE))
        if not block:
            raise _death_of(child)
        received += block
    return bytes(received)


def _death_of(child: subprocess.Popen[bytes]) -> FileRefusedError:
    """What the end of a child that didn't say goodbye means."""
    status = child.wait()
    _log.warning("statement file: the reading process ended with status %d", status)
    if status == -signal.SIGXCPU:
        return FileRefusedError(TOO_SLOW)
    return FileRefusedError(TOO_LARGE_INSIDE if status in _OUT_OF_MEANS else DAMAGED)


def _finish(message: dict[str, Any]) -> None:
    """The last message: the end of the file, a refusal, or an error of ours."""
    if "refused" in message:
        raise FileRefusedError(str(message["refused"]), **message["facts"])
    if "end" not in message:
        _log.error("statement file: reading failed: %s", message.get("broken"))
        raise FileRefusedError(DAMAGED)
