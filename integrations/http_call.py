"""One HTTP call to a neighbour, and what its answer means: the host is fixed, time and size have an end."""

import ipaddress
import json
import re
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from types import TracebackType
from typing import Any, Final
from urllib.parse import quote

import httpx

from integrations.outcome import Done, NotNow, Outcome, Refused, Unknown
from models.clock import utc_now
from models.text import collapse
from models.words import N_, RefusedError

LARGEST_BODY: Final = 1_000_000
_LONGEST_CONNECT_S: Final = 5.0
_LONGEST_RETRY_AFTER_S: Final = 86_400.0  # a neighbour's typing error must not put an effect off for years
_LONGEST_ERROR: Final = 300
_LONGEST_REF: Final = 120
_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,119}")

# Not now, as every 5xx: the neighbour did not do it, the same key may do it later. 202: taken, not yet done (SUMAN's
# requests wait for a licence accountant). 401: our key is being changed, no effect must die of that. Else, from 300 to
# 499, it is a no, 3xx as well: redirects are never followed, and only a person can mend an address.
_OK: Final = frozenset({200, 201})
_NOT_NOW: Final = frozenset({202, 401, 408, 409, 425, 429})
# Nothing left this machine: certainly not done. Every other break happened after the request was on its way.
_NOT_SENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_BROKEN: Final = (httpx.HTTPError, httpx.InvalidURL, OSError, RuntimeError)


@dataclass(frozen=True)
class Answer:
    """What came back whole: the status, the body as sent, Retry-After in seconds."""

    status: int
    body: bytes
    retry_after_s: float | None = None

    def fields(self) -> dict[str, Any]:
        """The body as a JSON object; empty if it is anything else."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


class Peer:
    """A neighbour's address and our bearer key for it."""

    def __init__(self, name: str, base_url: str, secret: str, *, timeout_s: float) -> None:
        """`name` as people know it; `timeout_s`: seconds a whole call may take.

        Raises RefusedError for an address that is not safe or a key that can't be sent.
        """
        self.name = name
        self._base = _safe_base(name, base_url)
        self._secret = _sendable(name, secret)
        self._timeout_s = timeout_s
        # No kept connections: one that went stale would be an Unknown for nothing. trust_env=False: no proxy or .netrc
        # of the machine stands between us and the configured host. identity: a packed body could outgrow its cap.
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout_s, connect=min(timeout_s, _LONGEST_CONNECT_S)),
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "khop"},
            follow_redirects=False,
            trust_env=False,
            verify=_certificates(),
        )

    def post(self, path: str, payload: Mapping[str, Any], *, key: str) -> Answer | Refused | NotNow | Unknown:
        """POST the payload under the key; Refused if key or payload can't be sent at all. Never raises."""
        if not _KEY.fullmatch(key):
            return Refused(None, N_("Khóa “%(key)s” không gửi đi được; báo quản trị viên.") % {"key": ascii(key[:120])})
        try:
            body = json.dumps(dict(payload), ensure_ascii=False, allow_nan=False).encode()
        except (TypeError, ValueError, RecursionError):
            what = N_("Nội dung gửi %(name)s không viết được thành JSON; báo quản trị viên.")
            return Refused(None, what % {"name": self.name})
        return self._call("POST", path, {"Content-Type": "application/json", "Idempotency-Key": key}, body)

    def get(self, path: str, *, key: str) -> Answer | NotNow | Unknown | None:
        """GET path/key; None for a key that `post` never sends. Never raises."""
        return self._call("GET", f"{path}/{quote(key, safe='')}", {}, None) if _KEY.fullmatch(key) else None

    def _call(self, method: str, path: str, headers: dict[str, str], body: bytes | None) -> Answer | NotNow | Unknown:
        headers = {**headers, "Authorization": f"Bearer {self._secret}"}
        try:
            with _Deadline(self._timeout_s) as deadline:
                request = self._client.build_request(
                    method, self._base + path, content=body, headers=headers, extensions={"trace": deadline.watch}
                )
                return self._read(self._client.send(request, stream=True))
        except _NOT_SENT:
            return NotNow(None, N_("Không kết nối được với %(name)s; sẽ gửi lại.") % {"name": self.name})
        except httpx.TimeoutException:
            return self._lost(N_("%(name)s không trả lời trong %(seconds)g giây"))
        except _BROKEN:
            return self._lost(N_("Mất kết nối với %(name)s trước khi nhận đủ trả lời"))

    def _read(self, response: httpx.Response) -> Answer | Unknown:
        body = bytearray()
        with closing(response):
            for piece in response.iter_raw():
                body += piece
                if len(body) > LARGEST_BODY:
                    return self._lost(N_("%(name)s trả lời quá dài"))
        return Answer(response.status_code, bytes(body), retry_after(response.headers.get("retry-after"), utc_now()))

    def _lost(self, sentence: str) -> Unknown:
        what = sentence % {"name": self.name, "seconds": self._timeout_s}
        return Unknown(N_("%(what)s; sẽ hỏi lại theo khóa trước khi gửi lại.") % {"what": what})

    def outcome(self, answer: Answer, *, key: str) -> Outcome:
        """What the answer to a push means: Done only if it says success, of this key, under a number of its own."""
        if answer.status in _NOT_NOW or answer.status >= 500:
            return NotNow(answer.status, self._no(answer), answer.retry_after_s)
        fields, taken = answer.fields(), answer.status in _OK
        if answer.status >= 300 or (taken and fields.get("success") is False):
            return Refused(answer.status, self._no(answer))
        ref = fields.get("ref")
        if taken and fields.get("success") is True and fields.get("key") == key and _is_ref(ref):
            return Done(ref, answer.status)
        return self._lost(N_("%(name)s trả lời lạ"))

    def found(self, answer: Answer, *, key: str) -> Outcome | None:
        """What the answer to a question by key means; None only for a 404 that names the key.

        Any other 404 may be a wrong address or somebody in between, and is no certainty.
        """
        if answer.status == 404 and answer.fields().get("key") == key:
            return None
        outcome = self.outcome(answer, key=key)
        return Unknown(outcome.error) if isinstance(outcome, Refused) else outcome

    def _no(self, answer: Answer) -> str:
        """Why not, in the neighbour's own words where it has any: one line, short, without our key."""
        said = answer.fields().get("error")
        words = collapse(said) if isinstance(said, str) else ""
        words = words.replace(self._secret, "***")
        printable = "".join(letter for letter in words[:_LONGEST_ERROR] if letter.isprintable())
        facts = {"name": self.name, "status": answer.status, "why": printable or N_("không nói lý do")}
        return N_("%(name)s trả lời HTTP %(status)s: %(why)s") % facts


class _Deadline:
    """The end of a whole call. httpx's own time-outs start anew with each byte: a trickle would never end."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._guard = threading.Lock()
        self._socket: socket.socket | None = None
        self._over = False

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._guard:
            if self._socket is not None:
                self._socket.close()
                self._socket = None
        # Without an error too: a connection cut by us looks like the end of a body that gives no length.
        if self._over and (error is None or isinstance(error, Exception)) and not isinstance(error, _NOT_SENT):
            raise httpx.ReadTimeout("deadline") from error

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """Keep a second handle on the socket as soon as there is one; TLS takes the first one away."""
        if event == "connection.connect_tcp.complete":
            raw = info["return_value"].get_extra_info("socket")
            with self._guard:
                self._socket = raw.dup()
                if self._over:
                    self._socket.shutdown(socket.SHUT_RDWR)

    def _cut(self) -> None:
        with self._guard:
            self._over = True
            if self._socket is not None:
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Retry-After (RFC 9110 §10.2.3) in seconds from the aware `now`, 0 to a day; None if absent or unreadable."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), _LONGEST_RETRY_AFTER_S)
    try:
        moment = parsedate_to_datetime(text)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return min(max((aware - now).total_seconds(), 0.0), _LONGEST_RETRY_AFTER_S)
    except (ValueError, OverflowError):  # no date, or one with a time zone beyond the calendar
        return None


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)  # slow to read, the same for all


def _is_ref(ref: object) -> bool:
    return isinstance(ref, str) and 0 < len(ref) <= _LONGEST_REF and ref.isprintable()


def _safe_base(name: str, url: str) -> str:
    """The address without a closing slash. Raises RefusedError unless https, or http on this machine."""
    try:
        read = httpx.URL(url)  # the parser that will place the call, so that no other reading of it counts
    except httpx.InvalidURL:
        read = httpx.URL("")
    safe = read.host and (read.scheme == "https" or (read.scheme == "http" and _is_loopback(read.host)))
    if not safe or read.userinfo or read.query or read.fragment or "?" in url or "#" in url:
        raise RefusedError(
            N_("Địa chỉ của %(name)s không dùng được: cần https://máy-chủ, hoặc http:// trên chính máy này."), name=name
        )
    return url.rstrip("/")


def _sendable(name: str, secret: str) -> str:
    """The secret. Raises RefusedError if it can't stand in a header: empty, blanks, other than ASCII."""
    if not re.fullmatch(r"[!-~]+", secret):
        raise RefusedError(N_("Khóa gọi %(name)s trống hoặc có ký tự lạ: nhập lại khóa trong cấu hình."), name=name)
    return secret


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
