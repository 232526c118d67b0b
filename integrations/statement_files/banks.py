"""The banks: their short names, the words by which files name them, and the little in which their layouts differ."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from models.text import fold


@dataclass(frozen=True, slots=True)
class Bank:
    """`aliases`: folded words that name the bank. `sheets`: folded sheet names, `headings`: sets of folded heading
    words that only its exports have, for files that name no bank. `date_as_above`: a blank date repeats the one above.
    """

    name: str
    aliases: tuple[str, ...]
    sheets: tuple[str, ...] = ()
    headings: tuple[tuple[str, ...], ...] = ()
    date_as_above: bool = False


BANKS: Final[tuple[Bank, ...]] = (
    Bank("ACB", ("acb", "a chau", "asia commercial"), headings=(("rut ra", "gui vao"),)),
    Bank(
        "VCB",
        ("vietcombank", "vcb", "ngoai thuong", "cashup", "foreign trade of vietnam"),
        headings=(("so tien ghi no", "so tien ghi co", "so tham chieu", "mo ta"),),
    ),
    Bank(
        "Techcombank",
        ("techcombank", "tcb", "ky thuong", "vietnam technological and commercial"),
        headings=(("ngay kh thuc hien",), ("requesting date", "running balance")),
    ),
    Bank(
        "BIDV",
        ("bidv", "dau tu va phat trien", "investment and development of vietnam"),
        headings=(("ngay hieu luc", "ma gd", "mo ta giao dich"),),
    ),
    Bank(
        "VietinBank",
        (
            "vietinbank",
            "efast",
            "cong thuong viet nam",
            "ngan hang tmcp cong thuong",
            "ngan hang cong thuong",
            "industry and trade",
            "icb",
            "ctg",
        ),
        headings=(("ngay phat sinh", "so du tk"),),
        date_as_above=True,
    ),
    Bank(
        "MB",
        ("mb", "mbbank", "quan doi", "military commercial"),
        headings=(("so but toan", "phat sinh no", "phat sinh co"),),
    ),
    Bank("VPBank", ("vpbank", "vpb", "viet nam thinh vuong", "vietnam prosperity")),
    Bank("TPBank", ("tpbank", "tpb", "tien phong")),
    Bank(
        "VIB",
        ("vib", "ngan hang quoc te", "quoc te viet nam", "vietnam international"),
        sheets=("currentaccountstatement",),
        headings=(("so chung tu", "mo ta", "ghi no", "ghi co", "loai tien"),),
    ),
    Bank("Agribank", ("agribank", "vbard", "nong nghiep", "agriculture and rural")),
    Bank("Sacombank", ("sacombank", "stb", "sai gon thuong tin", "saigon thuong tin")),
    Bank("MSB", ("msb", "hang hai", "maritime")),
    Bank("SHB", ("shb", "sai gon ha noi")),
    Bank("HDBank", ("hdbank", "hdb", "phat trien thanh pho", "phat trien tp")),
    Bank("OCB", ("ocb", "phuong dong")),
    Bank("SCB", ("scb", "tmcp sai gon")),
    Bank("SeABank", ("seabank", "dong nam a")),
    Bank("LPBank", ("lpbank", "lienvietpostbank", "lpb", "lien viet", "loc phat")),
    Bank("Eximbank", ("eximbank", "eib", "xuat nhap khau")),
    Bank("NamABank", ("namabank", "nam a bank", "nam a")),
    Bank("ABBANK", ("abbank", "abb", "an binh")),
    Bank("BacABank", ("bacabank", "bac a bank", "bac a")),
    Bank("PVcomBank", ("pvcombank", "pvcb", "dai chung")),
    Bank("VietABank", ("vietabank", "viet a")),
    Bank("VietBank", ("vietbank", "viet nam thuong tin")),
    Bank("BVBank", ("bvbank", "ban viet", "viet capital", "vietcapitalbank")),
    Bank("KienlongBank", ("kienlongbank", "kien long")),
    Bank("NCB", ("ncb", "quoc dan")),
    Bank("Saigonbank", ("saigonbank", "sai gon cong thuong")),
    Bank("PGBank", ("pgbank", "thinh vuong va phat trien", "xang dau")),
    Bank("BaoVietBank", ("baovietbank", "bao viet")),
    Bank("Shinhan", ("shinhan", "shinhanbank")),
    Bank("Woori", ("woori", "wooribank")),
    Bank("HSBC", ("hsbc",)),
    Bank("UOB", ("uob", "united overseas")),
    Bank("StandardChartered", ("standard chartered", "standardchartered")),
    Bank("CIMB", ("cimb",)),
    Bank("IVB", ("ivb", "indovina")),
    Bank("Timo", ("timo",)),
    Bank("Cake", ("cake",)),
)

_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_BY_ALIAS: Final = {f" {alias} ": bank for bank in BANKS for alias in bank.aliases}


def words_of(text: str) -> str:
    """Folded words with one blank around each: ready to be searched for whole words."""
    return f" {_NOT_WORD.sub(' ', fold(text)).strip()} "


@lru_cache(maxsize=4_096)
def bank_named(text: str) -> Bank | None:
    """The bank that a text names by a whole word, the longest name first; None when it names none.

    >>> bank_named("NGÂN HÀNG TMCP Á CHÂU").name, bank_named("vcb_thang9.xlsx").name, bank_named("Bảng kê")
    ('ACB', 'VCB', None)
    """
    words = words_of(text)
    # "Sài Gòn Công thương" is neither "Công thương" nor "TMCP Sài Gòn".
    found = [alias for alias in _BY_ALIAS if alias in words]
    return _BY_ALIAS[max(found, key=len)] if found else None


def bank_of_layout(sheet_name: str, headings: list[str]) -> Bank | None:
    """The bank whose exports alone have this sheet name or these headings; the most telling set of headings wins."""
    sheet = words_of(sheet_name).strip()
    words = [words_of(heading) for heading in headings]
    best: tuple[int, Bank] | None = None
    for bank in BANKS:
        if sheet in bank.sheets:
            return bank
        for wanted in bank.headings:
            told = all(any(f" {phrase} " in heading for heading in words) for phrase in wanted)
            if told and (best is None or len(wanted) > best[0]):
                best = (len(wanted), bank)
    return best[1] if best else None
