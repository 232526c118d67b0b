"""Licences at SUMAN: temporary, full, revoked."""

from typing import Any

import pytest

from integrations.outcome import Done, Owed, Refused
from tests.integrations.sandbox.running import LINES, Sandbox, grant, revoke, temporary


def test_a_full_licence_ends_the_temporary_one(sandbox: Sandbox) -> None:
    suman = sandbox.neighbours()["suman"]
    assert sandbox.holds("2041837")["suman"] is None
    suman.send(temporary())
    assert sandbox.holds("2041837")["suman"] == "temporary"
    suman.send(grant())
    assert sandbox.holds("2041837")["suman"] == "full"
    suman.send(revoke(grant()))
    assert sandbox.holds("2041837")["suman"] is None


def test_revoking_undoes_the_licence_that_it_names(sandbox: Sandbox) -> None:
    suman = sandbox.neighbours()["suman"]
    suman.send(grant(episode=1))
    suman.send(revoke(grant(episode=1)))
    suman.send(grant(episode=2))
    assert isinstance(suman.send(revoke(grant(episode=1))), Done)
    assert sandbox.holds("2041837")["suman"] == "full"
    assert len(sandbox.ledger()) == 3


def test_revoking_what_was_never_granted_is_done(sandbox: Sandbox) -> None:
    suman = sandbox.neighbours()["suman"]
    assert isinstance(suman.send(revoke(grant())), Done)
    assert isinstance(suman.ask(revoke(grant())), Done)


def test_a_licence_that_was_revoked_before_it_was_granted_is_refused(sandbox: Sandbox) -> None:
    suman = sandbox.neighbours()["suman"]
    suman.send(revoke(grant()))
    assert isinstance(suman.send(grant()), Refused)
    assert sandbox.holds("2041837")["suman"] is None


def test_two_keys_for_one_order_are_two_licences_and_the_ledger_shows_it(sandbox: Sandbox) -> None:
    suman = sandbox.neighbours()["suman"]
    assert {type(suman.send(grant(episode=number))) for number in (1, 2)} == {Done}
    assert [row["effect"] for row in sandbox.ledger("2041837")] == ["licence.grant"] * 2


def test_what_is_bought_for_good_has_no_term(sandbox: Sandbox) -> None:
    payload = {**grant().payload, "lines": [{**LINES[0], "term_months": None}]}
    assert isinstance(sandbox.neighbours()["suman"].send(Owed("licence.grant", "k", "2041837", payload)), Done)


@pytest.mark.parametrize(
    ("owed", "change"),
    [
        (grant(), {"lines": []}),
        (grant(), {"lines": [{**LINES[0], "quantity": 0}]}),
        (grant(), {"lines": [{**LINES[0], "quantity": True}]}),
        (grant(), {"lines": [{**LINES[0], "product_code": " "}]}),
        (grant(), {"domain": None}),
        (grant(), {"order_no": ""}),
        (temporary(), {"valid_until": "mai"}),
        (temporary(), {"valid_until": "2026-03-01T10:00:00"}),
        (temporary(), {"valid_until": "2026-03-01T10:00:00+07:00"}),
        (revoke(grant()), {"licence_key": None}),
    ],
)
def test_an_incomplete_request_is_refused_and_says_which_field(
    sandbox: Sandbox, owed: Owed, change: dict[str, Any]
) -> None:
    outcome = sandbox.neighbours()["suman"].send(Owed(owed.kind, owed.key, owed.order_no, {**owed.payload, **change}))
    assert isinstance(outcome, Refused)
    assert outcome.status == 422
    assert f"“{next(iter(change))}”" in outcome.error
    assert sandbox.ledger() == []
