"""What judging a mail gives."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.transaction import Transaction


class Outcome(StrEnum):
    """What is to happen with a judged mail."""

    TRANSACTIONS = "transactions"  # proven, and tells of an account's money in or out; `ignore` is set if only out
    IGNORED = "ignored"  # tells of no account's money: cards, OTP, advertising, ordinary correspondence
    QUARANTINED = "quarantined"  # not proven: a person may release it
    RETRY = "retry"  # the DNS did not answer: judge it again
    NOT_UNDERSTOOD = "not_understood"  # proven, and no parser understands it: raises an alarm


@dataclass(frozen=True)
class JudgedMail:
    """A mail with its verdict.

    `trusted`: the sender is proven to be a bank or one of our relays. `ignore`: it brings no credit by itself.
    `reason` is a Vietnamese sentence, `code` the same for machines. `dkim_key` is the DNS record that verified, kept
    as evidence. `bank` is the short name, also of a mail that only claims to be that bank's.
    """

    trusted: bool
    ignore: bool
    reason: str
    code: str
    outcome: Outcome
    transactions: tuple[Transaction, ...] = ()
    dkim_key: str | None = None
    message_id: str | None = None
    from_address: str | None = None
    subject: str = ""
    bank: str | None = None

    def as_json(self, file: str) -> dict[str, Any]:
        """The shape that `mail parse` prints for `file`."""
        return {
            "file": file,
            "trusted": self.trusted,
            "ignore": self.ignore,
            "reason": self.reason,
            "code": self.code,
            "outcome": self.outcome.value,
            "transactions": [transaction.as_json() for transaction in self.transactions],
        }
