"""A new person in the office."""

from datetime import datetime

from actions.passwords import check_new_password, hash_password
from models.audit_chain import record
from models.base import db
from models.queries import people
from models.tables import User
from models.text import collapse, nfc
from models.vocabulary import Role
from models.words import N_, RefusedError


def create_user(email: str, name: str, role: Role, password: str, *, actor: str, now: datetime) -> User:
    """Create an active person with a log-in.

    Raises RefusedError for an address that is none or taken, a blank name, or a password that may not be used.
    """
    address = nfc(email).strip().lower()
    _check(address, collapse(name))
    check_new_password(password, email=address)
    password_hash = hash_password(password)
    if people.by_email(address) is not None:
        db.session.rollback()
        raise RefusedError(N_("E-mail %(email)s đã có người dùng; hãy dùng địa chỉ khác."), email=address)
    user = User(email=address, name=collapse(name), role=role, password_hash=password_hash, created_at=now)
    db.session.add(user)
    db.session.flush()
    record(
        db.session, "create_user", "user", user.id, actor=actor, at=now, details={"email": address, "role": role.value}
    )
    db.session.commit()
    return user


def _check(email: str, name: str) -> None:
    local, at, domain = email.partition("@")
    if not (local and at and domain) or "@" in domain or len(email) > 254 or any(c.isspace() for c in email):
        raise RefusedError(N_("“%(email)s” không phải địa chỉ e-mail; nhập dạng ten@congty.vn."), email=email[:80])
    if not name or len(name) > 200:
        raise RefusedError(N_("Tên người dùng để trống hoặc dài quá 200 ký tự; hãy nhập họ tên."))
