"""The labels that banks print beside values, in Vietnamese and English: one table for every layout of every bank."""

import re
from enum import Enum, auto
from typing import Final

from integrations.bank_mail.shadow import shadow
from models.text import fold, nfc


class Field(Enum):
    """What a labelled value is."""

    FEE = auto()
    LIMIT = auto()
    STATUS = auto()
    KIND = auto()
    CURRENCY = auto()
    OPENING = auto()
    BALANCE = auto()
    CREDIT_ACCOUNT = auto()
    DEBIT_ACCOUNT = auto()
    CARD = auto()
    OUR_BANK = auto()
    OTHER_BANK = auto()
    PAYER = auto()
    NAME = auto()
    ACCOUNT = auto()
    REFERENCE = auto()
    CREDIT = auto()
    DEBIT = auto()
    AMOUNT = auto()
    MEMO = auto()
    VALUE_DATE = auto()
    MOMENT = auto()


_TK: Final = r"(?:so )?(?:tai khoan|tk|stk)"
_ACCOUNT_EN: Final = r"(?:account|a/c|acc|acct)(?: (?:number|no))?"
_TAIL: Final = r"(?: .*)?"

# In this order: the first that fits the whole label (folded, without brackets) names the field.
_LABELS: Final = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (Field.FEE, r"(?:.* )?(?:le phi|phi|fees?|charges?|vat|thue|thue gtgt)(?: .*)?"),
        (Field.LIMIT, r".*han muc.*|.*\blimit\b.*"),
        (Field.STATUS, r"trang thai.*|tinh trang.*|(?:transaction )?status|ket qua.*"),
        (
            Field.KIND,
            r"(?:loai|kieu|hinh thuc) (?:gd|giao dich)|(?:transaction|txn) type|type"
            r"|(?:no|ghi no) ?/ ?(?:co|ghi co)|d/c|dr/cr",
        ),
        (Field.CURRENCY, r"(?:loai tien|loai tien te|tien te|don vi tien|ma tien te|dong tien|currency|ccy)" + _TAIL),
        (Field.OPENING, r"(?:so du|sd) (?:dau|truoc|cu)" + _TAIL + r"|(?:opening|previous|beginning) balance"),
        (Field.BALANCE, r"(?:so du|sd|sdc|sdkd)" + _TAIL + r"|(?:.* )?balance(?: .*)?"),
        (
            Field.CREDIT_ACCOUNT,
            rf"(?:den )?{_TK} .*\b(?:nhan|huong|thu huong|ghi co|bao co|dich|den|credit)\b.*|den {_TK}",
        ),
        (
            Field.CREDIT_ACCOUNT,
            rf"(?:credit|credited|beneficiary'?s?|receiving|receiver|recipient'?s?|to) {_ACCOUNT_EN}",
        ),
        (
            Field.DEBIT_ACCOUNT,
            rf"(?:tu )?{_TK} .*\b(?:chuyen|nguon|trich no|ghi no|gui|tra|debit|doi ung|nguoi chuyen)\b.*|tu {_TK}",
        ),
        (
            Field.DEBIT_ACCOUNT,
            rf"(?:debit|debited|source|from|sender'?s?|remitter'?s?|ordering|paying|originating) {_ACCOUNT_EN}",
        ),
        (Field.CARD, r"(?:so )?the\b(?! tich).*|(?:main |credit |debit )?card(?: (?:number|no|type))?"),
        (
            Field.OUR_BANK,
            r"(?:ten )?(?:ngan hang|nh) .*\b(?:huong|thu huong|nhan)\b.*"
            r"|(?:beneficiary|receiving|receiver) bank(?: name)?",
        ),
        (Field.OTHER_BANK, r"(?:ten )?(?:ngan hang|nh)\b.*|(?:.* )?bank(?: name)?"),
        (
            Field.PAYER,
            r"(?:ten )?(?:nguoi|don vi|ben|tai khoan|chu tai khoan|khach hang)"
            r"? ?(?:chuyen|gui|tra|nop)(?: tien| khoan)?|tu",
        ),
        (
            Field.PAYER,
            r"(?:ten )?(?:nguoi|don vi|ben) (?:chuyen|gui|tra|nop)"
            + _TAIL
            + r"|(?:remitter|sender|payer|ordering customer)(?:['’]?s? name)?|from",
        ),
        (Field.NAME, r"ten\b.*|(?:nguoi|don vi|ben|chu) .*|(?:khach hang|quy khach|ho ten|ho va ten|kinh gui)" + _TAIL),
        (
            Field.NAME,
            r"(?:beneficiary|receiver|recipient|customer|account|holder)"
            r"(?:['’]?s?)? ?(?:name|holder)?(?<!account)|dear.*|to",
        ),
        (
            Field.REFERENCE,
            r"(?:ma|so) (?:gd|giao dich|tham chieu|but toan|lenh|chung tu|ct|trace|tra soat|ft|phieu|hieu)"
            + _TAIL
            + r"|tham chieu",
        ),
        (
            Field.REFERENCE,
            r"(?:transaction|trans|txn|order|trace|bank|payment)"
            r"? ?\.?(?:reference|ref|id|code)(?: (?:number|no|code|id))?",
        ),
        (Field.REFERENCE, r"(?:transaction|trans|txn|order|trace|document|voucher|ft) (?:number|no)"),
        (
            Field.ACCOUNT,
            rf"{_TK}(?: (?:thanh toan|giao dich|cua quy khach|cua ban|gd|so|khach hang|tien gui|cong ty))?",
        ),
        (Field.ACCOUNT, rf"(?:your |current |payment |transaction )?{_ACCOUNT_EN}"),
        (
            Field.CREDIT,
            r"(?:so tien |phat sinh |ps )?ghi co(?: .*)?|(?:so tien |phat sinh |ps )?co|credit(?:ed)?(?: amount)?"
            r"|cr|(?:so )?tien vao|gui vao|(?:phat sinh|ps) tang",
        ),
        (
            Field.DEBIT,
            r"(?:so tien |phat sinh |ps )?ghi no(?: .*)?|(?:so tien |phat sinh |ps )?no|debit(?:ed)?(?: amount)?"
            r"|dr|(?:so )?tien ra|rut ra|(?:phat sinh|ps) giam",
        ),
        (
            Field.AMOUNT,
            r"(?:so tien|gia tri)\b.*|(?:.* )?amount(?: .*)?|gd|ps|phat sinh|bien dong"
            + _TAIL
            + r"|giao dich(?: moi nhat)?",
        ),
        (Field.MEMO, r"(?:noi dung|dien giai|mo ta|loi nhan|ly do|chi tiet|ghi chu)\b.*|nd|ndgd|ndck"),
        (
            Field.MEMO,
            r"(?:transaction |payment )?(?:content|description|details?|remarks?|narrative|message|memo|purpose|note)"
            r"(?: of payment)?",
        ),
        (Field.VALUE_DATE, r"ngay (?:hieu luc|gia tri)|(?:value|effective) date"),
        (Field.MOMENT, r"(?:ngay|thoi gian|thoi diem|gio|luc|vao luc)\b.*|(?:.*\b)?(?:date|time)(?:[ ,&/].*)?"),
    )
)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LONGEST_LABEL: Final = 60
_MOST_WORDS: Final = 9
_MARKS: Final = " :*.-–•·>|\t"
_DIGIT: Final = re.compile(r"[0-9]")


def field_of(label: str) -> Field | None:
    """What a label names, by the first of its renderings (`Số tiền/Amount`) that is known; None if none is.

    >>> field_of("Ngày giao dịch/Transaction date"), field_of("TK:"), field_of("Kính chào")
    (<Field.MOMENT: 22>, <Field.ACCOUNT: 15>, None)
    """
    if len(label) > 2 * _LONGEST_LABEL or _DIGIT.search(label):
        return None
    whole = _bare(label)
    pieces = [whole, *(_bare(piece) for piece in re.split(r"[/\n|]| - ", label))]
    for piece in pieces:
        if piece and len(piece) <= _LONGEST_LABEL and piece.count(" ") < _MOST_WORDS:
            for field, pattern in _LABELS:
                if pattern.fullmatch(piece):
                    return field
    return None


def _bare(label: str) -> str:
    return fold(_BRACKETS.sub(" ", label)).strip(_MARKS)


def field_of_line(line: str) -> tuple[Field, str, str] | None:
    """For a line `label: value` the field, the label and the value; None for any other line.

    >>> field_of_line("Số dư: 1.000 VND")
    (<Field.BALANCE: 7>, 'Số dư', '1.000 VND')
    """
    label, colon, value = line.partition(":")
    if not colon:
        return None
    field = field_of(label)
    return (field, label.strip(), value.strip()) if field else None


def currency_in(label: str) -> str | None:
    """The currency that a label states: `Số tiền (USD)`."""
    found = re.search(r"\b(vnd|usd|eur|jpy|gbp|aud|sgd|cny)\b", shadow(nfc(label)))
    return found[1].upper() if found else None
