"""Tells lines of totals and balances from transactions."""

import re
from typing import Final

from integrations.statement_files.heading_words import TOTAL_HEADS, TOTAL_WORDS
from models.text import fold

_WORD: Final = re.compile(r"[a-z]+")


def is_total_label(text: str) -> bool:
    """Whether the text is only the label of a total or a balance, with or without its figure.

    >>> is_total_label("TỔNG CỘNG/TOTAL"), is_total_label("Số dư cuối kỳ: 15,023,000"), is_total_label("Tong cong ty X")
    (True, True, False)
    """
    words = set(_WORD.findall(fold(text)))
    return bool(words) and words <= TOTAL_WORDS and not words.isdisjoint(TOTAL_HEADS)
