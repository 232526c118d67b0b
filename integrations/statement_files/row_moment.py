"""When: the best of the date columns of a row, with the time from wherever the row tells it."""

from datetime import date, datetime, time

from integrations.statement_files.cells import Row, Sheet, is_blank, moment_of, time_of
from integrations.statement_files.heading_words import Role
from integrations.statement_files.layout import Layout
from integrations.statement_files.reasons import BAD_DATE, BAD_TIME, BadCellError
from models.clock import VIETNAM


def has_date(row: Row, layout: Layout) -> bool:
    """Whether any date column of the row is filled."""
    return any(column < len(row) and not is_blank(row[column]) for column in layout.dates)


def booked_at(row: Row, layout: Layout, sheet: Sheet) -> datetime | date:
    """The moment of a row that has a date, a bare date where the sheet shows no time. Raises BadCellError.

    The transaction's own date counts; another date column of the same day may know the time (Techcombank's day of
    request), so may a column of its own.
    """
    own = next(column for column in layout.dates if column < len(row) and not is_blank(row[column]))
    day = _moment(row, own, sheet)
    if isinstance(day, datetime) and day.time() != time.min:
        return day
    time_column = layout.first(Role.TIME)
    if time_column is not None and time_column < len(row) and not is_blank(row[time_column]):
        return _with_time(day, row, time_column)
    if isinstance(day, datetime):
        return day
    for column in layout.dates:
        if column != own and column < len(row) and not is_blank(row[column]):
            moment = _moment_or_none(row, column, sheet)
            if isinstance(moment, datetime) and moment.date() == day:
                return moment
    return day


def _with_time(day: date, row: Row, column: int) -> datetime:
    try:
        return datetime.combine(day, time_of(row[column]), VIETNAM)
    except ValueError as error:
        raise BadCellError(BAD_TIME, column) from error


def _moment(row: Row, column: int, sheet: Sheet) -> datetime | date:
    try:
        return moment_of(row[column], date_only=column in sheet.dates_only, timed=column in sheet.timed)
    except ValueError as error:
        raise BadCellError(BAD_DATE, column) from error


def _moment_or_none(row: Row, column: int, sheet: Sheet) -> datetime | date | None:
    try:
        return _moment(row, column, sheet)
    except BadCellError:
        return None
