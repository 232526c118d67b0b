"""invariants check, audit verify."""

import sys

import click
from flask.cli import with_appcontext

from admin_app.cli.voice import as_json_option, needs_the_system, say
from models.audit_chain import broken_links
from models.base import db, reading
from models.queries.invariants import violations

invariants = click.Group("invariants", help="Promises that must always hold.")
audit = click.Group("audit", help="The audit log.")


@invariants.command("check")
@as_json_option
@with_appcontext
@needs_the_system
def check(*, as_json: bool) -> None:
    """Print every broken promise; nothing, and exit 0, when all hold."""
    with reading():
        _tell(violations(), as_json=as_json)


@audit.command("verify")
@as_json_option
@with_appcontext
@needs_the_system
def verify(*, as_json: bool) -> None:
    """Check the chain of the audit log."""
    with reading():
        _tell(broken_links(db.session()), as_json=as_json)


def _tell(found: list[str], *, as_json: bool) -> None:
    if as_json or found:
        say(found, as_json=as_json, text="\n".join(found))
    if found:
        sys.exit(1)
