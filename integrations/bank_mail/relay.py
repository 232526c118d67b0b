"""The frame that an SMS-forwarding app puts around a message: who sent the SMS, and what it says."""

import re
from dataclasses import dataclass
from typing import Final

from integrations.bank_mail.banks import bank_called
from models.text import collapse, nfc

_FRAME: Final = re.compile(
    r"\A(?P<way>Incoming|Outgoing)\s*-\s*(?P<sender>[^\n]{1,80}?)\s*\(Contact [^)\n]{0,80}\)\s*Message text:\s*",
    re.IGNORECASE,
)
_FOOTER: Final = re.compile(r"\s*You received this letter because you set up SMS", re.IGNORECASE)
_STAMP: Final = re.compile(
    r"\s*\((?P<stamp>[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?: [AP]M)?)\)\s*\Z", re.IGNORECASE
)
_SUBJECT: Final = re.compile(r"\A(?:SMS|Tin nhắn|Message)(?: from| từ)?[ :]+(?P<sender>[^\n]{1,60})\Z", re.IGNORECASE)
_LONGEST: Final = 10_000


@dataclass(frozen=True)
class Sms:
    """A relayed SMS. `bank` is the bank whose sender name it came from; None for a telephone number or anybody else."""

    sender: str
    bank: str | None
    text: str
    incoming: bool


def sms_in(body: str, subject: str) -> Sms | None:
    """The SMS in a relay's mail, by the app's frame or, without one, by the subject `SMS <sender>`; else None.

    Anybody can send an SMS to the telephone, so the text is believed only under a bank's own sender name.
    """
    bare = nfc(body[:_LONGEST]).strip()
    footer = _FOOTER.search(bare)
    bare = bare[: footer.start()] if footer else bare
    framed = _FRAME.match(bare)
    named = framed or _SUBJECT.match(subject)
    if named is None:
        return None
    text = bare[framed.end() :] if framed else bare
    stamp = _STAMP.search(text)
    sender = collapse(named["sender"])
    incoming = framed is None or framed["way"].lower() == "incoming"
    return Sms(sender, bank_called(sender), text[: stamp.start()] if stamp else text, incoming)
