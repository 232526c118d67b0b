"""How rows travel from the child to the parent: JSON in frames, because unpickling a child that read a hostile file
would trust it."""

import json
import struct
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from integrations.statement_files.rows import RejectedRow, SourceRow
from models.clock import VIETNAM
from models.transaction import Direction, Transaction

HEADER: Final = struct.Struct(">I")
_DATE_CHARS: Final = len("2026-09-30")


def frame(message: dict[str, Any]) -> bytes:
    """A message as bytes: its length in four bytes, then JSON."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return HEADER.pack(len(body)) + body


def pack_rows(rows: Iterable[SourceRow | RejectedRow]) -> list[list[Any]]:
    """Rows as plain lists."""
    return [_pack_source(row) if isinstance(row, SourceRow) else _pack_rejected(row) for row in rows]


def unpack_rows(packed: list[list[Any]]) -> list[SourceRow | RejectedRow]:
    """The rows that `pack_rows` packed. Raises ValueError, TypeError or KeyError for anything else."""
    return [_unpack_source(fields) if fields[0] else _unpack_rejected(fields) for fields in packed]


def _pack_source(row: SourceRow) -> list[Any]:
    told = row.transaction
    moment = told.booked_at
    # Vietnam's wall clock without the offset: the parent puts the zone back by itself.
    booked = moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment
    return [
        1,
        row.row,
        row.sheet,
        told.bank,
        told.account,
        told.direction.value,
        _pack_number(told.amount),
        told.currency,
        booked.isoformat(),
        told.reference,
        told.memo,
        _pack_number(told.balance),
        told.payer,
        told.note,
    ]


def _unpack_source(fields: list[Any]) -> SourceRow:
    _, row, sheet, bank, account, direction, amount, currency, booked, reference, memo, balance, payer, note = fields
    transaction = Transaction(
        bank=bank,
        account=account,
        direction=Direction(direction),
        amount=_unpack_number(amount),
        currency=currency,
        booked_at=_unpack_moment(booked),
        reference=reference,
        memo=memo,
        balance=None if balance is None else _unpack_number(balance),
        payer=payer,
        note=note,
    )
    return SourceRow(row, sheet, transaction)


def _pack_rejected(row: RejectedRow) -> list[Any]:
    return [0, row.row, row.sheet, row.reason, row.cells]


def _unpack_rejected(fields: list[Any]) -> RejectedRow:
    _, row, sheet, reason, cells = fields
    return RejectedRow(row, sheet, reason, tuple(cells))


def _pack_number(amount: int | Decimal | None) -> int | str | None:
    return str(amount) if isinstance(amount, Decimal) else amount


def _unpack_number(packed: int | str) -> int | Decimal:
    return packed if isinstance(packed, int) else Decimal(packed)


def _unpack_moment(written: str) -> datetime | date:
    if len(written) == _DATE_CHARS:
        return date.fromisoformat(written)
    return datetime.fromisoformat(written).replace(tzinfo=VIETNAM)
