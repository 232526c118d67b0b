"""The second decision, as a table: what an exact match still needs before money moves by itself."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from models.lifecycle import OrderStatus
from models.money_gate import Gate, LineFacts, OrderFacts, Pay, decide
from models.vocabulary import Hold, PaymentMethod, Verdict

PLACED = date(2026, 11, 20)
LINE = LineFacts(3_588_000, PLACED, is_credit=True)
ORDER = OrderFacts(OrderStatus.AWAITING_PAYMENT, 3_588_000, PLACED, PaymentMethod.BANK_TRANSFER)


def test_exact_and_covered_pays() -> None:
    assert decide(Verdict.EXACT, LINE, ORDER, Gate()) == Pay(3_588_000, 0, covers=True)


def test_too_little_is_allocated_and_waits_and_too_much_leaves_an_excess() -> None:
    assert decide(Verdict.EXACT, replace(LINE, unallocated_vnd=1_000), ORDER, Gate()) == Pay(1_000, 0, covers=False)
    over = replace(LINE, unallocated_vnd=3_600_000)
    assert decide(Verdict.EXACT, over, ORDER, Gate()) == Pay(3_588_000, 12_000, covers=True)


@pytest.mark.parametrize(
    ("line", "order", "verdict", "hold"),
    [
        ({}, {}, Verdict.RELATIVE, Hold.RELATIVE),
        ({}, None, Verdict.EXACT, Hold.SEVERAL_ORDERS),
        ({}, {"status": OrderStatus.PAID, "due_vnd": 0}, Verdict.EXACT, Hold.PAID_TWICE),
        ({}, {"status": OrderStatus.TEMPORARILY_CANCELLED}, Verdict.EXACT, Hold.TEMPORARILY_CANCELLED),
        ({}, {"status": OrderStatus.CANCELLED}, Verdict.EXACT, Hold.CANCELLED),
        ({"unallocated_vnd": None}, {}, Verdict.EXACT, Hold.CURRENCY),
        ({"booked_on": PLACED - timedelta(days=1)}, {}, Verdict.EXACT, Hold.BEFORE_ORDER),
        ({"booked_on": PLACED + timedelta(days=61)}, {}, Verdict.EXACT, Hold.LONG_AFTER),
        ({"is_credit": False}, {}, Verdict.EXACT, Hold.DEBIT),
        ({}, {}, Verdict.NONE, None),
    ],
)
def test_what_waits(line: dict[str, Any], order: dict[str, Any] | None, verdict: Verdict, hold: Hold | None) -> None:
    facts = None if order is None else replace(ORDER, **order)
    assert decide(verdict, replace(LINE, **line), facts, Gate()) is hold


def test_the_switch_turns_paying_by_itself_off() -> None:
    assert decide(Verdict.EXACT, LINE, ORDER, Gate(pays_by_itself=False)) is Hold.SWITCHED_OFF
