"""A bad row is rejected by itself, with the row, the column and the remedy; the good rows go on."""

from typing import Any

import pytest

HEADINGS = ["Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
GOOD = ["14/09/2026", "R", "", "1.000", "", "don hang 1"]


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        (["31/02/2026", "R", "", "1.000", "", "x"], "cột Ngày giao dịch", "dd/MM/yyyy"),
        (["14/09/0026", "R", "", "1.000", "", "x"], "cột Ngày giao dịch", "dd/MM/yyyy"),
        (["", "R", "", "1.000", "", "x"], "cột Ngày giao dịch", "thiếu ngày"),
        (["14/09/2026", "R", "", "abc", "", "x"], "cột Ghi có", "không hợp lệ"),
        (["14/09/2026", "R", "", "1.000,50", "", "x"], "cột Ghi có", "không hợp lệ"),
        (["14/09/2026", "R", "", "-1.000", "", "x"], "cột Ghi có", "âm"),
        (["14/09/2026", "R", "5", "5", "", "x"], "cột Ghi có", "chỉ giữ lại một cột"),
        (["14/09/2026", "R", "0", "0", "", "x"], "cột Ghi có", "thiếu số tiền"),
        (["14/09/2026", "R", "", 1.5, "", "x"], "cột Ghi có", "không hợp lệ"),
        (["14/09/2026", "R", "", "1.000", "abc", "x"], "cột Số dư", "để trống"),
        (["14/09/2026", 1234567890123456789, "", "1.000", "", "x"], "cột Số tham chiếu", "Văn bản"),
        (["14/09/2026", "1.23457E+18", "", "1.000", "", "x"], "cột Số tham chiếu", "Văn bản"),
        (["14/09/2026", "", "", "1.000", "", "Số dư đầu kỳ"], "cột Nội dung", "dòng số dư"),
    ],
)
def test_the_sentence_names_row_column_and_remedy(xlsx: Any, read: Any, row: Any, place: str, words: str) -> None:
    transactions, rejected = read(xlsx([["ACB"], ["TK 26001188"], HEADINGS, GOOD, row, GOOD]))
    assert len(transactions) == 2
    assert [told.row for told in rejected] == [5]
    assert rejected[0].reason.startswith(f"Dòng 5, {place}: ")
    assert words in rejected[0].reason
    assert rejected[0].sheet == "Sheet1"


@pytest.mark.parametrize(
    "row",
    [
        ["", "Tổng số", "0", "9.000", "", ""],
        ["Tổng cộng", "", "", "9.000", "", ""],
        ["", "", "0", "9.000", "", ""],
        ["01/09/2026", "", "", "", "20.000", "Số dư đầu kỳ"],
        ["Người lập phiếu", "", "", "Kế toán trưởng", "", ""],
        ["", "", "", "", "", "Phiếu này được in từ hệ thống"],
        ["SỐ DƯ CUỐI KỲ/CLOSING BALANCE: 15,023,000", "", "", "", "", ""],
        HEADINGS,
    ],
)
def test_totals_balances_footers_and_repeated_headings_are_left_out(xlsx: Any, read: Any, row: Any) -> None:
    transactions, rejected = read(xlsx([["ACB"], ["TK 26001188"], HEADINGS, GOOD, row, GOOD]))
    assert len(transactions) == 2
    assert not rejected


def test_a_memo_that_speaks_of_totals_or_accounts_is_still_a_transaction(xlsx: Any, read: Any) -> None:
    rows = [
        ["14/09/2026", "1", "", "1.000", "", "Tong cong ty ABC thanh toan"],
        ["14/09/2026", "2", "", "1.000", "", "Tài khoản 0071001122334 chuyen tien"],
        ["14/09/2026", "3", "", "1.000", "", "Ngày giao dịch Ghi có Ghi nợ Nội dung"],
    ]
    transactions, rejected = read(xlsx([["ACB"], ["TK 26001188"], HEADINGS, *rows]))
    assert [told.reference for told in transactions] == ["1", "2", "3"]
    assert {told.account for told in transactions} == {"26001188"}
    assert not rejected


def test_identifiers_stay_text(text_file: Any, read: Any) -> None:
    body = "ACB\nTK 26001188\n" + ",".join(HEADINGS) + "\n"
    references = ["00123", "NA", "null", "1234567890123456789", "1e5", "TRUE", "-5"]
    body += "".join(f'14/09/2026,{reference},,"1,000",,x\n' for reference in references)
    transactions, rejected = read(text_file(body))
    assert not rejected
    assert [told.reference for told in transactions] == references


def test_a_customer_called_like_a_bank_is_not_the_bank(xlsx: Any, read: Any) -> None:
    path = xlsx(
        [["Tên tài khoản: CTY TNHH Á CHÂU"], ["Số tài khoản", "0011004455667"], ["Vietcombank"], HEADINGS, GOOD]
    )
    assert read(path)[0][0].bank == "VCB"
