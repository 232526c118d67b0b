"""The people who work here."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, validates

from models.base import Base, BigId, stored_by_value
from models.text import fold, nfc
from models.vocabulary import Role


class User(Base):
    """Someone with a log-in and one role. Disabled, never deleted: their name stands in the history."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    search_key: Mapped[str] = mapped_column(String(500))
    role: Mapped[Role] = mapped_column(stored_by_value(Role, "role"))
    password_hash: Mapped[str] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str] = mapped_column(String(2), default="vi")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @validates("email")
    def _fold_email(self, _key: str, email: str) -> str:
        self.search_key = fold(f"{email} {self.name or ''}")
        return nfc(email).strip().lower()

    @validates("name")
    def _keep_search_key(self, _key: str, name: str) -> str:
        self.search_key = fold(f"{self.email or ''} {name}")
        return nfc(name)
