"""What an answer tells: candidates, reasons, and what is missing."""

import json

import pytest

from models.matching import REASONS, Candidate, MemoryBook, match
from models.matching.predict import predict


@pytest.mark.parametrize(
    ("memo", "reason", "missing", "candidates"),
    [
        ("Thanh toan don hang 2041837 Domain phobac24", "number_and_domain", None, ("2041837",)),
        ("DH 2041837 phobac24, DH 2041650 comtam68", "several_orders", None, ("2041837", "2041650")),
        ("TT don 2041837 va 2041650", "several_orders", None, ("2041837", "2041650")),
        ("TT don 2041650", "number_only", "domain", ("2041650",)),
        ("TT don 2041650 domain thecoffee hn", "disagree", "domain", ("2041650", "2041777")),
        ("gia han comtam68", "domain_only", "number", ("2041650",)),
        ("gia han phobac24", "several_of_domain", "number", ("2041837", "2041999")),
        ("gia han comtam68 va thecoffee.hn", "several_domains", None, ("2041650", "2041777")),
        ("chuyen tien", "nothing", None, ()),
    ],
)
def test_each_reason(
    book: MemoryBook, memo: str, reason: str, missing: str | None, candidates: tuple[str, ...]
) -> None:
    answer = match(memo, book)
    assert (answer.reason, answer.missing, answer.candidates) == (reason, missing, candidates)
    assert answer.reason in REASONS


def test_every_reason_has_a_sentence_that_ends() -> None:
    assert all(sentence.endswith(".") for sentence in REASONS.values())


def test_open_orders_of_a_domain_come_first_but_none_is_chosen() -> None:
    ranks = {"1000001": 2, "1000002": 0, "1000003": 1}
    orders = [Candidate(number, "phobac24", rank) for number, rank in ranks.items()]
    answer = match("gia han phobac24", MemoryBook(orders))
    assert (answer.order_no, answer.candidates) == (None, ("1000002", "1000003", "1000001"))


def test_a_rank_never_changes_what_a_memo_names() -> None:
    orders = [Candidate("1000001", "phobac24", 2), Candidate("1000002", "phobac24", 0)]
    answer = match("Thanh toan don hang 1000001 Domain phobac24", MemoryBook(orders))
    assert (answer.verdict, answer.order_no, answer.candidates) == ("exact", "1000001", ("1000001",))


def test_the_stored_reasons_are_plain_json(book: MemoryBook) -> None:
    stored = match("Thanh toan don hang 2041837 Domain phobac24", book).as_json()
    assert json.loads(json.dumps(stored)) == stored
    assert stored["findings"][0] == {"kind": "number", "value": "2041837", "start": 20, "end": 27, "how": "labelled"}


def test_a_prediction_has_the_agreed_shape() -> None:
    case = {
        "memo": "Thanh toan don hang 2041837 Domain phobac24",
        "amount": 1,
        "orders": [{"order_no": "2041837", "domain": "phobac24", "amount": 2, "status": "paid"}],
    }
    assert predict(case) == {
        "verdict": "exact",
        "order_no": "2041837",
        "candidates": ["2041837"],
        "reason": REASONS["number_and_domain"],
    }
