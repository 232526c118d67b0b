"""The short way through a usual row and the careful one give the same answers."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.statement_files.cells import Sheet
from integrations.statement_files.layout import find_layout
from integrations.statement_files.quick_row import QuickReader
from integrations.statement_files.reasons import BadCellError
from integrations.statement_files.row_moment import booked_at, has_date
from integrations.statement_files.row_reader import Holder, read_row
from integrations.statement_files.rows import TEMPLATE_HEADINGS

HEADINGS = ["Ngày giao dịch", "Giờ", "Mã GD", "Ghi nợ", "Ghi có", "Số dư", "Mô tả", "Người chuyển", "Loại tiền"]

dates = st.sampled_from(
    ["01/10/2026", "1/10/26", "31/02/2026", "01/10/2026 08:30", "2026-10-01", "", "x", 46_297, 46_297.5]
)
times = st.sampled_from(["", "", "08:30", "8:30:15", "25:00", 0.5, "x"])
money = st.sampled_from(
    ["", "", "0", "0.00", "1.000", "1,000.00", "-5", "(5)", "1000", 1000, 1000.0, 1000.5, "abc", "VND 5", 10**15, "1e5"]
)
words = st.sampled_from(["", "FT1", " a  b ", "Phở", "Tổng cộng", "1.2E+18", 7, 10**16, "x\x00y", "TK 123"])
banks = st.sampled_from(["VCB", "acb", "x", "", 5])
accounts = st.sampled_from(["0071001", "0000000000", "0011 004 455", "", "12", 26001188, 10**16])


def careful(row: list[Any], layout: Any, sheet: Sheet, holder: Holder) -> Any:
    try:
        if not has_date(row, layout):
            return None
        return read_row(row, layout, booked_at(row, layout, sheet), holder)
    except BadCellError:
        return None


@settings(max_examples=600, deadline=None)
@given(row=st.tuples(dates, times, words, money, money, money, words, words, st.sampled_from(["VND", "USD", "", "x"])))
def test_on_a_banks_export(row: tuple[Any, ...]) -> None:
    layout, holder, sheet = find_layout([HEADINGS]), Holder("ACB", "26001188", "VND"), Sheet("", iter(()))
    assert layout is not None
    quick = QuickReader(layout, holder).read([*row])
    assert quick is None or quick == careful([*row], layout, sheet, holder)


@settings(max_examples=600, deadline=None)
@given(row=st.tuples(dates, times, banks, accounts, words, words, money, money, money, words, words))
def test_on_our_own_sample_file(row: tuple[Any, ...]) -> None:
    layout, holder, sheet = find_layout([[*TEMPLATE_HEADINGS]]), Holder("", "", "VND"), Sheet("", iter(()))
    assert layout is not None
    assert layout.own_sample
    quick = QuickReader(layout, holder).read([*row])
    assert quick is None or quick == careful([*row], layout, sheet, holder)


def test_a_usual_row_does_take_the_short_way() -> None:
    layout = find_layout([HEADINGS])
    assert layout is not None
    row: list[Any] = ["01/10/2026", "", "FT1", "", "3,588,000", 9.0, "Thanh toan", "", "VND"]
    told = QuickReader(layout, Holder("ACB", "26001188", "VND")).read(row)
    assert told is not None
    assert (told.amount, told.balance, told.booked_at) == (3_588_000, 9, date(2026, 10, 1))
