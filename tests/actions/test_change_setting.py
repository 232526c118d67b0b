from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from actions.change_setting import change_setting
from actions.ingest_lines import Row, ingest_lines
from models.base import db
from models.queries import settings
from models.queries.invariants import violations
from models.tables import AuditEntry, Order, StatementLine
from models.transaction import Transaction
from models.vocabulary import Hold, SourceKind
from models.words import RefusedError


def test_a_setting_takes_effect_and_the_log_keeps_before_and_after(
    make_order: Callable[..., Order], credit: Callable[..., Transaction], now: datetime
) -> None:
    order = make_order()

    change_setting("matching.pays_by_itself", False, actor="quantri", now=now)

    rows = [Row(1, credit(order.memo))]
    ingest_lines([(rows, [])], source=SourceKind.FILE, name="sk", sha256=None, actor="thuha", now=now)
    assert [line.hold for line in db.session.scalars(select(StatementLine))] == [Hold.SWITCHED_OFF]
    [entry] = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "setting.change"))
    assert (entry.actor, entry.details) == ("quantri", {"before": True, "after": False})
    assert violations() == []


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("key", "value"),
    [("matching.pays_by_itself", 1), ("matching.days_after_order", 0), ("no.such", 1), ("mail.relays", "a@b")],
)
def test_an_unknown_setting_or_an_unsafe_value_is_refused(key: str, value: object, now: datetime) -> None:
    with pytest.raises(RefusedError, match=key):
        change_setting(key, value, actor="quantri", now=now)
    assert settings.value_of("matching.pays_by_itself") is True
