"""Rules of the office that no page may forget."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import Environment

from admin_app import labels
from admin_app.office import install_office
from admin_app.views.base import OfficeView
from admin_app.views.explicit import check_explicit
from models import lifecycle, transaction, vocabulary
from models.base import db
from models.tables import User
from models.vocabulary import Role

TEMPLATES = Path(__file__).parents[2] / "admin_app" / "templates"
ENUMS = sorted(
    {
        kind
        for module in (lifecycle, vocabulary, transaction)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    },
    key=lambda kind: kind.__name__,
)


@pytest.fixture
def office() -> Flask:
    """The office on no database at all."""
    app = Flask("office")
    app.config.update(SECRET_KEY="k" * 40, KHOP_ENV="production", SQLALCHEMY_DATABASE_URI="sqlite://")
    db.init_app(app)
    install_office(app)
    return app


def _views(app: Flask) -> list[OfficeView]:
    return [view for view in app.extensions["admin"][0]._views if isinstance(view, OfficeView)]


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_member_of_every_list_has_a_word(office: Flask, kind):
    with office.test_request_context():
        for member in kind:
            assert labels.label(member).strip()
            if not kind.__name__.endswith("Event"):
                assert labels.tone(member) in {"good", "warn", "bad", "busy", "idle", "plain"}


def test_every_view_names_what_it_shows(office: Flask):
    views = _views(office)
    assert len(views) >= 9
    for view in views:
        check_explicit(view)
        assert set(view.phone_columns) <= set(view.column_list), view
        assert not any(
            "password" in column for column in (*view.column_list, *view.column_details_list, *view.column_export_list)
        )
        for column in (*view.column_list, *view.column_details_list):
            assert column in view.column_labels, (view, column)


class _Whole(OfficeView):
    column_list = column_details_list = column_export_list = ("email",)
    column_searchable_list = column_filters = column_sortable_list = ()
    column_default_sort = ("email", False)
    roles = frozenset({Role.ADMIN})


@pytest.mark.parametrize(
    "forgotten",
    [
        "column_list",
        "column_details_list",
        "column_export_list",
        "column_searchable_list",
        "column_filters",
        "column_sortable_list",
        "column_default_sort",
    ],
)
def test_a_view_that_forgets_a_list_is_refused(forgotten):
    careless = type("Careless", (_Whole,), {forgotten: None})
    with pytest.raises(TypeError, match=forgotten):
        careless(User, name="x", endpoint="x")


@pytest.mark.parametrize(
    "settings",
    [
        {"roles": frozenset()},
        {"can_edit": True},
        {"can_edit": True, "form_columns": ("name", "status")},
        {"can_create": True, "form_columns": ("version",)},
        {"can_create": True, "form_columns": ("password_hash",)},
        {"form_extra_fields": {"payment_status": object()}},
        {"column_editable_list": ("name",)},
    ],
)
def test_a_view_that_offers_too_much_is_refused(settings):
    careless = type("Careless", (_Whole,), settings)
    with pytest.raises(TypeError):
        careless(User, name="x", endpoint="x")


def test_every_template_compiles(office: Flask):
    found = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
    assert len(found) >= 10
    for name in found:
        assert isinstance(office.jinja_env, Environment)
        office.jinja_env.get_template(name)


def test_no_template_holds_inline_script_or_style():
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\son[a-z]+\s*=", text), path
        assert not re.search(r"\sstyle\s*=|<style|javascript:|\|\s*safe", text), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), path


def test_markup_is_only_made_by_format():
    for path in (TEMPLATES.parent).rglob("*.py"):
        assert not re.search(r"Markup\(f[\"']", path.read_text(encoding="utf-8")), path


def test_production_cookies_and_headers(office: Flask):
    assert office.config["SESSION_COOKIE_NAME"] == "__Host-khop"
    assert office.config["SESSION_COOKIE_SECURE"]
    answer = office.test_client().get("/login", base_url="https://localhost")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    cookie = answer.headers["Set-Cookie"]
    assert all(part in cookie for part in ("__Host-khop=", "Secure", "HttpOnly", "Path=/", "SameSite=Lax"))
