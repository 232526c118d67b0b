"""Fill an empty database by the same actions that people and machines use, so that every promise holds on it."""

import random
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import click

from actions.cancel_order import cancel_order
from actions.catalogue import add_accounts, add_products, add_tenants
from actions.confirm_payment import confirm_cash
from actions.expire_orders import expire_orders
from actions.ingest_lines import Row, ingest_lines
from actions.place_order import Wanted, WantedInvoice, WantedLine, place_order
from admin_app.demo import memos, world
from admin_app.demo.logins import PEOPLE, make_people
from models.base import db
from models.clock import VIETNAM, local_date, utc_now
from models.lifecycle import OrderStatus
from models.queries.catalogue import is_empty
from models.queries.orders import lock
from models.tables import Order
from models.transaction import Direction, Transaction
from models.vocabulary import PaymentMethod, PurchaseType, Role, SourceKind

DEMO_ORDERS, DEMO_LINES = 150, 230
_SELLERS = [email for role, email, _ in PEOPLE if role is Role.SALESPERSON]
_TYPES = (PurchaseType.RENEWAL, PurchaseType.NEW, PurchaseType.UPGRADE, PurchaseType.ADD_ON)
_METHODS = (PaymentMethod.BANK_TRANSFER, PaymentMethod.CREDIT_CARD, PaymentMethod.CASH)
_BATCH = 2_000
MOST_GIVEN_UP = 1_000


def seed_if_empty(var: Path) -> None:
    """Seed a database that has no tenant yet; leave any other as it is."""
    if is_empty():
        seed(var, orders=DEMO_ORDERS, lines=DEMO_LINES)


def seed(var: Path, *, orders: int, lines: int) -> dict[str, int]:
    """Make people, catalogue, `orders` orders of the last eight days, some `lines` bank lines; gives the numbers."""
    now, chance = utc_now(), random.Random(2026)  # noqa: S311 - the same demo every time
    people = make_people(var)
    add_accounts(world.ACCOUNTS, actor="demo", now=now)
    add_products(world.PRODUCTS, actor="demo", now=now)
    restaurants = world.tenants(max(len(world.NAMED), orders // 2), now, chance)
    add_tenants(restaurants, actor="demo", now=now - timedelta(days=30))
    domains = [tenant.domain for tenant in restaurants]
    placed = list(_placed(orders, domains, now, chance))
    transactions = _transactions(placed, lines, now, chance)
    stored = 0
    for start in range(0, len(transactions), _BATCH):
        rows = [Row(number, each) for number, each in enumerate(transactions[start : start + _BATCH], 1)]
        _, counts = ingest_lines(
            [(rows, [])],
            source=SourceKind.FILE,
            name=f"Sao kê mẫu {start // _BATCH + 1}",
            sha256=None,
            actor="demo",
            now=now,
        )
        stored += counts.stored
    cash = _take_cash(placed, now)
    expired = expire_orders(now=now)
    made = {"people": people, "orders": len(placed), "lines": stored, "cash": cash, "expired": expired}
    return {**made, "cancelled": _give_up(placed, now)}


def _placed(number: int, domains: list[str], now: datetime, chance: random.Random) -> Iterator[Order]:
    numbers: Iterable[int] = range(number)
    with click.progressbar(numbers, label="Đơn hàng", file=sys.stderr) as bar:
        for index in bar:
            at = now - timedelta(hours=chance.uniform(0.2, 8 * 24))
            order = place_order(_wanted(index, domains, chance), actor="demo", now=at)
            yield order
            if index % 500 == 499:
                db.session.expunge_all()


def _wanted(index: int, domains: list[str], chance: random.Random) -> Wanted:
    domain = domains[index % len(domains)]
    product = chance.choice(world.PRODUCTS)
    (method,) = chance.choices(_METHODS, (70, 22, 8))
    (kind,) = chance.choices(_TYPES, (60, 25, 8, 7))
    invoice = WantedInvoice("0100109106", f"Công ty TNHH {domain}", "12 Lê Lợi, Quận 1, TP.HCM", None, None)
    return Wanted(
        domain=domain,
        purchase_type=kind,
        payment_method=method,
        lines=(WantedLine(product.code, 1, product.unit_price_vnd, product.vat_rate),),
        customer_name=f"Chủ quán {domain}",
        customer_email=f"chu@{domain.replace('.', '-')}.example",
        customer_phone=f"09{chance.randrange(10**7, 10**8)}",
        tax_invoice=invoice if chance.random() < 0.4 else None,
        salesperson=chance.choice(_SELLERS),
    )


def _transactions(placed: list[Order], number: int, now: datetime, chance: random.Random) -> list[Transaction]:
    """Lines of every kind: exact, relative, short, over, paid twice, refunds, and those that are no order's."""
    transfers = [order for order in placed if order.payment_method is PaymentMethod.BANK_TRANSFER]
    told: list[Transaction] = []
    for order in transfers[: int(number * 0.6)]:
        fate = chance.random()
        if fate < 0.14 and local_date(order.placed_at) < local_date(now) - timedelta(days=5):
            continue  # never pays: Tạm hủy
        told += _lines_of(order, fate, now, chance)
    others = []
    for _ in range(max(0, number - len(told))):
        booked = now - timedelta(hours=chance.uniform(1, 8 * 24))
        amount = chance.choice((150_000, 2_200_000, 12_500_000, 330_000))
        out = chance.random() < 0.3
        others.append(_line(memos.nothing(chance), amount, booked, now, chance, out=out))
    return told + others


def _lines_of(order: Order, fate: float, now: datetime, chance: random.Random) -> Iterable[Transaction]:
    booked = min(now, order.placed_at + timedelta(hours=chance.uniform(0.1, 40)))
    amount = order.total_vnd
    if fate < 0.26:
        return [_line(memos.relative(order, chance), amount, booked, now, chance)]
    if fate < 0.34:
        return []  # has not paid yet
    memo = memos.exact(order, chance)
    if fate < 0.36:
        return [_line(memo, amount - 1_000, booked, now, chance)]
    if fate < 0.38:
        return [_line(memo, amount + 50_000, booked, now, chance)]
    if fate < 0.39:
        later = min(now, booked + timedelta(hours=3))
        return [_line(memo, amount, booked, now, chance), _line(memo, amount, later, now, chance)]
    return [_line(memo, amount, booked, now, chance)]


def _line(
    memo: str, amount: int, booked: datetime, now: datetime, chance: random.Random, *, out: bool = False
) -> Transaction:
    bank, account, _ = chance.choice(world.ACCOUNTS)
    reference = f"FT{booked:%y%j}{chance.randrange(10**8, 10**9)}"
    moment = min(booked, now).astimezone(VIETNAM).replace(microsecond=0)
    direction = Direction.OUT if out else Direction.IN
    return Transaction(bank, account, direction, amount, "VND", moment, reference, memo, payer=memos.payer(chance))


def _give_up(placed: list[Order], now: datetime) -> int:
    """A few of those that expired were given up by a person."""
    ids = [order.id for order in placed[:MOST_GIVEN_UP]]
    expired = [order for order in lock(ids).values() if order.status is OrderStatus.TEMPORARILY_CANCELLED][::6]
    for order in expired:
        cancel_order(order.id, reason="Khách không mua nữa", actor="thuha@saoviet.example", now=now)
    return len(expired)


def _take_cash(placed: list[Order], now: datetime) -> int:
    paid = [order for order in placed if order.payment_method is PaymentMethod.CASH][::2]
    for order in paid:
        confirm_cash(
            order.id,
            amount_vnd=order.total_vnd,
            received_on=local_date(order.placed_at),
            note="Khách nộp tiền mặt tại văn phòng",
            actor="thuha@saoviet.example",
            now=now,
        )
    return len(paid)
