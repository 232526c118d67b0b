"""POST /api/v1/orders and GET /api/v1/orders/<order_no>."""

import hashlib
import json
from typing import Any

from flask import Blueprint, Response, current_app, g, request
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import HTTPException

from actions.place_order import OrderRefusedError, prepare_order
from admin_app.api.openapi import document
from admin_app.api.problems import problem
from admin_app.api.schemas import BodyError, read_order
from models.base import db
from models.clock import utc_now
from models.queries import api_clients, orders
from models.tables import IdempotencyRecord, Order
from models.words import N_

api = Blueprint("api", __name__, url_prefix="/api/v1")
_OPEN = ("api.openapi",)


@api.before_request
def _who_calls() -> Response | None:
    if request.endpoint in _OPEN:
        return None
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    client = (
        api_clients.of_key(hashlib.sha256(key.strip().encode()).hexdigest()) if scheme.lower() == "bearer" else None
    )
    if client is None:
        answer = problem(401, "Unauthorized", N_("Thiếu khóa API hoặc khóa không còn hiệu lực."))
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    g.api_client = client
    return None


@api.errorhandler(HTTPException)
def _refused(error: HTTPException) -> Response:
    return problem(error.code or 500, error.name, N_("Yêu cầu không thực hiện được; xem tài liệu API."))


@api.get("/openapi.json")
def openapi() -> Response:
    """The description of this interface."""
    return _json(200, document())


@api.post("/orders")
def place() -> Response:
    """Place an order; with an Idempotency-Key, the same request again gets the same answer."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if len(key) > 200:
        return problem(400, "Bad Request", N_("Idempotency-Key dài quá 200 ký tự; rút ngắn lại."))
    raw = request.get_data(cache=True)
    digest = hashlib.sha256(raw).hexdigest()
    known = api_clients.answered(g.api_client.id, key) if key else None
    if known is not None:
        return _replay(known, digest)
    try:
        body = json.loads(raw)
    except ValueError:
        return problem(400, "Bad Request", N_("Nội dung gửi lên không phải JSON hợp lệ (UTF-8)."))
    return _place(body, key, digest)


def _place(body: Any, key: str, digest: str) -> Response:
    try:
        order = prepare_order(read_order(body), actor=f"api:{g.api_client.name}", now=utc_now())
        answer = json.dumps(shape(order), ensure_ascii=False)
        if key:
            db.session.add(_record(key, digest, 201, answer))
        db.session.commit()
    except BodyError as error:
        return problem(422, "Unprocessable Content", N_("Đơn hàng có chỗ sai; xem errors."), errors=error.errors)
    except OrderRefusedError as error:
        db.session.rollback()
        errors = [{"field": error.field, "message": str(error)}]
        return problem(422, "Unprocessable Content", str(error), errors=errors)
    except IntegrityError:
        # The same key came twice at once and the other request was first: its answer is ours too.
        db.session.rollback()
        known = api_clients.answered(g.api_client.id, key) if key else None
        if known is None:
            raise
        return _replay(known, digest)
    return Response(answer, 201, content_type="application/json")


@api.get("/orders/<order_no>")
def show(order_no: str) -> Response:
    """One order as it stands."""
    order = orders.by_number(order_no)
    if order is None:
        return problem(404, "Not Found", N_("Không có đơn hàng với số này."))
    return _json(200, {**shape(order), "invoice_status": order.invoice_status.value})


def shape(order: Order) -> dict[str, Any]:
    """An order as the API and the command line tell it."""
    return {
        "order_no": order.order_no,
        "status": order.status.value,
        "total": order.total_vnd,
        "memo": order.memo,
        "expires_at": order.expires_at.isoformat(),
        "payment_url": f"{current_app.config['KHOP'].public_url}/pay/{order.pay_token}",
        "resource_status": order.resource_status.value,
    }


def _record(key: str, digest: str, status: int, answer: str) -> IdempotencyRecord:
    return IdempotencyRecord(
        api_key_id=g.api_client.id, key=key, body_sha256=digest, status=status, response=answer, created_at=utc_now()
    )


def _replay(known: IdempotencyRecord, digest: str) -> Response:
    if known.body_sha256 != digest:
        detail = N_("Idempotency-Key này đã dùng cho một nội dung khác; dùng khóa mới.")
        return problem(422, "Unprocessable Content", detail)
    return Response(known.response, known.status, {"Idempotency-Replayed": "true"}, content_type="application/json")


def _json(status: int, body: Any) -> Response:
    return Response(json.dumps(body, ensure_ascii=False), status, content_type="application/json")
