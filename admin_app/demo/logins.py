"""The demo's people and their passwords, generated once and kept beside the demo database."""

import json
from pathlib import Path

from actions.create_user import create_user
from admin_app.security.passwords import generate_password
from models.clock import utc_now
from models.queries.people import by_email
from models.vocabulary import Role

PEOPLE = (
    (Role.OFFICE_ACCOUNTANT, "thuha@saoviet.example", "Thu Hà"),
    (Role.FINANCE_LEAD, "minhquan@saoviet.example", "Minh Quân"),
    (Role.FINANCE_LEAD, "thanhtung@saoviet.example", "Thanh Tùng"),
    (Role.SALESPERSON, "ducduy@saoviet.example", "Đức Duy"),
    (Role.SALESPERSON, "ngocmai@saoviet.example", "Ngọc Mai"),
    (Role.RENEWAL_LEAD, "hoangyen@saoviet.example", "Hoàng Yến"),
    (Role.INVOICE_ACCOUNTANT, "lananh@saoviet.example", "Lan Anh"),
    (Role.ADMIN, "quantri@saoviet.example", "Quản trị"),
    (Role.ADMIN, "quantri2@saoviet.example", "Quản trị 2"),
)


def make_people(var: Path) -> int:
    """Create the demo's people who are not there yet; gives how many. Their passwords are kept in `var`."""
    kept = _kept(var)
    passwords = json.loads(kept.read_text()) if kept.exists() else {}
    made = 0
    for role, email, name in PEOPLE:
        if by_email(email) is not None:
            continue
        passwords[email] = generate_password()
        create_user(email, name, role, passwords[email], actor="demo", now=utc_now())
        made += 1
    var.mkdir(parents=True, exist_ok=True)
    kept.touch(mode=0o600)
    kept.write_text(json.dumps(passwords))
    return made


def demo_logins(var: Path) -> list[tuple[str, str, str]]:
    """(role, e-mail, password) of one person for each role."""
    kept = _kept(var)
    passwords = json.loads(kept.read_text()) if kept.exists() else {}
    first: dict[str, tuple[str, str, str]] = {}
    for role, email, _name in PEOPLE:
        if email in passwords:
            first.setdefault(role.value, (role.value, email, passwords[email]))
    return list(first.values())


def _kept(var: Path) -> Path:
    return var / "demo_logins.json"
