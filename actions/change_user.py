"""Changes to a person's log-in; each of them ends every session of that person."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from actions.passwords import check_new_password, hash_password
from models.audit_chain import record
from models.base import db
from models.queries import people
from models.tables import User
from models.vocabulary import Role
from models.words import N_, RefusedError


def change_password(user_id: int, password: str, *, actor: str, now: datetime) -> None:
    """Give the person another password. Raises RefusedError where it may not be used or nobody has this id."""
    check_new_password(password)
    password_hash = hash_password(password)

    def change(user: User) -> dict[str, Any]:
        user.password_hash = password_hash
        return {}

    _apply(user_id, "change_password", change, actor=actor, now=now)


def change_role(user_id: int, role: Role, *, actor: str, now: datetime) -> None:
    """Give the person another role. Raises RefusedError where nobody has this id."""

    def change(user: User) -> dict[str, Any]:
        before, user.role = user.role, role
        return {"role": [before.value, role.value]}

    _apply(user_id, "change_role", change, actor=actor, now=now)


def disable_user(user_id: int, *, actor: str, now: datetime) -> None:
    """Let the person in no more. Raises RefusedError where nobody has this id."""

    def change(user: User) -> dict[str, Any]:
        user.is_active = False
        return {"is_active": [True, False]}

    _apply(user_id, "disable_user", change, actor=actor, now=now)


def _apply(user_id: int, verb: str, change: Callable[[User], dict[str, Any]], *, actor: str, now: datetime) -> None:
    user = people.lock(user_id)
    if user is None:
        db.session.rollback()
        raise RefusedError(N_("Không có người dùng này; hãy tải lại danh sách."))
    details = change(user)
    people.end_sessions_of(user.id, now)
    record(db.session, verb, "user", user.id, actor=actor, at=now, details=details)
    db.session.commit()
