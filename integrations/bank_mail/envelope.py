"""A mail's outside, read strictly: limits, headers, the one sender. Nothing here believes anything yet."""

import re
from collections import Counter
from dataclasses import dataclass
from email.header import decode_header
from typing import Final

from integrations.bank_mail.charsets import decode
from integrations.bank_mail.reasons import Code
from models.text import collapse

LARGEST_BYTES: Final = 8 * 1024 * 1024
_LARGEST_HEADER: Final = 16 * 1024
_LARGEST_HEADERS: Final = 256 * 1024
_MOST_HEADERS: Final = 500
_MOST_CONTAINERS: Final = 25
_MOST_BOUNDARIES: Final = 2_000
_CONTAINER: Final = re.compile(rb"^content-type[ \t]{0,9}:\s{0,9}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_HEADER: Final = re.compile(rb"([\x21-\x39\x3b-\x7e]{1,100}):")
_BLANKS_RUN: Final = re.compile(rb"[ \t\r\n]{200}")
# One of each at most: a second copy is shown or read by one program and not by the other.
_ONCE: Final = frozenset({"from", "to", "cc", "subject", "date", "sender", "reply-to", "message-id", "mime-version"})
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT: Final = re.compile(r"\([^()]*\)")
_ADDRESS: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_NAMED_ADDRESS: Final = re.compile(rf"[^<>@,;:]*<\s*({_ADDRESS.pattern})\s*>")


class RefusedMailError(Exception):
    """The mail can't even be looked at; `code` says why."""

    def __init__(self, code: Code) -> None:
        self.code = code
        super().__init__(code.value)


@dataclass(frozen=True)
class Envelope:
    """The headers of a mail, in order: lower-case name, raw value with its line breaks."""

    headers: tuple[tuple[str, bytes], ...]

    def all(self, name: str) -> list[bytes]:
        """Every value of a header, topmost first."""
        return [value for found, value in self.headers if found == name]

    def text(self, name: str) -> str:
        """The first value of a header as a person reads it: decoded, NFC, blanks collapsed; empty if absent."""
        values = self.all(name)
        return _readable(values[0]) if values else ""

    @property
    def has_duplicates(self) -> bool:
        """Whether a header that may stand once stands twice."""
        counts = Counter(name for name, _ in self.headers)
        return any(count > 1 for name, count in counts.items() if name in _ONCE or name.startswith("content-"))

    def sender(self) -> str | None:
        """The one ASCII address of the one From header, its domain in lower case; None if there isn't exactly one."""
        values = self.all("from")
        if len(values) != 1 or not values[0].isascii():
            return None
        bare = _COMMENT.sub(" ", _QUOTED.sub(" ", _unfold(values[0]).decode("ascii"))).strip()
        named = _NAMED_ADDRESS.fullmatch(bare)
        address = named[1] if named else bare
        if not _ADDRESS.fullmatch(address):
            return None
        local, _, domain = address.rpartition("@")
        return f"{local}@{domain.lower()}"


def open_envelope(raw: bytes) -> Envelope:
    """Read the headers of a mail within its limits.

    Raises RefusedMailError for a mail that is too large, nested too deep, has too many parts or headers, or headers
    that another program could read differently (bare carriage returns, NUL, lines that are no header).
    """
    _check_limits(raw)
    head = re.split(rb"\r?\n\r?\n", raw[: _LARGEST_HEADERS + 4], maxsplit=1)[0]
    if len(head) > _LARGEST_HEADERS:
        raise RefusedMailError(Code.TOO_LARGE)
    if b"\0" in head or b"\r" in head.replace(b"\r\n", b"\n"):
        raise RefusedMailError(Code.DAMAGED)
    return Envelope(tuple(_headers(head)))


def _check_limits(raw: bytes) -> None:
    too_many = raw.count(b"\n--") > _MOST_BOUNDARIES
    if len(raw) > LARGEST_BYTES or too_many or len(_CONTAINER.findall(raw)) > _MOST_CONTAINERS:
        raise RefusedMailError(Code.TOO_LARGE)


def _headers(head: bytes) -> list[tuple[str, bytes]]:
    headers: list[tuple[str, bytes]] = []
    for line in re.split(rb"\r?\n", head):
        if line[:1] in (b" ", b"\t") and headers:
            headers[-1] = (headers[-1][0], headers[-1][1] + b"\n" + line)
            continue
        found = _HEADER.match(line)
        if found is None:
            raise RefusedMailError(Code.DAMAGED)
        headers.append((found[1].decode("ascii").lower(), line[found.end() :]))
    if len(headers) > _MOST_HEADERS or any(_is_poison(value) for _, value in headers):
        raise RefusedMailError(Code.TOO_LARGE)
    return headers


def _is_poison(value: bytes) -> bool:
    return len(value) > _LARGEST_HEADER or _BLANKS_RUN.search(value) is not None


def _unfold(value: bytes) -> bytes:
    return re.sub(rb"\r?\n", b"", value).strip()


def _readable(value: bytes) -> str:
    unfolded = _unfold(value)
    if not unfolded.isascii():
        return collapse(decode(unfolded, None))
    pieces = []
    for piece, charset in decode_header(unfolded.decode("ascii")):
        pieces.append(piece if isinstance(piece, str) else decode(piece, charset))
    return collapse("".join(pieces))
