"""Undo what mail, web forms and old programs did to a memo, keeping track of where every character came from."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

from models.matching.old_encodings import from_tcvn3, from_vni, is_tcvn3, is_vni


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for each of its characters, the place in the memo where it stood; None where nothing moved."""

    text: str
    origins: tuple[int, ...] | None = None

    def rewritten(self, pattern: re.Pattern[str], replacement: Callable[[str], str | None]) -> "Traced":
        """This text with every match replaced; a replacement of None leaves the match as it is."""
        pieces: list[str] = []
        origins: list[int] = []
        old = self.origins or range(len(self.text))
        done = 0
        for found in pattern.finditer(self.text):
            new = replacement(found.group())
            if new is None:
                continue
            pieces += [self.text[done : found.start()], new]
            origins += [*old[done : found.start()], *[old[found.start()]] * len(new)]
            done = found.end()
        if not done:
            return self
        return Traced("".join(pieces) + self.text[done:], (*origins, *old[done:]))


# One escape alone may be "giam 50%2041837": two of them, or %20 in front of a letter, are a web form's work.
_ESCAPES: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ONE_BLANK: Final = re.compile(r"%20(?=[A-Za-z])")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});")
_INLINE: Final = "a|b|i|u|em|font|span|strong|wbr"
_BLOCK: Final = "br|p|div|table|tbody|tr|td|th|li|ul|ol|pre|blockquote|html|body|h[1-6]|center"
_TAG: Final = re.compile(rf"</?(?:{_INLINE}|{_BLOCK})(?:\s[^<>]{{0,120}})?/?>", re.IGNORECASE)
_INLINE_TAG: Final = re.compile(rf"</?(?:{_INLINE})\b", re.IGNORECASE)

# What the bytes 80–FF look like when UTF-8 was read as cp1252; five of them have no letter there and stay raw.
_BYTES: Final = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)} | {
    chr(byte): byte for byte in range(0x80, 0x100)
}
_TAIL_LETTERS: Final = "".join(re.escape(letter) for letter, byte in _BYTES.items() if byte < 0xC0)
_MOJIBAKE: Final = re.compile(
    f"[\u00c2-\u00df][{_TAIL_LETTERS}]|[\u00e0-\u00ef][{_TAIL_LETTERS}]{{2}}|[\u00f0-\u00f4][{_TAIL_LETTERS}]{{3}}"
)


def repaired(text: str) -> Traced:
    """The text with percent escapes, HTML, UTF-8 read as cp1252, TCVN3 and VNI undone. Never raises."""
    traced = Traced(text)
    if "%" in text:
        traced = _without_percents(traced)
    if "&" in text and ";" in text:
        traced = traced.rewritten(_ENTITY, html.unescape)
    if "<" in text:
        traced = traced.rewritten(_TAG, lambda tag: "" if _INLINE_TAG.match(tag) else " ")
    if traced.text.isascii():
        return traced
    return _decoded(traced)


def _without_percents(traced: Traced) -> Traced:
    if traced.text.count("%") >= 2:
        return traced.rewritten(_ESCAPES, _unquoted)
    return traced.rewritten(_ONE_BLANK, lambda _: " ")


def _unquoted(escapes: str) -> str | None:
    try:
        return unquote_to_bytes(escapes).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decoded(traced: Traced) -> Traced:
    traced = traced.rewritten(_MOJIBAKE, _reread)
    if is_tcvn3(traced.text):
        return Traced(from_tcvn3(traced.text), traced.origins)
    if is_vni(traced.text):
        return Traced(from_vni(traced.text), traced.origins)
    return traced


def _reread(letters: str) -> str | None:
    try:
        return bytes(_BYTES[letter] for letter in letters).decode("utf-8")
    except UnicodeDecodeError:
        return None
