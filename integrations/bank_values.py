"""Amounts and moments as banks write them, in statement files and in mails."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Final

from models.clock import VIETNAM
from models.money import LARGEST_VND, AmountError, parse_vnd

_MINUS_SIGNS: Final = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-"})
_BLANK: Final = re.compile(r"\s+")
# đ and d alone stand for đồng; every other currency goes by its code, the dollar by its sign too.
_SPELLINGS: Final = {"VND": r"vn[dđ]|đồng|dong|[đd₫]", "USD": r"usd|us\$|\$", "EUR": r"eur|€"}
_NUMBER: Final = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*")
# What all but a few cells of a statement look like; the long way below gives the same answers.
_PLAIN_VND: Final = re.compile(
    r"(?=([0-9.,]+?)(?:[.,]00?)?\Z)"
    r"(?:[0-9]{1,13}|[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.00?)?|[0-9]{1,3}(?:\.[0-9]{3}){1,4}(?:,00?)?)\Z"
)
_PLAIN_MOMENT: Final = re.compile(
    r"([0-9]{2})/([0-9]{2})/((?:19|20)[0-9]{2})(?: ([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?\Z"
)
_TAIL: Final = re.compile(r"([.,])([0-9]+)\Z")

_OLDEST_YEAR: Final = 1990
_NEWEST_YEAR: Final = 2099
_DAY_FIRST: Final = r"(?P<day>[0-9]{1,2})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4}|[0-9]{2})"
_YEAR_FIRST: Final = r"(?P<year2>[0-9]{4})(?P<sep2>[-/.])(?P<month2>[0-9]{1,2})(?P=sep2)(?P<day2>[0-9]{1,2})"
_NAMED: Final = r"(?P<day3>[0-9]{1,2})[-/ ]?(?P<name>[a-z]{3,9})[-/, ]{0,2}(?P<year3>[0-9]{4}|[0-9]{2})"
_DATE: Final = re.compile(f"(?:{_DAY_FIRST}|{_YEAR_FIRST}|{_NAMED})(?![0-9])", re.IGNORECASE)
_TIME: Final = re.compile(
    r"(?<![0-9])(?P<hour>[0-9]{1,2})[:h](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"(?:\s?(?P<half>am|pm|sa|ch)\b)?\s?(?P<zone>z|utc|(?:gmt|utc)?[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_LOOSE_END: Final = re.compile(r"[ ,;]*\Z")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HALF_DAY: Final = 12


def read_amount(text: str, *, currency: str = "VND", decimal_mark: str | None = None) -> int | Decimal:
    """Read one amount of `currency`: whole đồng (int) for VND, else Decimal. Negative by `-` or brackets.

    Either of `.` and `,` may group thousands; `decimal_mark` says which one is the decimal mark where the source is
    known to have one (a number cell of a sheet), otherwise it is told from the text itself.

    >>> read_amount("+10,000.00 VND"), read_amount("VND 253,160"), read_amount("(55.000 đ)")
    (10000, 253160, -55000)
    >>> read_amount("1.189,50 USD", currency="USD")
    Decimal('1189.50')

    Raises AmountError for fractions of a đồng, another currency's name, exponents, full-width digits, or no number.
    """
    plain = _PLAIN_VND.match(text) if currency == "VND" and decimal_mark is None else None
    if plain:
        return _within_reason(int(plain[1].replace(",", "").replace(".", "")), text)
    negative, bare = _unwrap(text, currency)
    whole, fraction = _split(bare, decimal_mark, text)
    if currency == "VND":
        if fraction.strip("0"):
            raise AmountError(text)
        amount: int | Decimal = parse_vnd(whole)
    else:
        amount = Decimal(f"{whole}.{fraction or '0'}") if fraction else Decimal(whole)
    return -amount if negative else amount


def _unwrap(text: str, currency: str) -> tuple[bool, str]:
    """Whether the amount is negative, and what is left without sign, brackets and the currency's name."""
    bare = _BLANK.sub(" ", unicodedata.normalize("NFC", text).translate(_MINUS_SIGNS)).strip()
    prefix, suffix = _names_of(currency)
    bare = suffix.sub(r"\1", prefix.sub(r"\1", bare, count=1)).strip()
    bracketed = bare.startswith("(") and bare.endswith(")")
    if bracketed:
        bare = suffix.sub("", bare[1:-1].strip()).strip()
    sign = re.match(r"([-+]?)\s?(.*?)(-?)\Z", bare)
    if sign is None or (sign[1] and sign[3]):
        raise AmountError(text)
    return bracketed or "-" in (sign[1], sign[3]), sign[2]


def _within_reason(amount: int, text: str) -> int:
    if amount > LARGEST_VND:
        raise AmountError(text)
    return amount


@lru_cache(maxsize=64)
def _names_of(currency: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The currency's name before an amount, and behind it."""
    spelling = _SPELLINGS.get(currency, re.escape(currency))
    return (
        re.compile(rf"([-+(]?)\s?(?:{spelling})[ .:]{{0,2}}(?=[-+(0-9])", re.IGNORECASE),
        re.compile(rf"(?<=[0-9)])\s?(?:{spelling})\.?(\)?)\Z", re.IGNORECASE),
    )


def _split(bare: str, decimal_mark: str | None, text: str) -> tuple[str, str]:
    """The digits before and after the decimal mark."""
    whole, fraction = bare, ""
    tail = _TAIL.search(bare)
    if tail and _is_decimal(bare, tail, decimal_mark):
        whole, fraction = bare[: tail.start()], tail[2]
    number = _NUMBER.fullmatch(whole)
    if number is None or number[1] == decimal_mark is not None or (tail and fraction and number[1] == tail[1]):
        raise AmountError(text)
    return re.sub(r"[^0-9]", "", whole), fraction


def _is_decimal(bare: str, tail: re.Match[str], decimal_mark: str | None) -> bool:
    mark, digits = tail[1], tail[2]
    if decimal_mark is not None:
        return mark == decimal_mark
    other = "," if mark == "." else "."
    # No bank writes thousandths, so a lone mark before three digits groups: 1.790 is 1790.
    return bare.count(mark) == 1 and (other in bare or len(digits) <= 2)


def read_moment(text: str) -> datetime | date:
    """Read a date, with or without a time in either order, as Vietnamese banks write them: the day stands first.

    Gives an aware datetime in Vietnam's time where a time is written, else a bare date.

    >>> read_moment("03/09/2026"), read_moment("3-9-26 07:05").isoformat()
    (datetime.date(2026, 9, 3), '2026-09-03T07:05:00+07:00')

    Raises ValueError for dates that don't exist (31/02, month 13, years before 1990) and for anything else in the text.
    """
    plain = _PLAIN_MOMENT.match(text)
    if plain:
        return _plain_moment(plain)
    bare = _BLANK.sub(" ", text).strip()
    found = _DATE.search(bare)
    if found is None or (found.start() and bare[found.start() - 1].isdigit()):
        raise ValueError(f"not a date: {text!r}")
    day = _date_of(found)
    before, after = bare[: found.start()], bare[found.end() :]
    rest = (before or after).strip(" ,;-").removeprefix("T").removeprefix("t").strip()
    if before.strip() and after.strip():
        raise ValueError(f"more than a date and a time: {text!r}")
    return _with_time(day, rest) if rest else day


def read_time(text: str) -> time:
    """Read a time of day (HH:mm or HH:mm:ss, also with SA/CH or AM/PM), Vietnam's. Raises ValueError otherwise."""
    moment = _with_time(date(2000, 1, 1), _BLANK.sub(" ", text).strip())
    return moment.time()


def _plain_moment(found: re.Match[str]) -> datetime | date:
    day, month, year, hour, minute, second = found.groups()
    if int(year) < _OLDEST_YEAR:
        raise ValueError(f"no such year: {year}")
    if hour is None:
        return date(int(year), int(month), int(day))
    return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=VIETNAM)


def _date_of(found: re.Match[str]) -> date:
    part = found.groupdict()
    name = part["name"]
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(part["month"] or part["month2"])
    written_year = part["year"] or part["year2"] or part["year3"]
    year = int(written_year) + (2000 if len(written_year) == len("26") else 0)
    if not _OLDEST_YEAR <= year <= _NEWEST_YEAR:
        raise ValueError(f"no such year: {year}")
    return date(year, month, int(part["day"] or part["day2"] or part["day3"]))


def _with_time(day: date, written: str) -> datetime:
    found = _TIME.match(written)
    if found is None or not _LOOSE_END.match(written, found.end()):
        raise ValueError(f"not a time: {written!r}")
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half:
        if not 1 <= hour <= _HALF_DAY:
            raise ValueError(f"not a time: {written!r}")
        hour = hour % _HALF_DAY + (_HALF_DAY if half in ("pm", "ch") else 0)
    moment = datetime.combine(day, time(hour, int(found["minute"]), int(found["second"] or 0)), _zone(found["zone"]))
    return moment.astimezone(VIETNAM)


def _zone(written: str | None) -> tzinfo:
    """Vietnam's time unless the text names another (an ISO moment with its offset)."""
    if not written:
        return VIETNAM
    digits = re.sub(r"[^-+0-9]", "", written)
    if not digits:
        return UTC
    offset = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return timezone(-offset if digits[0] == "-" else offset)
