"""Passwords: long, uncommon, of any composition."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from admin_app.security.passwords import check_new_password, generate_password, hash_password, verify_password
from models.base import db
from models.tables import User
from models.words import RefusedError


@pytest.mark.parametrize(
    "password",
    [
        "matkhau",
        "a" * 14,
        "a" * 129,
        "passwordpassword",
        "PasswordPassword",
        "123456789012345",
        "zzzzzzzzzzzzzzzz",
        "mật khẩu mật khẩu 1",
        "thuha@saoviet.example",
    ],
)
def test_short_long_and_common_passwords_are_refused(password):
    with pytest.raises(RefusedError):
        check_new_password(password, email="thuha@saoviet.example")


@pytest.mark.parametrize(
    "password", ["con mèo đen ngủ trưa", "abcdefghij klmnop qrs", "x" * 60 + "yz", "đ" * 14 + "e", generate_password()]
)
def test_a_sentence_is_enough(password):
    check_new_password(password)


def test_a_password_opens_however_its_accents_are_typed():
    hashed = hash_password("con mèo đen ngủ trưa")
    assert hashed.startswith("$argon2id$")
    assert verify_password(hashed, "con me\u0300o \u0111en ngu\u0309 tru\u031ba")
    assert not verify_password(hashed, "con meo den ngu trua")
    assert not verify_password(None, "con mèo đen ngủ trưa")
    assert not verify_password("rubbish", "con mèo đen ngủ trưa")


def test_an_old_hash_is_renewed_at_the_next_log_in(browser, make_user):
    user = make_user()
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("mot mat khau du dai 2026")
    user.password_hash = old
    db.session.commit()
    assert browser.log_in(user.email).status_code == 303
    assert db.session.scalars(select(User.password_hash)).one() != old
