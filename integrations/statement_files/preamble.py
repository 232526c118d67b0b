"""What the lines around a table say: whose account, which currency, which bank."""

import re
from dataclasses import dataclass
from typing import Final

from integrations.statement_files.banks import Bank, bank_named
from integrations.statement_files.heading_words import CURRENCY_CODES
from models.text import fold

_CODE: Final = re.compile(r"\b(" + "|".join(CURRENCY_CODES).lower() + r")\b")
_DONG: Final = re.compile(r"\b(?:vnd|dong)\b")
_ACCOUNT_LABEL: Final = re.compile(
    r"\b(?:so (?:hieu )?tai khoan|so tk|tai khoan(?: so)?|stk|tk|account (?:number|no)|acc(?:oun)?t no|a/c(?: no)?|"
    r"account)\b"
)
_OTHER_LABEL: Final = re.compile(
    r"\b(?:cu|old|ten|name|loai|type|doi ung|thu huong|chu|holder|nguoi|remitter|beneficiary|counterparty|chuyen|dich|"
    r"nguon)\b"
)
_CURRENCY_LABEL: Final = re.compile(
    r"\b(?:loai tien(?: te)?|currency|tien te|don vi(?: tinh| tien)?|dvt|ccy|nguyen te)\b"
)
# Six digits and more in one piece, or shorter groups (0011 004 455667); an account may have letters in front.
_ACCOUNT: Final = re.compile(
    r"(?<![0-9a-z/-])(?<![0-9][.,])([a-z]{0,8}(?:[0-9]{6,24}|[0-9]{2,5}(?:[ .-][0-9]{2,8}){1,6}))"
    r"(?![0-9a-z]|[/.,][0-9])"
)
_DATE_LIKE: Final = re.compile(
    r"[0-9]{1,2}[-. ][0-9]{1,2}[-. ](?:[0-9]{4}|[0-9]{2})|[0-9]{4}[-. ][0-9]{1,2}[-. ][0-9]{1,2}"
)
# A customer may be called like a bank ("CTY Á CHÂU"), and its address may stand beside one.
_ABOUT_THE_HOLDER: Final = re.compile(
    r"\b(?:ten|account name|khach hang|customer|chu tai khoan|dia chi|address|cong ty|cty|company)\b"
)
_LONGEST_VALUE: Final = 60


@dataclass(slots=True)
class Context:
    """What is known of the rows that follow; sections further down a sheet may change it."""

    bank: Bank | None = None
    account: str | None = None
    currency: str | None = None


def currency_named(text: str) -> str | None:
    """The currency's code that a text names (VNĐ and đồng are VND), else None."""
    folded = fold(text)
    if _DONG.search(folded):
        return "VND"
    found = _CODE.search(folded)
    return found[1].upper() if found else None


def account_in(texts: list[str]) -> str | None:
    """Our account number that a line of cells tells: behind its label, or in the next filled cell."""
    folded = [fold(text) for text in texts if text]
    for position, text in enumerate(folded):
        for label in _ACCOUNT_LABEL.finditer(text):
            following = folded[position + 1] if position + 1 < len(folded) else ""
            account = _account_after(text, label, following)
            if account:
                return account
    return None


def _account_after(text: str, label: re.Match[str], following: str) -> str | None:
    if _OTHER_LABEL.search(text[max(0, label.start() - 12) : label.start()]):
        return None
    rest = text[label.end() :]
    found = _ACCOUNT.search(rest)
    if found is None and not re.search(r"[0-9]", rest) and len(following) <= _LONGEST_VALUE:
        between, found = rest, _ACCOUNT.match(following)
    else:
        between = rest[: found.start()] if found else rest
    if found is None or _OTHER_LABEL.search(between) or _DATE_LIKE.fullmatch(found[1]):
        return None
    return re.sub(r"[ .-]", "", found[1]).upper()


def currency_in(texts: list[str]) -> str | None:
    """The currency that a line of cells tells, by its own label or beside the account number."""
    filled = [text for text in texts if text]
    for position, text in enumerate(filled):
        folded = fold(text)
        label = _CURRENCY_LABEL.search(folded)
        if label:
            following = filled[position + 1] if position + 1 < len(filled) else ""
            told = currency_named(folded[label.end() :]) or currency_named(following[:_LONGEST_VALUE])
            if told:
                return told
    return currency_named(" ".join(filled)) if account_in(texts) else None


def learn(context: Context, texts: list[str]) -> None:
    """Take from a line above the headings what isn't known yet."""
    context.account = context.account or account_in(texts)
    context.currency = context.currency or currency_in(texts)
    if context.bank is None:
        line = " / ".join(text for text in texts if text)
        context.bank = None if _ABOUT_THE_HOLDER.search(fold(line)) else bank_named(line)


def learn_from_section(context: Context, texts: list[str]) -> bool:
    """Take another account or currency from a line between rows; only where the line begins with the label."""
    beginning = fold(next(text for text in texts if text))
    if not (_ACCOUNT_LABEL.match(beginning) or _CURRENCY_LABEL.match(beginning)):
        return False
    account, currency = account_in(texts), currency_in(texts)
    context.account = account or context.account
    context.currency = currency or context.currency
    return bool(account or currency)


def account_in_file_name(stem: str) -> str | None:
    """An account number in a file's name (at least nine digits, so no date is taken for one), as the last resort."""
    found = re.findall(r"(?<![0-9])[0-9]{9,19}(?![0-9])", stem)
    return found[0] if len(found) == 1 else None
