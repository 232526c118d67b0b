"""The pages under /_sandbox/: look at what happened, order trouble, start afresh."""

from dataclasses import asdict
from functools import partial
from typing import Any

from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.faults import Faults, read_fault
from integrations.sandbox.ledger import Ledger
from integrations.sandbox.parts import PARTS
from integrations.sandbox.store import Store
from models.words import RefusedError


def control_blueprint(store: Store, ledger: Ledger, faults: Faults) -> Blueprint:
    """The pages that are nobody's but the sandbox's."""
    blueprint = Blueprint("control", __name__, url_prefix="/_sandbox")
    blueprint.add_url_rule("/ledger", "ledger", partial(_ledger, ledger), methods=["GET"])
    blueprint.add_url_rule("/holds/<order_no>", "holds", partial(_holds, ledger), methods=["GET"])
    blueprint.add_url_rule("/faults", "faults", partial(_faults, faults), methods=["POST"])
    blueprint.add_url_rule("/reset", "reset", partial(_reset, store), methods=["POST"])
    return blueprint


def _ledger(ledger: Ledger) -> Response:
    return jsonify(ledger.rows(request.args.get("order_no")))


def _holds(ledger: Ledger, order_no: str) -> Response:
    past = ledger.rows(order_no)
    return jsonify({part.name: part.holds(past) for part in PARTS})


def _faults(faults: Faults) -> tuple[dict[str, Any], int]:
    try:
        fault = read_fault(request.get_json(silent=True), [part.name for part in PARTS])
    except RefusedError as refused:
        return {"error": str(refused)}, 422
    faults.add(fault)
    return asdict(fault), 201


def _reset(store: Store) -> dict[str, Any]:
    with store.writing() as db:
        db.execute("DELETE FROM effects")
        db.execute("DELETE FROM faults")
    return {"reset": True}
