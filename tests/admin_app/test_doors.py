"""Strangers see the log-in and nothing else; each role sees its pages; nothing happens without a token."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.routing import Rule

from models.base import db
from models.tables import UserSession
from models.vocabulary import Role

VIEWS = ("orders", "statement_lines", "imports", "mails", "tenants", "products", "effects", "audit", "users")
MONEY = {Role.OFFICE_ACCOUNTANT, Role.FINANCE_LEAD, Role.ADMIN}
ALLOWED = {
    "orders": set(Role),
    "tenants": set(Role),
    "products": set(Role),
    "statement_lines": MONEY,
    "imports": MONEY,
    "mails": MONEY,
    "effects": MONEY,
    "audit": {Role.ADMIN, Role.FINANCE_LEAD},
    "users": {Role.ADMIN},
}
OPEN = ("/login", "/api/", "/pay/", "/hooks/", "/healthz", "/readyz", "/metrics")


def _address(rule: Rule) -> str:
    return rule.rule.replace("<path:filename>", "nope.css").replace("<export_type>", "xlsx")


def _closed(app: Flask) -> list[Rule]:
    return [
        rule
        for rule in app.url_map.iter_rules()
        if not rule.rule.startswith(OPEN) and not rule.endpoint.endswith("static")
    ]


def test_strangers_get_no_page(app: Flask, browser):
    rules = _closed(app)
    assert len(rules) > 40
    for rule in rules:
        for method in rule.methods - {"OPTIONS", "HEAD"}:
            answer = browser.open(_address(rule), method=method)
            wanted = (302,) if method == "GET" else (400, 401)
            assert answer.status_code in wanted, (method, rule.rule, answer.status_code)
            assert answer.status_code != 302 or answer.location.startswith("/login")


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_its_pages_and_no_other(browse_as, role):
    browser = browse_as(role)
    front = browser.get("/").text
    for view in VIEWS:
        may = role in ALLOWED[view]
        for page in (f"/{view}/", f"/{view}/export/csv/"):
            assert browser.get(page).status_code == (200 if may else 403), (role, page)
        assert browser.get(f"/{view}/details/?id=999999").status_code == (404 if may else 403)
        assert (f'href="/{view}/"' in front) is may


def test_what_is_switched_off_is_not_there(browse_as):
    browser = browse_as(Role.ADMIN)
    token = browser.token("/")
    for view in VIEWS:
        for method, page in (
            ("GET", "new/"),
            ("GET", "edit/?id=1"),
            ("POST", "delete/"),
            ("POST", "ajax/update/"),
            ("GET", "ajax/lookup/?name=x"),
        ):
            answer = browser.open(
                f"/{view}/{page}", method=method, data={"csrf_token": token, "id": "1"} if method == "POST" else None
            )
            assert answer.status_code == 404, (view, page)
        stale = browser.post(f"/{view}/action/", data={"csrf_token": token, "action": "delete", "rowid": "1"})
        assert stale.status_code == 403


def test_a_post_without_a_token_changes_nothing(app: Flask, browse_as):
    browser = browse_as(Role.ADMIN)
    posts = [rule for rule in _closed(app) if "POST" in rule.methods]
    assert posts
    for rule in posts:
        answer = browser.post(_address(rule), data={"id": "1", "rowid": "1", "action": "delete"})
        assert answer.status_code == 400, rule.rule
        assert "Biểu mẫu đã cũ" in answer.text
    assert db.session.scalar(select(func.count()).where(UserSession.ended_at.is_not(None))) == 0


IDS = ["abc", "1,2", "-1", "9" * 21, "1&id=2", "%00", "1%00", "１", "", "1e3", "0x1", "../1"]


def test_hand_typed_ids_are_not_found(browse_as):
    browser = browse_as(Role.ADMIN)
    for view in VIEWS:
        for typed in IDS:
            assert browser.get(f"/{view}/details/?id={typed}").status_code in (302, 404), (view, typed)


LISTS = [
    "page=-1",
    "page=" + "9" * 21,
    "page=abc",
    "page_size=0",
    "page_size=-5",
    "sort=99",
    "sort=-1",
    "sort=memo&desc=x",
    "search=%00",
    "search=" + "x" * 5000,
    "search=%25_%5C'\"",
    "flt_status__is=none",
    "flt0_0=1",
    "flt_status__is=%00",
    "flt_placed_at__from=31/02/2026",
    "flt_placed_at__from=01/01/0001",
    "flt_placed_at__to=31/12/2100",
    "endpoint=x",
    "_external=1",
    "_anchor=x",
    "url=//evil.example",
    "flt_salesperson_id__is=" + "9" * 30,
    "lang=zz",
]


def test_hand_typed_lists_are_answered(browse_as):
    browser = browse_as(Role.ADMIN)
    for view in ("orders", "statement_lines", "users"):
        for typed in LISTS:
            for page in (f"/{view}/?{typed}", f"/{view}/export/csv/?{typed}"):
                assert browser.get(page).status_code == 200, page


def test_errors_are_pages_of_ours_and_tell_nothing_of_the_inside(app: Flask, browse_as):
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def broken() -> None:
        raise RuntimeError("SELECT password_hash FROM users")

    app.view_functions["orders.index_view"] = broken
    answer = browse_as(Role.ADMIN).get("/orders/")
    assert answer.status_code == 500
    assert "Có lỗi ở phía hệ thống" in answer.text
    assert "SELECT" not in answer.text


def test_no_page_holds_inline_script_or_style(browse_as, make_order):
    order = make_order("phocolanh")
    browser = browse_as(Role.ADMIN)
    pages = [
        "/",
        "/login",
        "/nothing/here",
        f"/orders/details/?id={order.id}",
        "/users/details/?id=1",
        "/audit/details/?id=1",
    ]
    for page in pages + [f"/{view}/?flt_status__is=paid&search=x" for view in VIEWS]:
        answer = browser.get(page, follow_redirects=True)
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert not re.search(r"<[^>]+\son[a-z]+\s*=", answer.text), page
        assert not re.search(r"<style|<[^>]+\sstyle\s*=|javascript:", answer.text), page
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", answer.text)), page
