"""/healthz: the process answers. /readyz: it can do its work."""

from flask import Flask, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from models.base import db, reading


def install_operations(app: Flask) -> None:
    """Register the pages that machines watch."""

    @app.get("/healthz")
    def healthz() -> Response:
        return Response("ok\n", content_type="text/plain")

    @app.get("/readyz")
    def readyz() -> Response:
        try:
            with reading():
                db.session.execute(text("SELECT seq FROM audit_head"))
        except SQLAlchemyError:
            return Response("database\n", 503, content_type="text/plain")
        return Response("ready\n", content_type="text/plain")
