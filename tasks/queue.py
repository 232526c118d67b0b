"""Huey wakes workers; the database is the truth. A task carries no work: it says "look", and a sweep says it again."""

import logging
import uuid
from functools import cached_property
from pathlib import Path
from typing import Any

from flask import Flask
from huey import Huey, RedisHuey, SqliteHuey
from huey.serializer import SignedSerializer
from sqlalchemy import event
from sqlalchemy.orm import Session

from integrations.gateways import neighbours
from models.queries.effects import OWED
from tasks import clock

log = logging.getLogger(__name__)


class Queue:
    """The queue of one application. Nothing is opened before `huey` is first used."""

    def __init__(self, app: Flask, *, var: Path, redis_url: str | None) -> None:
        self.app, self._var, self._redis_url = app, var, redis_url
        self.owner = f"worker-{uuid.uuid4().hex[:12]}"

    @cached_property
    def huey(self) -> Huey:
        """The queue, with every task registered under a name of its own."""
        # Results are not kept: nobody reads them, and each would stay a row for ever.
        options: dict[str, Any] = {
            "results": False,
            "utc": True,
            "serializer": SignedSerializer(secret=self.app.config["SECRET_KEY"]),
        }
        if self._redis_url:
            huey: Huey = RedisHuey("khop", url=self._redis_url, **options)
        else:
            self._var.mkdir(parents=True, exist_ok=True)
            huey = SqliteHuey("khop", filename=str(self._var / "huey.sqlite3"), **options)
        self._wake_pusher = clock.register(huey, self)
        return huey

    @cached_property
    def neighbours(self) -> Any:
        """The adapters that this configuration picks."""
        config = self.app.config["KHOP"]
        return neighbours(
            suman_url=config.suman_url,
            suman_key=config.suman_key,
            cukcuk_url=config.cukcuk_url,
            cukcuk_key=config.cukcuk_key,
        )

    def listen_to_commits(self) -> None:
        """Wake a worker after each commit that owes an effect."""
        event.listen(Session, "after_commit", self._after_commit)

    def stop_listening(self) -> None:
        """Undo listen_to_commits, for tests that build many applications."""
        event.remove(Session, "after_commit", self._after_commit)

    def _after_commit(self, session: Session) -> None:
        if session.info.pop(OWED, False):
            self.wake()

    def wake(self) -> None:
        """Say that effects are due. A queue that can't be reached costs time, never money: the sweep finds them."""
        try:
            _ = self.huey  # the first use opens the storage and registers the tasks
            self._wake_pusher()
        except Exception:  # whatever the storage raises, the business commit has already happened
            log.warning("the queue could not be reached; the sweep will push", exc_info=True)
