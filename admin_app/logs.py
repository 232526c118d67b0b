"""Logs: one JSON object a line in production, readable in development, each with the id of its request.

Payment data stays out: a log names an order or a line by its number, never a payer, a memo, a key or a cookie.
"""

import logging
import re
import uuid
from typing import Any

import structlog
from flask import Flask, Response, g, request

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}\Z")


def install_logs(app: Flask, *, as_json: bool) -> None:
    """Format every log record of the process, and give each request an id that its answer carries too."""
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else structlog.dev.ConsoleRenderer()
    )
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            renderer,
        ],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    app.before_request(_name_request)
    app.after_request(_tell_id)


def _name_request() -> None:
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if _ID.match(given) else uuid.uuid4().hex
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _tell_id(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.get("request_id", "")
    return response
