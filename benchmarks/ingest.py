"""How fast bank lines are stored, matched and paid: the same lines in chunks of 1, 100 and 5,000, in one run.

    python -m benchmarks.ingest [ORDERS]          # SQLite in a temporary folder; DATABASE_URL for another

Prints lines a second, and each as a multiple of one line a transaction. Nothing is asserted.
"""

import os
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from flask_migrate import upgrade

from actions.catalogue import NewProduct, NewTenant, add_products, add_tenants
from actions.ingest_lines import Row, ingest_lines
from actions.place_order import Wanted, WantedLine, place_order
from admin_app import create_app
from admin_app.config import ROOT, load
from models.base import db
from models.clock import utc_now
from models.transaction import Direction, Transaction
from models.vocabulary import PaymentMethod, PurchaseType, SourceKind, Subscription, VatRate

PRICE = 1_790_000
CHUNKS = (1, 100, 5_000)


def _stock(orders: int) -> list[str]:
    """Memos of `orders` open orders."""
    now = utc_now()
    later = now + timedelta(days=90)
    tenants = [NewTenant(f"quan{number}an", f"Quán {number}", Subscription.OFFICIAL, later) for number in range(200)]
    add_tenants(tenants, actor="bench", now=now)
    add_products([NewProduct("QN12", "Quán Nhỏ", PRICE, VatRate.NOT_SUBJECT, 12)], actor="bench", now=now)
    memos = []
    for number in range(orders):
        wanted = Wanted(
            f"quan{number % 200}an",
            PurchaseType.RENEWAL,
            PaymentMethod.BANK_TRANSFER,
            (WantedLine("QN12", 1, PRICE, VatRate.NOT_SUBJECT),),
            "Chủ quán",
            None,
            None,
        )
        memos.append(place_order(wanted, actor="bench", now=now).memo)
    db.session.expunge_all()
    return memos


def _measure(memos: list[str], chunk: int) -> float:
    """Lines a second."""
    now = utc_now()
    rows = [
        Row(number, Transaction("VCB", "001", Direction.IN, PRICE, "VND", now, f"FT{chunk}-{number}", memo))
        for number, memo in enumerate(memos, 1)
    ]
    chunks = [(rows[start : start + chunk], []) for start in range(0, len(rows), chunk)]
    begun = time.perf_counter()
    _, counts = ingest_lines(chunks, source=SourceKind.FILE, name="bench", sha256=None, actor="bench", now=now)
    took = time.perf_counter() - begun
    if counts.paid != len(memos):
        raise SystemExit(f"only {counts.paid} of {len(memos)} were paid")
    db.session.expunge_all()
    return len(rows) / took


def main() -> None:
    orders = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        config = load({"KHOP_ENV": "test", "SECRET_KEY": "b" * 32, "DATABASE_URL": url, "KHOP_VAR": folder})
        app = create_app(config)
        with app.app_context():
            upgrade(directory=str(ROOT / "migrations"))
            memos = _stock(orders)
            share = len(memos) // len(CHUNKS)
            first = 0.0
            for index, chunk in enumerate(CHUNKS):
                speed = _measure(memos[index * share : (index + 1) * share], chunk)
                first = first or speed
                print(f"{chunk:>6} lines a transaction: {speed:>8,.0f} lines/s  {speed / first:>5.1f}×")
            db.engine.dispose()


if __name__ == "__main__":
    main()
