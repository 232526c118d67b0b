"""Layouts of banks that the corpus doesn't hold: found by their words, wherever they stand."""

import csv
import io
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from integrations.statement_files import FileRefusedError
from models.clock import VIETNAM
from models.transaction import Direction, Transaction

VCB_HEADINGS = ["Ngày giao dịch", "Số tham chiếu", "Số tiền ghi nợ", "Số tiền ghi có", "Mô tả"]


def brief(transaction: Transaction) -> tuple[Any, ...]:
    return transaction.account, transaction.direction.value, transaction.amount, transaction.currency


def test_cashup_lists_several_accounts_in_one_sheet_each_with_its_currency(xlsx: Any, read: Any) -> None:
    path = xlsx(
        [
            ["VIETCOMBANK CASHUP"],
            ["Tài khoản: 0011004455667 - VND - CTY SAO VIET"],
            VCB_HEADINGS,
            ["14/09/2026", "5243.1", "", "3,588,000", "Thanh toan don hang 2041837"],
            ["", "Tổng số", "0", "3,588,000", ""],
            [],
            ["Tài khoản: 0011009988776 - USD - CTY SAO VIET"],
            VCB_HEADINGS,
            ["15/09/2026", "5243.2", "10.25", "", "Phi"],
            ["16/09/2026", "5243.3", "", "1,189.50", "Hang"],
        ]
    )
    transactions, rejected = read(path)
    assert not rejected
    assert [brief(told) for told in transactions] == [
        ("0011004455667", "in", 3_588_000, "VND"),
        ("0011009988776", "out", Decimal("10.25"), "USD"),
        ("0011009988776", "in", Decimal("1189.50"), "USD"),
    ]
    assert {told.bank for told in transactions} == {"VCB"}


def test_sections_without_headings_of_their_own_go_on_under_the_first_ones(xlsx: Any, read: Any) -> None:
    path = xlsx(
        [
            ["Vietcombank"],
            VCB_HEADINGS,
            ["Số tài khoản", "0011004455667"],
            ["14/09/2026", "1", "", "1,000", "a"],
            ["Số tài khoản", "0011009988776"],
            ["14/09/2026", "2", "", "2,000", "b"],
        ]
    )
    assert [told.account for told in read(path)[0]] == ["0011004455667", "0011009988776"]


def test_a_blank_date_of_efast_repeats_the_one_above_and_a_total_is_no_transaction(xlsx: Any, read: Any) -> None:
    path = xlsx(
        [
            ["NGÂN HÀNG TMCP CÔNG THƯƠNG VIỆT NAM"],
            ["Số tài khoản/ Account No: 105866012233"],
            [
                "STT\nNo.",
                "Ngày phát sinh\nTransaction date",
                "Mô tả",
                "Nợ/ Debit",
                "Có / Credit",
                "Số dư TK",
                "Số giao dịch",
            ],
            [1, "15/09/2026 14:19:00", "CT DEN:1 Thanh toan don hang 1234567", "", 2_990_000, 1, "A1"],
            [2, "", "Tong cong ty ABC thanh toan", "", 1_000, 2, "A2"],
            ["", "", "Tổng/ Total", 0, 2_991_000, "", ""],
        ]
    )
    transactions, rejected = read(path)
    assert not rejected
    assert [told.reference for told in transactions] == ["A1", "A2"]
    assert transactions[1].booked_at == transactions[0].booked_at


def test_a_blank_date_repeats_the_one_above_where_the_cells_are_merged(xlsx: Any, read: Any) -> None:
    rows = [
        ["SACOMBANK", "Số tài khoản: 060012345678"],
        VCB_HEADINGS,
        ["14/09/2026", "1", "", "1.000", "a"],
        ["", "2", "", "2.000", "b"],
    ]
    assert [told.booked_at for told in read(xlsx(rows, merged=["A3:A4"]))[0]] == [date(2026, 9, 14)] * 2
    transactions, rejected = read(xlsx(rows))
    assert [told.reference for told in transactions] == ["1"]
    assert [told.reason for told in rejected] == ["Dòng 4, cột Ngày giao dịch: thiếu ngày, nhập dạng dd/MM/yyyy."]


def test_headings_in_two_rows_and_a_row_that_numbers_the_columns(xlsx: Any, read: Any) -> None:
    path = xlsx(
        [
            ["SACOMBANK"],
            ["Số TK:", "060012345678"],
            ["Ngày giao dịch", "Số CT", "Số tiền", "", "Diễn giải", "Số dư"],
            ["", "", "Nợ", "Có", "", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["14-09-2026", "FT1", "", 1_500_000, "don hang 1", 9],
            ["14-09-2026", "FT2", 500, "", "phi", 9],
        ],
        merged=["C3:D3"],
    )
    assert [(told.direction, told.amount) for told in read(path)[0]] == [
        (Direction.IN, 1_500_000),
        (Direction.OUT, 500),
    ]


def test_one_signed_column_with_date_and_time_in_cells_of_their_own(xlsx: Any, read: Any) -> None:
    path = xlsx(
        [
            ["VPBANK"],
            ["Account number: 123456789"],
            ["Date", "Time", "Description", "Amount", "Balance", "Reference"],
            [date(2026, 9, 14), time(8, 30), "in", 1_790_000, 1, "R1"],
            [date(2026, 9, 14), "08:31:05", "out", -5_000, 1, "R2"],
            [46_279, "", "out", "(5,000)", 1, "00123"],
        ]
    )
    transactions, rejected = read(path)
    assert not rejected
    assert [told.amount if told.direction is Direction.IN else -told.amount for told in transactions] == [
        1_790_000,
        -5_000,
        -5_000,
    ]
    assert [told.booked_at for told in transactions] == [
        datetime(2026, 9, 14, 8, 30, tzinfo=VIETNAM),
        datetime(2026, 9, 14, 8, 31, 5, tzinfo=VIETNAM),
        date(2026, 9, 14),
    ]
    assert transactions[2].reference == "00123"


def test_an_amount_beside_a_word_for_its_direction(text_file: Any, read: Any) -> None:
    path = text_file(
        "TPBank\nSố tài khoản;01234567801\nThời gian giao dịch;Số tiền;Loại giao dịch;Nội dung;Mã giao dịch\n"
        "14/09/2026 10:00;1.500.000;Ghi có;a;NA\n14/09/2026 10:01;1.500.000;D;b;00123\n"
        "14/09/2026 10:02;1.500.000;Khác;c;1\n",
        encoding="utf-16",
    )
    transactions, rejected = read(path)
    assert [(told.direction.value, told.reference) for told in transactions] == [("in", "NA"), ("out", "00123")]
    assert [told.reason.split(":")[0] for told in rejected] == ["Dòng 6, cột Loại giao dịch"]


HTML = (
    "<html><head><meta charset=utf-8><title>Sao kê</title></head><body>"
    "<table><tr><td colspan=5>AGRIBANK</td></tr><tr><td>Số tài khoản</td><td>1500201234567</td></tr></table>"
    "<table border=1><tr><th rowspan=2>Ngày giao dịch<th rowspan=2>Số bút toán<th colspan=2>Số tiền"
    "<th rowspan=2>Nội dung</tr><tr><th>Nợ<th>Có</tr>"
    "<tr><td rowspan=2>14/09/2026<td>A1<td><td>1.000.000<td>don hang<br>123 &amp; x</tr>"
    "<tr><td>A2<td>2.000<td><td>phi</tr><tr><td>15/09/2026</td><td>A3<td>0<td>5,000<td>z</tr>"
    "<tr><td colspan=2>Tổng cộng<td>2.000<td>1.005.000</tr></table>"
)


def test_an_html_table_named_xls_with_cells_spanning_rows_and_columns(text_file: Any, read: Any) -> None:
    transactions, rejected = read(text_file(HTML, "agri.xls"))
    assert not rejected
    assert [(told.reference, told.direction.value, told.amount, told.memo) for told in transactions] == [
        ("A1", "in", 1_000_000, "don hang 123 & x"),
        ("A2", "out", 2_000, "phi"),
        ("A3", "in", 5_000, "z"),
    ]
    assert {told.account for told in transactions} == {"1500201234567"}
    assert transactions[1].booked_at == date(2026, 9, 14)


CSV_ROWS = [
    ["Ngân hàng TMCP Á Châu"],
    ["Số tài khoản", "26001188"],
    [],
    ["Ngày", "Diễn giải", "Rút ra", "Gửi vào", "Số dư", "Số GD"],
    ["01/10/2026", "Thanh toán, đơn; 1", "", "3,588,000.00", "", "7"],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_of_every_encoding_and_separator(text_file: Any, read: Any, encoding: str, separator: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(CSV_ROWS)
    transactions, rejected = read(text_file(written.getvalue(), encoding=encoding))
    assert not rejected
    assert [(told.bank, told.account, told.amount, told.reference, told.memo) for told in transactions] == [
        ("ACB", "26001188", 3_588_000, "7", "Thanh toán, đơn; 1")
    ]


def test_windows_1258_arrives_composed(tmp_path: Any, read: Any) -> None:
    # In windows-1258 the tone follows its letter as a character of its own.
    body = "ACB,,\nTK,26001188,\nDate,Description,Credit\n01/10/2026,ha\u0300 no\u0323\u0302i,1.000\n"
    body = body.replace("o\u0323\u0302", "ô\u0323").replace("1.000", "1000")
    (tmp_path / "a.csv").write_bytes(body.encode("cp1258"))
    transactions, _ = read(tmp_path / "a.csv")
    assert [told.memo for told in transactions] == ["hà nội"]


def test_decomposed_text_is_stored_composed(text_file: Any, read: Any) -> None:
    transactions, _ = read(text_file("ACB\nTK,26001188\nDate,Description,Credit\n01/10/2026,Pho\u031b\u0309,1000\n"))
    assert transactions[0].memo == "Phở"


def test_dates_count_as_the_sheet_shows_them(xlsx: Any, read: Any) -> None:
    rows = [
        ["VIB", "Số tài khoản: 053376900"],
        ["Ngày giao dịch", "Số chứng từ", "Mô tả", "Ghi nợ", "Ghi có"],
        [datetime(2026, 9, 22, 10, 0), "1", "a", "", 1_000],
        [datetime(2026, 9, 23, 0, 0), "2", "b", "", 1_000],
    ]
    shown = {"A3": "dd/mm/yyyy hh:mm", "A4": "dd/mm/yyyy hh:mm"}
    with_time = [told.booked_at for told in read(xlsx(rows, formats=shown))[0]]
    assert with_time == [datetime(2026, 9, 22, 10, 0, tzinfo=VIETNAM), datetime(2026, 9, 23, 0, 0, tzinfo=VIETNAM)]
    shown = {"A3": "dd/mm/yyyy", "A4": "dd/mm/yyyy"}
    assert [told.booked_at for told in read(xlsx(rows, formats=shown))[0]] == [date(2026, 9, 22), date(2026, 9, 23)]


def test_several_sheets_and_hidden_rows_are_all_read(tmp_path: Any, read: Any) -> None:
    workbook = openpyxl.Workbook()
    for bank, account in (("ACB", "26001188"), ("VIB", "053376900")):
        page = workbook.create_sheet(bank)
        for row in ([bank], ["Số tài khoản", account], ["Ngày", "Diễn giải", "Ghi nợ", "Ghi có", "Số dư"]):
            page.append(row)
        page.append(["01/10/2026", "x", "", 1_000, ""])
        page.row_dimensions[4].hidden = True
    workbook.save(tmp_path / "nhieu_sheet.xlsx")
    transactions, _ = read(tmp_path / "nhieu_sheet.xlsx")
    assert [(told.bank, told.account) for told in transactions] == [("ACB", "26001188"), ("VIB", "053376900")]


def test_a_second_sheet_that_only_goes_on_belongs_to_the_same_account(tmp_path: Any, read: Any) -> None:
    workbook = openpyxl.Workbook()
    for number, above in enumerate(([["ACB"], ["Số tài khoản", "26001188", "USD"]], [])):
        page = workbook.create_sheet(f"Trang {number}")
        for row in (*above, ["Ngày", "Diễn giải", "Ghi nợ", "Ghi có", "Số dư"], ["01/10/2026", "x", "", "5.25", ""]):
            page.append(row)
    workbook.save(tmp_path / "dai.xlsx")
    told = [(one.bank, one.account, one.currency) for one in read(tmp_path / "dai.xlsx")[0]]
    assert told == [("ACB", "26001188", "USD")] * 2


def test_cells_guarded_against_excel_are_read_bare(text_file: Any, read: Any) -> None:
    body = (
        'ACB\nTK 26001188\nDate,Ref,Description,Credit\n="01/10/2026",="00123",x,="1000"\n01/10/2026,\'00124,x,1000\n'
    )
    transactions, rejected = read(text_file(body))
    assert not rejected
    assert [(told.reference, told.amount) for told in transactions] == [("00123", 1_000), ("00124", 1_000)]


def test_a_file_may_tell_its_bank_and_account_by_its_name_alone(text_file: Any, read: Any) -> None:
    body = "Date,Description,Credit,Debit\n01/10/2026,x,1000,\n"
    assert [(told.bank, told.account) for told in read(text_file(body, "TPBank_01234567801_T10.csv"))[0]] == [
        ("TPBank", "01234567801")
    ]
    with pytest.raises(FileRefusedError, match="ngân hàng nào"):
        read(text_file(body, "saoke.csv"))
    with pytest.raises(FileRefusedError, match="số tài khoản"):
        read(text_file(body, "TPBank.csv"))
