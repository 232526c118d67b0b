"""What the words over a column mean."""

import pytest

from integrations.statement_files.banks import bank_named
from integrations.statement_files.heading_words import Role
from integrations.statement_files.headings import role_of
from integrations.statement_files.number_formats import Shows, shows
from integrations.statement_files.preamble import account_in, currency_in
from integrations.statement_files.totals import is_total_label


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Ngày giao dịch (*)", Role.DATE),
        ("NGÀY HẠCH TOÁN/POSTING DATE", Role.DATE),
        ("Ngày giờ GD", Role.DATE),
        ("Ngay giao dich", Role.DATE),
        ("Value date", Role.DATE),
        ("Giờ", Role.TIME),
        ("Số bút toán/Reference number", Role.REFERENCE),
        ("SỐ BÚT TOÁN/TRANSACTION NO", Role.REFERENCE),
        ("Mã GD", Role.REFERENCE),
        ("Số giao dịch\nTransaction number", Role.REFERENCE),
        ("Diễn giải/Description", Role.MEMO),
        ("Mô tả giao dịch\nTransaction description", Role.MEMO),
        ("Chi tiết", Role.MEMO),
        ("Nợ/Debit", Role.DEBIT),
        ("Nợ", Role.DEBIT),
        ("PHÁT SINH NỢ/DEBIT", Role.DEBIT),
        ("Số tiền ghi nợ (VND)", Role.DEBIT),
        ("Rút ra", Role.DEBIT),
        ("Phat sinh no", Role.DEBIT),
        ("Số tiền\nNợ", Role.DEBIT),
        ("Có / Credit", Role.CREDIT),
        ("Có", Role.CREDIT),
        ("Gửi vào", Role.CREDIT),
        ("Tiền vào", Role.CREDIT),
        ("Số tiền\nCó", Role.CREDIT),
        ("Số tiền", Role.AMOUNT),
        ("Số tiền giao dịch", Role.AMOUNT),
        ("Số tiền ghi nợ/có", Role.AMOUNT),
        ("Nợ/Có", Role.DIRECTION),
        ("Dr/Cr", Role.DIRECTION),
        ("Loại giao dịch", Role.DIRECTION),
        ("Số dư TK\nAccount balance", Role.BALANCE),
        ("Số dư có", Role.BALANCE),
        ("Loại tiền", Role.CURRENCY),
        ("Số tài khoản", Role.ACCOUNT),
        ("Tài khoản nhận (*)", Role.ACCOUNT),
        ("Tài khoản đối ứng", Role.OTHER),
        ("Tên tài khoản đối ứng", Role.PAYER),
        ("Tên người chuyển/nhận", Role.PAYER),
        ("Remitter's account name", Role.PAYER),
        ("Ngân hàng đối tác / Remitter's bank", Role.OTHER),
        ("Phí/Lãi\n  Fee/Interest", Role.OTHER),
        ("Thuế/Transaction VAT", Role.OTHER),
        ("Ghi chú", Role.NOTE),
        ("STT/NO", Role.OTHER),
        ("No.", None),
        ("Từ ngày 01/09/2026 đến ngày 30/09/2026", None),
        ("Số tài khoản: 26001188 (VND)", None),
        ("", None),
    ],
)
def test_a_heading_is_understood(heading: str, role: Role | None) -> None:
    assert role_of(heading) is role


@pytest.mark.parametrize(
    ("texts", "account", "currency"),
    [
        (["Số tài khoản: 26001188 (VND)"], "26001188", "VND"),
        (["Số tài khoản cũ: 12010000999"], None, None),
        (["Tên tài khoản: 12010000999"], None, None),
        (["Số tài khoản / Account number", "", "0011004455667"], "0011004455667", None),
        (["TÀI KHOẢN/ACCOUNT NO: 0363011220", "VND"], "0363011220", "VND"),
        (["A/C No: 190-3123-4567"], "19031234567", None),
        (["Số TK: 0011 004 455667 - USD"], "0011004455667", "USD"),
        (["Loại tiền/ Currency", "USD"], None, "USD"),
        (["Đơn vị tính: đồng"], None, "VND"),
        (["SAO KÊ TÀI KHOẢN"], None, None),
        (["Tài khoản đối ứng: 0071001122334"], None, None),
        (["Số tài khoản", "Từ ngày 01/09/2026"], None, None),
        (["Số tài khoản,26001188"], "26001188", None),
    ],
)
def test_a_line_tells_account_and_currency(texts: list[str], account: str | None, currency: str | None) -> None:
    assert (account_in(texts), currency_in(texts)) == (account, currency)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NGÂN HÀNG TMCP Á CHÂU", "ACB"),
        ("NGÂN HÀNG TMCP CÔNG THƯƠNG VIỆT NAM", "VietinBank"),
        ("Ngân hàng TMCP Sài Gòn Công Thương", "Saigonbank"),
        ("Ngân hàng TMCP Sài Gòn Thương Tín", "Sacombank"),
        ("Ngân hàng TMCP Việt Nam Thịnh Vượng", "VPBank"),
        ("Ngân hàng TMCP Việt Nam Thương Tín", "VietBank"),
        ("Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam", "Agribank"),
        ("Ngân hàng TMCP Đầu tư và Phát triển Việt Nam", "BIDV"),
        ("MBVCB.123", None),
        ("Bảng kê", None),
    ],
)
def test_a_bank_is_known_by_whole_words_and_the_longest_name(text: str, name: str | None) -> None:
    bank = bank_named(text)
    assert (bank.name if bank else None) == name


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("TỔNG CỘNG/TOTAL", True),
        ("Tổng số", True),
        ("Số dư cuối kỳ: 15,023,000", True),
        ("Cộng phát sinh trong kỳ", True),
        ("Tong cong ty ABC", False),
        ("total gas thanh toan", False),
        ("1234567", False),
        ("", False),
    ],
)
def test_a_total_is_told_from_a_memo(text: str, total: bool) -> None:
    assert is_total_label(text) is total


@pytest.mark.parametrize(
    ("format_id", "code", "kind"),
    [
        (14, None, Shows.DATE),
        (22, None, Shows.DATE_AND_TIME),
        (0, None, Shows.OTHER),
        (165, "DD/MM/YYYY", Shows.DATE),
        (165, "dd/mm/yyyy hh:mm", Shows.DATE_AND_TIME),
        (165, '[$-42A]dd "giờ" mm/yyyy;@', Shows.DATE),
        (165, "#,##0", Shows.OTHER),
        (165, "[h]:mm", Shows.OTHER),
        (165, "General", Shows.OTHER),
    ],
)
def test_a_number_format_shows_a_date_with_or_without_time(format_id: int, code: str | None, kind: Shows) -> None:
    assert shows(format_id, code) is kind
