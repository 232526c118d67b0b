"""Raw mail, from its arrival to its lines or its quarantine."""

from enum import StrEnum

from models.lifecycle.machine import Lifecycle


class MailState(StrEnum):
    RECEIVED = "received"
    PARSED = "parsed"
    IGNORED = "ignored"
    QUARANTINED = "quarantined"


class MailEvent(StrEnum):
    PARSE = "parse"
    IGNORE = "ignore"
    QUARANTINE = "quarantine"
    REREAD = "reread"  # a parser was mended: judge it again
    RELEASE = "release"  # a finance lead believes it


_S, _E = MailState, MailEvent

RAW_MAIL = Lifecycle(
    "raw_mail",
    _S.RECEIVED,
    {
        (_S.RECEIVED, _E.PARSE): _S.PARSED,
        (_S.RECEIVED, _E.IGNORE): _S.IGNORED,
        (_S.RECEIVED, _E.QUARANTINE): _S.QUARANTINED,
        (_S.QUARANTINED, _E.REREAD): _S.RECEIVED,
        (_S.QUARANTINED, _E.RELEASE): _S.PARSED,
    },
)
