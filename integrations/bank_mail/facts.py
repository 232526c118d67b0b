"""What a layout tells of one transaction, before it is judged complete."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from integrations.bank_mail.shadow import shadow
from integrations.bank_mail.values import Money
from models.clock import VIETNAM
from models.text import collapse, nfc
from models.transaction import Direction, Transaction


class UnreadableError(Exception):
    """The layout names an amount, but not all that a transaction needs."""


class ContradictionError(Exception):
    """The mail says two different things about one transaction."""


@dataclass(frozen=True)
class Context:
    """What the whole mail says. `words`: folded subject and headings, no values; `ours`: the bank itself speaks to us.

    `account`: the one account that its sentences name; `day`: when it was sent.
    """

    bank: str
    ours: bool
    words: str
    day: date | None = None
    account: str | None = None


@dataclass
class Facts:
    """Values of one transaction; what the layout doesn't tell is None."""

    money: Money | None = None
    direction: Direction | None = None
    kind: str = ""
    account: str | None = None
    credit_account: str | None = None
    debit_account: str | None = None
    card: str | None = None
    moment: datetime | date | None = None
    reference: str | None = None
    memo: str = ""
    balance: Money | None = None
    payer: str | None = None
    bank: str | None = None
    failed: bool = False


# Each of these says what happened to the money. "Nhận được" alone doesn't (nhận được yêu cầu …), nor does "tang",
# which is tăng and tặng alike.
_IN: Final = re.compile(
    r"\b(?:ghi co|bao co|tien (?:vao|ve)(?! tay)|nhan (?:duoc )?(?:so )?tien|nhan (?:duoc )?chuyen (?:khoan|tien)"
    r"|chuyen (?:tien|khoan) den|nap tien|credit advice|credited|incoming (?:transfer|payment)|money received)\b"
)
_OUT: Final = re.compile(
    r"\b(?:ghi no|bao no|tien ra|trich no|tru tien|rut tien|bien lai|uy nhiem chi|lenh chi|thanh toan hoa don"
    r"|chuyen (?:tien|khoan)(?! den)|debit advice|debited|payment receipt|outgoing|withdrawal|transfer(?:red)? to)\b"
)
_NOT_YET: Final = re.compile(
    r"\b(?:(?:yeu cau|de nghi|lenh cho|nhac) (?:chuyen|thanh toan|rut|vay|nhan|no|duyet)|du kien|se duoc"
    r"|sap den han|cho duyet|payment request|reminder|scheduled|will be (?:credited|received))\b"
)
_EXACT: Final = {
    **dict.fromkeys(("c", "cr", "co", "+", "tang", "credit", "nhan duoc", "cong"), Direction.IN),
    **dict.fromkeys(("d", "dr", "no", "-", "giam", "debit", "tru"), Direction.OUT),
}


def direction_in(words: str) -> Direction | None:
    """The direction that folded words tell; None if they tell none, or both, or speak of money that is yet to move."""
    exact = _EXACT.get(words.strip(" :"))
    if exact:
        return exact
    money_in, money_out = _IN.search(words), _OUT.search(words)
    if bool(money_in) == bool(money_out):
        return None
    if money_out:
        return Direction.OUT
    return None if _NOT_YET.search(words) else Direction.IN


def transaction_of(facts: Facts, context: Context) -> Transaction:
    """The transaction that the facts tell. Money in is never guessed: a plus, a word or a column must say so.

    Raises UnreadableError if something is missing, ContradictionError if sign and words disagree.
    """
    money, moment = facts.money, facts.moment or context.day
    if money is None or money.amount <= 0 or moment is None:
        raise UnreadableError
    direction = _direction(facts, context)
    account = _account(facts, direction) or context.account
    if not account:
        raise UnreadableError
    balance = facts.balance if facts.balance and facts.balance.currency == money.currency else None
    return Transaction(
        bank=(facts.bank or context.bank) if not context.ours else context.bank,
        account=collapse(account),
        direction=direction,
        amount=money.amount,
        currency=money.currency,
        booked_at=moment.astimezone(VIETNAM) if isinstance(moment, datetime) else moment,
        reference=collapse(facts.reference) if facts.reference else None,
        memo=collapse(facts.memo),
        balance=None if balance is None else -balance.amount if balance.sign == "-" else balance.amount,
        payer=collapse(facts.payer) if facts.payer else None,
    )


def _direction(facts: Facts, context: Context) -> Direction:
    sign = {"+": Direction.IN, "-": Direction.OUT}.get(facts.money.sign if facts.money else "")
    if sign and facts.direction and sign is not facts.direction:
        raise ContradictionError
    if stated := sign or facts.direction or direction_in(shadow(nfc(facts.kind))):
        return stated
    if facts.credit_account and facts.debit_account:
        # A transfer named by both ends: from the bank it is a receipt of ours, from a customer a claim to have paid us.
        return (direction_in(context.words) or Direction.OUT) if context.ours else Direction.IN
    if facts.card:
        return Direction.OUT
    if told := direction_in(context.words):
        return told
    raise UnreadableError


def _account(facts: Facts, direction: Direction) -> str | None:
    if facts.card:
        return facts.card
    named = facts.credit_account if direction is Direction.IN else facts.debit_account
    return named or facts.account
