"""Notices of any listed bank are read by their labels or their wording; money in is never guessed."""

import base64
import unicodedata
from datetime import date
from typing import Any

import pytest

from integrations.bank_mail import JudgedMail, Outcome
from tests.integrations.bank_mail.mailing import RELAY, brings_money, dns_for, judged, signed, written

DNS = dns_for("bidv.com.vn", "gmail.com", "sacombank.com.vn", "agribank.com.vn")


def table(*rows: tuple[str, ...]) -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )


def from_bank(text: str | None = None, *, html: str | None = None, subject: str = "Thông báo") -> JudgedMail:
    mail = written(text, html=html, sender="Sacombank <info@sacombank.com.vn>", subject=subject)
    return judged(signed(mail, "sacombank.com.vn"), dns=DNS)


def by_sms(sender: str, text: str) -> JudgedMail:
    body = (
        f"Incoming - {sender} (Contact undefined) Message text: {text} (9/17/26 2:19 PM)\n"
        "You received this letter because you set up SMS forwarding"
    )
    return judged(signed(written(body, sender=RELAY, subject=f"SMS {sender}"), "gmail.com"), dns=DNS)


def only(mail: JudgedMail) -> dict[str, Any]:
    assert len(mail.transactions) == 1
    printed = mail.transactions[0].as_json()
    return {
        name: printed[name]
        for name in ("bank", "account", "direction", "amount", "booked_at", "reference", "memo", "balance")
    }


DH = "DH 1230990 thecoffee.hn"
ALERTS = {
    "Techcombank": (
        f"TK 19031234567890|GD: +1,790,000VND|19/09/26 09:15|SD: 45,542,901VND|ND: {DH}",
        ("19031234567890", 1790000, "2026-09-19T09:15:00+07:00", None, DH, 45542901),
    ),
    "BIDV": (
        f"TK4260113355 tai BIDV +3,588,000VND vao 09:00 20/09/2026. So du:100,000,000VND. ND: {DH}",
        ("4260113355", 3588000, "2026-09-20T09:00:00+07:00", None, DH, 100000000),
    ),
    "Agribank": (
        f"Agribank: 14h18p 17/09 TK 1500205111222: +2,990,000VND ({DH} (lan 2)). SD: 31,228,800VND.",
        ("1500205111222", 2990000, "2026-09-17T14:18:00+07:00", None, f"{DH} (lan 2)", 31228800),
    ),
    "Sacombank": (
        f"Sacombank: 17/09/2026 14:19. TK: 060012345678. PS: +2,990,000 VND. So du kha dung: 31,228,800 VND. ND: {DH}",
        ("060012345678", 2990000, "2026-09-17T14:19:00+07:00", None, DH, 31228800),
    ),
    "ACB": (
        f"ACB: TK 26001188(VND) + 3,588,000 luc 08:30 14/09/2026. So du 125,900,396. GD: {DH}",
        ("26001188", 3588000, "2026-09-14T08:30:00+07:00", None, DH, 125900396),
    ),
    "VPBank": (
        f"VPB: TK 123456789 +3,588,000VND luc 10:11 19/09/26. SD 10,000,000VND. ND: {DH}",
        ("123456789", 3588000, "2026-09-19T10:11:00+07:00", None, DH, 10000000),
    ),
    "VIB": (
        f"VIB: So du TK 601012345 tang 1,790,000 VND luc 09:15 19/09/2026. So du: 45,542,901 VND. Noi dung: {DH}",
        ("601012345", 1790000, "2026-09-19T09:15:00+07:00", None, DH, 45542901),
    ),
    "MSB": (
        f"MSB: TK 03801012345 thay doi +5,000,000 VND luc 10:00:00 19/09/2026. SD: 15,000,000 VND. ND: {DH}",
        ("03801012345", 5000000, "2026-09-19T10:00:00+07:00", None, DH, 15000000),
    ),
}


@pytest.mark.parametrize(("bank", "alert"), ALERTS.items(), ids=ALERTS.keys())
def test_the_sms_of_a_bank_is_read(bank: str, alert: tuple[str, tuple[Any, ...]]) -> None:
    mail = by_sms(bank, alert[0])
    assert brings_money(mail)
    names = ("account", "amount", "booked_at", "reference", "memo", "balance")
    assert only(mail) == {"bank": bank, "direction": "in", **dict(zip(names, alert[1], strict=True))}


@pytest.mark.parametrize(("bank", "alert"), ALERTS.items(), ids=ALERTS.keys())
def test_the_same_sms_of_money_out_brings_none(bank: str, alert: tuple[str, tuple[Any, ...]]) -> None:
    mail = by_sms(bank, alert[0].replace("+", "-").replace("tang", "giam"))
    assert (mail.trusted, mail.ignore, mail.code) == (True, True, "debit")


CREDIT = (
    ("Tài khoản hưởng / Credit account", "060012345678"),
    ("Tài khoản chuyển / Debit account", "999888777666"),
    ("Số tiền / Amount", "1.790.000 VND"),
    ("Ngày giao dịch / Date", "19/09/2026 09:15"),
    ("Số tham chiếu / Ref", "FT2626299"),
    ("Nội dung / Details", DH),
)


def test_an_unsigned_amount_is_money_in_only_under_a_heading_that_says_so() -> None:
    advice = from_bank(html="<h2>GIẤY BÁO CÓ / CREDIT ADVICE</h2>" + table(*CREDIT))
    assert brings_money(advice)
    assert only(advice)["account"] == "060012345678"

    receipt = from_bank(html="<h2>BIÊN LAI CHUYỂN TIỀN</h2>" + table(*CREDIT))
    assert (receipt.ignore, only(receipt)["direction"], only(receipt)["account"]) == (True, "out", "999888777666")

    silent = from_bank(html=table(*CREDIT))
    assert (silent.ignore, only(silent)["direction"]) == (True, "out")


def test_an_amount_without_any_direction_is_not_guessed_but_raises_an_alarm() -> None:
    rows = (("Số tài khoản", "060012345678"), *CREDIT[2:])
    mail = from_bank(html=table(*rows))
    assert (mail.trusted, mail.ignore, mail.outcome, mail.transactions) == (True, True, Outcome.NOT_UNDERSTOOD, ())


@pytest.mark.parametrize("status", ["Thất bại", "Không thành công", "Đang xử lý", "Failed"])
def test_what_failed_or_is_pending_is_no_money(status: str) -> None:
    mail = from_bank(html="<h2>GIẤY BÁO CÓ</h2>" + table(*CREDIT, ("Trạng thái", status)))
    assert (mail.ignore, mail.transactions) == (True, ())


def test_sign_and_words_that_disagree_are_quarantined() -> None:
    mail = from_bank(html=table(("Số tài khoản", "060012345678"), ("Ghi có", "-1.790.000 VND"), *CREDIT[3:]))
    assert (mail.trusted, mail.code) == (False, "contradictory")


LAYOUTS = {
    "translation in its own cell": table(
        ("Số tài khoản", "Account No.", "060012345678"),
        ("Phát sinh có", "Credit amount", "1.790.000"),
        ("Ngày giao dịch", "Date", "19/09/2026 09:15"),
        ("Số tham chiếu", "Reference", "FT2626299"),
        ("Nội dung", "Remark", DH),
    ),
    "two pairs in a row": table(
        ("Số tài khoản", "060012345678", "Ngày giao dịch", "19/09/2026 09:15"),
        ("Số tiền ghi có", "1.790.000", "Số bút toán", "FT2626299"),
        ("Diễn giải", DH, "", ""),
    ),
    "divisions": "<div>Tài khoản</div><div>060012345678</div><div>Số tiền giao dịch</div><div>+1.790.000 VND</div>"
    "<div>Thời gian giao dịch</div><div>09:15 19/09/2026</div><div>Nội dung giao dịch</div>"
    f"<div>{DH}</div><div>Mã giao dịch</div><div>FT2626299</div>",
    "a list": (
        "<ul><li><b>Tài khoản nhận:</b> 060012345678</li><li><b>Số tiền:</b> +1.790.000 VND</li>"
        f"<li>Thời gian: 09:15 19/09/2026</li><li>Mã GD: FT2626299</li><li>Nội dung: {DH}</li></ul>"
    ),
    "a table in a table": "<table><tr><td><p>Kính gửi Quý khách</p>"
    + table(("Số tài khoản", "060012345678"), ("Số tiền", "+1.790.000 VND"), *CREDIT[3:])
    + "<p>Trân trọng</p></td></tr></table>",
    "English alone": table(
        ("Account number", "060012345678"),
        ("Credited amount", "VND 1,790,000.00"),
        ("Transaction time", "2026-09-19 09:15:00"),
        ("Transaction ID", "FT2626299"),
        ("Description", DH),
    ),
    "a table and a sentence": "<p>Tài khoản 060012345678 của Quý khách vừa phát sinh giao dịch:</p>"
    + table(("Số tiền", "+1.790.000 VND"), *CREDIT[3:]),
}


@pytest.mark.parametrize("html", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_labelled_layout_is_read_whatever_its_markup(html: str) -> None:
    mail = from_bank(html=f"<html><body>{html}</body></html>")
    assert brings_money(mail)
    assert only(mail) | {"balance": None} == {
        "bank": "Sacombank", "account": "060012345678", "direction": "in", "amount": 1790000, "memo": DH,
        "booked_at": "2026-09-19T09:15:00+07:00", "reference": "FT2626299", "balance": None,
    }  # fmt: skip


PLAIN = (
    f"Tài khoản: 060012345678\nSố tiền: +1.790.000 VND\nThời gian: 19/09/2026 09:15\nNội dung: {DH}\nMã GD: FT2626299\n"
)


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-16", "windows-1258", "mislabelled", "missing", "lying", "twice encoded", "no accents"]
)
def test_any_encoding_is_read(charset: str) -> None:
    data, declared = {
        "utf-8": (PLAIN.encode(), "utf-8"),
        "utf-16": (PLAIN.encode("utf-16"), "utf-16"),
        "windows-1258": (_vietnamese(PLAIN), "windows-1258"),
        "mislabelled": (PLAIN.encode(), "iso-8859-1"),
        "missing": (PLAIN.encode(), ""),
        "lying": (_vietnamese(PLAIN), "utf-8"),
        "twice encoded": (PLAIN.encode().decode("latin-1").encode(), "utf-8"),
        "no accents": (PLAIN.replace("à", "a").replace("ả", "a").replace("ố", "o").replace("ề", "e").encode(), "utf-8"),
    }[charset]
    kind = b"Content-Type: text/plain" + (b"; charset=" + declared.encode() if declared else b"")
    raw = written("x", sender="a@sacombank.com.vn")
    head = raw.partition(b"\r\n\r\n")[0].replace(b'Content-Type: text/plain; charset="utf-8"', kind)
    encoded = base64.encodebytes(data).replace(b"\n", b"\r\n")
    mail = judged(signed(head + b"\r\n\r\n" + encoded, "sacombank.com.vn"), dns=DNS)
    assert brings_money(mail)
    assert (only(mail)["amount"], only(mail)["memo"]) == (1790000, DH)


def _vietnamese(text: str) -> bytes:
    """Windows-1258 has no letters with a tone and another mark: the tone follows its vowel."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    spelled = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        marks = "".join(mark for mark in parts[1:] if mark in tones)
        rest = "".join(mark for mark in parts if mark not in tones)
        spelled += unicodedata.normalize("NFC", rest) + marks
    return spelled.encode("cp1258")


def test_a_digest_is_read_row_by_row_and_its_total_is_none() -> None:
    heading = ("STT", "Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Diễn giải")
    rows = (
        ("1", "19/09/2026 10:00", "R1", "", "1.000.000", "5.000.000", "DH 1234567"),
        ("2", "19/09/2026 11:00", "R2", "500.000", "0", "4.500.000", "CONG TY ABC tra tien"),
        ("3", "19/09/2026 12:00", "R3", "", "1.000.000", "5.500.000", "DH 1234567"),
        ("", "Tổng cộng", "", "500.000", "2.000.000", "", ""),
    )
    mail = from_bank(html="<p>Tài khoản: 060012345678 (VND)</p>" + table(heading, *rows))
    assert [(told.direction.value, told.amount, told.reference) for told in mail.transactions] == [
        ("in", 1000000, "R1"),
        ("out", 500000, "R2"),
        ("in", 1000000, "R3"),
    ]
    assert {told.account for told in mail.transactions} == {"060012345678"}


def test_a_digest_with_a_row_that_cannot_be_read_is_not_read_by_halves() -> None:
    heading = ("Ngày giao dịch", "Số tiền", "Nội dung")
    rows = (("19/09/2026", "+1.000.000", "DH 1"), ("19/09/2026", "một triệu", "DH 2"))
    mail = from_bank(html="<p>Tài khoản: 060012345678</p>" + table(heading, *rows))
    assert (mail.outcome, mail.transactions) == (Outcome.NOT_UNDERSTOOD, ())


def test_several_notices_in_blocks_are_several_transactions_even_of_one_amount() -> None:
    second = PLAIN.replace("FT2626299", "FT2626300").replace("09:15", "09:20")
    mail = from_bank(PLAIN + "\n" + second)
    assert [told.reference for told in mail.transactions] == ["FT2626299", "FT2626300"]


def test_a_notice_in_two_languages_is_one_transaction() -> None:
    english = (
        f"Account: 060012345678\nAmount: +1,790,000.00 VND\nTime: 19 Sep 2026 09:15\nContent: {DH}\nRef: FT2626299\n"
    )
    assert only(from_bank(PLAIN + "\n" + english))["amount"] == 1790000


def test_an_amount_told_twice_in_one_block_is_quarantined() -> None:
    mail = from_bank(PLAIN + "Số tiền: +9.790.000 VND\n")
    assert (mail.trusted, mail.code) == (False, "contradictory")


def test_a_foreign_amount_keeps_its_cents_and_currency() -> None:
    rows = (
        ("Account number", "060012345678 (USD)"),
        ("Credited amount", "189.50"),
        ("Date", "19/09/2026"),
        ("Details", "INV"),
    )
    told = from_bank(html=table(*rows)).transactions[0]
    assert (str(told.amount), told.currency, told.booked_at) == ("189.50", "USD", date(2026, 9, 19))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Mã OTP là 204183 cho giao dịch chuyển 3.588.000 VND đến TK 060012345678 lúc 09:15.",
            "otp",
        ),
        (
            "Ưu đãi mở thẻ: TK 060012345678 của Quý khách được tặng 500.000 VND ngày 19/09/2026.",
            "advertising",
        ),
        ("Kính gửi Quý khách, ngân hàng nghỉ lễ ngày 02/09/2026.", "nothing_booked"),
    ],
)
def test_mail_without_a_booking_is_ignored(text: str, code: str) -> None:
    mail = from_bank(text)
    assert (mail.trusted, mail.ignore, mail.outcome, mail.code) == (True, True, Outcome.IGNORED, code)


def test_the_warning_about_otp_below_a_notice_does_not_hide_it() -> None:
    warning = "\nLưu ý: tuyệt đối không cung cấp OTP, mật khẩu cho bất kỳ ai. Hotline 1900545413.\n"
    assert brings_money(from_bank(PLAIN + warning))


def test_a_memo_that_speaks_of_cards_and_otp_does_not_hide_its_money() -> None:
    assert brings_money(from_bank(PLAIN.replace(DH, "the tin dung OTP la 123456 uu dai DH 1230990")))


def test_card_spending_brings_nothing() -> None:
    rows = (
        ("Số thẻ", "5123 xxxx xxxx 6458"),
        ("Số tiền", "83.144 VND"),
        ("Thời gian", "18/09/2026 17:52"),
        ("Nội dung", "PLX"),
    )
    mail = from_bank(html=table(*rows), subject="Thông báo giao dịch thẻ tín dụng")
    assert (mail.trusted, mail.ignore, mail.code, only(mail)["account"]) == (True, True, "card", "card 6458")
