"""POST and GET /api/v1/orders, as a storefront calls them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from actions.create_api_key import create_api_key
from models.base import db
from models.tables import ApiKey, Order

BODY: dict[str, Any] = {
    "domain": "phobac24",
    "purchase_type": "new",
    "payment_method": "bank_transfer",
    "lines": [{"product_code": "NH12", "quantity": 1, "unit_price": 3_588_000, "vat_rate": "KCT"}],
    "customer": {"name": "Chủ phở", "email": "chu@pho.example", "phone": "090 123 45 67"},
    "tax_invoice": {"tax_code": "0100109106", "company_name": "Công ty Phở", "address": "1 Tràng Tiền"},
}


@pytest.fixture
def key(app: Flask, make_tenant: Callable[..., object], make_product: Callable[..., str], now: datetime) -> str:
    make_tenant("phobac24")
    make_product("NH12", 3_588_000)
    return create_api_key("web", actor="test", now=now)


def _headers(key: str, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}", **more}


def test_an_order_is_placed_and_shown(client: FlaskClient, key: str) -> None:
    placed = client.post("/api/v1/orders", json=BODY, headers=_headers(key))

    assert placed.status_code == 201
    order = placed.get_json()
    assert (order["total"], order["status"], order["resource_status"]) == (3_588_000, "awaiting_payment", "none")
    assert order["memo"] == f"Thanh toan don hang {order['order_no']} – Domain phobac24"
    shown = client.get(f"/api/v1/orders/{order['order_no']}", headers=_headers(key)).get_json()
    assert shown == {**order, "invoice_status": "not_issued"}
    page = client.get("/pay/" + order["payment_url"].rpartition("/")[2])
    assert page.status_code == 200
    assert order["memo"] in page.get_data(as_text=True)


def test_without_a_key_nothing_is_told(client: FlaskClient, key: str) -> None:
    for headers in ({}, {"Authorization": "Bearer nope"}, {"Authorization": f"Basic {key}"}):
        answer = client.post("/api/v1/orders", json=BODY, headers=headers)
        assert (answer.status_code, answer.content_type) == (401, "application/problem+json")
    db.session.scalars(select(ApiKey)).one().revoked_at = datetime.fromisoformat("2026-11-20T00:00:00+00:00")
    db.session.commit()
    assert client.post("/api/v1/orders", json=BODY, headers=_headers(key)).status_code == 401


def test_the_same_idempotency_key_replays_and_another_body_is_an_error(client: FlaskClient, key: str) -> None:
    headers = _headers(key, **{"Idempotency-Key": "k1"})
    first = client.post("/api/v1/orders", json=BODY, headers=headers)
    again = client.post("/api/v1/orders", json=BODY, headers=headers)
    other = client.post("/api/v1/orders", json={**BODY, "purchase_type": "renewal"}, headers=headers)

    assert again.data == first.data
    assert again.headers["Idempotency-Replayed"] == "true"
    assert other.status_code == 422
    assert db.session.scalar(select(func.count()).select_from(Order)) == 1


def test_parallel_replays_place_one_order(app: Flask, key: str) -> None:
    headers = _headers(key, **{"Idempotency-Key": "k2"})

    def place(_: int) -> bytes:
        answer = app.test_client().post("/api/v1/orders", json=BODY, headers=headers)
        assert answer.status_code == 201, answer.data
        return answer.data

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(place, range(8)))
    assert len(answers) == 1
    assert db.session.scalar(select(func.count()).select_from(Order)) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"domain": "khongco"}, "domain"),
        ({"lines": []}, "lines"),
        ({"lines": [{**BODY["lines"][0], "unit_price": 1}]}, "lines[0].unit_price"),
        ({"lines": [{**BODY["lines"][0], "quantity": 1.5}]}, "lines[0].quantity"),
        ({"lines": [{**BODY["lines"][0], "product_code": "XX"}]}, "lines[0].product_code"),
        ({"purchase_type": "gift"}, "purchase_type"),
        ({"customer": {"name": "A", "phone": "12"}}, "customer.phone"),
        ({"customer": {"name": "A", "email": "x"}}, "customer.email"),
        ({"tax_invoice": {**BODY["tax_invoice"], "tax_code": "0100109107"}}, "tax_invoice.tax_code"),
        ({"total": 1}, "total"),
    ],
)
def test_what_is_wrong_is_named(client: FlaskClient, key: str, change: dict[str, Any], field: str) -> None:
    answer = client.post("/api/v1/orders", json={**BODY, **change}, headers=_headers(key))
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    assert field in [each["field"] for each in answer.get_json()["errors"]]


def test_a_body_that_is_no_json_is_told_so(client: FlaskClient, key: str) -> None:
    answer = client.post("/api/v1/orders", data=b"\xff{", headers=_headers(key))
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")


def test_the_description_names_both_paths(client: FlaskClient) -> None:
    assert set(client.get("/api/v1/openapi.json").get_json()["paths"]) == {
        "/api/v1/orders",
        "/api/v1/orders/{order_no}",
    }
