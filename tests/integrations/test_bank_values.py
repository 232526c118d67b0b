"""Amounts and moments as Vietnamese banks write them."""

from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.bank_values import read_amount, read_moment, read_time
from models.clock import VIETNAM
from models.money import LARGEST_VND, AmountError


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.790.000", 1_790_000),
        ("1,790,000.00", 1_790_000),
        ("1.790.000,00", 1_790_000),
        ("1 790 000", 1_790_000),
        ("990000", 990_000),
        ("4895.0", 4_895),
        ("1.790", 1_790),
        ("0.00", 0),
        ("-65.000 đ", -65_000),
        ("+10,000.00 VND", 10_000),
        ("+20,000VND", 20_000),
        ("VND 253,160", 253_160),
        ("(55,000)", -55_000),
        ("(VND 55,000)", -55_000),
        ("VND (55,000)", -55_000),
        ("VND-500", -500),
        ("1.790.000₫", 1_790_000),
        ("\u22125.000", -5_000),
        ("5.000-", -5_000),
        ("1\u00a0790\u00a0000", 1_790_000),
    ],
)
def test_an_amount_of_dong_is_whole_and_knows_its_sign(text: str, amount: int) -> None:
    told = read_amount(text)
    assert told == amount
    assert isinstance(told, int)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VND",
        "-",
        "--5",
        "1.5",
        "1,79",
        "12,34",
        "100,000.50",
        "1.790.00",
        "1.790,000.00",
        "1 79 0",
        "1e5",
        "NaN",
        "１２",
        "USD 5",
        "(5.000",
        "5.000)",
        "+(5",
        "9.000.000.000.001",
        "1.234.56",
        "0x10",
        "1_000",
        "=5",
    ],
)
def test_what_is_no_amount_of_dong_is_refused(text: str) -> None:
    with pytest.raises(AmountError):
        read_amount(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("189.5", "189.5"),
        ("1,189.50", "1189.50"),
        ("1.189,50 USD", "1189.50"),
        ("$ 5", "5"),
        ("US$1,234", "1234"),
        ("(0.01)", "-0.01"),
    ],
)
def test_a_foreign_amount_keeps_its_cents(text: str, amount: str) -> None:
    assert read_amount(text, currency="USD") == Decimal(amount)


def test_a_known_decimal_mark_settles_what_a_lone_mark_means() -> None:
    assert read_amount("1.790", currency="USD") == Decimal(1790)
    assert read_amount("1.790", currency="USD", decimal_mark=".") == Decimal("1.790")
    with pytest.raises(AmountError):
        read_amount("1.790", decimal_mark=".")


@given(
    amount=st.integers(-LARGEST_VND, LARGEST_VND),
    mark=st.sampled_from([",", ".", " ", ""]),
    tail=st.booleans(),
    name=st.sampled_from(["", " VND", "VND", " đ", "₫"]),
    brackets=st.booleans(),
)
def test_every_way_of_writing_gives_the_amount_back(
    amount: int, mark: str, tail: bool, name: str, brackets: bool
) -> None:
    digits = f"{abs(amount):,}".replace(",", mark)
    if tail and mark:
        digits += {",": ".00", ".": ",00", " ": ".00"}[mark]
    written = f"({digits})" if brackets and amount < 0 else f"{'-' if amount < 0 else ''}{digits}"
    assert read_amount(written + name) == amount


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    with suppress(AmountError):
        assert isinstance(read_amount(text), int)


MOMENT = datetime(2026, 9, 3, 7, 5, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    "text",
    [
        "03/09/2026",
        "3/9/2026",
        "03-09-2026",
        "03-09-26",
        "03.09.2026",
        "2026-09-03",
        "2026/09/03",
        "03-Sep-2026",
        " 3/9/26 ",
    ],
)
def test_a_bare_date_stays_a_date(text: str) -> None:
    told = read_moment(text)
    assert told == date(2026, 9, 3)
    assert not isinstance(told, datetime)


@pytest.mark.parametrize(
    "text",
    [
        "03/09/2026 07:05",
        "03/09/2026 07:05:00",
        "3-9-26 7:05",
        "03.09.2026;07:05",
        "03/09/2026, 07:05:00",
        "2026-09-03T07:05:00",
        "2026-09-03T07:05:00+07:00",
        "2026-09-03T00:05:00Z",
        "07:05 03/09/2026",
        "07:05:00, 03/09/2026",
        "03/09/2026\n07:05:00",
        "03/09/2026 07:05 SA",
        "03/09/2026 07h05",
    ],
)
def test_a_date_with_a_time_is_aware_in_vietnam(text: str) -> None:
    told = read_moment(text)
    assert told == MOMENT
    assert isinstance(told, datetime)
    assert told.tzinfo is VIETNAM


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tổng",
        "31/02/2026",
        "29/02/2027",
        "00/09/2026",
        "15/13/2026",
        "03/09/0026",
        "03/09/1026",
        "01/01/2026 25:00",
        "24:00 01/01/2026",
        "12:00",
        "12345",
        "03/09/2026abc",
        "01/09/2026 - 30/09/2026",
        "1/1/202",
        "Từ ngày 01/09/2026",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_moment(text)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)).map(lambda told: told.replace(microsecond=0)))
def test_a_moment_written_is_the_moment_read(moment: datetime) -> None:
    aware = moment.replace(tzinfo=VIETNAM)
    for written in (f"{moment:%d/%m/%Y %H:%M:%S}", f"{moment:%H:%M:%S %d-%m-%Y}", moment.isoformat()):
        assert read_moment(written) == aware
    assert read_time(f"{moment:%H:%M:%S}") == moment.time()


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(read_moment(text), date)


def test_a_time_may_say_morning_or_afternoon() -> None:
    assert read_time("02:15 CH") == read_time("2:15 pm") == time(14, 15)
    assert read_time("12:05 AM") == time(0, 5)
    with pytest.raises(ValueError, match="not a time"):
        read_time("13:00 PM")
