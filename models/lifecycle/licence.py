"""Licences (GPSD), temporary and full."""

from enum import StrEnum

from models.lifecycle.machine import Lifecycle


class LicenceStatus(StrEnum):
    REQUESTED = "requested"
    ACTIVE = "active"
    FAILED = "failed"
    REPLACED = "replaced"  # a temporary one, by the full one
    REVOKED = "revoked"


class LicenceEvent(StrEnum):
    GRANT = "grant"
    FAIL = "fail"
    RETRY = "retry"
    REPLACE = "replace"
    REVOKE = "revoke"


_S, _E = LicenceStatus, LicenceEvent

LICENCE = Lifecycle(
    "licence",
    _S.REQUESTED,
    {
        (_S.REQUESTED, _E.GRANT): _S.ACTIVE,
        (_S.REQUESTED, _E.FAIL): _S.FAILED,
        (_S.REQUESTED, _E.REPLACE): _S.REPLACED,
        (_S.REQUESTED, _E.REVOKE): _S.REVOKED,
        (_S.FAILED, _E.RETRY): _S.REQUESTED,
        (_S.FAILED, _E.REPLACE): _S.REPLACED,
        (_S.FAILED, _E.REVOKE): _S.REVOKED,
        (_S.ACTIVE, _E.REPLACE): _S.REPLACED,
        (_S.ACTIVE, _E.REVOKE): _S.REVOKED,
    },
)
