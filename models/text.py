"""Text as it is kept (NFC) and as it is searched and matched (folded)."""

import re
import unicodedata
from typing import Final

_BLANKS: Final = re.compile(r"\s+")
_NOT_ALPHANUMERIC: Final = re.compile(r"[^0-9a-z]+")
# đ has no decomposition in Unicode, so stripping combining marks leaves it as it is.
_D_STROKE: Final = str.maketrans({"đ": "d", "Đ": "D"})


def nfc(text: str) -> str:
    """The text in Unicode's composed form, the only form that is stored.

    >>> nfc("Pho\\u031b\\u0309") == "Phở"
    True
    """
    return unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """NFC, every run of white space one blank, none at the ends.

    >>> collapse("  Thanh toan\\n don  hang ")
    'Thanh toan don hang'
    """
    return _BLANKS.sub(" ", nfc(text)).strip()


def fold(text: str) -> str:
    """Lower case, without accents, white space collapsed: what people search by.

    >>> fold("Cơm Tấm  Ba Rô, Đà Nẵng")
    'com tam ba ro, da nang'
    """
    if text.isascii():
        return _BLANKS.sub(" ", text).strip().lower()
    decomposed = unicodedata.normalize("NFD", text.translate(_D_STROKE))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", bare)).strip().lower()


def squeeze(text: str) -> str:
    """Folded, and only letters and digits: the key under which a domain is found however it was typed.

    >>> squeeze("Lau-Mộc Miên") == squeeze("lau-moc-mien") == "laumocmien"
    True
    """
    return _NOT_ALPHANUMERIC.sub("", fold(text))
