"""Errors of the API as RFC 9457 problem details."""

import json
from typing import Any

from flask import Response


def problem(status: int, title: str, detail: str, **more: Any) -> Response:
    """A problem+json answer: `title` says what kind, in English for logs; `detail` what to do, in Vietnamese."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return Response(json.dumps(body, ensure_ascii=False), status, content_type="application/problem+json")
