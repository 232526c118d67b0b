"""Every page is closed to strangers; the few that are open say so where they are written."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from flask import current_app, request

_View = TypeVar("_View", bound=Callable[..., Any])

# Machines prove themselves by a key or a signature; no cookie counts there.
_MACHINES: Final = ("/api/", "/hooks/", "/healthz", "/readyz", "/metrics")
# A customer's payment page is opened by the token in its address.
_CUSTOMERS: Final = ("/pay/",)


def open_to_strangers(view: _View) -> _View:
    """Mark a view function that needs no log-in."""
    view.open_to_strangers = True  # type: ignore[attr-defined]
    return view


def writes_on_get(view: _View) -> _View:
    """Mark a view function that writes although it is asked by GET (a gateway's notification)."""
    view.writes_on_get = True  # type: ignore[attr-defined]
    return view


def _marked(mark: str) -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return bool(getattr(view, mark, False))


def is_file() -> bool:
    """Whether the request is for a static file: the same for everybody."""
    endpoint = request.endpoint or ""
    return endpoint == "static" or endpoint.endswith(".static")


def is_open() -> bool:
    """Whether the request needs no log-in. What does not exist is open too: it is a 404 for everybody."""
    if request.endpoint is None or is_file():
        return True
    return request.path.startswith(_MACHINES + _CUSTOMERS) or _marked("open_to_strangers")


def is_for_machines() -> bool:
    """Whether the request is not for people: no page of ours answers it, and nobody's cookie is looked at."""
    return request.path.startswith(_MACHINES)


def only_reads() -> bool:
    """Whether the request changes nothing."""
    return request.method in ("GET", "HEAD", "OPTIONS") and not _marked("writes_on_get")
