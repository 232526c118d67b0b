"""The memos that banks deliver, each with the order that an accountant reads in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from models.matching.predict import predict

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "corpora" / "memos_dev.jsonl").read_text("utf-8").splitlines()
    if line
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_a_memo_names_what_an_accountant_reads_in_it(case: dict[str, Any]) -> None:
    answer = predict(case)
    assert (answer["verdict"], answer["order_no"]) == (case["expect"], case["expect_order"]), (
        f"{case['memo']!r}: {case['why']}; read: {answer['reason']}"
    )


def test_no_memo_is_wrongly_exact() -> None:
    answers = [(case, predict(case)) for case in CASES]
    wrong = [
        case["memo"]
        for case, answer in answers
        if answer["verdict"] == "exact" and (case["expect"], case["expect_order"]) != ("exact", answer["order_no"])
    ]
    assert wrong == []
