"""A neighbour that is not what it should be: no call follows it, grows with it or waits for it without end."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest

from integrations.gateways import neighbours
from integrations.http_call import retry_after
from integrations.outcome import NotNow, Outcome, Refused, Unknown
from models.words import RefusedError
from tests.integrations.sandbox.running import grant

SECRET = "s3cret-of-ours"
NOW = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)


@contextmanager
def peer(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that hears one request, then talks as told, for each connection, until the end of the test."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = door.accept()
                    with connection, suppress(OSError):
                        connection.recv(65536)
                        talk(connection)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        door.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def send(talk: Callable[[socket.socket], None], timeout_s: float = 5.0) -> Outcome:
    with peer(talk) as url:
        chosen = neighbours(suman_url=url, suman_key=SECRET, cukcuk_url=url, cukcuk_key=SECRET, timeout_s=timeout_s)
        return chosen["suman"].send(grant())


def ask(talk: Callable[[socket.socket], None]) -> Outcome | None:
    with peer(talk) as url:
        return neighbours(suman_url=url, suman_key=SECRET, cukcuk_url=url, cukcuk_key=SECRET)["suman"].ask(grant())


def saying(status: str, body: bytes = b"", *headers: str) -> Callable[[socket.socket], None]:
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers])
    return lambda connection: connection.sendall(head.encode() + b"\r\n\r\n" + body)


def trickle(start: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.sendall(start)
        for _ in range(400):
            connection.sendall(drop)
            time.sleep(0.02)

    return talk


def test_a_redirect_is_never_followed() -> None:
    heard: list[bytes] = []

    def elsewhere(connection: socket.socket) -> None:
        heard.append(b"called")

    with peer(elsewhere) as other:
        for status in ("301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"):
            assert isinstance(send(saying(status, b"", f"Location: {other}/assumed/suman/licences")), Refused)
            assert isinstance(ask(saying(status, b"", f"Location: {other}/assumed/suman/licences")), Unknown)
    assert heard == []


def test_an_endless_body_is_dropped_at_a_megabyte() -> None:
    sent: list[int] = []

    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            sent.append(connection.send(b"x" * 65536))

    outcome = send(pour)
    assert isinstance(outcome, Unknown)
    assert "quá dài" in outcome.error
    assert sum(sent) < 20_000_000  # what the sockets' buffers hold, not what we keep


def test_a_packed_body_is_not_unpacked() -> None:
    assert isinstance(send(saying("200 OK", b"\x1f\x8b" + b"\0" * 500, "Content-Encoding: gzip")), Unknown)


@pytest.mark.parametrize(
    ("start", "drop"),
    [(b"HTTP/1.1 200 OK\r\n\r\n", b" "), (b"HTTP/1.1 200 OK\r\nX-A: ", b"a"), (b"", b"H")],
    ids=["in the body", "in a header", "in the first line"],
)
def test_a_slow_trickle_ends_when_the_time_is_up(start: bytes, drop: bytes) -> None:
    began = time.monotonic()
    outcome = send(trickle(start, drop), timeout_s=0.5)
    assert isinstance(outcome, Unknown)
    assert "không trả lời trong 0.5 giây" in outcome.error
    assert time.monotonic() - began < 2


GOOD = {"success": True, "key": grant().key, "ref": "GPSD-1"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>ok</html>",
        b"\xff\xfe\x00",
        b"[" * 200_000,
        b"[]",
        b"null",
        json.dumps({**GOOD, "key": "another"}).encode(),
        json.dumps({**GOOD, "success": "true"}).encode(),
        json.dumps({**GOOD, "ref": None}).encode(),
        json.dumps({**GOOD, "ref": "x" * 121}).encode(),
        json.dumps({**GOOD, "ref": "a\nb"}).encode(),
    ],
)
def test_a_200_with_nonsense_is_unknown(body: bytes) -> None:
    assert isinstance(send(saying("200 OK", body)), Unknown)


def test_a_cut_answer_is_unknown() -> None:
    whole = json.dumps(GOOD).encode()

    def cut(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(whole) + 9) + whole)

    assert isinstance(send(cut), Unknown)
    assert isinstance(send(lambda connection: connection.sendall(b"garbage\r\n\r\n")), Unknown)


@pytest.mark.parametrize("status", [202, 408, 409, 425, 429, 500, 502, 503, 504, 599])
def test_these_are_not_now(status: int) -> None:
    outcome = send(saying(f"{status} X", b"{}", "Retry-After: 7"))
    assert isinstance(outcome, NotNow)
    assert (outcome.status, outcome.retry_after_s) == (status, 7)


@pytest.mark.parametrize("status", [400, 403, 404, 410, 422])
def test_these_are_a_no(status: int) -> None:
    outcome = send(saying(f"{status} X", json.dumps({"error": "Gói không có."}).encode()))
    assert isinstance(outcome, Refused)
    assert outcome.error == f"SUMAN trả lời HTTP {status}: Gói không có."


def test_only_a_404_that_names_the_key_is_certainty() -> None:
    assert isinstance(ask(saying("404 Not Found", b"<html>nginx</html>")), Unknown)
    assert isinstance(ask(saying("404 Not Found", b'{"key": "another"}')), Unknown)
    assert ask(saying("404 Not Found", json.dumps({"key": grant().key}).encode())) is None


def test_an_error_is_kept_short_on_one_line_and_without_our_key() -> None:
    said = {"error": f"no\n\x1b[31m{SECRET} " + "dài " * 500}
    outcome = send(saying("422 X", json.dumps(said).encode()))
    assert isinstance(outcome, Refused)
    assert SECRET not in outcome.error
    assert outcome.error.isprintable()
    assert len(outcome.error) < 400


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("9" * 40, 86_400.0),
        ("Sun, 01 Mar 2026 10:00:30 GMT", 30.0),
        ("Sun, 01 Mar 2026 09:00:00 GMT", 0.0),
        ("Fri, 01 Mar 2999 09:00:00 GMT", 86_400.0),
        ("soon", None),
        ("Sun, 01 Mar 2026 10:00:30 +" + "9" * 30, None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", 86_400.0),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_seconds_or_as_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds
    assert retry_after((NOW + timedelta(hours=7)).strftime("%a, %d %b %Y %H:%M:%S +0700"), NOW) == 0


@pytest.mark.parametrize(
    "url",
    [
        "",
        "suman.example.vn",
        "http://suman.example.vn",
        "ftp://127.0.0.1",
        "https://",
        "http://127.0.0.1@evil.example",
        "https://user:pass@suman.example.vn",
        "https://suman.example.vn/?to=x",
        "https://suman.example.vn/#x",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://[::1",
        "https://suman.example.vn:port",
    ],
)
def test_an_unsafe_address_stops_the_start_with_a_sentence(url: str) -> None:
    with pytest.raises(RefusedError, match="Địa chỉ của SUMAN không dùng được"):
        neighbours(suman_url=url, suman_key="k", cukcuk_url="https://cukcuk.example.vn", cukcuk_key="k")


@pytest.mark.parametrize("url", ["https://suman.example.vn", "http://localhost:5055", "http://[::1]:5055/prefix/"])
def test_https_and_this_machine_are_safe(url: str) -> None:
    assert set(neighbours(suman_url=url, suman_key="k", cukcuk_url=url, cukcuk_key="k")) == {"suman", "cukcuk"}


@pytest.mark.parametrize("key", ["", "có dấu", "a b", "a\r\nX: 1"])
def test_a_key_that_no_header_can_carry_stops_the_start(key: str) -> None:
    with pytest.raises(RefusedError, match="Khóa gọi CUKCUK"):
        neighbours(suman_url="https://a.vn", suman_key="k", cukcuk_url="https://a.vn", cukcuk_key=key)
