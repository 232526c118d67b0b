"""Values as they stand in mails: an amount, a moment, an account somewhere in a cell or at the start of a sentence."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from integrations.bank_mail.shadow import shadow
from integrations.bank_values import read_amount, read_moment
from models.money import AmountError
from models.text import collapse, nfc

_CURRENCY: Final = r"vnd|dong|d|₫|usd|us\$|\$|eur|€|jpy|gbp|aud|sgd|cny"
MONEY: Final = (
    rf"(?P<sign>[+-])?\s?(?:(?P<before>{_CURRENCY})\s?)?(?P<late_sign>[+-])?\s?"
    r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{3}){1,5}(?:[.,][0-9]{1,2})?|[0-9]{1,13}(?:[.,][0-9]{1,2})?)"
    rf"(?![0-9])(?:\s?(?P<after>{_CURRENCY})(?![a-z0-9]))?"
)
_MONEY: Final = re.compile(MONEY)
_MINUS: Final = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u00a0": " "})
_CODES: Final = {"dong": "VND", "d": "VND", "₫": "VND", "us$": "USD", "$": "USD", "€": "EUR"}

_DATE: Final = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"
)
_SHORT_DATE: Final = re.compile(r"(?<![0-9/.-])([0-9]{1,2})/([0-9]{1,2})(?![0-9/.-])")
_TIME: Final = re.compile(
    r"(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])(?:\s?(?:am|pm|sa|ch)\b)?", re.IGNORECASE
)
_HOURS: Final = re.compile(r"(?<![0-9])([0-9]{1,2})\s?h\s?([0-9]{2})(?:\s?p)?(?![0-9])", re.IGNORECASE)

_NUMBER: Final = re.compile(r"[0-9xX*#]{4,24}")
_SPACED: Final = re.compile(r"[0-9xX*]{2,}(?:[ .-][0-9xX*]{2,}){1,6}")
_LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as written: without its sign, which is kept beside it (`+`, `-` or nothing)."""

    sign: str
    amount: int | Decimal
    currency: str


def money_in(text: str, currency: str = "VND") -> Money | None:
    """The amount at the start of a value; `currency` where the value names none. None if there is no amount.

    >>> money_in("+1,790,000VND 17/09/26 18:10")
    Money(sign='+', amount=1790000, currency='VND')
    """
    start = shadow(nfc(text).translate(_MINUS).strip(" (:"))
    found = _MONEY.match(start)
    if found is None or _is_part_of_word(start, found.end()):
        return None
    return money_of(found, currency)


def money_of(found: re.Match[str], currency: str = "VND") -> Money | None:
    """The amount of a match of MONEY, None if it is no amount of that currency (fractions of a đồng)."""
    named = found["after"] or found["before"]
    if named:
        currency = _CODES.get(named, named.upper())
    sign = found["sign"] or found["late_sign"] or ""
    if found["sign"] and found["late_sign"]:
        return None
    try:
        return Money(sign, read_amount(found["number"], currency=currency), currency)
    except AmountError:
        return None


def _is_part_of_word(text: str, end: int) -> bool:
    """`19/09`, `08:30`, `1A`, `1.2.3`: the number goes on, so it is no amount."""
    rest = text[end : end + 2]
    return bool(rest) and (rest[0].isalnum() or rest[0] in "/:-*" or (rest[0] in ".," and rest[1:].isdigit()))


def moment_in(text: str, year: int | None = None) -> datetime | date | None:
    """The first date in a text, with the first time if there is one; `year` for dates written without (17/09).

    >>> moment_in("13:48 Thứ Tư 16/09/2026").isoformat()
    '2026-09-16T13:48:00+07:00'
    """
    text = text.translate(_MINUS)
    day = _DATE.search(text)
    short = None if day or year is None else _SHORT_DATE.search(text)
    if day is None and short is None:
        return None
    written = day[0] if day else f"{short[1]}/{short[2]}/{year}" if short else ""
    clock = clock_in(text)
    try:
        return read_moment(f"{written} {clock}" if clock else written)
    except ValueError:
        return None


def clock_in(text: str) -> str | None:
    """The first time of day in a text, as `HH:mm[:ss]`."""
    if time := _TIME.search(text):
        return time[0]
    hours = _HOURS.search(text)
    return f"{hours[1]}:{hours[2]}" if hours else None


def account_in(text: str) -> str | None:
    """The account that a value names: its number, masked or not, else its name (`Spend Account`); None if neither.

    >>> account_in("CTY SAO VIET - 0363011220 (VND)"), account_in("03xxx220"), account_in("Spend Account")
    ('0363011220', '03xxx220', 'Spend Account')
    """
    bare = re.sub(r"\([^()]*\)", " ", collapse(text)).strip(" .:-")
    if _SPACED.fullmatch(bare):
        return re.sub(r"[ .-]", "", bare)
    for found in _NUMBER.finditer(bare):
        if sum(letter.isdigit() for letter in found[0]) >= 3:
            return found[0]
    return bare if 0 < len(bare) <= _LONGEST_NAME and ":" not in bare else None


def card_in(text: str) -> str | None:
    """`card` and the last four digits of a card's number, as mails about cards show it."""
    digits = re.findall(r"[0-9]{4}(?![0-9])", text)
    return f"card {digits[-1]}" if digits else None
