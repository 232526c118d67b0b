"""Whether a number format shows a date, and whether it shows a time with it."""

import re
from enum import Enum
from typing import Final

# Literal text, colours, conditions and locales say nothing about the value.
_SILENT: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_BUILT_IN_DATES: Final = frozenset({14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58})
_BUILT_IN_TIMED: Final = frozenset({22})


class Shows(Enum):
    """What a cell of some format shows."""

    DATE = "date"
    DATE_AND_TIME = "date and time"
    OTHER = "other"


def shows(format_id: int, code: str | None) -> Shows:
    """What a cell with this number format shows. `code` is the file's own format for the id, None for built-in ones.

    >>> shows(165, "dd/mm/yyyy hh:mm"), shows(14, None), shows(3, None)
    (<Shows.DATE_AND_TIME: 'date and time'>, <Shows.DATE: 'date'>, <Shows.OTHER: 'other'>)
    """
    if code is None:
        if format_id in _BUILT_IN_TIMED:
            return Shows.DATE_AND_TIME
        return Shows.DATE if format_id in _BUILT_IN_DATES else Shows.OTHER
    bare = _SILENT.sub("", code).lower()
    if not re.search(r"[dy]", bare) or "general" in bare:
        return Shows.OTHER
    return Shows.DATE_AND_TIME if re.search(r"[hs]", bare) else Shows.DATE


def columns_showing(seen: dict[int, set[Shows]]) -> tuple[frozenset[int], frozenset[int]]:
    """The columns whose dates are all shown without a time, and those where some show one."""
    timed = frozenset(column for column, kinds in seen.items() if Shows.DATE_AND_TIME in kinds)
    dates = frozenset(column for column, kinds in seen.items() if Shows.DATE in kinds) - timed
    return dates, timed
