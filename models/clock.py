"""Time: UTC in the database, Asia/Ho_Chi_Minh on screen and in what banks write."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def utc_now() -> datetime:
    """This moment, aware, in UTC. Only the edges (views, tasks, commands) call it; actions are told `now`."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """The aware `moment` as clocks in Vietnam show it."""
    return moment.astimezone(VIETNAM)


def local_date(moment: datetime) -> date:
    """The calendar day in Vietnam on which the aware `moment` falls."""
    return local(moment).date()


def start_of_local_day(day: date) -> datetime:
    """The first moment of `day` in Vietnam, in UTC."""
    return datetime.combine(day, time.min, VIETNAM).astimezone(UTC)


def end_of_local_day(day: date) -> datetime:
    """The last second of `day` in Vietnam, in UTC."""
    return datetime.combine(day, time(23, 59, 59), VIETNAM).astimezone(UTC)
