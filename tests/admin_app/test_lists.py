"""Lists: words, order, search, filters, the same number of queries for any number of rows."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from models.base import db
from models.vocabulary import Role

ORDERS = (
    "Số đơn hàng",
    "Ngày đặt hàng",
    "Tên miền",
    "Khách hàng",
    "Loại đơn",
    "Tổng tiền",
    "Đã thu",
    "Còn phải thu",
    "Hình thức TT",
    "Trạng thái TT",
    "Kết quả khớp",
    "Hạn thanh toán",
    "Trạng thái cấp TN",
    "Trạng thái xuất hóa đơn",
    "NVKD",
)
LINES = (
    "Ngày giao dịch",
    "Ngân hàng",
    "Tài khoản nhận",
    "Số tham chiếu",
    "Nội dung giao dịch",
    "Người chuyển",
    "Ghi có",
    "Ghi nợ",
    "Thanh toán cho ĐH số",
    "Kết quả khớp",
    "Lý do",
    "Còn lại",
    "Nguồn",
)


@pytest.mark.parametrize(("endpoint", "words"), [("orders", ORDERS), ("statement_lines", LINES)])
def test_columns_stand_in_the_accountants_order(app, endpoint, words):
    view = next(view for view in app.extensions["admin"][0]._views if view.endpoint == endpoint)
    assert tuple(str(word) for _, word in view._list_columns) == words


def test_an_order_is_found_without_accents_by_number_domain_and_customer(browse_as, make_order):
    order = make_order("phocolanh")
    make_order("ocdibay", price=990_000)
    browser = browse_as(Role.OFFICE_ACCOUNTANT)
    for typed in (order.order_no, "PHOCOLANH", "chủ phocolanh", "chu  PHOCO"):
        page = browser.get("/orders/", query_string={"search": typed}).text
        assert "1 dòng" in page, typed
        assert order.order_no in page
    assert "0 dòng" in browser.get("/orders/?search=%25").text


def test_money_and_days_are_written_as_accountants_read_them(browse_as, make_order):
    make_order("phocolanh", price=3_588_000)
    page = browse_as(Role.OFFICE_ACCOUNTANT).get("/orders/").text
    assert "3.588.000 ₫" in page
    assert "20/11/2026 10:00" in page
    assert "Chưa thanh toán</span>" in page


def test_days_are_local_days(browse_as, make_order, now: datetime):
    late = make_order("phocolanh", at=now.replace(hour=17, minute=30))  # 21/11 00:30 in Vietnam
    browser = browse_as(Role.OFFICE_ACCOUNTANT)
    assert late.order_no in browser.get("/orders/?flt_placed_at__from=21/11/2026&flt_placed_at__to=21/11/2026").text
    assert "0 dòng" in browser.get("/orders/?flt_placed_at__to=20/11/2026").text


def test_filters_keep_their_names(browse_as, make_order):
    make_order("phocolanh")
    browser = browse_as(Role.OFFICE_ACCOUNTANT)
    assert "1 dòng" in browser.get("/orders/?flt_status__is=awaiting_payment&flt_purchase_type__is=renewal").text
    assert "0 dòng" in browser.get("/orders/?flt_status__is=paid").text
    english = browser.get("/orders/?lang=en&flt_status__is=awaiting_payment").text
    assert 'name="flt_status__is"' in english


def test_pages_neither_repeat_nor_lose_rows(browse_as, make_order, now: datetime):
    numbers = {make_order(f"quan{i}", at=now).order_no for i in range(60)}
    browser = browse_as(Role.OFFICE_ACCOUNTANT)
    pages = [browser.get(f"/orders/?page_size=25&sort=total_vnd&page={page}").text for page in range(3)]
    seen = [number for page in pages for number in numbers if f">{number}</a>" in page]
    assert sorted(seen) == sorted(numbers)
    assert pages[2] == browser.get("/orders/?page_size=25&sort=total_vnd&page=7").text.replace("page=7", "page=2")


def _queries(browser, page: str) -> int:
    statements: list[str] = []

    def note(_conn, _cursor, statement, *_rest) -> None:
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert browser.get(page).status_code == 200
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(statements)


def test_a_list_needs_as_many_queries_for_twenty_rows_as_for_one(browse_as, make_user, make_order, now: datetime):
    make_user(Role.SALESPERSON, "duy@saoviet.example", "Đức Duy")
    browser = browse_as(Role.OFFICE_ACCOUNTANT)
    make_order("quan", salesperson="duy@saoviet.example")
    one = _queries(browser, "/orders/")
    for i in range(19):
        make_order(f"quan{i}", at=now - timedelta(hours=i), salesperson="duy@saoviet.example")
    assert _queries(browser, "/orders/") == one <= 8


def test_details_show_lines_and_history(browse_as, make_order):
    order = make_order("phocolanh")
    page = browse_as(Role.OFFICE_ACCOUNTANT).get(f"/orders/details/?id={order.id}").text
    for words in ("Hàng hóa, dịch vụ", "Bằng chứng thanh toán", "Hiệu lực gửi đi", "Lịch sử", order.memo):
        assert words in page


def test_payloads_are_text_on_every_page(browse_as, make_user):
    make_user(Role.SALESPERSON, "x@saoviet.example", "<script>alert(1)</script>{{7*7}}")
    browser = browse_as(Role.ADMIN)
    page = browser.get("/users/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in page
