"""A bank transaction as a mail, a file or a push tells it, before it is stored as a statement line."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from models.clock import VIETNAM


class Direction(StrEnum):
    """Seen from our account: `in` is a credit, `out` a debit."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Transaction:
    """One credit or debit of one of our accounts.

    `amount` and `balance` are whole đồng (int) when `currency` is VND, else Decimal. `booked_at` is aware (Vietnam's
    time) where the source states a time, else a bare date. `memo` is NFC with white space collapsed. `bank` is the
    short name (ACB, VCB, Techcombank …); identifiers are text.
    """

    bank: str
    account: str
    direction: Direction
    amount: int | Decimal
    currency: str
    booked_at: datetime | date
    reference: str | None
    memo: str
    balance: int | Decimal | None = None
    payer: str | None = None
    note: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The shape that `statements parse` and `mail parse` print."""
        return {
            "bank": self.bank,
            "account": self.account,
            "direction": self.direction.value,
            "amount": _number(self.amount),
            "currency": self.currency,
            "booked_at": _moment(self.booked_at),
            "reference": self.reference,
            "memo": self.memo,
            "balance": None if self.balance is None else _number(self.balance),
        }


def _number(amount: int | Decimal) -> int | float:
    """JSON knows no decimals; only foreign amounts, which never pay by themselves, become floats on the way out."""
    if isinstance(amount, int):
        return amount
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _moment(booked_at: datetime | date) -> str:
    if isinstance(booked_at, datetime):
        return booked_at.astimezone(VIETNAM).isoformat()
    return booked_at.isoformat()
