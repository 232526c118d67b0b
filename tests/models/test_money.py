import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.money import LARGEST_VND, AmountError, format_vnd, parse_vnd
from models.vat import vat_vnd
from models.vocabulary import VatRate


@given(st.integers(0, LARGEST_VND))
def test_what_is_shown_is_read_back(amount: int) -> None:
    assert parse_vnd(format_vnd(amount)) == amount
    assert parse_vnd(f"{amount:,}") == amount
    assert parse_vnd(str(amount)) == amount


@pytest.mark.parametrize(
    "text",
    ["", "nan", "1e6", "1.5", "12,34", "1.790.00", "１０００", "0x10", "1_000", "--5", "9" * 14, "1.790,000"],
)
def test_what_is_not_whole_dong_is_refused(text: str) -> None:
    with pytest.raises(AmountError):
        parse_vnd(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1.790.000", 1_790_000), ("1,790,000.00", 1_790_000), ("-65.000 đ", -65_000), ("+10,000VND", 10_000), ("0", 0)],
)
def test_amounts_as_banks_write_them(text: str, amount: int) -> None:
    assert parse_vnd(text) == amount


@given(st.integers(0, 10**12), st.sampled_from(list(VatRate)))
def test_vat_is_whole_and_within_half_a_dong_of_the_rate(net: int, rate: VatRate) -> None:
    percent = 0 if rate is VatRate.NOT_SUBJECT else int(rate.value)
    assert abs(vat_vnd(net, rate) * 100 - net * percent) <= 50
