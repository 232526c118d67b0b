"""The names by which banks are known: on SMS sender ids, in mails, in the mouths of customers."""

import re
from typing import Final

from models.text import fold

# Short name → folded spellings, the bank's full name in Vietnamese last. One place for all readers of mail.
SPELLINGS: Final[dict[str, tuple[str, ...]]] = {
    "ACB": ("acb", "a chau"),
    "VCB": ("vcb", "vietcombank", "vcb digibank", "ngoai thuong"),
    "Techcombank": ("techcombank", "tcb", "ky thuong"),
    "BIDV": ("bidv", "dau tu va phat trien"),
    "VietinBank": ("vietinbank", "vietin", "vtb", "ctg", "cong thuong"),
    "MB": ("mbbank", "mb bank", "mb", "mb ebanking", "quan doi"),
    "VPBank": ("vpbank", "vpb", "viet nam thinh vuong"),
    "TPBank": ("tpbank", "tpb", "tien phong"),
    "Sacombank": ("sacombank", "stb", "sai gon thuong tin"),
    "VIB": ("vib", "quoc te"),
    "Agribank": ("agribank", "vbard", "nong nghiep"),
    "MSB": ("msb", "maritime bank", "hang hai"),
    "SHB": ("shb", "sai gon ha noi"),
    "HDBank": ("hdbank", "hdb"),
    "OCB": ("ocb", "phuong dong"),
    "SCB": ("scb",),
    "SeABank": ("seabank", "dong nam a"),
    "LPBank": ("lpbank", "lienvietpostbank", "loc phat"),
    "Eximbank": ("eximbank", "eib", "xuat nhap khau"),
    "NamABank": ("namabank", "nam a bank"),
    "PVcomBank": ("pvcombank", "dai chung"),
    "Shinhan": ("shinhan", "shinhanbank", "shinhan bank"),
    "UOB": ("uob",),
    "Timo": ("timo",),
    "Cake": ("cake", "cake by vpbank"),
}
_BY_SPELLING: Final = {spelling: bank for bank, spellings in SPELLINGS.items() for spelling in spellings}
_WORD: Final = re.compile(
    r"(?<![a-z0-9])(?:" + "|".join(sorted(map(re.escape, _BY_SPELLING), key=len, reverse=True)) + r")(?![a-z0-9])"
)
_LONGEST_TEXT: Final = 4_000


def bank_called(name: str) -> str | None:
    """The bank whose name this is, and nothing else beside it: `Vietcombank`, `MBBANK`, `(TPBank)`; else None."""
    return _BY_SPELLING.get(fold(name).strip(" ().:-"))


def bank_named_in(text: str) -> str | None:
    """The first bank named in a text, for showing what a mail claims; proves nothing."""
    found = _WORD.search(fold(text[:_LONGEST_TEXT]))
    return _BY_SPELLING[found[0]] if found else None
