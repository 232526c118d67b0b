"""How customers and banks write: memos of the demo's bank lines."""

import random

from models.tables import Order

_PAYERS = ("BUI THANH MAI", "TRAN THU HIEN", "LE QUANG HUY", "PHAM GIA BAO", "VU MINH DAT", "NGO BAO CHAU")
_NOTHING = (
    "Tien thue mat bang thang 11",
    "Thanh toan cong no NCC",
    "CHUYEN TIEN",
    "Hoan ung cong tac phi",
    "Lai tien gui khong ky han",
    "Tra tien dien thang 10",
)


def exact(order: Order, chance: random.Random) -> str:
    """A memo that names number and domain, as banks leave it."""
    shape = chance.choice(
        (
            "MBVCB.{trace}.Thanh toan don hang {no} - Domain {domain}.CT tu 0541000{tail} {payer} toi 0011004455667",
            "THANH TOAN DON HANG {no} DOMAIN {upper}",
            "DH{no} {domain}",
            "thanh toan don hang {no} domain {domain}-Ma GD ACSP/ PH129533",
            "NHAN TU 0011004{tail} TRACE 519345 ND Thanh toan don hang {no} Domain {domain}",
        )
    )
    return _fill(shape, order, chance)


def relative(order: Order, chance: random.Random) -> str:
    """A memo that names one of the two."""
    return _fill(chance.choice(("Thanh toan don hang {no}", "Gia han phan mem domain {domain}")), order, chance)


def nothing(chance: random.Random) -> str:
    """A memo that names no order."""
    return chance.choice(_NOTHING)


def payer(chance: random.Random) -> str:
    """Somebody's name as banks write it."""
    return chance.choice(_PAYERS)


def _fill(shape: str, order: Order, chance: random.Random) -> str:
    return shape.format(
        no=order.order_no,
        domain=order.domain,
        upper=order.domain.upper(),
        trace=chance.randrange(10**10, 10**11),
        tail=chance.randrange(100_000, 999_999),
        payer=payer(chance),
    )
