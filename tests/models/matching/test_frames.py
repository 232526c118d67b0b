"""Wording around a memo that no list holds: it hides no order, and makes none."""

import pytest

from models.matching import MemoryBook, match

AROUND = [
    "SHGD:10003223.DD:260915.BO:NGUYEN VAN A.Remark:{}",
    "Vietcombank:0011004120877:{}",
    "ISL20260915-{}",
    "IBFT 6258MSCB1234 {}",
    "IBFT {}",
    "QR - {}",
    "B/O: CTY TNHH AN PHAT. {}",
    "{} - CTY TNHH AN PHAT",
    "{}. TU: NGUYEN VAN A",
    "REF 12345678 {}",
    "{} REF 26258123456",
    "Ref:FT26219012345778 {}",
    "VPBANK;{};NGUYEN VAN A",
    "{} |NGUYEN VAN A|0912345678",
    "020097042209151309522026ABCD123456.10023.130952.{}",
    "ND: {}",
    "Noi dung: {}",
    "nd ck: {}",
    "CK nhanh 247: {}",
    "{} tu TK 0011004120877",
    "{} toi 0011004455667",
    "{} CT nhanh",
    "{} Napas 247",
    "{} FT26258123456789\\BNK",
    "{}/FT26258123456",
    "{};FT26258123456",
    "{} (NGUYEN VAN A chuyen)",
    "NGUYEN VAN A chuyen khoan {}",
    "NGUYEN VAN A chuyen tien {}",
    "{} 15/09/2026",
    "{} ngay 15.09.2026",
    "{} luc 10:30",
    "{} lan 2",
    "{} so tien 3588000",
    "{} 3.588.000d",
    "3588000 {}",
    "{} 0912345678",
    "0912 345 678 {}",
    "{} SDT 0912.345.678",
    "0912.345.678 {}",
    "Tai khoan 1234567 {}",
    "{} hoa don 1234567",
    "{} MST 0101234567",
    "{} MST 0101234567-001",
    "-{}-",
    '"{}"',
    "“{}”",
    "{} 🙏",
    "🍜 {} 🍜",
    "{}!!!",
    "{}, {}",
    "{} {}",
    "{}\n{}",
    "chuyen tien qua MoMo: {}",
    "{} - TPBank QuickPay",
    "VNPAY-QR {}",
    "{}-Ma giao dich 123456",
    "{} - 1234567890123 - MBVCB",
    "ACB;NGUYEN A;{}",
    "{} Trace 123456",
    "{} trace 1234567",
    "GD tien mat. {}",
    "CKN {}",
    "TTQR {}",
    "Thu ho {}",
    "{} GD 082170-011524 13:36:03",
    "NOP TM {} NGUOI NOP NGUYEN VAN A CMND 012345678",
    "{} TAI PGD HA DONG CN HA NOI",
    "LENH CHUYEN TIEN DEN: {}",
    "/ROC/1234567//{}",
    "O@L_120001_0_0_{}",
    "{} HTX",
    "MBBANK IB {}",
    "{}.TK 0011004120877",
    "CT tu 0011004120877 NGUYEN VAN A: {}",
    "Ung ho {}",
    "<{}>",
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("memo", ["Thanh toan don hang 2041837 Domain phobac24", "DH2041837 phobac24"])
def test_what_stands_around_a_memo_hides_no_order(book: MemoryBook, around: str, memo: str) -> None:
    answer = match(around.replace("{}", memo), book)
    assert (answer.verdict, answer.order_no) == ("exact", "2041837")


@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_a_memo_makes_no_order(book: MemoryBook, around: str) -> None:
    answer = match(around.replace("{}", "Thanh toan don hang 2041837 Domain comtam68"), book)
    assert (answer.verdict, answer.order_no, answer.reason) == ("relative", "2041837", "disagree")
    assert match(around.replace("{}", "Cam on"), book).verdict == "none"
