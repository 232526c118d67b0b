"""The bank's own words around a memo: identifiers, accounts, names, stamps. Blanked before anything is looked for.

Wording seen in public statements and notifications of Vietnamese banks. A blank may stand anywhere inside it, because
senders' systems break long texts at column 35.
"""

import re
from dataclasses import dataclass
from typing import Final

# Stands for every character of a frame: nothing is read across it, and places in the text stay the same.
EDGE: Final = "\x00"

_NOT_ALPHANUMERIC: Final = {code: None for code in range(128) if not chr(code).isalnum()}


def _loose(words: str) -> str:
    """A pattern for the words with a blank allowed between any two letters, two where a line ended at a blank."""
    return r"\s{0,2}".join(re.escape(letter) for letter in words if letter != " ")


@dataclass(frozen=True, slots=True)
class Frame:
    """`anchor` must occur in the letters and digits of the text, which is cheap to ask, before `pattern` is tried."""

    anchor: str
    pattern: re.Pattern[str]


def _frame(anchor: str, pattern: str) -> Frame:
    return Frame(anchor, re.compile(pattern))


# The six digits of a date before the time 13:07:09, a blank perhaps among them.
_STAMP: Final = r"[0-9](?:\s?[0-9]){5}\s?-\s?[0-9]\s?[0-9]\s?:\s?[0-9]\s?[0-9]\s?:\s?[0-9]\s?[0-9]?"
_TO_THE_END: Final = r"[\s\S]*"

# In the order in which they are peeled off: what runs to the end of the text first.
FRAMES: Final = (
    _frame("magd", rf"[-\s]{{0,3}}{_loose('ma gd')}\s?(?:{_loose('acsp')}{_TO_THE_END}|\s*\Z)"),
    _frame("sogd", rf"[-\s]{{0,3}}{_loose('so gd')}\s?:\s?(?:[0-9]\s?){{3}}[a-z]{_TO_THE_END}"),
    _frame("sogd", rf"\s{_loose('so gd')}\s?:?\s*\Z"),
    _frame("ctlnhid", rf"[-\s]{{0,3}}{_loose('ctlnhid')}{_TO_THE_END}"),
    _frame("cttu", rf"(?!\A)[.\s]{{0,3}}{_loose('ct tu')}(?:(?:\s?[0-9x*]){{5}}{_TO_THE_END}|[\s0-9x*]*\Z)"),
    _frame("mbvcb", r"\.\s?c(?:\s?t(?:\s?t)?)?\s*\Z"),
    _frame("tainapas", rf"[;,\s]{{0,3}}{_loose('tai napas')}\b"),
    _frame("oqch", rf"[-\s]{{0,3}}(?:{_loose('chuyen tien')}\s?-\s?)?{_loose('oqch')}{_TO_THE_END}"),
    _frame("momo", r"[-\s]{0,3}momo\s?[0-9][0-9 ]*(?:momo)?"),
    _frame("momo", r"\bqua momo\b"),
    _frame("chuyentien", r"(?<=[0-9a-z])-chuyen tien\s?-?\s*\Z"),
    _frame("by", r"\(\s?by [a-z ]{6,30}\)?\s*\Z"),
    _frame(
        "mbvcb",
        rf"{_loose('mbvcb')}\s?\.\s?[0-9][0-9 ]{{5,14}}\."
        r"(?:\s?(?:[0-9]{6}|[0-9]{4}[a-z]{2}[0-9a-z ]{6,12})\.)?",
    ),
    _frame("ctden", rf"{_loose('ct den')}\s?:\s*[0-9][0-9a-z]{{5,}}"),
    _frame("tkthe", r"tkthe\s?:\s?[0-9 ]+,\s*tai [a-z ]{2,30}\.(?:\s*nd\b:?)?"),
    _frame("nhantu", r"nhan tu [0-9 ]+\s?trace [0-9 ]+\s?nd\b:?"),
    _frame("gd", r"\bgd\s+[0-9]{6}-[0-9]{6}\s+[0-9:]+"),
    _frame("gd", rf"gd\s+[0-9]{{4}}[a-z]{{2}}[0-9a-z]*(?:\s[0-9a-z]{{1,14}})?\s+(?={_STAMP})"),
    _frame("gd", r"gd\s+[0-9]{4}[a-z]{2}[0-9a-z]{3,}"),
    _frame("", rf"[-\s]{{0,3}}{_STAMP}(?:\s+[0-9]{{4}}\s?[a-z][0-9a-z ]{{8,16}})?"),
    _frame("ft", r"(?<![a-z])ft(?:(?:\s?[0-9]){14}(?![0-9])|[0-9]{8,})"),
    _frame("magd", r"ma_gd:[0-9]+\|caszlp\|(?:[0-9a-z]+#[0-9]+#)?"),
    _frame("directdebits", r"partner\.direct_debits_[a-z]+\.[a-z0-9]+\.[0-9]+\.[0-9]{8}\.[0-9]+-[0-9]+_"),
    _frame("bo", r"\(\s?b\s?/\s?o\b[^)]{0,120}(?:\)|\Z)"),
    _frame("sal", r"//sal[0-9a-z]+//"),
    _frame("pl", r"@pl@"),
    _frame("remtfr", r"rem tfr ac\s?:\s?[0-9 ]+o@l_[0-9_ ]+\.(?:[0-9]{6,}\.)?"),
    _frame("remtfr", r"rem tfr ac\s?:\s?[0-9]+"),
    _frame("isl", r"\bisl[0-9]{4,}-"),
    _frame("shgd", r"\bshgd\s?:\s?[0-9a-z.]+"),
    _frame("ibft", r"\bibft\s+[0-9][0-9a-z]*"),
    _frame("vietcombank", r"\bvietcombank\s?:\s?[0-9]+\s?:"),
    _frame("magiaodich", r"ma giao dich\s?:[^\n]*"),
)

# Frames that begin a text with digits: card payments, MoMo, reference.date.time, the long reference of a statement.
_LEADING: Final = re.compile(
    r"\s*(?:[0-9]{4,6}\*{2,}[0-9]{4}(?:\s?-\s?[0-9]+)*"
    r"|[0-9]{12,16}\s"
    r"|[0-9]{10,13}-(?:0[0-9]{9}[-_])?"
    r"|[0-9]{5,7}\.[0-9]{6}\.[0-9]{6}\."
    r"|[0-9]{16,}[0-9a-z]*\.(?:\s?[0-9]){3,8}\.(?:\s?[0-9]){4,8}\.)"
)
# An account at the very end, as transfers within a bank have it.
_TRAILING: Final = re.compile(r"\s(?:[0-9]{12,16}|(?:\s?[0-9]){14})\s*\Z")
_BRACKETED: Final = re.compile(r"\s*mb\([0-9]+\)\(")

# A whole notification: the memo stands behind one of these words, once balance and account were told.
_TELLS_BALANCE: Final = re.compile(r"\bso du\b|\bsdc?\b|\bps\b|\bso tien gd\b|\bvua tang\b|\b[0-9.,]+\s?vnd\b")
_MEMO_FOLLOWS: Final = re.compile(
    r"\b(?:noi dung(?: giao dich| gd)?\s?:|nd\s?:|mo ta\s?:|gd\s?:(?!\s?[+-]?[0-9])|ref\s)"
)


def without_frames(text: str) -> str:
    """The folded text with every character of the bank's own wording replaced by EDGE; the length stays."""
    letters = text.translate(_NOT_ALPHANUMERIC)
    text = _without_heading(text, letters)
    for frame in FRAMES:
        if frame.anchor in letters and (frame.anchor or text.count(":") > 1):
            text = frame.pattern.sub(_edges, text)
    if letters[-12:].isdigit():
        text = _TRAILING.sub(_edges, text)
    if letters[:1].isdigit():
        text = _LEADING.sub(_edges, text, count=1) if _LEADING.match(text) else text
    elif letters[:2] == "mb" and (bracket := _BRACKETED.match(text)):
        text = EDGE * bracket.end() + text[bracket.end() :]
    return text


def _edges(found: re.Match[str]) -> str:
    return EDGE * (found.end() - found.start())


def _without_heading(text: str, letters: str) -> str:
    """Blank what a notification tells before the memo."""
    if "sodu" not in letters and "vnd" not in letters:
        return text
    told = _TELLS_BALANCE.search(text)
    follows = told and _MEMO_FOLLOWS.search(text, told.end())
    return EDGE * follows.end() + text[follows.end() :] if follows else text
