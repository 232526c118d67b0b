"""A person logs in: throttled, in constant time, remembered as a session row."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from actions.passwords import hash_password, needs_rehash, verify_password
from models.base import db
from models.queries import people
from models.tables import LoginFailure, User, UserSession
from models.text import nfc
from models.words import N_, RefusedError

WINDOW: Final = timedelta(minutes=15)
# Refused log-ins in a window: one name guessed at, one address guessing, and many of each at once.
PER_EMAIL: Final = 10
PER_ADDRESS: Final = 30
ALTOGETHER: Final = 300

IDLE: Final = timedelta(hours=8)
ABSOLUTE: Final = timedelta(hours=24)
SEEN_EVERY: Final = timedelta(minutes=1)

_WRONG: Final = N_("E-mail hoặc mật khẩu không đúng. Hãy kiểm tra lại, hoặc nhờ quản trị đặt lại mật khẩu.")


class ThrottledError(RefusedError):
    """Too many refused log-ins; nobody looked at the password."""


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody at the door."""

    email: str
    password: str
    address: str
    user_agent: str = ""


def sha256_of(token: str) -> str:
    """What the table keeps of a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def log_in(knock: Knock, *, now: datetime) -> str:
    """Open a session and give its token, which is kept nowhere else.

    Raises ThrottledError after too many refusals, RefusedError for a wrong name or password or a disabled person:
    the same sentence, so that nobody learns who works here.
    """
    email = nfc(knock.email).strip().lower()[:254]
    address = knock.address[:64]
    failure_id = _count_first(email, address, now)
    user = people.by_email(email)
    user_id, password_hash = (user.id, user.password_hash) if user else (0, None)
    db.session.rollback()  # no transaction stays open while argon2 works
    if not verify_password(password_hash, knock.password):
        raise RefusedError(_WRONG)
    return _open(user_id, knock, failure_id, now)


def _count_first(email: str, address: str, now: datetime) -> int:
    """Counted before the password is looked at, so that a hundred guesses at once can't all slip under the limit."""
    failure = LoginFailure(email=email, address=address, at=now)
    db.session.add(failure)
    db.session.flush()
    failure_id = failure.id
    people.forget_failures(now - WINDOW)
    db.session.commit()
    counts = people.count_failures(email, address, now - WINDOW)
    db.session.rollback()
    if any(count > limit for count, limit in zip(counts, (PER_EMAIL, PER_ADDRESS, ALTOGETHER), strict=True)):
        # Not kept: who keeps knocking would else keep the rightful owner out for ever.
        people.forget_failure(failure_id)
        db.session.commit()
        raise ThrottledError(
            N_("Đăng nhập sai quá nhiều lần. Hãy đợi %(minutes)s phút rồi thử lại, hoặc nhờ quản trị giúp."),
            minutes=int(WINDOW.total_seconds() // 60),
        )
    return failure_id


def _open(user_id: int, knock: Knock, failure_id: int, now: datetime) -> str:
    user = people.lock(user_id)
    # Looked at again under the lock: the person may have been disabled while argon2 worked.
    if user is None or not user.is_active:
        db.session.rollback()
        raise RefusedError(_WRONG)
    _renew_hash(user, knock.password)
    token = secrets.token_urlsafe(32)
    db.session.add(
        UserSession(
            token_sha256=sha256_of(token),
            user_id=user.id,
            created_at=now,
            last_seen_at=now,
            address=knock.address[:64],
            user_agent=knock.user_agent[:300],
        )
    )
    people.forget_failure(failure_id)
    db.session.commit()
    return token


def _renew_hash(user: User, password: str) -> None:
    if needs_rehash(user.password_hash):
        user.password_hash = hash_password(password)


def is_over(session: people.OpenSession, *, now: datetime) -> bool:
    """Whether the session was left alone too long, or is too old."""
    return now - session.last_seen_at > IDLE or now - session.created_at > ABSOLUTE


def see_again(session: people.OpenSession, *, now: datetime) -> None:
    """Note that the session is in use, at most once a minute: a write for every page would be a waste."""
    if now - session.last_seen_at >= SEEN_EVERY:
        people.see_session(session.session_id, now)
        db.session.commit()
