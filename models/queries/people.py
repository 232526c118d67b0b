"""People, their sessions, and refused log-ins."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update

from models.base import db
from models.tables import LoginFailure, User, UserSession
from models.vocabulary import Role


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A log-in that was not ended, with whom it belongs to; plain values, so that nothing is loaded later."""

    session_id: int
    user_id: int
    email: str
    name: str
    role: Role
    language: str
    created_at: datetime
    last_seen_at: datetime


def by_email(email: str) -> User | None:
    """The person with this e-mail address, disabled or not."""
    return db.session.scalar(select(User).where(User.email == email.strip().lower()))


def lock(user_id: int) -> User | None:
    """The person, locked until the commit."""
    return db.session.scalar(
        select(User).where(User.id == user_id).with_for_update().execution_options(populate_existing=True)
    )


def open_session(token_sha256: str) -> OpenSession | None:
    """The session that was not ended with this token, if its person may still log in."""
    row = db.session.execute(
        select(
            UserSession.id,
            User.id,
            User.email,
            User.name,
            User.role,
            User.language,
            UserSession.created_at,
            UserSession.last_seen_at,
        )
        .join(UserSession.user)
        .where(UserSession.token_sha256 == token_sha256, UserSession.ended_at.is_(None), User.is_active)
    ).one_or_none()
    return OpenSession(*row) if row else None


def see_session(session_id: int, now: datetime) -> None:
    """Note that the session was used."""
    db.session.execute(
        update(UserSession)
        .where(UserSession.id == session_id, UserSession.ended_at.is_(None))
        .values(last_seen_at=now)
        .execution_options(synchronize_session=False)
    )


def end_session(token_sha256: str, now: datetime) -> None:
    """End the session with this token."""
    _end(UserSession.token_sha256 == token_sha256, now)


def end_sessions_of(user_id: int, now: datetime) -> None:
    """End every session of this person."""
    _end(UserSession.user_id == user_id, now)


def _end(which: object, now: datetime) -> None:
    db.session.execute(
        update(UserSession)
        .where(which, UserSession.ended_at.is_(None))  # type: ignore[arg-type]
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


def count_failures(email: str, address: str, since: datetime) -> tuple[int, int, int]:
    """Refused log-ins since then: for this e-mail address, from this network address, and altogether."""
    recent = LoginFailure.at > since
    by_name = select(func.count()).where(LoginFailure.email == email, recent).scalar_subquery()
    by_address = select(func.count()).where(LoginFailure.address == address, recent).scalar_subquery()
    altogether = select(func.count()).where(recent).scalar_subquery()
    named, placed, total = db.session.execute(select(by_name, by_address, altogether)).one()
    return named, placed, total


def forget_failures(before: datetime) -> None:
    """Delete refused log-ins that count no more."""
    db.session.execute(
        delete(LoginFailure).where(LoginFailure.at <= before).execution_options(synchronize_session=False)
    )


def forget_failure(failure_id: int) -> None:
    """Delete one refused log-in: it was none after all."""
    db.session.execute(
        delete(LoginFailure).where(LoginFailure.id == failure_id).execution_options(synchronize_session=False)
    )


def names_of_sellers() -> list[tuple[int, str]]:
    """Salespeople and renewal leads, (id, name) by name: who may stand on an order."""
    sellers = (Role.SALESPERSON, Role.RENEWAL_LEAD)
    rows = db.session.execute(select(User.id, User.name).where(User.role.in_(sellers)).order_by(User.name, User.id))
    return [(row.id, row.name) for row in rows]
