"""Resources at CUKCUK: they hang on a granted licence."""

from integrations.outcome import Done, NotNow, Owed, Refused
from tests.integrations.sandbox.running import Sandbox, grant, provision, revoke, temporary, withdraw


def test_resources_come_after_the_licence(sandbox: Sandbox) -> None:
    both = sandbox.neighbours()
    early = both["cukcuk"].send(provision())
    assert isinstance(early, NotNow)
    assert early.status == 409
    both["suman"].send(grant())
    assert isinstance(both["cukcuk"].send(provision()), Done)
    assert sandbox.holds("2041837") == {"suman": "full", "cukcuk": "provisioned"}


def test_a_temporary_a_revoked_or_another_orders_licence_is_not_enough(sandbox: Sandbox) -> None:
    both = sandbox.neighbours()
    both["suman"].send(temporary())
    assert isinstance(both["cukcuk"].send(provision()), NotNow)
    both["suman"].send(grant("99"))
    assert isinstance(both["cukcuk"].send(provision()), NotNow)
    both["suman"].send(grant())
    both["suman"].send(revoke(grant()))
    assert isinstance(both["cukcuk"].send(provision()), NotNow)
    assert "resources.provision" not in {row["effect"] for row in sandbox.ledger()}


def test_what_was_provisioned_is_told_so_again_whatever_became_of_the_licence(sandbox: Sandbox) -> None:
    both = sandbox.neighbours()
    both["suman"].send(grant())
    done = both["cukcuk"].send(provision())
    both["suman"].send(revoke(grant()))
    assert both["cukcuk"].send(provision()) == done
    assert len(sandbox.ledger()) == 3


def test_withdrawn_resources_are_gone(sandbox: Sandbox) -> None:
    both = sandbox.neighbours()
    both["suman"].send(grant())
    both["cukcuk"].send(provision())
    assert isinstance(both["cukcuk"].send(withdraw()), Done)
    assert sandbox.holds("2041837")["cukcuk"] is None


def test_resources_of_nothing_are_refused(sandbox: Sandbox) -> None:
    both = sandbox.neighbours()
    both["suman"].send(grant())
    empty = Owed("resources.provision", "k", "2041837", {**provision().payload, "lines": []})
    assert isinstance(both["cukcuk"].send(empty), Refused)
