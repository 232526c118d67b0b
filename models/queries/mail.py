"""Raw mail: kept, found by its place, and taken up for judging."""

from sqlalchemy import select

from models.base import db
from models.lifecycle import MailState
from models.tables import RawMail


def at_place(account: str, folder: str, uidvalidity: int, uid: str) -> int | None:
    """The id of the message stored from this place, if it is."""
    return db.session.scalar(
        select(RawMail.id).where(
            RawMail.account == account,
            RawMail.folder == folder,
            RawMail.uidvalidity == uidvalidity,
            RawMail.uid == uid,
        )
    )


def waiting_ids() -> list[int]:
    """Messages that are stored and not judged yet, in the order of their arrival."""
    return list(db.session.scalars(select(RawMail.id).where(RawMail.state == MailState.RECEIVED).order_by(RawMail.id)))


def raw_of(mail_id: int) -> bytes:
    """The message as it arrived."""
    return db.session.scalars(select(RawMail.raw).where(RawMail.id == mail_id)).one()


def lock_received(mail_id: int) -> RawMail | None:
    """The message, locked, unless somebody has judged it meanwhile."""
    return db.session.scalar(
        select(RawMail)
        .where(RawMail.id == mail_id, RawMail.state == MailState.RECEIVED)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
