"""kill -9 of web, worker, both, or the importer, at seeded moments: nothing is lost, nothing happens twice.

SQLite with SqliteHuey, and PostgreSQL with Redis. KHOP_FAULT_SEED chooses the moments, KHOP_FAULT_ROUNDS how many.
"""

import collections
import os
import random
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from actions.catalogue import NewProduct, NewTenant, add_products, add_tenants
from actions.create_api_key import create_api_key
from admin_app import create_app
from integrations.statement_files import TEMPLATE_HEADINGS
from models.base import db
from models.clock import VIETNAM, utc_now
from models.vocabulary import Subscription, VatRate
from tests.faults.house import House
from tests.servers import Databases, Redis, config_for

SEED = int(os.environ.get("KHOP_FAULT_SEED", "20261124"))
ROUNDS = int(os.environ.get("KHOP_FAULT_ROUNDS", "4"))
ORDERS_A_ROUND = 4
PRICE = 1_790_000


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    redis = Redis(tmp_path) if database_url.startswith("postgresql") else None
    house = House(database_url, tmp_path, redis.url if redis else None)
    try:
        yield house
    finally:
        house.close()
        if redis:
            redis.stop()


def _stock(url: str, var: Path, number: int) -> str:
    """Expired restaurants, a product, and the storefront's key."""
    now = utc_now()
    app = create_app(config_for(url, var))
    with app.app_context():
        gone = now - timedelta(days=1)
        add_tenants(
            [NewTenant(f"quan{index}an", f"Quán {index}", Subscription.OFFICIAL, gone) for index in range(number)],
            actor="test",
            now=now,
        )
        add_products([NewProduct("QN12", "Quán Nhỏ", PRICE, VatRate.NOT_SUBJECT, 12)], actor="test", now=now)
        key = create_api_key("storefront", actor="test", now=now)
        db.session.remove()
        db.engine.dispose()
    return key


def _order(domain: str) -> dict[str, object]:
    return {
        "domain": domain,
        "purchase_type": "renewal",
        "payment_method": "bank_transfer",
        "lines": [{"product_code": "QN12", "quantity": 1, "unit_price": PRICE, "vat_rate": "KCT"}],
        "customer": {"name": "Chủ quán", "email": "chu@quan.example", "phone": "0901234567"},
    }


def _statement(path: Path, memos: list[str]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(TEMPLATE_HEADINGS))
    at = utc_now().astimezone(VIETNAM)
    for number, memo in enumerate(memos, 1):
        moment = (f"{at:%d/%m/%Y}", f"{at:%H:%M:%S}")
        sheet.append([*moment, "VCB", "0011004455667", f"FT{path.stem}{number}", memo, str(PRICE), "", "", "", ""])
    book.save(path)


@pytest.mark.slow
def test_killed_at_any_moment_it_loses_nothing_and_does_nothing_twice(
    house: House, database_url: str, tmp_path: Path, databases: Databases
) -> None:
    chance = random.Random(SEED)
    print(f"KHOP_FAULT_SEED={SEED}")
    token = _stock(database_url, tmp_path, ROUNDS * ORDERS_A_ROUND)
    house.start("sandbox", "web", "worker")
    memos: list[str] = []
    for number in range(ROUNDS):
        victims = chance.choice((["web"], ["worker"], ["web", "worker"]))
        house.fault("suman", chance.choice(("hang_after_accept", "reset", "500", "delay")), times=1, seconds=0.3)
        placed = [
            house.place(f"{number}-{index}", _order(f"quan{number * ORDERS_A_ROUND + index}an"), token)
            for index in range(ORDERS_A_ROUND)
        ]
        memos += [each["memo"] for each in placed]
        file = tmp_path / f"sk{number}.xlsx"
        _statement(file, [each["memo"] for each in placed])
        importer = house.begin("statements", "import", str(file))
        time.sleep(chance.uniform(0.5, 3.0))
        importer.kill()
        importer.wait()
        house.kill(*victims)
        again = house.flask("statements", "import", str(file), "--json")
        assert again.returncode == 0, again.stderr
        time.sleep(chance.uniform(0, 0.5))
        house.start(*victims)
    _until_everything_is_done(house)

    happened = collections.Counter((row["effect"], row["order_no"]) for row in house.ledger())
    numbers = {memo.split()[4] for memo in memos}
    assert len(numbers) == ROUNDS * ORDERS_A_ROUND
    for kind in ("licence.grant", "resources.provision"):
        assert {number: happened[kind, number] for number in numbers} == dict.fromkeys(numbers, 1), kind
    assert all(times == 1 for times in happened.values()), happened
    check = house.flask("invariants", "check")
    assert (check.returncode, check.stdout) == (0, "")


def _until_everything_is_done(house: House, seconds: float = 150) -> None:
    # A lease that died with its worker runs out after a minute; the sweep is at most a minute behind it.
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        waiting = [each for each in house.effects() if each["state"] not in ("done", "cancelled")]
        if not waiting:
            return
        time.sleep(2)
    raise AssertionError(waiting)
