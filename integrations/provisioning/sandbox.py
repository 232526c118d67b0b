"""CUKCUK's part of the sandbox: what it refuses. Pure: it is told what happened before."""

from collections.abc import Mapping, Sequence
from typing import Any

from integrations.licensing.sandbox import licence_held
from integrations.outcome import NotNow, Refused
from models.owed import RESOURCES_PROVISION, RESOURCES_REVOKE
from models.words import N_


def objection(
    effect: str, key: str, body: Mapping[str, Any], past: Sequence[Mapping[str, Any]]
) -> Refused | NotNow | None:
    """Why CUKCUK would not do it, None if it does it; `past`: the order's ledger rows, all neighbours, oldest first.

    Resources hang on a granted licence: one that comes before it is not now, and shows who pushed out of order.
    """
    if effect != RESOURCES_PROVISION:
        return None
    lines = body.get("lines")
    if not isinstance(lines, list) or not lines:
        return Refused(422, N_("Trường “lines” thiếu hoặc không đúng."))
    if licence_held(past) != "full":
        return NotNow(409, N_("Đơn hàng chưa được cấp giấy phép sử dụng: cấp giấy phép trước, cấp tài nguyên sau."))
    return None


def resources_held(past: Sequence[Mapping[str, Any]]) -> str | None:
    """What the order holds at CUKCUK after `past`: "provisioned" or None."""
    own = [row["effect"] for row in past if row["effect"] in (RESOURCES_PROVISION, RESOURCES_REVOKE)]
    return "provisioned" if own and own[-1] == RESOURCES_PROVISION else None
