"""Files: no formula, text stays text, numbers stay numbers."""

import csv
import io
from datetime import UTC, date, datetime

from flask import Flask
from openpyxl import load_workbook

from admin_app.views.exports import csv_file, xlsx_file
from models.lifecycle import OrderStatus

HOSTILE = ["=1+1", "+84901", "-5", "@SUM(A1)", "\tx", "\rx", "\0=1", '=HYPERLINK("http://evil")']
ROW = [
    "0071001",
    3_588_000,
    -5,
    datetime(2026, 11, 20, 3, 0, tzinfo=UTC),
    date(2026, 11, 20),
    OrderStatus.PAID,
    True,
    None,
    "x\x01y",
]


def _data(response) -> bytes:
    return b"".join(response.response)


def test_excel_holds_text_as_text_and_money_as_numbers(app: Flask):
    with app.test_request_context():
        book = _data(
            xlsx_file(["=A", "B"], [HOSTILE, ROW], "Đơn hàng: SaaS/2026 [mọi trạng thái] dài hơn ba mươi mốt chữ")
        )
    sheet = load_workbook(io.BytesIO(book)).active
    rows = list(sheet.iter_rows())
    assert {cell.data_type for cell in (*rows[0], *rows[1]) if cell.value is not None} == {"s"}
    assert rows[1][0].value == "=1+1"
    values = [cell.value for cell in rows[2]]
    assert values == [
        "0071001",
        3_588_000,
        -5,
        datetime(2026, 11, 20, 10, 0),
        datetime(2026, 11, 20),
        "Đã thanh toán",
        "Có",
        None,
        "xy",
    ]
    assert [cell.data_type for cell in rows[2][:4]] == ["s", "n", "n", "d"]


def test_csv_is_known_to_excel_and_holds_no_formula(app: Flask):
    with app.test_request_context():
        data = _data(csv_file(["A"], [HOSTILE, ROW], "Đơn hàng"))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert all(cell.startswith("'") for cell in rows[1])
    assert rows[2][:6] == ["0071001", "3588000", "-5", "20/11/2026 10:00", "20/11/2026", "Đã thanh toán"]


def test_a_file_is_named_in_plain_letters_and_dated(app: Flask):
    with app.test_request_context():
        answer = csv_file(["A"], [], "Bảng sao kê ngân hàng")
        _data(answer)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=bang-sao-ke-ngan-hang-20")
