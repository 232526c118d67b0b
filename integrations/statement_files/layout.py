"""The heading row of a sheet, found by its words wherever it stands, and the columns under it."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from integrations.statement_files.heading_words import Role
from integrations.statement_files.headings import date_rank, reference_rank, role_of
from models.text import collapse, fold

_MONEY: Final = frozenset({Role.DEBIT, Role.CREDIT, Role.AMOUNT})
_TELLING: Final = frozenset({Role.MEMO, Role.REFERENCE, Role.BALANCE})
_DATA: Final = re.compile(r"[-+(]?[0-9][0-9.,/: -]*[0-9)]")
_COLUMN_MARK: Final = re.compile(r"[\[(]?(?:[0-9]{1,2}|[A-Za-z])[\])]?(?:\s?=.*)?")
_MOST_HEADING_ROWS: Final = 3
_FEWEST_ROLES: Final = 3


@dataclass(frozen=True)
class Layout:
    """Which column holds what: `columns` by role, best first; `headings` by column, as the sheet writes them.

    `dates` are the date columns; `height` counts the rows of the headings; `own_sample` tells our own sample file.
    """

    columns: dict[Role, tuple[int, ...]]
    headings: dict[int, str]
    height: int = 1
    own_sample: bool = False

    @cached_property
    def dates(self) -> tuple[int, ...]:
        """The columns of dates, the transaction's own first."""
        return self.columns[Role.DATE]

    @cached_property
    def money(self) -> tuple[int, ...]:
        """The columns in which an amount may stand, the credit first."""
        return tuple(
            column for role in (Role.CREDIT, Role.DEBIT, Role.AMOUNT) for column in self.columns.get(role, ())[:1]
        )

    def first(self, role: Role) -> int | None:
        """The best column of a role, None when there is none."""
        return self._firsts.get(role)

    def heading(self, role: Role) -> str:
        """The heading of a role's best column, "" when there is none."""
        column = self.first(role)
        return "" if column is None else self.headings[column]

    @cached_property
    def _firsts(self) -> dict[Role, int]:
        return {role: columns[0] for role, columns in self.columns.items() if columns}


def find_layout(rows: list[list[str]]) -> Layout | None:
    """The layout whose headings begin at the first of `rows` (up to three rows of merged or bilingual headings)."""
    if not rows or not _begins(rows[0]):
        return None
    best: Layout | None = None
    merged: list[str] = []
    for height, row in enumerate(rows[:_MOST_HEADING_ROWS], start=1):
        if height > 1 and not _continues(row):
            break
        merged = _under(merged, row) if merged else list(row)
        layout = _layout_of(merged, height)
        if layout and (best is None or _richer(layout, best)):
            best = layout
    return best


def _begins(row: list[str]) -> bool:
    """Whether headings may begin here: several words, no data, and not just a line about the account."""
    filled = [text for text in row if text]
    roles = {role_of(text) for text in filled} - {None}
    enough = len(roles) >= _FEWEST_ROLES or (Role.DATE in roles and len(roles) > 1)
    return enough and not any(_DATA.fullmatch(text) for text in filled)


def _continues(row: list[str]) -> bool:
    """Whether a row may be the lower half of the headings: short words, at least one of them telling, and no data."""
    filled = [text for text in row if text]
    return any(role_of(text) for text in filled) and not any(_DATA.fullmatch(text) for text in filled)


def is_column_marks(texts: list[str]) -> bool:
    """Whether a row only counts the columns: (1) (2) (3) or A B C."""
    filled = [text for text in texts if text]
    return len(filled) > 2 and all(_COLUMN_MARK.fullmatch(text) for text in filled)


def _under(upper: list[str], lower: list[str]) -> list[str]:
    """Both rows in one; a heading merged over several columns stands over each of them."""
    width = max(len(upper), len(lower))
    upper = upper + [""] * (width - len(upper))
    lower = lower + [""] * (width - len(lower))
    spread = ""
    whole: list[str] = []
    for above, below in zip(upper, lower, strict=True):
        if above:
            spread = above if below else ""
        whole.append("\n".join(part for part in (above or (spread if below else ""), below) if part))
    return whole


def _richer(layout: Layout, than: Layout) -> bool:
    def wealth(of: Layout) -> tuple[bool, int, int]:
        pair = Role.DEBIT in of.columns and Role.CREDIT in of.columns
        return pair, len(of.columns.keys() - {Role.OTHER}), of.height

    return wealth(layout) > wealth(than)


def _layout_of(texts: list[str], height: int) -> Layout | None:
    roles = {column: role for column, text in enumerate(texts) if (role := role_of(text))}
    _settle_bare_no(roles, texts)
    if Role.DATE not in roles.values():
        roles = {column: Role.DATE if role is Role.TIME else role for column, role in roles.items()}
    found = set(roles.values())
    if Role.DATE not in found or not found & _MONEY or not found & _TELLING:
        return None
    headings = {column: collapse(texts[column]).removesuffix("(*)").strip() for column in roles}
    columns = {role: tuple(column for column, its in roles.items() if its is role) for role in found}
    columns[Role.DATE] = tuple(sorted(columns[Role.DATE], key=lambda column: date_rank(headings[column])))
    if Role.REFERENCE in columns:
        columns[Role.REFERENCE] = tuple(
            sorted(columns[Role.REFERENCE], key=lambda column: reference_rank(headings[column]))
        )
    _drop_counterparts(columns)
    return Layout(columns, headings, height, own_sample=_is_own_sample(columns, headings))


def _is_own_sample(columns: dict[Role, tuple[int, ...]], headings: dict[int, str]) -> bool:
    """Our own sample file names its bank and receiving account in each row; a bank's export names the other side's."""
    accounts = columns.get(Role.ACCOUNT, ())
    return Role.BANK in columns and any(fold(headings[column]) == "tai khoan nhan" for column in accounts)


def _settle_bare_no(roles: dict[int, Role], texts: list[str]) -> None:
    """ "No" without accents is a number in English and a debit in Vietnamese: a debit only beside a bare "Co"."""
    if Role.DEBIT in roles.values() or Role.CREDIT not in roles.values():
        return
    for column, text in enumerate(texts):
        if column not in roles and fold(text) == "no":
            roles[column] = Role.DEBIT


def _drop_counterparts(columns: dict[Role, tuple[int, ...]]) -> None:
    """An account or bank column beside the counterparty's name is the counterparty's too, where it stands after it."""
    payer = columns.get(Role.PAYER, ())
    for role in (Role.ACCOUNT, Role.BANK):
        if payer and role in columns:
            own = tuple(column for column in columns[role] if column < min(payer))
            if own:
                columns[role] = own
            else:
                del columns[role]
