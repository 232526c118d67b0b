"""Who comes in, for how long, and what becomes of a stolen cookie."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from actions.change_user import change_password, change_role, disable_user
from actions.log_in import ALTOGETHER, PER_ADDRESS, PER_EMAIL
from admin_app.security.redirects import safe_path
from models.base import db
from models.clock import utc_now
from models.tables import LoginFailure, User, UserSession
from models.vocabulary import Role
from tests.admin_app.conftest import Browser


def test_a_person_logs_in_and_out(browse_as):
    browser = browse_as(Role.OFFICE_ACCOUNTANT)
    assert "Thu Hà" in browser.get("/").text
    assert browser.log_out().status_code == 303
    assert browser.get("/").location == "/login"


def test_the_database_keeps_no_token_that_opens_anything(browse_as):
    browser = browse_as(Role.OFFICE_ACCOUNTANT)
    with browser.session_transaction() as session:
        token = session["_user_id"]
    stored = db.session.scalars(select(UserSession.token_sha256)).one()
    assert stored != token
    assert len(token) >= 40


def test_a_stolen_cookie_is_worth_nothing_after_the_log_out(app: Flask, browse_as):
    browser = browse_as(Role.ADMIN)
    stolen = browser.get_cookie("khop")
    browser.log_out()
    thief = Browser(app, app.response_class)
    thief.set_cookie("khop", stolen.value)
    assert thief.get("/orders/").status_code == 302


@pytest.mark.parametrize(
    "change",
    [
        lambda user_id: change_password(user_id, "mot mat khau khac han", actor="admin", now=utc_now()),
        lambda user_id: change_role(user_id, Role.SALESPERSON, actor="admin", now=utc_now()),
        lambda user_id: disable_user(user_id, actor="admin", now=utc_now()),
    ],
    ids=["password", "role", "disabling"],
)
def test_a_change_of_the_account_ends_its_sessions(browse_as, change):
    browser = browse_as(Role.FINANCE_LEAD)
    assert browser.get("/audit/").status_code == 200
    change(db.session.scalars(select(User.id)).one())
    assert browser.get("/audit/").status_code == 302


@pytest.mark.parametrize(
    ("column", "age"), [("last_seen_at", timedelta(hours=8, minutes=1)), ("created_at", timedelta(hours=24, minutes=1))]
)
def test_a_session_ends_when_left_alone_or_old(browse_as, column, age):
    browser = browse_as(Role.ADMIN)
    db.session.execute(update(UserSession).values({column: utc_now() - age}))
    db.session.commit()
    assert browser.get("/").status_code == 302


def test_the_last_use_is_noted_at_most_once_a_minute(browse_as):
    browser = browse_as(Role.ADMIN)
    first = db.session.scalars(select(UserSession.last_seen_at)).one()
    browser.get("/")
    assert db.session.scalars(select(UserSession.last_seen_at)).one() == first
    db.session.execute(update(UserSession).values(last_seen_at=first - timedelta(minutes=2)))
    db.session.commit()
    browser.get("/")
    assert db.session.scalars(select(UserSession.last_seen_at)).one() > first - timedelta(seconds=1)


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(browser, make_user):
    user = make_user()
    wrong, unknown = browser.log_in(user.email, "sai mat khau roi"), browser.log_in("ai@do.example", "sai mat khau roi")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert "E-mail hoặc mật khẩu không đúng" in wrong.text
    assert "E-mail hoặc mật khẩu không đúng" in unknown.text


def test_a_disabled_person_does_not_come_in(browser, make_user):
    user = make_user()
    disable_user(user.id, actor="admin", now=utc_now())
    assert browser.log_in(user.email).status_code == 401


def _refused(count: int, email: str, address: str) -> None:
    db.session.add_all(LoginFailure(email=email, address=address, at=utc_now()) for _ in range(count))
    db.session.commit()


@pytest.mark.parametrize(
    ("count", "email", "address"),
    [
        (PER_EMAIL, "office_accountant@saoviet.example", "203.0.113.9"),
        (PER_ADDRESS, "x@y.example", "127.0.0.1"),
        (ALTOGETHER, "x@y.example", "203.0.113.9"),
    ],
    ids=["one name", "one address", "altogether"],
)
def test_guessing_is_throttled_even_with_the_right_password(browser, make_user, count, email, address):
    user = make_user(Role.OFFICE_ACCOUNTANT)
    _refused(count, email, address)
    refused = browser.log_in(user.email)
    assert refused.status_code == 429
    assert "Đăng nhập sai quá nhiều lần" in refused.text
    # What was throttled is not counted again: the rightful owner gets in when the window has passed.
    assert db.session.scalar(select(func.count()).select_from(LoginFailure)) == count
    db.session.execute(update(LoginFailure).values(at=utc_now() - timedelta(minutes=16)))
    db.session.commit()
    assert browser.log_in(user.email).status_code == 303


def test_a_good_log_in_is_not_counted(browser, make_user):
    browser.log_in(make_user().email)
    assert db.session.scalar(select(func.count()).select_from(LoginFailure)) == 0


def test_the_log_in_leads_back_and_never_away(browser, make_user):
    user = make_user()
    assert browser.log_in(user.email, next="/orders/?page=1").location == "/orders/?page=1"
    browser.log_out()
    assert browser.log_in(user.email, next="//evil.example/").location == "/"


@pytest.mark.parametrize(
    "away",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil",
        "",
        None,
        "\\\\evil",
        "/ok\n//x",
    ],
)
def test_addresses_that_lead_away_are_dropped(away):
    assert safe_path(away) == "/"


def test_a_log_in_without_a_token_changes_nothing(browser, make_user):
    user = make_user()
    assert browser.post("/login", data={"email": user.email, "password": "x"}).status_code == 400
    assert db.session.scalar(select(func.count()).select_from(UserSession)) == 0


def test_cookies_are_closed_to_scripts_and_other_sites(browser, make_user):
    answer = browser.log_in(make_user().email)
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("khop=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Domain" not in cookie


def test_the_cookie_of_before_the_log_in_is_not_kept(browser, make_user):
    before = browser.token()
    browser.log_in(make_user().email)
    assert browser.post("/logout", data={"csrf_token": before}).status_code == 400
