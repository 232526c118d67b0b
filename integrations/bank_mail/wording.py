"""Alerts in sentences: a bank's wording is declared, and read by one engine."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from integrations.bank_mail.facts import ContradictionError, Facts, direction_in
from integrations.bank_mail.shadow import shadow
from integrations.bank_mail.values import account_in, moment_in, money_in
from models.text import collapse

_NUMBER: Final = r"[+-]?\s?[0-9][0-9.,]*[0-9]\s?(?:vnd|d|usd|eur)?(?![a-z0-9])"
_SHORTHANDS: Final = {
    "{money}": _NUMBER,
    "{account}": r"[0-9x*]{4,24}",
    "{day}": r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}",
    "{clock}": r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",
}
_LONGEST: Final = 20_000


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over folded text. A blank is any white space, `~` white space or none; `{money}` … as above."""
    for shorthand, meaning in _SHORTHANDS.items():
        pattern = pattern.replace(shorthand, meaning)
    return re.compile(pattern.replace(" ", r"\s+").replace("~", r"\s*"))


@dataclass(frozen=True)
class _Told:
    """The parts that the patterns named, and where in the text they stood."""

    values: dict[str, str]
    begin: int
    end: int


@dataclass(frozen=True)
class Wording:
    """How one bank words its alert: patterns over folded text, each searched behind the end of the one before.

    Together they must give `amount` and `memo`; they may give `account`, `word` (of the direction), `moment`,
    `balance`, `reference`. `dot` says that the memo's sentence ends with a dot of the bank's own. `memo_reference` and
    `memo_moment` find them inside the memo.
    """

    bank: str
    patterns: tuple[re.Pattern[str], ...]
    dot: bool = False
    memo_reference: tuple[re.Pattern[str], ...] = field(default=())
    memo_moment: re.Pattern[str] | None = None

    def read(self, text: str, day: date | None = None) -> list[Facts]:
        """The facts of every alert in the text in this wording; empty if the text isn't worded so.

        `day` is when the mail was sent, for dates that are written without a year. Raises ContradictionError for a
        second alert that does not begin a block of its own: a memo may hold such words.
        """
        text, found, place = text[:_LONGEST], list[Facts](), 0
        while told := self._told(text, place):
            if found and "\n\n" not in text[place : told.begin]:
                raise ContradictionError
            found.append(self._facts(told.values, day))
            place = told.end
        return found

    def _facts(self, told: dict[str, str], day: date | None) -> Facts:
        memo = collapse(told.get("memo", ""))
        if self.dot and memo.endswith("."):
            memo = memo[:-1].rstrip()
        found = Facts(money=money_in(told["amount"]), memo=memo)
        found.direction = direction_in(shadow(told.get("word", "")))
        found.account = account_in(told["account"]) if "account" in told else None
        found.moment = moment_in(told.get("moment", ""), day.year if day else None)
        found.balance = money_in(told["balance"]) if "balance" in told else None
        found.reference = told.get("reference") or reference_in(memo, self.memo_reference)
        self._stamp(found)
        return found

    def _told(self, text: str, place: int) -> _Told | None:
        folded, values, begin = shadow(text), dict[str, str](), -1
        for pattern in self.patterns:
            match = pattern.search(folded, place)
            if match is None:
                return None
            for name, value in match.groupdict().items():
                if value is not None:
                    values.setdefault(name, text[match.start(name) : match.end(name)])
            begin, place = match.start() if begin < 0 else begin, match.end()
        return _Told(values, begin, place)

    def _stamp(self, found: Facts) -> None:
        """A bank's stamp at the end of the memo tells the time, if its day is the day that the alert states."""
        stamp = self.memo_moment.search(found.memo) if self.memo_moment else None
        if stamp is None or found.moment is None or isinstance(found.moment, datetime):
            return
        day, clock = stamp["day"], stamp["clock"]
        for first, second in ((day[:2], day[2:4]), (day[2:4], day[:2])):
            moment = moment_in(f"{first}/{second}/20{day[4:]} {clock}")
            if isinstance(moment, datetime) and moment.date() == found.moment:
                found.moment = moment
                return


def reference_in(memo: str, patterns: Iterable[re.Pattern[str]]) -> str | None:
    """The reference that a bank writes into the memo, by the first pattern that finds one."""
    for pattern in patterns:
        if found := pattern.search(memo):
            return found["reference"].strip(" .")
    return None
