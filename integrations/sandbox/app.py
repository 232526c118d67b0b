"""The sandbox put together: parts, ledger, faults. It knows nothing of our tables."""

from pathlib import Path

from flask import Flask

from integrations.sandbox.control import control_blueprint
from integrations.sandbox.faults import Faults
from integrations.sandbox.keyed import keyed_blueprint
from integrations.sandbox.ledger import Ledger
from integrations.sandbox.mischief import hang_at_the_end, plague
from integrations.sandbox.parts import PARTS
from integrations.sandbox.store import Store


def create_sandbox(ledger_path: Path) -> Flask:
    """All neighbours in one app; `ledger_path`: its SQLite file, made if absent. Raises OSError, sqlite3.Error."""
    app = Flask("sandbox", static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 1_000_000
    store = Store(ledger_path)
    ledger, faults = Ledger(store), Faults(store)
    for part in PARTS:
        blueprint = keyed_blueprint(part, ledger)
        plague(blueprint, faults)
        app.register_blueprint(blueprint)
    app.register_blueprint(control_blueprint(store, ledger, faults))
    hang_at_the_end(app)
    return app
