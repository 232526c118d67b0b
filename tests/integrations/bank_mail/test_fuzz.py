"""No bytes crash the judge, and no change to a genuine mail makes other money of it."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.bank_mail import BANK_DOMAINS, FileDns, MailPolicy, judge_mail
from tests.integrations.bank_mail.mailing import POLICY, DictDns, brings_money, judged

CORPORA = Path(__file__).parents[2] / "corpora"
DNS = FileDns(CORPORA / "emails_dns.json")
SAMPLES = [path.read_bytes() for path in sorted((CORPORA / "emails_dev").glob("*.eml"))]
NO_DNS = DictDns({})
# Our server's own headers prove on their own, so that changes are to be caught by signatures alone here.
DKIM_ALONE = MailPolicy(None, POLICY.relays)


@given(st.binary(max_size=4_000))
def test_any_bytes_are_judged_and_not_believed(raw: bytes) -> None:
    assert not brings_money(judged(raw, dns=NO_DNS))


@given(
    st.dictionaries(
        st.sampled_from(["From", "To", "Subject", "Date", "DKIM-Signature", "Content-Type", "Authentication-Results"]),
        st.text(max_size=200),
    ),
    st.text(max_size=500),
    st.sampled_from(sorted(BANK_DOMAINS)),
)
def test_any_headers_and_text_without_a_key_are_not_believed(headers: dict[str, str], text: str, domain: str) -> None:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    raw = f"From: x@{domain}\r\n{lines}\r\n{text}".encode("utf-8", "surrogatepass")
    assert not brings_money(judged(raw, dns=NO_DNS))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(min_value=0), st.binary(max_size=12), st.integers(0, 40))
def test_a_changed_mail_tells_what_the_genuine_one_told_or_is_not_believed(
    raw: bytes, place: int, put_in: bytes, taken_out: int
) -> None:
    at = place % len(raw)
    changed = judge_mail(raw[:at] + put_in + raw[at + taken_out :], DKIM_ALONE, DNS)
    if brings_money(changed):
        genuine = judge_mail(raw, DKIM_ALONE, DNS)
        assert brings_money(genuine)
        assert changed.transactions == genuine.transactions


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SAMPLES), st.binary(max_size=60))
def test_what_is_added_above_a_mail_adds_no_money(raw: bytes, above: bytes) -> None:
    changed = judge_mail(above + b"\r\n" + raw, DKIM_ALONE, DNS)
    assert not brings_money(changed) or changed.transactions == judge_mail(raw, DKIM_ALONE, DNS).transactions
