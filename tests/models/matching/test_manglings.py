"""Whatever banks are known to do to a memo, its order stays found; and no accident of digits ever makes one."""

import string
import unicodedata
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from models.matching import Candidate, MemoryBook, match, read
from models.text import squeeze

SYLLABLES = [
    "pho",
    "bun",
    "lau",
    "quan",
    "hoa",
    "sen",
    "viet",
    "sao",
    "mien",
    "coffee",
    "bbq",
    "king",
    "nha",
    "que",
    "moc",
]
PARTS = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4)
DOMAINS = st.builds(
    lambda words, joint, digits: joint.join(words) + digits,
    PARTS,
    st.sampled_from(["", "-", "."]),
    st.sampled_from(["", "24", "68"]),
)
NUMBERS = st.text("0123456789", min_size=7, max_size=7)

FRAMES = [
    "{}",
    "MBVCB.10226218427.{}.CT tu 0541000778812 BUI THANH MAI toi 0011004455667 CONG TY CP PHAN MEM SAO VIET",
    "MBVCB.10226218427.447013.{}.CT tu 0541000778812 BUI THANH MAI toi 4260113356 CTY SAO VIET tai BIDV",
    "CT DEN:164T2690PJ300DB4 {}; tai Napas",
    "TKThe :1027113390, tai Vietcombank. {} -CTLNHIDI000013514283774-1/1-CRE-002",
    "NHAN TU 0011004120877 TRACE 519345 ND {}",
    "{} GD 6189MSCBD2E4DZA8 080726-13:14:07",
    "{}-190826-18:22:57 6231ASCBJ2B311CZ",
    "{}- Ma GD ACSP/ mw469132",
    "{} SO GD: 045ITC1262081778",
    "MB(543432)({})",
    "149337921395-{}-CHUYEN TIEN-OQCH000LKViu-MOMO149337921395MOMO",
    "MA_GD:446007204221|CASZLP|ZP6R3CTFIVPC#1356877840# {}",
    "{} (by TPBank ChatPay)",
    "946377.090926.154650.{}",
    "VietinBank:15/09/2026 14:19|TK:105866012233|GD:+2,990,000VND|SDC:31,228,800VND|ND:{}",
    "{} FT26219012345778",
    "(B/O CTY TNHH AN PHAT) {} CONG TY CP PHAN MEM SAO VIET",
]
WORDINGS = [
    "Thanh toan don hang {number} - Domain {domain}",
    "Thanh toan don hang {number} – Domain {domain}",
    "Thanh toán đơn hàng số {number} tên miền {domain}",
    "TT DH {number} domain: {domain}",
    "Domain {domain} TT don hang {number}",
]
MANGLINGS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.lower,
    lambda memo: unicodedata.normalize("NFD", memo),
    lambda memo: memo.replace(" ", "\u00a0"),
    lambda memo: memo.replace(" ", "  "),
    lambda memo: memo.replace(" ", "%20").replace("–", "-") if "tên" not in memo else memo,
    lambda memo: memo.encode("utf-8").decode("cp1252", "replace"),
    lambda memo: "\u200b".join(memo),
    lambda memo: memo.translate({ord(digit): ord(digit) - ord("0") + 0xFF10 for digit in string.digits}),
    lambda memo: memo.replace(" - ", " &ndash; "),
]

in_wordings = st.sampled_from(WORDINGS)
in_frames = st.sampled_from(FRAMES)


@st.composite
def typed_domains(draw: st.DrawFn) -> tuple[str, str]:
    """A domain and one of the ways in which it arrives: as it is, joints lost, joints as blanks, broken by a blank."""
    domain = draw(DOMAINS)
    way = draw(st.sampled_from(["as it is", "joints lost", "blanks", "broken"]))
    if way == "joints lost":
        return domain, squeeze(domain)
    if way == "blanks":
        return domain, domain.replace("-", " ").replace(".", " ")
    if way == "broken":
        place = draw(st.integers(2, len(domain) - 2))
        return domain, domain[:place] + " " + domain[place:]
    return domain, domain


@settings(max_examples=250, deadline=None)
@given(NUMBERS, typed_domains(), in_wordings, in_frames, st.sampled_from(MANGLINGS))
def test_a_full_memo_stays_exact_in_every_frame_and_under_every_mangling(
    number: str, domains: tuple[str, str], wording: str, frame: str, mangle: Callable[[str], str]
) -> None:
    domain, typed = domains
    memo = mangle(frame.format(wording.format(number=number, domain=typed)))
    answer = match(memo, MemoryBook([Candidate(number, domain)]))
    assert (answer.verdict, answer.order_no) == ("exact", number), memo


@settings(max_examples=150, deadline=None)
@given(NUMBERS, DOMAINS, st.integers(1, 6), st.sampled_from([" ", "-", ".", "_", "\n"]), in_frames)
def test_a_labelled_number_broken_anywhere_is_still_the_number(
    number: str, domain: str, place: int, joint: str, frame: str
) -> None:
    broken = number[:place] + joint + number[place:]
    memo = frame.format(f"Thanh toan don hang {broken} domain {domain}")
    assert match(memo, MemoryBook([Candidate(number, domain)])).order_no == number


@settings(max_examples=150, deadline=None)
@given(NUMBERS, DOMAINS, st.text("0123456789", min_size=1, max_size=9), st.booleans(), in_frames)
def test_a_longer_run_of_digits_never_holds_an_order_number(
    number: str, domain: str, surplus: str, behind: bool, frame: str
) -> None:
    run = number + surplus if behind else surplus + number
    memo = frame.format(f"Thanh toan don hang {run} cam on")
    assert match(memo, MemoryBook([Candidate(number, domain)])).verdict == "none"
    assert number not in read(memo).numbers


@settings(max_examples=150, deadline=None)
@given(
    NUMBERS,
    DOMAINS,
    st.integers(0, 6),
    st.sampled_from("0123456789"),
    st.sampled_from(WORDINGS),
    in_frames,
)
def test_one_wrong_digit_is_not_the_number(
    number: str, domain: str, place: int, digit: str, wording: str, frame: str
) -> None:
    typed = number[:place] + digit + number[place + 1 :]
    if typed == number:
        return
    answer = match(frame.format(wording.format(number=typed, domain=domain)), MemoryBook([Candidate(number, domain)]))
    assert (answer.verdict, answer.reason) == ("relative", "domain_only")


@settings(max_examples=150, deadline=None)
@given(
    NUMBERS,
    DOMAINS,
    st.sampled_from(["24h", "2", "-hn", "h", ".sg", "quan"]),
    st.sampled_from(WORDINGS),
    in_frames,
)
def test_a_longer_domain_is_another_shops(number: str, domain: str, more: str, wording: str, frame: str) -> None:
    memo = frame.format(wording.format(number=number, domain=domain + more))
    answer = match(memo, MemoryBook([Candidate(number, domain)]))
    assert (answer.verdict, answer.order_no, answer.reason) == ("relative", number, "number_only")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(NUMBERS, DOMAINS), min_size=2, max_size=5, unique_by=lambda pair: pair[0]), st.data())
def test_the_order_of_the_orders_does_not_matter(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    number, _ = data.draw(st.sampled_from(pairs))
    _, domain = data.draw(st.sampled_from(pairs))
    memo = data.draw(st.sampled_from(WORDINGS)).format(number=number, domain=domain)
    candidates = [Candidate(*pair) for pair in pairs]
    assert match(memo, MemoryBook(candidates)) == match(memo, MemoryBook(reversed(candidates)))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400) | st.text("dh don hang domain 0123456789.-_%&;<>\x00\n", max_size=400))
def test_any_text_has_a_verdict(memo: str) -> None:
    answer = match(memo, MemoryBook([Candidate("2041837", "phobac24"), Candidate("0000000", "00")]))
    assert answer.verdict in ("exact", "relative", "none")
    composed = unicodedata.normalize("NFC", memo)
    assert all(0 <= found.start < found.end <= len(composed) for found in answer.findings)
