"""Where DKIM keys come from: the real DNS, or a file that stands for it."""

import json
import time
from pathlib import Path
from typing import Final, Protocol

import dns.exception
import dns.name
import dns.resolver

_LARGEST_CACHE: Final = 1_000
# A name that can't be written as one (a selector of 200 letters) doesn't exist either: asking again won't help.
_NO_SUCH_NAME: Final = (
    dns.resolver.NXDOMAIN,
    dns.resolver.NoAnswer,
    dns.name.LabelTooLong,
    dns.name.EmptyLabel,
    dns.name.NameTooLong,
    dns.name.BadEscape,
    dns.name.IDNAException,
    UnicodeError,
)


class DnsUnavailableError(Exception):
    """Nobody answered in time: the mail is to be judged again later, it is not forged."""


class DnsAnswers(Protocol):
    """The one question that judging mail asks of the DNS."""

    def txt(self, name: str) -> str | None:
        """The TXT record of `name`, None if there is none. Raises DnsUnavailableError if nobody answered."""
        ...


def _key(name: str) -> str:
    return name.strip().rstrip(".").lower()


class FileDns:
    """Answers from a JSON file {name: TXT}. A name that is not in it does not exist; real DNS is never asked."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises OSError if it can't be read, ValueError if it isn't a JSON object of texts."""
        records = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(records, dict) or not all(isinstance(value, str) for value in records.values()):
            raise ValueError(f"{path.name} is not a JSON object of name → TXT")
        self._records = {_key(name): value for name, value in records.items()}

    def txt(self, name: str) -> str | None:
        """The record of `name`, with or without a trailing dot, in any case; None if the file has none."""
        return self._records.get(_key(name))


class ResolverDns:
    """Answers from the real DNS, remembered for as long as the record says, within bounds."""

    def __init__(self, *, shortest_ttl: int = 60, longest_ttl: int = 3600, lifetime: int = 5) -> None:
        """All in seconds: bounds of how long an answer is remembered, and how long to wait for one."""
        self._lifetime = lifetime
        self._shortest_ttl, self._longest_ttl = shortest_ttl, longest_ttl
        self._cache: dict[str, tuple[float, str | None]] = {}

    def txt(self, name: str) -> str | None:
        """The key record of `name`; None if there is none. Raises DnsUnavailableError if nobody answered."""
        key = _key(name)
        kept = self._cache.get(key)
        if kept and kept[0] > time.monotonic():
            return kept[1]
        answer, ttl = self._ask(key)
        if len(self._cache) >= _LARGEST_CACHE:
            self._cache.clear()
        lasts = min(max(ttl, self._shortest_ttl), self._longest_ttl)
        self._cache[key] = (time.monotonic() + lasts, answer)
        return answer

    def _ask(self, name: str) -> tuple[str | None, int]:
        try:
            found = dns.resolver.resolve(name, "TXT", lifetime=self._lifetime)
        except _NO_SUCH_NAME:
            return None, 0
        except (dns.exception.DNSException, OSError) as problem:
            raise DnsUnavailableError(name) from problem
        texts = [b"".join(record.strings).decode("utf-8", "replace") for record in found]
        keys = [text for text in texts if "p=" in text]
        return next(iter(keys or texts), None), int(found.rrset.ttl if found.rrset is not None else 0)
