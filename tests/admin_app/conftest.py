"""Browsers: each request in an application context of its own, as on a server; the test's session holds no lock."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from admin_app.office import install_office  # noqa: F401 - the office is what these tests walk through
from models.base import db
from models.tables import User
from models.vocabulary import Role

PASSWORD = "mot mat khau du dai 2026"


class Browser(FlaskClient):
    """A test client that keeps nothing between requests but its cookies."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        db.session.rollback()
        with self.application.app_context():
            return super().open(*args, **kwargs)

    def token(self, page: str = "/login") -> str:
        """The CSRF token of a page."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.get(page).text)
        assert found, page
        return found.group(1)

    def log_in(self, email: str, password: str = PASSWORD, **more: str) -> Any:
        """Fill in the log-in page."""
        data = {"csrf_token": self.token(), "email": email, "password": password, **more}
        return self.post("/login", data=data)

    def log_out(self) -> Any:
        return self.post("/logout", data={"csrf_token": self.token("/")})


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A stranger's browser."""
    return Browser(app, app.response_class)


@pytest.fixture
def browse_as(app: Flask, make_user: Callable[..., User]) -> Iterator[Callable[..., Browser]]:
    """browse_as(role) → the browser of somebody with that role, logged in."""

    def enter(role: Role = Role.ADMIN, email: str | None = None, name: str = "Thu Hà") -> Browser:
        user = make_user(role, email, name)
        visitor = Browser(app, app.response_class)
        assert visitor.log_in(user.email).status_code == 303
        return visitor

    yield enter
    db.session.rollback()
