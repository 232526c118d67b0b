"""What a mail without a booking is: an OTP, a card notice, advertising, or something that should have been read."""

import re
from typing import Final

from integrations.bank_mail.reasons import Code
from integrations.bank_mail.shadow import shadow
from models.text import nfc

_LONGEST: Final = 20_000
# The code itself must stand there: every notice warns "không cung cấp OTP cho bất kỳ ai".
_OTP: Final = re.compile(
    r"\b(?:ma (?:xac thuc|xac nhan|otp|smart otp|kich hoat)|otp|mat khau (?:mot lan|dung mot lan|1 lan)"
    r"|verification code|one[- ]time (?:password|passcode)|passcode)\b"
    r"(?:[^\n.]{0,40}?(?:\bla|\bis|:))?\s*(?<![0-9.,/])[0-9]{4,8}(?![0-9.,/][0-9]|[0-9])"
)
_OTP_SUBJECT: Final = re.compile(r"\b(?:otp|ma xac thuc|ma xac nhan|verification code|one[- ]time pass)")
_CARD_SUBJECT: Final = re.compile(
    r"\b(?:the tin dung|chi tieu the|giao dich the|credit card|card (?:spend|transaction|payment))"
)
_ADVERTISING: Final = re.compile(
    r"\b(?:uu dai|khuyen mai|khuyen mi|qua tang"
    r"|trung thuong|voucher|e-voucher|hoan tien den|cashback|giam (?:gia|toi|den)|tang ngay"
    r"|dang ky ngay|mo the|lai suat|mien phi"
    r"|trai nghiem ngay|kham pha|promotion|sale|offer)\b"
)
_BOOKING: Final = re.compile(
    r"\b(?:so du (?:moi|hien tai|cuoi|kha dung|tai khoan)|bien dong so du|thay doi so du|thong bao giao dich"
    r"|bao co|ghi co|balance|so tien gd"
    r"|ma giao dich|noi dung giao dich|phat sinh giao dich|transaction)\b"
)
_AMOUNT: Final = re.compile(
    r"[+-]\s?[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{1,3}(?:[.,][0-9]{3})+(?:\.[0-9]{2})?\s?(?:vnd|d)(?![a-z])"
)


def is_otp(subject: str, text: str) -> bool:
    """Whether a mail brings a one-time code. Text must not hold memos: a payer may write anything there."""
    return _OTP_SUBJECT.search(_folded(subject)) is not None or _OTP.search(_folded(text)) is not None


def is_about_cards(subject: str) -> bool:
    """Whether the subject says that a card was used."""
    return _CARD_SUBJECT.search(_folded(subject)) is not None


def kind_without_booking(subject: str, text: str) -> Code:
    """Why nothing was read from a proven mail; NOT_UNDERSTOOD where it looks as if something should have been."""
    words = _folded(f"{subject}\n{text}")
    if is_otp(subject, text):
        return Code.OTP
    looks_booked = _BOOKING.search(words) is not None and _AMOUNT.search(words) is not None
    if _ADVERTISING.search(words) and not (looks_booked and not _ADVERTISING.search(_folded(subject))):
        return Code.ADVERTISING
    return Code.NOT_UNDERSTOOD if looks_booked or _AMOUNT.search(words) else Code.NOTHING_BOOKED


def _folded(text: str) -> str:
    return shadow(nfc(text[:_LONGEST]))
