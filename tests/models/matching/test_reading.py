"""A memo is read once, before any order is known, and asks for a bounded number of keys."""

import dataclasses
import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.matching import LONGEST_MEMO, Candidate, MemoryBook, judge, keys_to_ask, match, read

MEMOS = [
    json.loads(line)["memo"]
    for line in (Path(__file__).parents[2] / "corpora" / "memos_dev.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(
    ("memo", "numbers"),
    [
        ("Thanh toan don hang 2041837 – Domain phobac24", ("2041837",)),
        ("TT DON HANG SO 6 620419, SDT 0912345678", ("6620419",)),
        ("5501231 5501231 va 5501232", ("5501231", "5501232")),
        ("12092026 FT26219012345778 1.234.567d 0912 778899", ()),
    ],
)
def test_the_numbers_to_look_up(memo: str, numbers: tuple[str, ...]) -> None:
    assert read(memo).numbers == numbers


def test_a_broken_domain_is_among_the_keys() -> None:
    assert {"thecoffeehn", "phobac24"} <= set(read("gia han thecoff ee.hn va pho bac 24").domain_keys)


def test_findings_point_into_the_composed_memo() -> None:
    memo = unicodedata.normalize("NFD", "Thanh toán đơn hàng 204\u200b1837 – tên miền phở-bắc 24 ạ")
    answer = match(memo, MemoryBook([Candidate("2041837", "phobac24")]))
    composed = unicodedata.normalize("NFC", memo)
    assert [composed[found.start : found.end] for found in answer.findings] == ["204\u200b1837", "phở-bắc 24"]


def test_findings_point_into_a_memo_with_entities() -> None:
    memo = "Thanh to&aacute;n &#273;&#417;n h&agrave;ng 8105536 &ndash; Domain comtam68"
    answer = match(memo, MemoryBook([Candidate("8105536", "comtam68")]))
    assert [memo[found.start : found.end] for found in answer.findings] == ["8105536", "comtam68"]


@pytest.mark.parametrize("memo", MEMOS)
def test_two_rounds_of_keys_are_all_that_a_verdict_needs(memo: str, book: MemoryBook) -> None:
    reading = read(memo)
    numbers = {number: order for number in reading.numbers if (order := book.by_number(number))}
    domains = {key: book.by_domain(key) for key in keys_to_ask(reading, numbers.get)}
    looked_up = [*numbers.values(), *(order for orders in domains.values() for order in orders)]
    narrow = _Narrow(numbers, domains)
    assert judge(reading, narrow) == match(memo, book)
    assert len(looked_up) < 50


@pytest.mark.parametrize("memo", MEMOS)
def test_the_memo_that_we_print_reads_the_same_at_one_look_and_word_by_word(memo: str, book: MemoryBook) -> None:
    reading = read(memo)
    word_by_word = dataclasses.replace(reading, template=None)
    assert judge(reading, book) == judge(word_by_word, book)
    assert reading.numbers == word_by_word.numbers


@pytest.mark.parametrize(
    "scrap", ["1", "12 ", "2041837 ", "a1", "domain ", "don hang ", "\u0300", "ﷺ", "&amp;", "<b ", "%41", " ", "."]
)
def test_a_hostile_memo_asks_for_little_and_says_that_it_was_shortened(scrap: str, book: MemoryBook) -> None:
    reading = read("so du mbvcb cttu ma gd : : " + scrap * (100_000 // len(scrap)))
    assert len(reading.numbers) <= 100
    assert len(reading.domain_keys) <= 250
    assert judge(reading, book).shortened


def test_what_stands_beyond_the_considered_length_names_nothing(book: MemoryBook) -> None:
    memo = "x " * (LONGEST_MEMO // 2) + "Thanh toan don hang 2041837 Domain phobac24"
    assert match(memo, book).verdict == "none"


class _Narrow:
    """A book that knows only what was looked up."""

    def __init__(self, numbers: dict[str, Candidate], domains: dict[str, Sequence[Candidate]]) -> None:
        self._numbers, self._domains = numbers, domains

    def by_number(self, number: str) -> Candidate | None:
        return self._numbers.get(number)

    def by_domain(self, key: str) -> Sequence[Candidate]:
        return self._domains[key]
