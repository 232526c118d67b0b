"""Plain text to rows: wrapped lines are joined, marks of bold type removed."""

import re
from typing import Final

from integrations.bank_mail.labels import field_of_line
from integrations.bank_mail.rows import Document, Row

LONGEST_TEXT: Final = 200_000
_MOST_LINES: Final = 5_000
# Mailers wrap at 72 to 78; a line was wrapped where the next word would have gone past this.
_WRAPPED_PAST: Final = 66
_BOLD: Final = re.compile(r"(?<!\*)\*(?!\*)")
_RULE: Final = re.compile(r"[-=_*~.]{4,}")
_COURTESY: Final = re.compile(
    r"(?:cảm ơn|cám ơn|trân trọng|quý khách|kính|nếu|lưu ý|vui lòng|mọi thắc mắc|dear|thank|sincerely|you received)\b",
    re.IGNORECASE,
)


def plain_rows(text: str) -> Document:
    """The rows of a plain text; cells where it has tabs or bars."""
    rows: list[Row] = []
    after_break = True
    last_line = ""
    for line in text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_MOST_LINES]:
        bare = _BOLD.sub("", line).strip()
        if not bare or _RULE.fullmatch(bare):
            after_break, last_line = True, ""
            continue
        if not after_break and _continues(last_line, bare):
            rows[-1] = _row(rows[-1].text + " " + bare, after_break=rows[-1].after_break)
        else:
            rows.append(_row(bare, after_break=after_break))
        after_break, last_line = False, line.strip()
    return Document(tuple(rows))


def _row(line: str, *, after_break: bool) -> Row:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) == 1 and line.startswith("|") and line.endswith("|"):
        cells = [cell.strip() for cell in line[1:-1].split("|")]
    return Row(tuple(cells), after_break)


def _continues(previous: str, line: str) -> bool:
    """Whether `line` is the rest of `previous`. A label begins a new line even if it might have been wrapped there."""
    first_word = line.split(maxsplit=1)[0]
    if len(previous) + 1 + len(first_word) <= _WRAPPED_PAST or previous.endswith((":", ":*")):
        return False
    return not _COURTESY.match(line) and field_of_line(line) is None
