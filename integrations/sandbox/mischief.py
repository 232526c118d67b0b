"""Faults as the caller feels them: laid around a neighbour's views, which know nothing of them."""

import math
import socket
import struct
import time
from collections.abc import Callable
from typing import Final

from flask import Blueprint, Flask, Response, g, jsonify, request

from integrations.sandbox.faults import Fault, Faults
from models.words import N_

_NO_LINGER: Final = struct.pack("ii", 1, 0)


def plague(blueprint: Blueprint, faults: Faults) -> None:
    """Let the calls to the neighbour that the blueprint is named after use up its faults."""

    def before() -> Response | None:
        fault = faults.take(blueprint.name)
        return None if fault is None else _BEFORE[fault.fault](fault)

    blueprint.before_request(before)


def hang_at_the_end(app: Flask) -> None:
    """Let accepted calls wait at the very end, when everything is done and saved."""

    def after(response: Response) -> Response:
        time.sleep(g.get("hang_s", 0.0))
        return response

    app.after_request(after)


def _delay(fault: Fault) -> None:
    time.sleep(fault.seconds)


def _hang_after_accept(fault: Fault) -> None:
    g.hang_s = fault.seconds


def _reset(_: Fault) -> Response:
    connection: socket.socket = request.environ["werkzeug.socket"]
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
    connection.shutdown(socket.SHUT_RDWR)
    return Response()  # nobody is there to read it


def _too_many(fault: Fault) -> Response:
    return _no(429, N_("Quá nhiều yêu cầu."), {"Retry-After": str(math.ceil(fault.seconds))})


def _broken(_: Fault) -> Response:
    return _no(500, N_("Lỗi nội bộ."), {})


def _ok_with_error(_: Fault) -> Response:
    return _no(200, N_("Không thực hiện được yêu cầu."), {})


def _expired(_: Fault) -> Response:
    return _no(401, N_("Khóa hết hạn."), {"WWW-Authenticate": "Bearer"})


def _no(status: int, error: str, headers: dict[str, str]) -> Response:
    response = jsonify(success=False, error=error)
    response.status_code = status
    response.headers.update(headers)
    return response


_BEFORE: Final[dict[str, Callable[[Fault], Response | None]]] = {
    "delay": _delay,
    "hang_after_accept": _hang_after_accept,
    "reset": _reset,
    "429": _too_many,
    "500": _broken,
    "ok_with_error": _ok_with_error,
    "expired_token": _expired,
}
