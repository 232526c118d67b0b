"""Tells from a heading's words what its column holds."""

import re
from functools import lru_cache
from typing import Final

from integrations.statement_files.heading_words import DATE_RANKS, PHRASES, REFERENCE_RANKS, WHOLE_SIDES, Role
from models.text import fold

_PARTY: Final = re.compile(
    r"\b(?:doi ung|doi tac|tai khoan dich|tk dich|thu huong|remitter|beneficiary|counter ?party|corresponsive|"
    r"nguoi (?:chuyen|nhan|gui|huong|tra|nop)|don vi (?:chuyen|huong|thu huong)|sender|receiver|payer|payee|partner|"
    r"ordering|ben (?:chuyen|nhan|gui)|tai khoan (?:chuyen|nguon|gui))\b"
)
_PARTY_NUMBER: Final = re.compile(r"\b(?:tai khoan|tk|account|dia chi|address|ma)\b")
_NAME: Final = re.compile(r"\b(?:ten|name)\b")
_BANKS_NAME: Final = re.compile(r"\b(?:ngan hang|bank)\b")
_SIDES: Final = re.compile(r"[/\n|()\[\]]|\s-\s")
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_MONEY: Final = frozenset({Role.DEBIT, Role.CREDIT, Role.AMOUNT})
# "Từ ngày 01/09/2026" and "Số tài khoản: 26001188" are values, not headings.
_FIGURES: Final = re.compile(r"[0-9]{4}|[0-9][-/.][0-9]")
_LONGEST: Final = 90


@lru_cache(maxsize=4_096)
def role_of(heading: str) -> Role | None:
    """What a heading means, None when its words say nothing. Bilingual headings and remarks like (VND) are welcome.

    >>> role_of("Nợ/ Debit"), role_of("Số bút toán/Reference number"), role_of("Tên người chuyển/nhận")
    (<Role.DEBIT: 'debit'>, <Role.REFERENCE: 'reference'>, <Role.PAYER: 'payer'>)
    """
    if len(heading) > _LONGEST or not heading.strip() or _FIGURES.search(heading):
        return None
    words = _words(heading)
    if _PARTY.search(words):
        if _BANKS_NAME.search(words):
            return Role.OTHER
        return Role.PAYER if _NAME.search(words) or not _PARTY_NUMBER.search(words) else Role.OTHER
    side = _of_a_whole_side(heading)
    for place, (role, phrases) in enumerate(PHRASES):
        if any(f" {phrase} " in words for phrase in phrases):
            # "Số tiền" over "Nợ" and "Có": the lower half decides, but not in "Số tiền ghi nợ/có", the first line.
            return side if side and place and role in _MONEY else role
    return side


def date_rank(heading: str) -> int:
    """How well a date heading names the day of the transaction; 0 is best."""
    return _rank(heading, DATE_RANKS)


def reference_rank(heading: str) -> int:
    """How well a reference heading names the bank's own reference; 0 is best."""
    return _rank(heading, REFERENCE_RANKS)


def _of_a_whole_side(heading: str) -> Role | None:
    for side in _SIDES.split(heading):
        if side.strip().lower() == "nợ":
            return Role.DEBIT
        role = WHOLE_SIDES.get(_words(side).strip())
        if role:
            return role
    return None


def _rank(heading: str, ranks: tuple[tuple[str, ...], ...]) -> int:
    words = _words(heading)
    for rank, phrases in enumerate(ranks):
        if any(f" {phrase} " in words for phrase in phrases):
            return rank
    return len(ranks)


def _words(text: str) -> str:
    return f" {_NOT_WORD.sub(' ', fold(text)).strip()} "
