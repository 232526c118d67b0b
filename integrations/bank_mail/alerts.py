"""Short alerts of any bank (SMS, push): what stands before the memo is the bank's, the memo is the payer's."""

import re
from typing import Final

from integrations.bank_mail.facts import ContradictionError, Facts, direction_in
from integrations.bank_mail.shadow import shadow
from integrations.bank_mail.values import MONEY, Money, account_in, moment_in, money_of
from integrations.bank_mail.wording import reference_in
from models.text import collapse

_LONGEST: Final = 2_000
ACCOUNT: Final = re.compile(
    r"\b(?:tk|stk|tai khoan|so tk|account|acc)(?:\s?(?:so|vcb|tt|thanh toan|no\.?|number))?\s?[:.]?\s*"
    r"(?P<account>[0-9x*]{4,24})(?![0-9])"
)
_SIGNED: Final = re.compile(r"(?<![0-9a-z*/])(?=[+-])" + MONEY)
_WORDED: Final = re.compile(
    r"\b(?P<word>tang|giam|ghi co|ghi no|bao co|bao no|credit(?:ed)?|debit(?:ed)?|nhan duoc|nhan tien|cong|tru)\b"
    r"(?: them)?(?: so tien)?(?: la| with| by)?[ :]{1,3}" + MONEY
)
_BALANCE: Final = re.compile(
    r"\b(?:so du(?: cuoi| moi| hien tai| kha dung| tai khoan| sau gd)?|sdc|sd(?: kha dung)?|sdkd|balance|bal)\b(?: la)?"
    r"\s?:?\s*" + MONEY
)
_MEMO: Final = re.compile(
    r"(?:(?<=[|.;,\s])|\A)(?:noi dung(?: gd| giao dich| ck)?|ndgd|nd|dien giai|mo ta|content|description|remark|ref)"
    r"\s?(?::|(?<=ref)\s|(?<=ref )|(?<=[.\s|]nd)\s|(?<=[.\s|]nd ))\s*"
)
_PAYER: Final = re.compile(r"\btu:\s*(?P<payer>[^|\n]{2,80})")
_REFERENCES: Final = (
    re.compile(r"\A(?:CT DEN|CT DI):(?P<reference>[0-9A-Za-z]{6,32})(?=\s|\Z)"),
    re.compile(r"(?:Ma GD|MA GD|Mã GD) (?P<reference>[^|]{4,60})\Z"),
    re.compile(r"(?:SO GD|So GD|Số GD|MA GD|Ma GD|Mã GD): ?(?P<reference>[0-9A-Za-z/. -]{4,40})\Z"),
)


def alert_facts(text: str) -> Facts | None:
    """The facts of a short alert; None if the text isn't one: no account, or no amount that says in or out.

    Only what stands before the memo's label is read for account, amount, time and balance, so that a payer can't add
    any. Raises ContradictionError if two different amounts stand there.
    """
    text = text[:_LONGEST]
    folded = shadow(text)
    head, memo_at = _head(folded)
    account = ACCOUNT.search(head)
    if account is None:
        return None
    told, moment = _amount(head, text), moment_in(head)
    # Words alone are not enough for a day to be guessed from the mail's own date.
    if told is None or (told[1] and moment is None):
        return None
    money, word = told
    memo = collapse(text[memo_at:])
    found = Facts(money=money, memo=memo, direction=direction_in(word) if not money.sign else None)
    found.account = account_in(text[account.start("account") : account.end("account")])
    found.moment = moment
    found.balance = _balance(head)
    payer = _PAYER.search(head)
    found.payer = text[payer.start("payer") : payer.end("payer")] if payer else None
    found.reference = reference_in(memo, _REFERENCES)
    return found


def account_named_in(text: str) -> str | None:
    """The one account that a text's sentences name; None if it names none, or several."""
    found = {match["account"] for match in ACCOUNT.finditer(shadow(text[:_LONGEST]))}
    return account_in(found.pop()) if len(found) == 1 else None


def _head(folded: str) -> tuple[str, int]:
    """What stands before the memo, and where the memo begins: behind its label, else behind the balance."""
    label = _MEMO.search(folded)
    if label:
        return folded[: label.start()], label.end()
    balance = _BALANCE.search(folded)
    if balance is None:
        return folded, len(folded)
    rest = folded[balance.end() :]
    return folded[: balance.end()], len(folded) - len(rest.lstrip(" .|;\n"))


def _amount(head: str, text: str) -> tuple[Money, str] | None:
    """The one amount with a sign, else the one behind a word of direction, outside the balance; with that word."""
    balances = [match.span() for match in _BALANCE.finditer(head)]
    for pattern in (_SIGNED, _WORDED):
        matches = [match for match in pattern.finditer(head) if _is_money(match) and not _is_gift(match, text)]
        outside = [match for match in matches if not _inside(match.start("number"), balances)]
        amounts = [(money, match.groupdict().get("word") or "") for match in outside if (money := money_of(match))]
        if len({(money.amount, money.sign) for money, _ in amounts}) > 1:
            raise ContradictionError
        if amounts:
            return amounts[0]
    return None


def _is_money(match: re.Match[str]) -> bool:
    """Grouped or with a currency; `- 0011004120877` is an account behind a dash."""
    return bool(match["after"] or match["before"]) or not match["number"].isdigit()


def _is_gift(match: re.Match[str], text: str) -> bool:
    """`Được tặng 500.000 đ` is advertising; folded, it reads like `tăng`, with which no bank says `được`."""
    gift = match.groupdict().get("word") == "tang" and match.string[: match.start()].endswith("duoc ")
    return gift or "ặ" in text[match.start() : match.start("number")].lower()


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _balance(head: str) -> Money | None:
    found = _BALANCE.search(head)
    return money_of(found) if found else None
