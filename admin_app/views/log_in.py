"""/login and /logout."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired

from actions.log_in import Knock, ThrottledError, log_in
from actions.log_out import log_out
from admin_app.languages import told
from admin_app.security.doors import open_to_strangers
from admin_app.security.person import me, somebody
from admin_app.security.redirects import safe_path
from admin_app.security.sessions import close_session, open_session
from models.clock import utc_now
from models.words import RefusedError

people_pages = Blueprint("people", __name__)


class LogInForm(FlaskForm):
    """E-mail and password."""

    email = EmailField(lazy_gettext("E-mail"), [InputRequired(lazy_gettext("Hãy nhập e-mail."))])
    password = PasswordField(lazy_gettext("Mật khẩu"), [InputRequired(lazy_gettext("Hãy nhập mật khẩu."))])


@people_pages.get("/login")
@open_to_strangers
def log_in_page() -> ResponseReturnValue:
    """Ask who it is."""
    if somebody() is not None:
        return redirect(safe_path(request.args.get("next")))
    return _ask(LogInForm(), request.args.get("next"))


@people_pages.post("/login")
@open_to_strangers
def log_in_now() -> ResponseReturnValue:
    """Let the person in, or say why not."""
    form, wanted = LogInForm(), request.form.get("next")
    if not form.validate():
        return _ask(form, wanted, status=422)
    knock = Knock(
        email=form.email.data or "",
        password=form.password.data or "",
        address=request.remote_addr or "",
        user_agent=request.headers.get("User-Agent", ""),
    )
    try:
        open_session(log_in(knock, now=utc_now()))
    except ThrottledError as refusal:
        return _ask(form, wanted, told(refusal), 429)
    except RefusedError as refusal:
        return _ask(form, wanted, told(refusal), 401)
    return redirect(safe_path(wanted), 303)


@people_pages.post("/logout")
def log_out_now() -> ResponseReturnValue:
    """The session is over."""
    log_out(me().token, now=utc_now())
    close_session()
    return redirect(url_for("people.log_in_page"), 303)


def _ask(form: LogInForm, wanted: str | None, problem: str | None = None, status: int = 200) -> ResponseReturnValue:
    page = render_template("office/login.html", form=form, next=safe_path(wanted), problem=problem)
    return page, status
