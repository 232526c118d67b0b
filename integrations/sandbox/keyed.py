"""The pages of a neighbour that takes effects under our key: POST to do, GET by key to ask."""

from functools import partial
from typing import Any

from flask import Blueprint, request

from integrations.sandbox.ledger import Entry, Ledger
from integrations.sandbox.parts import Part
from models.words import N_

Reply = tuple[dict[str, Any], int]


def keyed_blueprint(part: Part, ledger: Ledger) -> Blueprint:
    """The neighbour's pages, named after it."""
    blueprint = Blueprint(part.name, __name__)
    for effect, path in part.paths.items():
        blueprint.add_url_rule(path, effect.replace(".", "_"), partial(_take, part, ledger, effect), methods=["POST"])
    blueprint.add_url_rule(f"{part.requests}/<path:key>", "request", partial(_tell, part, ledger), methods=["GET"])
    return blueprint


def _take(part: Part, ledger: Ledger, effect: str) -> Reply:
    key, body = request.headers.get("Idempotency-Key", "").strip(), request.get_json(silent=True)
    if not _has_bearer():
        return _no(key, 401, N_("Thiếu khóa gọi (Authorization: Bearer …)."))
    if not key:
        return _no(key, 400, N_("Thiếu Idempotency-Key."))
    if not isinstance(body, dict):
        return _no(key, 400, N_("Nội dung phải là một đối tượng JSON."))
    for field in ("order_no", "domain"):
        if not isinstance(body.get(field), str) or not body[field].strip():
            return _no(key, 422, N_("Trường “%(field)s” thiếu hoặc không đúng.") % {"field": field})
    entry = Entry(part.name, effect, key, body["order_no"], body)
    done = ledger.perform(entry, partial(part.objection, effect, key, body))
    if isinstance(done, int):
        return _yes(part, key, done)
    return _no(key, done.status or 422, done.error)


def _tell(part: Part, ledger: Ledger, key: str) -> Reply:
    if not _has_bearer():
        return _no(key, 401, N_("Thiếu khóa gọi (Authorization: Bearer …)."))
    number = ledger.number(part.name, key)
    return _no(key, 404, N_("Chưa từng nhận khóa này.")) if number is None else _yes(part, key, number)


def _has_bearer() -> bool:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower() == "bearer" and bool(token.strip())


def _yes(part: Part, key: str, number: int) -> Reply:
    return {"success": True, "key": key, "ref": f"{part.number}-{number:06d}"}, 200


def _no(key: str, status: int, error: str) -> Reply:
    return {"success": False, "key": key, "error": error}, status
