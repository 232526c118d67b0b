"""Đồng are whole numbers. Nothing here accepts a float."""

import re
from typing import Final

# The largest amount a 64-bit column holds with room to sum a million of them.
LARGEST_VND: Final = 9_000_000_000_000

_PLAIN: Final = re.compile(r"[+-]?[0-9]{1,13}\Z")
_GROUPED: Final = re.compile(r"[+-]?[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*\Z")
_CENTS: Final = re.compile(r"([.,])0{1,2}\Z")


class AmountError(ValueError):
    """The text is not an amount of whole đồng."""


def parse_vnd(text: str) -> int:
    """Read an amount of đồng as people and banks write it; either of `.` and `,` may group thousands.

    >>> parse_vnd("1.790.000"), parse_vnd("1,790,000.00"), parse_vnd("-65.000 đ"), parse_vnd("990000")
    (1790000, 1790000, -65000, 990000)

    Raises AmountError for anything else: fractions of a đồng, exponents, full-width digits, NaN, or beyond LARGEST_VND.
    """
    bare = re.sub(r"\s*(?:vn[dđ]|[₫đ])\Z", "", text.strip(), flags=re.IGNORECASE).replace(" ", "")
    cents = _CENTS.search(bare)
    # Exports write whole đồng with two empty decimals: 990000.00, 1,790,000.00, 0.00.
    if cents and _whole_before(bare[: cents.start()], cents[1]):
        bare = bare[: cents.start()]
    if not (_PLAIN.match(bare) or _GROUPED.match(bare)):
        raise AmountError(text)
    amount = int(bare.replace(".", "").replace(",", ""))
    if abs(amount) > LARGEST_VND:
        raise AmountError(text)
    return amount


def _whole_before(whole: str, decimal_mark: str) -> bool:
    """Whether a decimal tail may follow: the mark that groups thousands can't also be the decimal one."""
    grouped = _GROUPED.match(whole)
    return grouped[1] != decimal_mark if grouped else bool(_PLAIN.match(whole))


def format_vnd(amount_vnd: int) -> str:
    """An amount as accountants read it.

    >>> format_vnd(3588000)
    '3.588.000 ₫'
    """
    return f"{amount_vnd:,}".replace(",", ".") + " ₫"
