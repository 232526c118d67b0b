"""Lend a licence to tenants whose trial or subscription ran out while their order waits for its money."""

from datetime import datetime

from actions.place_order import LENDS, lend_licence
from models.base import db
from models.queries import licences

BATCH = 500


def lend_licences(*, now: datetime) -> int:
    """Owe the temporary licences that are due by `now`, in batches of one transaction each; gives how many."""
    total = 0
    while True:
        orders = licences.to_lend(now=now, methods=LENDS, limit=BATCH)
        for order in orders:
            lend_licence(order, now=now)
        db.session.commit()
        total += len(orders)
        if len(orders) < BATCH:
            return total
