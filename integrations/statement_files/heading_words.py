"""The words over the columns of statements, by what they mean. The one place where synonyms are kept.

Folded (no accents, lower case). They come from the exports of the banks themselves and from public parsers.
"""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a column holds."""

    DATE = "date"
    TIME = "time"
    REFERENCE = "reference"
    MEMO = "memo"
    DEBIT = "debit"
    CREDIT = "credit"
    AMOUNT = "amount"
    DIRECTION = "direction"
    BALANCE = "balance"
    CURRENCY = "currency"
    ACCOUNT = "account"
    BANK = "bank"
    PAYER = "payer"
    NOTE = "note"
    OTHER = "other"


def _listed(phrases: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in phrases.split(","))


# Phrases found anywhere in a heading; the earlier line wins: "Số dư tài khoản" is a balance, "Tên tài khoản" nobody's
# account number, "Số tiền ghi nợ/có" one signed column.
PHRASES: Final[tuple[tuple[Role, tuple[str, ...]], ...]] = (
    (
        Role.AMOUNT,
        _listed(
            "so tien no co, so tien ghi no co, so tien ghi no ghi co, so tien thu chi, amount debit credit, "
            "amount dr cr"
        ),
    ),
    (Role.BALANCE, _listed("so du, balance, du cuoi, du sau")),
    (
        Role.OTHER,
        _listed(
            "stt, phi, fee, fees, charge, charges, interest, thue, vat, tax, chi nhanh, branch, teller, gdv, "
            "so sec, cheque, giao dich vien, kiem soat vien, ty gia, exchange rate, ten tai khoan, account name, "
            "account type, loai tai khoan, quy doi, kenh, channel, trang thai, status"
        ),
    ),
    (
        Role.DIRECTION,
        _listed(
            "no co, ghi no ghi co, ghi no co, phat sinh no co, debit credit, dr cr, cr dr, d c, c d, thu chi, "
            "in out, loai giao dich, loai gd, loai phat sinh, transaction type, chieu giao dich, tien vao ra"
        ),
    ),
    (
        Role.DEBIT,
        _listed(
            "ghi no, phat sinh no, ps no, tien no, rut ra, tien rut, tien ra, chi ra, debit, debits, withdrawal, "
            "withdrawals, money out, paid out, phat sinh giam, chuyen di"
        ),
    ),
    (
        Role.CREDIT,
        _listed(
            "ghi co, phat sinh co, ps co, tien co, gui vao, tien gui, tien vao, thu vao, credit, credits, "
            "deposit, deposits, money in, paid in, phat sinh tang, chuyen den, nop vao"
        ),
    ),
    (Role.CURRENCY, _listed("loai tien, currency, tien te, ccy, don vi tien, nguyen te, ma tien, curr")),
    (Role.NOTE, _listed("ghi chu, note, notes")),
    (Role.DATE, _listed("thoi gian giao dich, datetime, ngay, date")),
    (
        Role.REFERENCE,
        _listed(
            "so tham chieu, ma tham chieu, reference, ref, so but toan, ma but toan, but toan, ma giao dich, "
            "so giao dich, ma gd, so gd, transaction no, transaction number, transaction id, txn id, "
            "so chung tu, so hieu chung tu, so ct, document no, doc no, trace, ma ft, id giao dich"
        ),
    ),
    (
        Role.MEMO,
        _listed(
            "noi dung, mo ta, dien giai, description, narrative, narration, remark, remarks, particulars, "
            "detail, details, chi tiet, ly do, content, memo"
        ),
    ),
    (Role.AMOUNT, _listed("so tien, amount, gia tri, phat sinh, tien")),
    (Role.TIME, _listed("gio, time, thoi gian, thoi diem")),
    (Role.ACCOUNT, _listed("tai khoan, so tk, account, acc no, a c no, tk")),
    (Role.BANK, _listed("ngan hang, bank")),
)

# Short words mean something only when they are the whole heading, or one side of its "/" or line break. "no" is
# missing: in English it is a number (see `headings.py` and `layout.py` for the debit "Nợ").
WHOLE_SIDES: Final = dict.fromkeys(("co", "cr", "thu", "tang", "in", "vao"), Role.CREDIT) | dict.fromkeys(
    ("dr", "chi", "giam", "out", "ra"), Role.DEBIT
)

# Of several dates the day of the transaction counts, then the day from which the balance counts, then the booking.
DATE_RANKS: Final = (
    _listed("giao dich, transaction date, trans date, txn date, tran date, phat sinh, ngay gd"),
    _listed("hieu luc, effective, value"),
    _listed("hach toan, posting, booking, ghi so, accounting"),
)
REFERENCE_RANKS: Final = (
    _listed("tham chieu, reference, ref, ma ft"),
    _listed("but toan, giao dich, gd, transaction, txn, trace"),
)

INWARD: Final = frozenset(
    _listed(
        "c, cr, credit, co, ghi co, +, in, thu, vao, tien vao, nhan, nhan tien, chuyen den, bao co, "
        "phat sinh co, ps co, deposit, gui vao, nop tien, co/credit, co/cr, tang, den"
    )
)
OUTWARD: Final = frozenset(
    _listed(
        "d, dr, debit, no, ghi no, -, out, chi, ra, tien ra, chuyen di, chuyen tien, bao no, phat sinh no, "
        "ps no, withdrawal, rut ra, rut tien, no/debit, no/dr, giam, di"
    )
)

# A total's label has one of the first words and none but both; a memo has others ("Tong cong ty ABC thanh toan…").
TOTAL_HEADS: Final = frozenset(_listed("tong, total, totals, cong, du, balance, luy, subtotal, forward"))
TOTAL_WORDS: Final = TOTAL_HEADS | frozenset(
    _listed(
        "so, phat, sinh, trong, ky, ngay, thang, nam, dau, cuoi, grand, sub, opening, closing, beginning, "
        "ending, no, co, ghi, debit, credit, debits, credits, tien, vao, ra, giao, dich, transaction, "
        "transactions, amount, gd, ke, lenh, doanh, brought, carried, vnd, usd, eur, kha, dung, available, hien, "
        "tai, current, den, tu, from, to, of, the, end, at, rut, gui, trang, page, cua, khoan, account, per, "
        "day"
    )
)
CURRENCY_CODES: Final = _listed(
    "VND, USD, EUR, JPY, GBP, AUD, SGD, CNY, HKD, THB, KRW, CHF, CAD, NZD, TWD, LAK, KHR, MYR, IDR, PHP, INR, "
    "RUB, SEK, NOK, DKK, KWD, SAR"
)
