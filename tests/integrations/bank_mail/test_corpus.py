"""Every sample of the corpus is judged and read as its sidecar says."""

import json
from pathlib import Path
from typing import Any

import pytest

from integrations.bank_mail import FileDns, JudgedMail, MailPolicy, judge_mail
from tests.integrations.bank_mail.mailing import POLICY, RELAY

CORPORA = Path(__file__).parents[2] / "corpora"
SIDECARS = sorted((CORPORA / "emails_dev").glob("*.json"))
DNS = FileDns(CORPORA / "emails_dns.json")


def told(sidecar: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(sidecar.read_text(encoding="utf-8"))
    return content


def judge(sidecar: Path, policy: MailPolicy) -> JudgedMail:
    return judge_mail(sidecar.with_suffix(".eml").read_bytes(), policy, DNS)


@pytest.mark.parametrize("sidecar", SIDECARS, ids=lambda sidecar: sidecar.stem)
@pytest.mark.parametrize("policy", [POLICY, MailPolicy(None, frozenset({RELAY}))], ids=["our-server", "dkim-alone"])
def test_a_sample_is_judged_and_read_as_told(sidecar: Path, policy: MailPolicy) -> None:
    expected = told(sidecar)
    printed = judge(sidecar, policy).as_json(expected["file"])

    assert (printed["trusted"], printed["ignore"]) == (expected["trusted"], expected["must_ignore"])
    assert len(printed["transactions"]) == len(expected["transactions"])
    for read, transaction in zip(printed["transactions"], expected["transactions"], strict=True):
        assert {name: read[name] for name in transaction} == transaction


@pytest.mark.parametrize("sidecar", SIDECARS, ids=lambda sidecar: sidecar.stem)
def test_without_a_relay_in_the_settings_no_sms_is_believed(sidecar: Path) -> None:
    expected, mail = told(sidecar), judge(sidecar, MailPolicy("mx.example-finance.vn"))
    is_sms = "relay" in expected["notes"]

    assert mail.trusted is (expected["trusted"] and not is_sms)
    assert mail.ignore is (expected["must_ignore"] or is_sms)


def test_the_key_that_verified_is_kept_as_evidence() -> None:
    mail = judge(SIDECARS[0], POLICY)
    assert mail.dkim_key is not None
    assert mail.dkim_key.startswith("v=DKIM1; k=rsa; p=")
    assert (mail.bank, mail.from_address) == ("ACB", "mailalert@acb.com.vn")
    assert mail.message_id == "<20260914083112.744850@acb.com.vn>"


@pytest.mark.parametrize("sidecar", SIDECARS, ids=lambda sidecar: sidecar.stem)
def test_a_sample_stored_with_other_line_ends_is_judged_alike(sidecar: Path) -> None:
    raw = sidecar.with_suffix(".eml").read_bytes().replace(b"\r\n", b"\n")
    by_line_end = [judge_mail(stored, POLICY, DNS) for stored in (raw, raw.replace(b"\n", b"\r\n"))]
    assert by_line_end[0] == by_line_end[1]
