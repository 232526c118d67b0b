"""SUMAN's part of the sandbox: what it refuses. Pure: it is told what happened before."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from integrations.outcome import NotNow, Refused
from models.owed import LICENCE_GRANT, LICENCE_REVOKE, LICENCE_TEMPORARY
from models.words import N_


def objection(
    effect: str, key: str, body: Mapping[str, Any], past: Sequence[Mapping[str, Any]]
) -> Refused | NotNow | None:
    """Why SUMAN would not do it, None if it does it; `past`: the ledger rows of the order, oldest first.

    Revoking what is not there is done: the end is the same. Granting what was revoked already is not: the undoing
    overtook the deed.
    """
    if effect == LICENCE_REVOKE:
        return None if _is_word(body.get("licence_key")) else _lacks("licence_key")
    if effect == LICENCE_TEMPORARY and not _is_utc(body.get("valid_until")):
        return _lacks("valid_until")
    if effect == LICENCE_GRANT and not _are_lines(body.get("lines")):
        return _lacks("lines")
    if key in _revoked(past):
        return Refused(422, N_("Giấy phép này đã bị thu hồi trước khi cấp."))
    return None


def licence_held(past: Sequence[Mapping[str, Any]]) -> str | None:
    """What the order holds at SUMAN: "full", "temporary" or None. A grant ends the temporary licences before it."""
    gone, held = _revoked(past), None
    for row in past:
        if row["effect"] == LICENCE_GRANT:
            held = "full" if row["key"] not in gone else None
        elif row["effect"] == LICENCE_TEMPORARY and row["key"] not in gone:
            held = held or "temporary"
    return held


def _revoked(past: Sequence[Mapping[str, Any]]) -> set[str]:
    return {row["body"]["licence_key"] for row in past if row["effect"] == LICENCE_REVOKE}


def _lacks(field: str) -> Refused:
    return Refused(422, N_("Trường “%(field)s” thiếu hoặc không đúng.") % {"field": field})


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_utc(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).utcoffset() == timedelta(0)
    except ValueError:
        return False


def _are_lines(lines: object) -> bool:
    return isinstance(lines, list) and bool(lines) and all(isinstance(line, dict) and _is_line(line) for line in lines)


def _is_line(line: Mapping[str, Any]) -> bool:
    term = line.get("term_months")  # None: for good
    return _is_word(line.get("product_code")) and _is_count(line.get("quantity")) and (term is None or _is_count(term))


def _is_count(value: object) -> bool:
    return type(value) is int and value > 0
