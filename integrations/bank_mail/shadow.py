"""A folded copy of a text, letter for letter, so that what is found in it can be cut out of the original."""

from functools import lru_cache

from models.text import fold, nfc


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter.isspace():
        return letter if letter == "\n" else " "
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


def shadow(text: str) -> str:
    """Lower case, without accents, of the same length as `text`, which must be NFC.

    >>> shadow("Số dư: 1 VNĐ")
    'so du: 1 vnd'
    """
    return "".join(map(_plain, text))


def tidy(text: str) -> str:
    """NFC, blanks within lines collapsed, line breaks kept, no blank lines at the ends."""
    return "\n".join(" ".join(line.split()) for line in nfc(text).split("\n")).strip()
