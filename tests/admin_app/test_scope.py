"""A salesperson sees their own orders, by whatever door."""

import io

import pytest
from openpyxl import load_workbook

from models.vocabulary import Role

OWN, FOREIGN = "phocolanh", "comtambaro"


@pytest.fixture
def selling(browse_as, make_user, make_order):
    """(Đức Duy's browser, his order, Ngọc Mai's order)."""
    browser = browse_as(Role.SALESPERSON, "duy@saoviet.example", "Đức Duy")
    make_user(Role.SALESPERSON, "mai@saoviet.example", "Ngọc Mai")
    own = make_order(OWN, salesperson="duy@saoviet.example")
    foreign = make_order(FOREIGN, price=990_000, salesperson="mai@saoviet.example")
    return browser, (own.id, own.order_no), (foreign.id, foreign.order_no)


def test_the_list_has_only_their_own(selling):
    browser, (_, own), (_, foreign) = selling
    page = browser.get("/orders/").text
    assert own in page
    assert foreign not in page
    assert "1 dòng" in page
    assert "0 dòng" in browser.get(f"/orders/?search={foreign}").text


def test_a_foreign_order_is_not_found(selling):
    browser, (own_id, own), (foreign_id, _) = selling
    assert own in browser.get(f"/orders/details/?id={own_id}").text
    assert browser.get(f"/orders/details/?id={foreign_id}").status_code == 404


def test_files_hold_only_their_own(selling):
    browser, (_, own), (_, foreign) = selling
    assert foreign not in browser.get("/orders/export/csv/").text
    sheet = load_workbook(io.BytesIO(browser.get("/orders/export/xlsx/").data)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [own]


def test_the_first_page_counts_their_own(selling):
    browser, *_ = selling
    assert "<b>1</b> <span>Chưa thanh toán</span>" in browser.get("/").text


def test_a_tenant_shows_their_own_orders(selling, make_tenant):
    browser, (_, own), (_, foreign) = selling
    assert own in browser.get(f"/tenants/details/?id={make_tenant(OWN).id}").text
    assert foreign not in browser.get(f"/tenants/details/?id={make_tenant(FOREIGN).id}").text


def test_colleagues_are_not_offered_as_a_filter(selling, browse_as):
    browser, *_ = selling
    assert "Ngọc Mai" not in browser.get("/orders/").text
    assert "Ngọc Mai" in browse_as(Role.RENEWAL_LEAD).get("/orders/").text


def test_an_action_gets_no_foreign_row(app, selling):
    browser, (own_id, _), (foreign_id, _) = selling
    view = next(view for view in app.extensions["admin"][0]._views if view.endpoint == "orders")
    seen: list[int] = []

    def mark(ids: list[str]) -> None:
        seen.extend(order.id for order in view.chosen(ids))

    view._actions_data["mark"] = (mark, "Đánh dấu", "Đánh dấu các đơn đã chọn?")
    view.action_roles = {"mark": {Role.SALESPERSON}}
    sent = {"csrf_token": browser.token("/"), "action": "mark", "rowid": [str(own_id), str(foreign_id), "abc"]}
    assert "Đánh dấu các đơn đã chọn?" in browser.post("/orders/action/", data=sent).text
    assert seen == []  # asked first, by the server
    browser.post("/orders/action/", data={**sent, "confirmed": "1"})
    assert seen == [own_id]
