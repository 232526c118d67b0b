"""Labels and their values in a document: beside, behind a colon, on the line below, or (VPBank) on the line above."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from integrations.bank_mail.labels import Field, field_of, field_of_line
from integrations.bank_mail.rows import Document, Row
from integrations.bank_mail.values import moment_in, money_in

_MONEY_FIELDS: Final = frozenset({Field.AMOUNT, Field.CREDIT, Field.DEBIT, Field.BALANCE, Field.LIMIT})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled value; `row` is the place of the label, `after_break` that a new block begins with it."""

    field: Field
    label: str
    value: str
    row: int
    after_break: bool


def labelled_values(document: Document) -> list[Labelled]:
    """Every labelled value of the document, in its order."""
    found: list[Labelled] = []
    for index, row in enumerate(document.rows):
        found += _in_cells(row, index) if len(row.cells) > 1 else _in_line(row, index)
    found += _stacked(document.rows)
    return sorted(found, key=lambda labelled: labelled.row)


def _in_cells(row: Row, index: int) -> Iterator[Labelled]:
    cells, place = row.cells, 0
    while place < len(cells):
        field = field_of(cells[place])
        following = place + 1
        # Between a label and its value may stand its translation, or a cell with a colon.
        while field and following < len(cells) - 1 and _is_padding(cells[following], field):
            following += 1
        if field and following < len(cells):
            yield Labelled(field, cells[place], cells[following], index, row.after_break)
            place = following + 1
            continue
        yield from _segment(cells[place], row, index)
        place += 1


def _is_padding(cell: str, field: Field) -> bool:
    return not cell.strip(" :") or field_of(cell) is field


def _in_line(row: Row, index: int) -> Iterator[Labelled]:
    for segment in row.cells[0].split("|"):
        yield from _segment(segment, row, index)


def _segment(segment: str, row: Row, index: int) -> Iterator[Labelled]:
    named = field_of_line(segment.strip())
    if named and named[2]:
        yield Labelled(named[0], named[1], named[2], index, row.after_break)


def _stacked(rows: tuple[Row, ...]) -> list[Labelled]:
    """Labels on lines of their own: the values stand below or above them, whichever makes more sense."""
    alone = [_alone(row) for row in rows]
    below = list(_beside(rows, alone, lambda place: range(place + 1, min(place + 4, len(rows)))))
    above = list(_beside(rows, alone, lambda place: range(place - 1, max(place - 4, -1), -1)))
    return above if _sense(above) > _sense(below) else below


def _alone(row: Row) -> Field | None:
    if len(row.cells) != 1:
        return None
    named = field_of_line(row.cells[0])
    if named and named[2]:
        return None
    field = field_of(row.cells[0])
    # A salutation ("Kính gửi Quý khách,") looks like a label, and the letter below it is not its value.
    return None if field is Field.NAME else field


def _beside(rows: tuple[Row, ...], alone: list[Field | None], places: Callable[[int], range]) -> Iterator[Labelled]:
    for index, field in enumerate(alone):
        if field is None:
            continue
        for place in places(index):
            if alone[place] is field:
                continue
            if alone[place] is None and len(rows[place].cells) == 1:
                yield Labelled(field, rows[index].cells[0], rows[place].cells[0], index, rows[index].after_break)
            break


def _sense(found: list[Labelled]) -> int:
    """How many of the values are what their labels promise."""
    money = sum(1 for one in found if one.field in _MONEY_FIELDS and money_in(one.value))
    return money + sum(1 for one in found if one.field is Field.MOMENT and moment_in(one.value))
