"""One match case in, one verdict out: the rule without a database."""

from typing import Any, Final

from models.matching.book import MemoryBook
from models.matching.judging import match
from models.matching.reasons import REASONS
from models.matching.verdict import Candidate

_RANKS: Final = {"unpaid": 0, "expired": 1, "paid": 2}


def predict(case: dict[str, Any]) -> dict[str, Any]:
    """The verdict on `{"memo","orders":[{"order_no","domain","status"}…]}`: verdict, order_no, candidates, reason.

    `reason` is the Vietnamese sentence. Raises KeyError for a case without a memo or orders.
    """
    orders = (
        Candidate(str(order["order_no"]), str(order["domain"]), _RANKS.get(order.get("status", "unpaid"), 0))
        for order in case["orders"]
    )
    answer = match(case["memo"] or "", MemoryBook(orders))
    return {
        "verdict": answer.verdict.value,
        "order_no": answer.order_no,
        "candidates": list(answer.candidates),
        "reason": REASONS[answer.reason],
    }
