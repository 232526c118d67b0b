"""The sample file: what a person downloads, fills in and uploads again."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrations.statement_files import TEMPLATE_HEADINGS, SourceRow, parse_statement, write_template
from models.clock import VIETNAM
from models.transaction import Direction


@pytest.fixture
def template(tmp_path: Path) -> Path:
    write_template(tmp_path / "mau.xlsx")
    return tmp_path / "mau.xlsx"


def fill(template: Path, rows: list[list[Any]], first: int = 3) -> Path:
    workbook = openpyxl.load_workbook(template)
    page: Any = workbook.active
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row, start=1):
            page.cell(number, column).value = value
    workbook.save(template)
    return template


GOOD = ["14/09/2026", "08:30", "VCB", "0071001122334", "00123", "don hang 1", 1_790_000, None, 5_000, "A", "ghi chú"]


def test_the_headings_are_those_of_the_contract_each_with_a_note(template: Path) -> None:
    page: Any = openpyxl.load_workbook(template).active
    assert tuple(cell.value for cell in page[1]) == TEMPLATE_HEADINGS
    assert TEMPLATE_HEADINGS == (
        "Ngày giao dịch (*)", "Giờ", "Ngân hàng (*)", "Tài khoản nhận (*)", "Số tham chiếu", "Nội dung giao dịch (*)",
        "Ghi có", "Ghi nợ", "Số dư", "Người chuyển", "Ghi chú",
    )  # fmt: skip
    assert all(cell.comment and cell.comment.text for cell in page[1])
    assert page.data_validations.count >= 3
    assert page["D3"].number_format == "@"
    assert page["E3"].number_format == "@"


def test_as_downloaded_it_brings_no_transaction(template: Path) -> None:
    assert parse_statement(template) == []


def test_a_filled_line_is_read_whole(template: Path) -> None:
    (row,) = parse_statement(fill(template, [GOOD]))
    assert isinstance(row, SourceRow)
    assert row.row == 3
    told = row.transaction
    assert (told.bank, told.account, told.reference, told.memo) == ("VCB", "0071001122334", "00123", "don hang 1")
    assert (told.direction, told.amount, told.balance) == (Direction.IN, 1_790_000, 5_000)
    assert told.booked_at == datetime(2026, 9, 14, 8, 30, tzinfo=VIETNAM)
    assert (told.payer, told.note, told.currency) == ("A", "ghi chú", "VND")


def test_an_example_that_was_only_partly_typed_over_is_never_money(template: Path) -> None:
    (row,) = parse_statement(fill(template, [["14/09/2026"]], first=2))
    assert not isinstance(row, SourceRow)
    assert "dòng ví dụ" in row.reason


@pytest.mark.parametrize(
    ("column", "value", "place"),
    [
        (1, None, "cột Ngày giao dịch"),
        (1, "2026", "cột Ngày giao dịch"),
        (2, "25:00", "cột Giờ"),
        (3, "XYZ", "cột Ngân hàng"),
        (3, None, "cột Ngân hàng"),
        (4, None, "cột Tài khoản nhận"),
        (4, 1234567890123456, "cột Tài khoản nhận"),
        (6, None, "cột Nội dung giao dịch"),
        (7, None, "cột Ghi có"),
        (7, -5, "cột Ghi có"),
        (8, 5, "cột Ghi có"),
    ],
)
def test_what_is_required_and_what_contradicts_itself(template: Path, column: int, value: Any, place: str) -> None:
    bad = [*GOOD]
    bad[column - 1] = value
    rows = parse_statement(fill(template, [bad, GOOD]))
    assert isinstance(rows[1], SourceRow)
    assert not isinstance(rows[0], SourceRow)
    assert place in rows[0].reason


@pytest.mark.parametrize("bank", ["ACB", "acb", "Á Châu", "Ngân hàng TMCP Á Châu"])
def test_banks_are_understood_by_their_short_and_their_full_names(template: Path, bank: str) -> None:
    (row,) = parse_statement(fill(template, [[*GOOD[:2], bank, *GOOD[3:]]]))
    assert isinstance(row, SourceRow)
    assert row.transaction.bank == "ACB"


_memos = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "P")), min_size=1, max_size=80)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            st.dates(date(2020, 1, 1), date(2030, 12, 31)),
            st.none() | st.times().map(lambda moment: moment.replace(microsecond=0)),
            st.integers(1, 10**12),
            st.booleans(),
            st.from_regex(r"[A-Z0-9]{4,20}", fullmatch=True),
            _memos.filter(lambda memo: memo.strip() and not memo.startswith("=")),
            st.sampled_from(["text", "number"]),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_what_is_typed_in_comes_out(tmp_path: Path, rows: list[Any]) -> None:
    path = tmp_path / "mau.xlsx"
    write_template(path)
    typed = [_typed(*row) for row in rows]
    read = parse_statement(fill(path, typed))
    assert len(read) == len(rows)
    for row, (day, moment, amount, inward, reference, _, _) in zip(read, rows, strict=True):
        assert isinstance(row, SourceRow)
        told = row.transaction
        assert told.booked_at == (datetime.combine(day, moment, VIETNAM) if moment else day)
        assert (told.amount, told.direction is Direction.IN, told.reference) == (amount, inward, reference)


def _typed(day: date, moment: time | None, amount: int, inward: bool, reference: str, memo: str, as_: str) -> list[Any]:
    written: Any = amount if as_ == "number" else f"{amount:,}".replace(",", ".")
    clock = f"{moment:%H:%M:%S}" if moment else None
    money = [written, None] if inward else [None, written]
    return [f"{day:%d/%m/%Y}", clock, "VCB", "0071001122334", reference, f"x {memo}", *money, None, None, None]
