"""The storefront's HTTP interface under /api/v1."""

from flask import Flask

from admin_app.api.orders import api


def install_api(app: Flask) -> None:
    """Register the API. Bearer keys are the only identity there: no cookie counts, so no CSRF token is asked for."""
    app.extensions["csrf"].exempt(api)
    app.register_blueprint(api)
