"""Log-ins that live in the database: Flask-Login carries the token, the table decides."""

from contextlib import ExitStack

from flask import Flask, abort, g, redirect, request, session, url_for
from flask_login import LoginManager, login_user, logout_user
from werkzeug.wrappers import Response

from actions.log_in import is_over, see_again, sha256_of
from admin_app.security.doors import is_file, is_for_machines, is_open, only_reads
from admin_app.security.person import Person, somebody
from models.base import db, reading
from models.clock import utc_now
from models.queries import people


def install_sessions(app: Flask) -> None:
    """Set the cookie's terms, close the doors, and let pages that only read take no write lock."""
    production = app.config.get("KHOP_ENV") == "production"
    app.config.update(
        SESSION_COOKIE_NAME="__Host-khop" if production else "khop",
        SESSION_COOKIE_SECURE=production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_DOMAIN=None,
    )
    manager = LoginManager(app)
    manager.session_protection = None  # the table's limits decide; telephones change their address all day
    manager.user_loader(_person_of)
    app.before_request(_enter)
    app.teardown_request(_leave)


def _person_of(token: str) -> Person | None:
    found = people.open_session(sha256_of(token))
    if found is None or is_over(found, now=utc_now()):
        return None
    return Person(token, found)


def _enter() -> Response | None:
    if is_file():
        return None
    if not is_for_machines():
        _identify()
        if not is_open() and somebody() is None:
            return _turn_away()
    if only_reads():
        g.khop_reading = ExitStack()
        g.khop_reading.enter_context(reading())
    return None


def _identify() -> None:
    """Find out who asks, in a transaction of its own: what follows may write, and must say so when it begins."""
    with reading():
        person = somebody()
        db.session.rollback()
    if person is not None:
        see_again(person.session, now=utc_now())


def _turn_away() -> Response:
    if request.method not in ("GET", "HEAD"):
        abort(401)
    wanted = request.full_path.rstrip("?")
    return redirect(url_for("people.log_in_page", next=wanted if wanted != "/" else None))


def _leave(_error: BaseException | None) -> None:
    stack = g.pop("khop_reading", None)
    if stack is not None:
        db.session.rollback()
        stack.close()


def open_session(token: str) -> None:
    """Give this browser the session; whatever its cookie carried before is gone, but for the language."""
    person = _person_of(token)
    language = session.get("lang")
    session.clear()
    if language:
        session["lang"] = language
    if person is not None:
        login_user(person)
    db.session.rollback()


def close_session() -> None:
    """Take the session out of this browser."""
    logout_user()
    session.clear()
