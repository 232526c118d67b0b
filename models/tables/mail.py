"""Raw mail, stored before anything is believed of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, stored_by_value
from models.lifecycle import MailState


class RawMail(Base):
    """One message as it arrived, with the verdict and the evidence for it.

    `folder`, `uidvalidity` and `uid` are its place in the mailbox; a folder of .eml files has its path, 0, and the
    content's own number. Messages are told apart by place and bytes, never by Message-ID, which the sender controls.
    """

    __tablename__ = "raw_mails"
    __table_args__ = (
        UniqueConstraint("account", "folder", "uidvalidity", "uid"),
        Index("ix_raw_mails_state", "state", "id"),
        Index("ix_raw_mails_fetched", "fetched_at", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    account: Mapped[str] = mapped_column(String(254))
    folder: Mapped[str] = mapped_column(String(254))
    uidvalidity: Mapped[int] = mapped_column(BigId)
    uid: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[MailState] = mapped_column(stored_by_value(MailState, "state"))
    state_seq: Mapped[int] = mapped_column(default=0)
    trusted: Mapped[bool | None]
    code: Mapped[str | None] = mapped_column(String(64))
    reason: Mapped[str | None] = mapped_column(String(1000))
    bank: Mapped[str | None] = mapped_column(String(32))
    from_address: Mapped[str | None] = mapped_column(String(320))
    subject: Mapped[str | None] = mapped_column(String(500))
    message_id: Mapped[str | None] = mapped_column(String(500))
    dkim_key: Mapped[str | None] = mapped_column(String(4000))
    import_id: Mapped[int | None] = mapped_column(ForeignKey("statement_imports.id"))
    fetched_at: Mapped[datetime]
    judged_at: Mapped[datetime | None]
