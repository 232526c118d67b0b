"""The person behind a request, as plain values: nothing about them is loaded again while a page is drawn."""

from dataclasses import dataclass

from flask import has_request_context
from flask_login import UserMixin, current_user

from models.queries.people import OpenSession
from models.vocabulary import Role


@dataclass(frozen=True, eq=False)
class Person(UserMixin):
    """Someone who is logged in. What Flask-Login keeps in the cookie is the session's token, never a user's id."""

    token: str
    session: OpenSession

    def get_id(self) -> str:
        """The session's token."""
        return self.token

    @property
    def id(self) -> int:
        return self.session.user_id

    @property
    def email(self) -> str:
        return self.session.email

    @property
    def name(self) -> str:
        return self.session.name

    @property
    def role(self) -> Role:
        return self.session.role


def somebody() -> Person | None:
    """The person who is logged in, or None for a stranger and outside a request."""
    if not has_request_context():
        return None
    person = current_user._get_current_object()
    return person if isinstance(person, Person) else None


def me() -> Person:
    """The person who is logged in. Only behind a closed door."""
    person = somebody()
    if person is None:
        raise RuntimeError("a page behind the door was drawn for a stranger")
    return person
