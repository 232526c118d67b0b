"""Vietnamese first, English on demand, and no machine Vietnamese in between."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from flask_admin import babel as admin_babel
from flask_admin.form import BaseForm
from wtforms import StringField
from wtforms.validators import Length

from admin_app.office import install_office
from models.base import db
from models.vocabulary import Role

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "admin_app" / "translations"
OURS = (
    "office.py",
    "languages.py",
    "labels.py",
    "event_labels.py",
    "formatters.py",
    "security/",
    "views/",
    "templates/office/",
)
ACTIONS = ("log_in.py", "log_out.py", "create_user.py", "change_user.py", "passwords.py")
METHODS = [("**.py", "python"), ("**.html", "jinja2")]


def _sentences(folder: str, files: tuple[str, ...]) -> set[str]:
    found = extract_from_dir(
        str(ROOT / folder), METHODS, keywords={"_": None, "gettext": None, "lazy_gettext": None, "N_": None}
    )
    return {message for name, _line, message, *_rest in found if name.startswith(files)}


def test_every_sentence_of_the_office_has_its_english():
    with (CATALOGUES / "en/LC_MESSAGES/messages.po").open("rb") as file:
        english = {message.id: message.string for message in read_po(file) if message.id}
    missing = {each for each in _sentences("admin_app", OURS) | _sentences("actions", ACTIONS) if not english.get(each)}
    assert not missing
    for vietnamese, said in english.items():
        assert set(re.findall(r"%\(\w+\)s", vietnamese)) == set(re.findall(r"%\(\w+\)s", said)), vietnamese


def _compiled(source: Path, target: Path) -> None:
    for po in source.rglob("*.po"):
        mo = (target / po.relative_to(source)).with_suffix(".mo")
        mo.parent.mkdir(parents=True, exist_ok=True)
        with po.open("rb") as file, mo.open("wb") as out:
            write_mo(out, read_po(file))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The office with catalogues compiled for this test."""
    _compiled(CATALOGUES, tmp_path)
    monkeypatch.setattr("admin_app.languages._HERE", tmp_path)
    monkeypatch.setattr(admin_babel.domain, "_translation_directories", admin_babel.domain._translation_directories[:1])
    monkeypatch.setattr("admin_app.languages._wtforms._translation_directories", [str(tmp_path / "wtforms")])
    monkeypatch.setattr(admin_babel.domain, "cache", {})
    monkeypatch.setattr("admin_app.languages._wtforms.cache", {})
    app = Flask("office")
    app.config.update(SECRET_KEY="k" * 40, KHOP_ENV="test", SQLALCHEMY_DATABASE_URI="sqlite://")
    db.init_app(app)
    install_office(app)
    return app


def test_english_is_remembered(office: Flask):
    client = office.test_client()
    assert "Đăng nhập" in client.get("/login").text
    assert "Log in" in client.get("/login?lang=en").text
    assert 'lang="en"' in client.get("/login").text
    assert "Đăng nhập" in client.get("/login?lang=vi").text


def test_flask_admin_and_wtforms_speak_our_vietnamese(office: Flask):
    class Form(BaseForm):
        name = StringField(validators=[Length(min=3)])

    with office.test_request_context():
        assert admin_babel.gettext("Home") == "Tổng quan"
        form = Form(data={"name": "x"})
        assert not form.validate()
        assert form.name.errors == ["Phải có ít nhất 3 ký tự."]


def test_a_name_that_is_filtered_stays_whatever_the_language(browse_as):
    browser = browse_as(Role.ADMIN)
    for language in ("vi", "en"):
        assert 'name="flt_role__is"' in browser.get(f"/users/?lang={language}").text
