"""The web office: create_app(), Flask-Admin views, the HTTP API and the command line."""

from flask import Flask
from flask_migrate import Migrate
from werkzeug.middleware.proxy_fix import ProxyFix

import models.tables  # noqa: F401 - makes the metadata whole
from admin_app.api import install_api
from admin_app.cli import install_commands
from admin_app.config import ROOT, Config, load
from admin_app.logs import install_logs
from admin_app.office import install_office
from admin_app.operations import install_operations
from admin_app.pay import install_pay
from models.base import db

LARGEST_BODY = 32 * 1024 * 1024
LONGEST_CACHE_S = 86_400


def create_app(config: Config | None = None) -> Flask:
    """Build the application. Opens no connection and no file: that is left to the first request or command."""
    config = config or load()
    app = Flask("admin_app", root_path=str(ROOT / "admin_app"))
    app.config.update(
        KHOP=config,
        KHOP_ENV=config.env,
        TESTING=config.env == "test",
        SECRET_KEY=config.secret_key,
        SQLALCHEMY_DATABASE_URI=config.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(config),
        TRUSTED_HOSTS=list(config.trusted_hosts) or None,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        SEND_FILE_MAX_AGE_DEFAULT=LONGEST_CACHE_S,
    )
    if config.proxy_hops > 0:
        hops = config.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    db.init_app(app)
    # SQLite can't alter tables in place; batch mode lets one migration serve both engines.
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    if config.is_production:
        install_logs(app, as_json=True)
    install_office(app)
    install_api(app)
    install_pay(app)
    install_operations(app)
    install_commands(app)
    return app


def _engine_options(config: Config) -> dict[str, object]:
    if config.database_url.startswith("sqlite"):
        return {"connect_args": {"timeout": 15}}
    return {"pool_pre_ping": True, "pool_size": 10, "max_overflow": 10}
