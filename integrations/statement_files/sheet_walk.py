"""Walks down one sheet: the lines above the headings, the headings, the rows, sections, totals, footers."""

import re
from collections import deque
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from integrations.statement_files.banks import Bank, bank_named, bank_of_layout
from integrations.statement_files.cells import Row, Sheet, is_blank, shown
from integrations.statement_files.heading_words import Role
from integrations.statement_files.layout import Layout, find_layout, is_column_marks
from integrations.statement_files.preamble import (
    Context,
    account_in_file_name,
    currency_named,
    learn,
    learn_from_section,
)
from integrations.statement_files.quick_row import QuickReader
from integrations.statement_files.reasons import NO_DATE, BadCellError
from integrations.statement_files.refusals import NO_ACCOUNT, NO_BANK, FileRefusedError
from integrations.statement_files.row_kinds import has_readable_look, is_example, is_transaction_like
from integrations.statement_files.row_moment import booked_at, has_date
from integrations.statement_files.row_reader import Holder, read_row
from integrations.statement_files.rows import RejectedRow, SourceRow
from integrations.statement_files.totals import is_total_label

_LOOKAHEAD: Final = 3
_FARTHEST_HEADINGS: Final = 2_000
_MOST_CELLS: Final = 40
_LONGEST_CELL: Final = 200
_BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)[)\]]")


class SheetWalk:
    """Reads one sheet. When `rows()` is exhausted, `found_headings` says whether it was a statement at all."""

    def __init__(self, sheet: Sheet, file_stem: str, before: "SheetWalk | None" = None) -> None:
        self.found_headings = False
        self._sheet = sheet
        self._stem = file_stem
        self._context = Context()
        # A long statement goes on in a second sheet that doesn't say again whose it is.
        self._inherited = before.known if before is not None else Context()
        self._layout: Layout | None = None
        self._holder: Holder | None = None
        self._quick: QuickReader | None = None
        self._last_moment: datetime | date | None = None
        self._source = enumerate(sheet.rows, start=1)
        self._ahead: deque[tuple[int, Row]] = deque()
        self._merged_seen = 0
        self._merged_until = 0

    def rows(self) -> Iterator[SourceRow | RejectedRow]:
        """Every transaction of the sheet, and every row that should have been one. Raises FileRefusedError."""
        while (coming := self._next()) is not None:
            number, row = coming
            layout = self._layout
            if layout is None or not has_readable_look(row, layout):
                if layout is None and number > _FARTHEST_HEADINGS:
                    return
                if all(is_blank(cell) for cell in row) or self._headings(row):
                    continue
                if layout is None:
                    learn(self._context, [shown(cell) for cell in row])
                    continue
            try:
                told: SourceRow | RejectedRow | None = self._row(number, row, layout)
            except BadCellError as error:
                told = self._rejected(number, row, layout, error)
            if told is not None:
                yield told

    @property
    def known(self) -> Context:
        """What this sheet, or one before it, tells of bank, account and currency."""
        own, past = self._context, self._inherited
        return Context(own.bank or past.bank, own.account or past.account, own.currency or past.currency)

    def _next(self) -> tuple[int, Row] | None:
        return self._ahead.popleft() if self._ahead else next(self._source, None)

    def _headings(self, row: Row) -> bool:
        """Whether headings begin at this row; their other rows are then passed over."""
        while len(self._ahead) < _LOOKAHEAD and (coming := next(self._source, None)) is not None:
            self._ahead.append(coming)
        texts = [[shown(cell) for cell in line] for line in (row, *(line for _, line in self._ahead))]
        layout = find_layout(texts)
        if layout is None:
            return False
        self._layout, self._holder, self._quick, self.found_headings = layout, None, None, True
        for role in (Role.CREDIT, Role.DEBIT, Role.AMOUNT):
            told = _BRACKETS.search(layout.heading(role))
            self._context.currency = self._context.currency or (currency_named(told[1]) if told else None)
        below = texts[layout.height] if layout.height < len(texts) else []
        for _ in range(layout.height - 1 + is_column_marks(below)):
            self._ahead.popleft()
        return True

    def _row(self, number: int, row: Row, layout: Layout) -> SourceRow | None:
        usual = self._quick.read(row) if self._quick is not None else None
        if usual is not None:
            self._last_moment = usual.booked_at
            return SourceRow(number, self._sheet.name, usual)
        if layout.own_sample and is_example(row):
            return None
        moment = self._moment(number, row, layout)
        if moment is None:
            return None
        transaction = read_row(row, layout, moment, self._known(layout))
        self._last_moment = moment
        return None if transaction is None else SourceRow(number, self._sheet.name, transaction)

    def _moment(self, number: int, row: Row, layout: Layout) -> datetime | date | None:
        """When the row was booked; None for what is no transaction: totals, sections, footers. Raises BadCellError."""
        if has_date(row, layout):
            try:
                return booked_at(row, layout, self._sheet)
            except BadCellError as error:
                column = error.column
                if not layout.own_sample and (
                    is_total_label(shown(row[column])) or not is_transaction_like(row, layout)
                ):
                    self._section(row, layout)
                    return None
                raise
        if not layout.own_sample and not is_transaction_like(row, layout):
            self._section(row, layout)
            return None
        if self._repeats_date(number, layout) and self._last_moment is not None:
            return self._last_moment
        raise BadCellError(NO_DATE, layout.dates[0])

    def _repeats_date(self, number: int, layout: Layout) -> bool:
        """Whether a blank date means the date above: cells merged downwards, or the bank's habit."""
        merged = self._sheet.merged
        while self._merged_seen < len(merged) and merged[self._merged_seen][0] < number:
            _, last, column = merged[self._merged_seen]
            if column in layout.dates:
                self._merged_until = max(self._merged_until, last)
            self._merged_seen += 1
        bank = self._bank()
        return number <= self._merged_until or (bank is not None and bank.date_as_above)

    def _section(self, row: Row, layout: Layout) -> None:
        """A line between rows may open another account's section."""
        memo = layout.first(Role.MEMO)
        first_filled = next(column for column, cell in enumerate(row) if not is_blank(cell))
        if first_filled != memo and learn_from_section(self._context, [shown(cell) for cell in row]):
            self._holder = self._quick = self._last_moment = None

    def _bank(self) -> Bank | None:
        if self._context.bank is None and self._layout is not None:
            self._context.bank = (
                bank_named(self._sheet.name)
                or self._inherited.bank
                or bank_of_layout(self._sheet.name, list(self._layout.headings.values()))
                or bank_named(self._stem)
            )
        return self._context.bank

    def _known(self, layout: Layout) -> Holder:
        """Whose rows these are. Raises FileRefusedError where the file doesn't tell bank or account at all."""
        if self._holder is None:
            currency = self._context.currency or self._inherited.currency or "VND"
            if layout.own_sample:
                self._holder = Holder("", "", currency)
            else:
                self._holder = Holder(self._bank_name(), self._account(layout), currency)
            self._quick = QuickReader(layout, self._holder)
        return self._holder

    def _bank_name(self) -> str:
        bank = self._bank()
        if bank is None:
            raise FileRefusedError(NO_BANK)
        return bank.name

    def _account(self, layout: Layout) -> str:
        account = self._context.account
        if account is None and layout.first(Role.ACCOUNT) is None:
            account = self._inherited.account or account_in_file_name(self._stem)
            if account is None:
                raise FileRefusedError(NO_ACCOUNT)
        return account or ""

    def _rejected(self, number: int, row: Row, layout: Layout, error: BadCellError) -> RejectedRow:
        column = layout.headings.get(error.column, str(error.column + 1))
        cells = tuple(shown(cell)[:_LONGEST_CELL] for cell in row[:_MOST_CELLS])
        return RejectedRow(number, self._sheet.name, error.sentence % {"row": number, "column": column}, cells)
