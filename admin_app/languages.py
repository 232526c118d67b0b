"""Vietnamese by default, English on demand: our catalogue, Flask-Admin's, and that of WTForms."""

from pathlib import Path
from typing import Any, Final

from flask import Flask, has_request_context, request, session
from flask_admin import babel as admin_babel
from flask_admin.form import BaseForm
from flask_babel import Babel, Domain, gettext
from wtforms.i18n import messages_path

from admin_app.security.person import somebody
from models.words import RefusedError

LANGUAGES: Final = ("vi", "en")
_HERE: Final = Path(__file__).parent / "translations"

# WTForms ships no Vietnamese: its own directory for the languages that it has, then ours.
_wtforms = Domain([messages_path(), str(_HERE / "wtforms")], domain="wtforms")


class _FormWords:
    """What WTForms asks for its validators' sentences."""

    def gettext(self, string: str) -> str:
        return str(_wtforms.get_translations().ugettext(string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        # Not Domain.ngettext: that fills the sentence in, and the validator has yet to do so.
        return str(_wtforms.get_translations().ungettext(singular, plural, n))


def _form_words(_meta: object, _form: object) -> _FormWords:
    return _FormWords()


def install_languages(app: Flask) -> None:
    """Set up Flask-Babel and the three catalogues, and remember `?lang=` for the rest of the log-in."""
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", str(_HERE))
    Babel(app, default_locale="vi", default_timezone="Asia/Ho_Chi_Minh", locale_selector=language)
    _mend_flask_admin()
    app.before_request(_remember_language)
    app.context_processor(lambda: {"language": language()})


def _mend_flask_admin() -> None:
    # Last wins: the bundled Vietnamese was made by a machine, and Admin(translations_path=) can't override it.
    ours = str(_HERE / "flask_admin")
    directories = admin_babel.domain._translation_directories
    if ours not in directories:
        directories.append(ours)
    BaseForm.Meta.get_translations = _form_words


def language() -> str:
    """The language of this request: what was chosen, else the person's own, else Vietnamese."""
    if not has_request_context():
        return LANGUAGES[0]
    person = somebody()
    chosen = session.get("lang") or (person.session.language if person else None)
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def _remember_language() -> None:
    wanted = request.args.get("lang")
    if wanted in LANGUAGES and wanted != session.get("lang"):
        session["lang"] = wanted


def told(refusal: RefusedError) -> str:
    """Why an action was refused, in the language of this request."""
    facts: dict[str, Any] = refusal.facts
    return str(gettext(refusal.sentence, **facts))
