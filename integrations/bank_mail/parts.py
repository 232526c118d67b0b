"""The readable parts of a mail: its plain text, its HTML, and mails that hang on it."""

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Final

from integrations.bank_mail.charsets import decode
from integrations.bank_mail.envelope import RefusedMailError
from integrations.bank_mail.reasons import Code

_MOST_PARTS: Final = 200
_LARGEST_TEXT: Final = 1_000_000
_MARKUP: Final = re.compile(r"<(?:html|body|table|div|p|br)\b", re.IGNORECASE)


@dataclass
class Parts:
    """Texts as decoded. `attached`: a mail hangs on it; the texts of that mail are kept apart in `nested`."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    nested: list["Parts"] = field(default_factory=list)
    attached: bool = False


def parts_of(raw: bytes) -> Parts:
    """The parts of a mail whose envelope is within its limits.

    Raises RefusedMailError for more parts than a notice has, or a structure that the library can't hold.
    """
    try:
        message = message_from_bytes(raw)
        parts = Parts()
        _collect(message, parts)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, AssertionError):
        raise RefusedMailError(Code.DAMAGED) from None
    return parts


def _collect(message: Message, parts: Parts) -> None:
    stack: list[tuple[Message, Parts]] = [(message, parts)]
    seen = 0
    while stack:
        part, into = stack.pop()
        seen += 1
        if seen > _MOST_PARTS:
            raise RefusedMailError(Code.TOO_LARGE)
        if part.get_content_maintype() == "message" or _looks_like_mail(part):
            parts.attached = True
            into.nested.append(Parts())
            into = into.nested[-1]
        if part.is_multipart():
            children = [child for child in part.get_payload() if isinstance(child, Message)]
            # Last first onto the stack, so that they come off it in their order.
            stack += [(child, into) for child in reversed(children)]
        elif part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            _add_text(part, into)


def _looks_like_mail(part: Message) -> bool:
    return (part.get_filename() or "").lower().endswith((".eml", ".msg"))


def _add_text(part: Message, parts: Parts) -> None:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return
    declared = part.get_content_charset()
    text = decode(payload[:_LARGEST_TEXT], declared)
    is_html = part.get_content_subtype() == "html" or (part.get_content_subtype() != "plain" and _MARKUP.search(text))
    (parts.html if is_html else parts.plain).append(text)
