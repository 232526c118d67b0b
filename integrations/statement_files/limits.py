"""How much of a machine one uploaded file may use."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file and of the child process that reads it.

    The defaults let a sheet of 1,048,576 statement lines through. `cpu_seconds` is the ceiling; a small file is given
    a small part of it (see `cpu_seconds_for`), so that a trap made of few bytes is found out within seconds.
    """

    file_bytes: int = 300 * MEGABYTE
    unpacked_bytes: int = 1_500 * MEGABYTE
    zip_entries: int = 2_000
    rows: int = 1_048_576
    columns: int = 256
    line_chars: int = 1_000_000
    memory_bytes: int = 2_560 * MEGABYTE
    cpu_seconds: int = 600
    silence_seconds: float = 60.0
    chunk_rows: int = 5_000

    def cpu_seconds_for(self, plain_bytes: int) -> int:
        """CPU seconds that reading `plain_bytes` (after unpacking) may take: a start, and a second a megabyte.

        Measured on two slow cores: 0.3 s to start, then 0.1 (XLSX), 0.25 (CSV) and 0.35 s (HTML) a megabyte.
        """
        return min(self.cpu_seconds, 3 + plain_bytes // MEGABYTE)
