"""The memo as the rule reads it: plain lower-case letters and digits, each still knowing its place in the memo."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from models.matching.repairs import Traced, repaired
from models.text import nfc

# The longest memo of any bank is 269 characters, a whole push text under 600. What is beyond is not considered.
LONGEST_MEMO: Final = 1_000
# "⑽" is (10); a few signs stand for whole sentences, which nobody's memo needs.
_LONGEST_PLAIN: Final = 4
_LINE: Final = 35
# Three marks a letter is the most that Vietnamese needs decomposed; this bounds the work on hostile input.
_LONGEST_RAW: Final = 2_500
_KNOWN_LETTERS: Final = 5_000
# What has no decomposition in Unicode, and yet is read as this by everybody.
_ALIKE: Final = {"đ": "d", "Đ": "d", "−": "-", "⁃": "-"}


class _Letters(dict[int, str]):
    """A table for str.translate that works each letter out once; `uneven` are those that don't become one letter."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        # A hostile memo of ever new letters must not fill the memory.
        if len(self) < _KNOWN_LETTERS:
            self[code] = plain
            if len(plain) != 1:
                self.uneven.add(chr(code))
        return plain


def _plain(letter: str) -> str:
    """One character as lower-case ASCII where it has such a form; '' for what nobody sees."""
    if letter in _ALIKE:
        return _ALIKE[letter]
    if letter.isspace():
        return letter
    category = unicodedata.category(letter)
    if category in ("Cf", "Cc", "Mn", "Me"):
        return ""
    if category == "Pd":
        return "-"
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()[:_LONGEST_PLAIN]


_LETTERS: Final = _Letters()


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is folded; `memo` is the NFC memo it came from; `cut` says that the memo went on beyond LONGEST_MEMO."""

    memo: str
    text: str
    origins: tuple[int, ...] | None
    cut: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded text's [start, end) stands in the memo."""
        if self.origins is None or end <= start:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1

    def is_line_end(self, place: int) -> bool:
        """Whether a blank at `place` of the folded text is where systems break memos: behind each 35 characters."""
        start, _ = self.span(place, place + 1)
        return start % (_LINE + 1) == _LINE and all(
            blank.isspace() for blank in self.memo[_LINE : LONGEST_MEMO : _LINE + 1]
        )


def folded(memo: str) -> Folded:
    """Fold a memo once: NFC, damage undone, no accents, no capitals, nothing invisible. Never raises."""
    if memo.isascii() and not ("&" in memo or "%" in memo or "<" in memo or not memo.isprintable()):
        return Folded(memo, memo[:LONGEST_MEMO].lower(), None, len(memo) > LONGEST_MEMO)
    composed = nfc(memo[:_LONGEST_RAW])
    cut = len(memo) > _LONGEST_RAW or len(composed) > LONGEST_MEMO
    traced = repaired(composed[:LONGEST_MEMO])
    text = traced.text.translate(_LETTERS)
    if len(_LETTERS) < _KNOWN_LETTERS and _LETTERS.uneven.isdisjoint(traced.text):
        return Folded(composed, text, traced.origins, cut)
    text, origins = _letter_by_letter(traced)
    return Folded(composed, text[:LONGEST_MEMO], origins, cut or len(text) > LONGEST_MEMO)


def _letter_by_letter(traced: Traced) -> tuple[str, tuple[int, ...]]:
    old = traced.origins or range(len(traced.text))
    plain = [_LETTERS[ord(letter)] for letter in traced.text]
    origins = [place for place, letters in zip(old, plain, strict=True) for _ in letters]
    return "".join(plain), tuple(origins)
