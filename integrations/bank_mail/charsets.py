"""Bytes to text, whatever the mail says about its character set."""

import codecs
import re
import unicodedata
from typing import Final

# Vietnamese mails come in these; a declared set is believed only where UTF-8 doesn't fit.
_FALLBACKS: Final = ("cp1258", "cp1252")
# Bytes above 127 mean nothing in these, so "it is valid UTF-8" proves nothing about them.
_NOT_EIGHT_BIT: Final = re.compile(
    r"utf_?-?(?:16|32|7)|iso-?2022|hz|punycode|idna|unicode_escape|raw_unicode|rot|hex|base64|bz2|zip|quopri|uu"
)
_WIDE: Final = re.compile(r"utf_?-?(?:16|32)")
# "Tài" read as Latin-1 shows as "TÃ " …: the first bytes of Vietnamese letters in UTF-8, seen as letters.
_MOJIBAKE: Final = re.compile("Ã[\u0080-\u00bf]|á[\u00ba\u00bb]|Ä[\u0090\u0091‘]|Æ[\u00a0\u00a1\u00af\u00b0]")


def decode(data: bytes, declared: str | None) -> str:
    """The text of `data`, NFC, never failing.

    `declared` is what the mail says. UTF-8 wins where the bytes are valid UTF-8 and not plain ASCII (no other set
    yields that by accident), then what is declared, then windows-1258, then windows-1252 with marks for the unreadable.
    """
    name = _codec(declared)
    if name and _WIDE.search(name):
        return _nfc(data.decode(name, "replace"))
    for candidate in ("utf-8", name, *_FALLBACKS):
        if candidate and not _NOT_EIGHT_BIT.search(candidate):
            try:
                return _repair(data.decode(candidate))
            except (UnicodeDecodeError, LookupError):
                continue
    return _nfc(data.decode("utf-8", "replace"))


def _codec(declared: str | None) -> str | None:
    try:
        return codecs.lookup(declared.strip().strip("\"'")).name if declared else None
    except (LookupError, ValueError):
        return None


def _repair(text: str) -> str:
    """Undo a double encoding (UTF-8 taken for Latin-1 and encoded again)."""
    if not _MOJIBAKE.search(text):
        return _nfc(text)
    for narrow in ("cp1252", "latin-1"):
        try:
            return _nfc(text.encode(narrow).decode("utf-8"))
        except UnicodeError:
            continue
    return _nfc(text)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
