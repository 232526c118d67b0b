"""The command line: `flask --app wsgi …`. Results on stdout, messages and progress on stderr."""

from flask import Flask

from admin_app.cli import access, demo, effects, mail, matching, orders, sandbox, statements, upkeep
from admin_app.cli.run import run_all


def install_commands(app: Flask) -> None:
    """Register every command."""
    for group in (
        access.users,
        access.api_keys,
        demo.demo,
        effects.effects,
        mail.mail,
        matching.match,
        orders.orders,
        sandbox.sandbox,
        statements.statements,
        upkeep.invariants,
        upkeep.audit,
        run_all,
    ):
        app.cli.add_command(group)
