"""Whether a database made by the migrations is the one that the models describe; exit 1 with the differences."""

import sys
import tempfile
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import upgrade

from admin_app import create_app
from admin_app.config import ROOT, load
from models.base import db


def differences(url: str) -> list[object]:
    """What alembic would change on a database that was migrated from nothing."""
    app = create_app(load({"KHOP_ENV": "test", "SECRET_KEY": "x" * 32, "DATABASE_URL": url}))
    with app.app_context():
        upgrade(directory=str(ROOT / "migrations"))
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
            found = compare_metadata(context, db.metadata)
        db.engine.dispose()
    return list(found)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found = differences(f"sqlite:///{Path(folder) / 'check.sqlite3'}")
    for difference in found:
        sys.stderr.write(f"{difference}\n")
    sys.exit(1 if found else 0)
