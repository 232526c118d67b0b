"""The same transaction told by mail, by file, by a push."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from models.clock import VIETNAM
from models.transaction import Direction, Transaction
from models.twins import Ambiguous, find_twin, fingerprint, told, twin_key

AT = datetime(2026, 9, 14, 8, 30, 11, tzinfo=VIETNAM)
MAIL = Transaction(
    "ACB", "26001188", Direction.IN, 3_588_000, "VND", AT, "6257MSC", "TT DH 2041837 phobac24", 125_900_396
)
FILE = replace(MAIL, booked_at=date(2026, 9, 14), reference=None, memo="TT DH 2041837 phobac24 GD 6257MSC")


def test_the_same_row_has_the_same_fingerprint_and_any_difference_another() -> None:
    assert fingerprint(MAIL) == fingerprint(replace(MAIL, memo="tt dh  2041837 PHOBAC24"))
    assert fingerprint(MAIL) != fingerprint(replace(MAIL, balance=125_900_397))
    assert fingerprint(MAIL) != fingerprint(replace(MAIL, booked_at=AT + timedelta(seconds=1)))


def test_mail_and_file_of_one_transaction_share_their_key_and_are_twins_in_either_order() -> None:
    assert twin_key(MAIL) == twin_key(FILE)
    assert find_twin(told(FILE), [told(MAIL, 7)]) == 7
    assert find_twin(told(MAIL), [told(FILE, 9)]) == 9


def test_a_contradiction_makes_two_transactions() -> None:
    stored = [told(MAIL, 7)]
    assert find_twin(told(replace(FILE, balance=1)), stored) is None
    assert find_twin(told(replace(MAIL, reference="OTHER")), stored) is None
    assert find_twin(told(replace(MAIL, reference=None, booked_at=AT + timedelta(minutes=5))), stored) is None
    assert find_twin(told(replace(FILE, memo="tien nha")), stored) is None


def test_the_banks_own_number_outweighs_its_clocks() -> None:
    later = replace(MAIL, booked_at=AT + timedelta(seconds=75))
    assert find_twin(told(later), [told(MAIL, 7)]) == 7


def test_two_transfers_within_a_minute_stay_two_and_a_clock_without_seconds_still_fits() -> None:
    first = replace(MAIL, reference=None, balance=None)
    assert find_twin(told(replace(first, booked_at=AT + timedelta(seconds=39))), [told(first, 7)]) is None
    assert find_twin(told(replace(first, booked_at=AT.replace(second=0))), [told(first, 7)]) == 7


def test_several_possible_twins_are_asked_about() -> None:
    bare = replace(FILE, balance=None, memo=MAIL.memo)
    stored = [told(replace(MAIL, reference="A"), 1), told(replace(MAIL, reference="B"), 2)]
    assert find_twin(told(bare), stored) == Ambiguous((1, 2))


def test_sharing_only_bank_day_and_amount_is_no_twin() -> None:
    silent = replace(FILE, memo="", balance=None)
    assert find_twin(told(silent), [told(replace(MAIL, balance=None), 7)]) is None
