"""The demo's seller, price list and restaurants. All invented."""

import random
from datetime import datetime, timedelta

from actions.catalogue import NewProduct, NewTenant
from models.text import squeeze
from models.vocabulary import Subscription, VatRate

SELLER = "CONG TY CP PHAN MEM SAO VIET"
ACCOUNTS = (("VCB", "0011004455667", SELLER), ("ACB", "26001188", SELLER), ("Techcombank", "19031234567018", SELLER))
PRODUCTS = (
    NewProduct("QN06", "Quán Nhỏ 6 tháng", 990_000, VatRate.NOT_SUBJECT, 6),
    NewProduct("QN12", "Quán Nhỏ 12 tháng", 1_790_000, VatRate.NOT_SUBJECT, 12),
    NewProduct("NH12", "Nhà Hàng 12 tháng", 3_588_000, VatRate.NOT_SUBJECT, 12),
    NewProduct("NH24", "Nhà Hàng 24 tháng", 5_980_000, VatRate.NOT_SUBJECT, 24),
    NewProduct("CH12", "Chuỗi 12 tháng", 8_990_000, VatRate.NOT_SUBJECT, 12),
    NewProduct("MIB", "Máy in bếp", 2_650_000, VatRate.EIGHT, None),
)
NAMED = (
    ("phocolanh", "Phở Cô Lành"),
    ("comtambaro", "Cơm Tấm Ba Rô"),
    ("lau-moc-mien", "Lẩu Mộc Miên"),
    ("ocdibay", "Ốc Dì Bảy"),
    ("hiensau.q3", "Hiền Sáu Quận 3"),
    ("hiensau.q7", "Hiền Sáu Quận 7"),
)
_KINDS = ("Phở", "Bún Chả", "Cơm Niêu", "Lẩu", "Bánh Xèo", "Mì Quảng", "Hủ Tiếu", "Gà Nướng", "Cà Phê", "Ốc")
_NAMES = ("Hương Quê", "Bà Tư", "Cô Ba", "Sông Hậu", "Hoa Sen", "Gió Mới", "An Nhiên", "Phố Xưa", "Bếp Nhà", "Tám Râu")


def tenants(number: int, now: datetime, chance: random.Random) -> list[NewTenant]:
    """`number` restaurants: the named ones first, then others; a third on trial, a third of all expired."""
    made = []
    for index in range(number):
        domain, name = NAMED[index] if index < len(NAMED) else _another(index)
        ends = now + timedelta(days=chance.choice((-40, -12, -3, 4, 20, 90, 250)))
        kind = Subscription.TRIAL if index % 3 == 0 else Subscription.OFFICIAL
        phone = f"09{chance.randrange(10**7, 10**8)}"
        made.append(NewTenant(domain, name, kind, ends, f"chu.{squeeze(domain)}@quan.example", phone))
    return made


def _another(index: int) -> tuple[str, str]:
    kind, name = _KINDS[index % len(_KINDS)], _NAMES[(index // len(_KINDS)) % len(_NAMES)]
    number = index // (len(_KINDS) * len(_NAMES)) + 1
    full = f"{kind} {name}" + (f" {number}" if number > 1 else "")
    return squeeze(full), full
