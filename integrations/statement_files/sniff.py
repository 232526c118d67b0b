"""Tells by its first bytes what a file is; names and endings prove nothing."""

import re
from enum import Enum
from typing import Final

from integrations.statement_files.refusals import EMPTY, ENCRYPTED, IS_PDF, NOT_A_SHEET, FileRefusedError

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_UTF16: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_MARKUP: Final = re.compile(
    r"\s*(?:<!doctype html|<html|<table|<meta|<head|<body|<style|<!--|<div|<center)", re.IGNORECASE
)
_HALF: Final = 2
HEAD_BYTES: Final = 64 * 1024


class Kind(Enum):
    """What a file is inside."""

    XLSX = "xlsx"
    XLS = "xls"
    HTML = "html"
    CSV = "csv"


def kind_of(head: bytes) -> Kind:
    """The kind of the file that begins with `head` (HEAD_BYTES of it). Raises FileRefusedError."""
    if not head.strip(b"\x00\xef\xbb\xbf \t\r\n"):
        raise FileRefusedError(EMPTY)
    if head.startswith(b"PK\x03\x04"):
        return Kind.XLSX
    if head.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in head:
            raise FileRefusedError(ENCRYPTED)
        return Kind.XLS
    if head.startswith(b"%PDF"):
        raise FileRefusedError(IS_PDF)
    text = head.decode(encoding_of_head(head), "replace")
    if "\x00" in text:
        raise FileRefusedError(NOT_A_SHEET)
    return Kind.HTML if _MARKUP.match(text.lstrip("\ufeff")) else Kind.CSV


def encoding_of_head(head: bytes) -> str:
    """UTF-16 by its mark or by its zero bytes, else UTF-8 (with or without its mark)."""
    marked = _UTF16.get(head[:_HALF])
    if marked:
        return marked
    sample = head[: len(head) // _HALF * _HALF]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    # Latin text in UTF-16 has a zero in nearly every other byte, and on one side only.
    if odd > len(sample) // 8 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) // 8 and not odd else "utf-8-sig"
