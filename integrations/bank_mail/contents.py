"""The inside of a mail: its renderings read, compared, and searched for other people's mails."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from integrations.bank_mail.banks import bank_named_in
from integrations.bank_mail.facts import Context
from integrations.bank_mail.forwarded import has_forwarded_html, has_forwarded_text, is_forwarded_subject
from integrations.bank_mail.html_rows import html_rows
from integrations.bank_mail.parts import Parts
from integrations.bank_mail.plain_rows import plain_rows
from integrations.bank_mail.reading import Reading, read_alert, read_document, same_money
from integrations.bank_mail.relay import Sms, sms_in
from integrations.bank_mail.rows import Document

_MOST_TEXTS: Final = 10


@dataclass(frozen=True)
class Contents:
    """What the inside tells. `sms` is set for a relay's mail that carries one."""

    reading: Reading
    forwarded: bool
    text: str
    sms: Sms | None = None


def read_contents(parts: Parts, subject: str, context: Context, *, relay: bool) -> Contents:
    """Read all that a mail shows, and what hangs on it. `context.bank` empty: the bank is guessed from the text."""
    html, plain = _document(parts.html, html_rows), _document(parts.plain, plain_rows)
    text = "\n\n".join(document.text for document in (plain, html) if document.rows)
    forwarded = parts.attached or is_forwarded_subject(subject) or _is_forwarded(parts, html)
    told = _with_bank(context, f"{subject}\n{text}")
    if relay and not forwarded:
        return _relayed(parts, html, subject, told, text)
    reading = _agreed(read_document(html, told), read_document(plain, told))
    if not reading.transactions and parts.nested:
        inner = read_contents(parts.nested[0], "", _with_bank(context, text), relay=False)
        reading = inner.reading
    return Contents(reading, forwarded, text)


def _document(texts: list[str], read: Callable[[str], Document]) -> Document:
    return Document(tuple(chain.from_iterable(read(text).rows for text in texts[:_MOST_TEXTS])))


def _is_forwarded(parts: Parts, html: Document) -> bool:
    if any(map(has_forwarded_text, parts.plain)) or any(map(has_forwarded_html, parts.html)):
        return True
    return has_forwarded_text("\n".join(row.text for row in html.rows))


def _with_bank(context: Context, text: str) -> Context:
    bank = context.bank or bank_named_in(text) or ""
    return replace(context, bank=bank)


def _relayed(parts: Parts, html: Document, subject: str, context: Context, text: str) -> Contents:
    body = "\n".join(parts.plain) or html.text
    sms = sms_in(body, subject)
    if sms is None or not sms.incoming:
        return Contents(Reading(plain=text), forwarded=False, text=text)
    told = Context(sms.bank or context.bank, context.ours, "", context.day)
    if "message text:" in sms.text.lower():
        # Two messages in one mail, or a memo that pretends to be the second.
        return Contents(Reading(contradictory=True, plain=text), forwarded=False, text=text, sms=sms)
    return Contents(read_alert(sms.text, told), forwarded=False, text=sms.text, sms=sms)


def _agreed(html: Reading, plain: Reading) -> Reading:
    """The reading of both renderings: the HTML is what people see, the plain text must not tell otherwise."""
    shown, other = (html, plain) if html.transactions or not plain.transactions else (plain, html)
    both = bool(html.transactions and plain.transactions)
    contradictory = html.contradictory or plain.contradictory or (both and not same_money(html, plain))
    text = "\n".join(filter(None, (html.plain, plain.plain)))
    return Reading(shown.transactions, contradictory, shown.partial or other.partial, shown.card, text)
