"""The OpenAPI document, built from the schemas that check the requests."""

from typing import Any

from admin_app.api.schemas import OrderBody
from models.lifecycle import InvoiceStatus, OrderStatus, ResourceStatus

_ANSWER = {
    "type": "object",
    "required": ["order_no", "status", "total", "memo", "expires_at", "payment_url", "resource_status"],
    "properties": {
        "order_no": {"type": "string", "pattern": "^[0-9]{7}$"},
        "status": {"enum": [status.value for status in OrderStatus]},
        "total": {"type": "integer", "description": "whole đồng, VAT included"},
        "memo": {"type": "string"},
        "expires_at": {"type": "string", "format": "date-time"},
        "payment_url": {"type": "string", "format": "uri"},
        "resource_status": {"enum": [status.value for status in ResourceStatus]},
        "invoice_status": {"enum": [status.value for status in InvoiceStatus]},
    },
}
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {"type": "object", "properties": {"field": {"type": "string"}, "message": {"type": "string"}}},
        },
    },
}


def document() -> dict[str, Any]:
    """OpenAPI 3.1 of /api/v1."""
    body = OrderBody.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = {**body.pop("$defs", {}), "OrderBody": body, "Order": _ANSWER, "Problem": _PROBLEM}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Khớp", "version": "1"},
        "security": [{"bearer": []}],
        "paths": {"/api/v1/orders": {"post": _post()}, "/api/v1/orders/{order_no}": {"get": _get()}},
        "components": {"schemas": schemas, "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
    }


def _post() -> dict[str, Any]:
    return {
        "operationId": "placeOrder",
        "parameters": [
            {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 200}},
        ],
        "requestBody": {"required": True, "content": {"application/json": {"schema": _ref("OrderBody")}}},
        "responses": {"201": _answer("Order", "application/json"), **_problems("400", "401", "413", "422")},
    }


def _get() -> dict[str, Any]:
    number = {"name": "order_no", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "operationId": "getOrder",
        "parameters": [number],
        "responses": {"200": _answer("Order", "application/json"), **_problems("401", "404")},
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _answer(name: str, kind: str) -> dict[str, Any]:
    return {"description": name, "content": {kind: {"schema": _ref(name)}}}


def _problems(*statuses: str) -> dict[str, Any]:
    return {status: _answer("Problem", "application/problem+json") for status in statuses}
