"""Is a text somebody's report of another mail? Then it proves nothing, whoever signed the outside."""

import re
from typing import Final

_SUBJECT: Final = re.compile(
    r"\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|fw|re|tr|vs|chuyển tiếp|trả lời|fw đ)\s*:", re.IGNORECASE
)
_LONGEST: Final = 200_000
_MARKS: Final = re.compile(
    r"^[ >*]*(?:-{2,}\s*(?:forwarded message|original message"
    r"|thư (?:đã )?(?:được )?chuyển tiếp|tin nhắn (?:đã )?chuyển tiếp|thư gốc|tin nhắn gốc)"
    r"|begin forwarded message|bắt đầu thư (?:được )?chuyển tiếp"
    r"|on [^\n]{5,120}\bwrote:|vào [^\n]{5,120}\bđã viết:)",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED_LINE: Final = re.compile(r"^>[^\n]*[0-9]", re.MULTILINE)
_FROM_LINE: Final = re.compile(
    r"^[ >*]*(?:from|từ|người gửi)[ *]*:[^\n@]{0,120}@[^\n]{3,120}$", re.IGNORECASE | re.MULTILINE
)
_NEXT_LINE: Final = re.compile(
    r"^[ >*]*(?:subject|chủ đề|tiêu đề|sent|đã gửi|date|ngày|to|đến|gửi đến)[ *]*:", re.IGNORECASE | re.MULTILINE
)
_HTML_MARKS: Final = re.compile(
    r"class=[\"']?(?:gmail_quote|moz-forward-container|moz-cite-prefix|yahoo_quoted|OutlookMessageHeader)|divRplyFwdMsg"
    r"|<blockquote[^>]{0,200}type=[\"']?cite|appendonsend|mail-editor-reference-message",
    re.IGNORECASE,
)
_NEAR: Final = 500


def is_forwarded_subject(subject: str) -> bool:
    """Whether a subject is that of a forward or an answer.

    >>> is_forwarded_subject("Fwd: Biên lai"), is_forwarded_subject("ACB - Thông báo")
    (True, False)
    """
    return _SUBJECT.match(subject) is not None


def has_forwarded_text(text: str) -> bool:
    """Whether a text carries another mail: a forwarder's line, quoted lines, or a block of From and Subject lines."""
    head = text[:_LONGEST]
    if _MARKS.search(head) or _QUOTED_LINE.search(head):
        return True
    return any(_NEXT_LINE.search(head, found.end(), found.end() + _NEAR) for found in _FROM_LINE.finditer(head))


def has_forwarded_html(html: str) -> bool:
    """Whether an HTML text carries another mail by the marks of the usual mail programs."""
    return _HTML_MARKS.search(html[:_LONGEST]) is not None
