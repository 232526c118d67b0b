"""Filters of lists, with names that stay the same in saved links: `flt_status__is=paid`."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Final

from flask_admin.contrib.sqla.filters import BaseSQLAFilter
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from admin_app.labels import label
from models.base import UtcDateTime
from models.clock import start_of_local_day

_DAY_FORMS: Final = ("%d/%m/%Y", "%Y-%m-%d")


class OfficeFilter(BaseSQLAFilter):
    """One filter on one column. `suffix` is its part of the name in the URL, `field` how it is asked for."""

    suffix: ClassVar[str]
    field: ClassVar[str] = "text"

    @property
    def arg(self) -> str:
        """The filter's name in the URL, without Flask-Admin's prefix."""
        return f"{self.column.key}__{self.suffix}"

    def operation(self) -> str:
        return self.suffix

    def options_now(self) -> list[tuple[str, str]]:
        """(value, word) for a filter that is chosen from a list."""
        return []


class EnumIs(OfficeFilter):
    """Equal to one member of a closed list."""

    suffix, field = "is", "choice"

    def __init__(self, column: Any, name: Any, kind: type[StrEnum]) -> None:
        super().__init__(column, name)
        self.kind = kind

    def options_now(self) -> list[tuple[str, str]]:
        return [(member.value, label(member)) for member in self.kind]

    def clean(self, value: str) -> StrEnum:
        return self.kind(value)

    def apply(self, query: Any, value: StrEnum, alias: Any = None) -> Any:
        return query.filter(self.column == value)


class TruthIs(OfficeFilter):
    """Yes or no."""

    suffix, field = "is", "choice"

    def options_now(self) -> list[tuple[str, str]]:
        return [("1", gettext("Có")), ("0", gettext("Không"))]

    def clean(self, value: str) -> bool:
        return {"1": True, "0": False}[value] if value in ("0", "1") else bool(_refuse(value))

    def apply(self, query: Any, value: bool, alias: Any = None) -> Any:  # noqa: FBT001 - Flask-Admin's signature
        return query.filter(self.column.is_(value))


class RowIs(OfficeFilter):
    """Equal to the id of a row of another table, chosen from a list that is read when the page is drawn."""

    suffix, field = "is", "choice"

    def __init__(self, column: Any, name: Any, rows: Callable[[], list[tuple[int, str]]]) -> None:
        super().__init__(column, name)
        self.rows = rows

    def options_now(self) -> list[tuple[str, str]]:
        return [(str(row_id), word) for row_id, word in self.rows()]

    def clean(self, value: str) -> int:
        return int(value) if value.isascii() and value.isdigit() and len(value) <= 18 else int(_refuse(value))

    def apply(self, query: Any, value: int, alias: Any = None) -> Any:
        return query.filter(self.column == value)


class TextIs(OfficeFilter):
    """Equal to a text: an account number, a bank."""

    suffix = "is"

    def clean(self, value: str) -> str:
        return value.strip()[:120]

    def apply(self, query: Any, value: str, alias: Any = None) -> Any:
        return query.filter(self.column == value)


class DayFrom(OfficeFilter):
    """From the first moment of a local day (or from that day, for a column of days)."""

    suffix, field = "from", "day"

    def clean(self, value: str) -> date:
        return read_day(value)

    def apply(self, query: Any, value: date, alias: Any = None) -> Any:
        return query.filter(self.column >= self.bound(value))

    def bound(self, on: date) -> date | datetime:
        """The day as the column holds it."""
        return start_of_local_day(on) if isinstance(self.column.type, UtcDateTime) else on


class DayTo(DayFrom):
    """Up to the last moment of a local day."""

    suffix = "to"

    def apply(self, query: Any, value: date, alias: Any = None) -> Any:
        following = date.fromordinal(value.toordinal() + 1)
        return query.filter(self.column < self.bound(following))


def between(column: Any, name: Any) -> tuple[DayFrom, DayTo]:
    """The two filters of a period; `name` is the column's."""
    return DayFrom(column, _("%(name)s từ", name=name)), DayTo(column, _("%(name)s đến", name=name))


def read_day(text: str) -> date:
    """A day as people type it. Raises ValueError for anything else, and outside the years 2000 to 2100."""
    for form in _DAY_FORMS:
        try:
            day = datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a bare day has no zone
        except ValueError:
            continue
        if 2000 <= day.year <= 2100:
            return day
    raise ValueError(text)


def _refuse(value: str) -> str:
    raise ValueError(value)
