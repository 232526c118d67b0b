"""Bảng sao kê ngân hàng, and the imports that filled it."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from markupsafe import Markup
from sqlalchemy.orm import joinedload, selectinload

from admin_app import formatters, labels
from admin_app.views.base import MONEY_PEOPLE, OfficeView
from admin_app.views.filters import EnumIs, OfficeFilter, TextIs, TruthIs, between
from admin_app.views.sections import Section
from models.queries import office_pages
from models.tables import StatementLine, StatementSighting
from models.transaction import Direction
from models.vocabulary import Hold, Verdict


class HasMoneyLeft(TruthIs):
    """Credits with money that pays nothing yet, not set aside: the same condition as the index of open lines."""

    suffix = "left"

    def apply(self, query: Any, value: bool, alias: Any = None) -> Any:  # noqa: FBT001 - Flask-Admin's signature
        is_open = (
            (StatementLine.direction == Direction.IN)
            & StatementLine.set_aside_at.is_(None)
            & (StatementLine.allocated_vnd < StatementLine.amount_vnd)
        )
        return query.filter(is_open if value else ~is_open)


def _booked(line: StatementLine) -> Any:
    return line.booked_at or line.booked_on


def _amount(line: StatementLine, direction: Direction) -> int | str | None:
    if line.direction is not direction:
        return None
    return line.amount_vnd if line.amount_vnd is not None else f"{line.foreign_amount} {line.currency}"


def _shown_amount(line: StatementLine, direction: Direction) -> Any:
    amount = _amount(line, direction)
    return Markup('<span class="num">{}</span>').format(amount) if isinstance(amount, str) else formatters.money(amount)


def _reason(line: StatementLine) -> str | None:
    if line.set_aside_reason:
        return line.set_aside_reason
    return labels.label(line.hold) if line.hold else None


def _source(line: StatementLine) -> str | None:
    return labels.label(line.sightings[0].source.source) if line.sightings else None


def _order_no(line: StatementLine) -> str | None:
    return line.matched_order.order_no if line.matched_order else None


def _order_link(line: StatementLine) -> Markup | str:
    order = line.matched_order
    return formatters.link("orders", order.id, order.order_no) if order else ""


def _of(give: Any) -> Any:
    return lambda _view, _context, line, _name: give(line)


class StatementLineView(OfficeView):
    """Every transaction of our accounts, stored once."""

    roles = MONEY_PEOPLE
    column_list = (
        "booked_on",
        "bank",
        "account",
        "reference",
        "memo",
        "payer",
        "credit",
        "debit",
        "paid_order",
        "verdict",
        "reason",
        "unallocated_vnd",
        "source",
    )
    column_export_list = column_list
    column_details_list = (
        *column_list,
        "direction",
        "currency",
        "balance",
        "note",
        "allocated_vnd",
        "set_aside_at",
        "set_aside_by",
        "created_at",
        "reasons",
    )
    column_labels = {
        "booked_on": _("Ngày giao dịch"),
        "bank": _("Ngân hàng"),
        "account": _("Tài khoản nhận"),
        "reference": _("Số tham chiếu"),
        "memo": _("Nội dung giao dịch"),
        "payer": _("Người chuyển"),
        "credit": _("Ghi có"),
        "debit": _("Ghi nợ"),
        "paid_order": _("Thanh toán cho ĐH số"),
        "verdict": _("Kết quả khớp"),
        "reason": _("Lý do"),
        "unallocated_vnd": _("Còn lại"),
        "source": _("Nguồn"),
        "direction": _("Chiều"),
        "currency": _("Loại tiền"),
        "balance": _("Số dư"),
        "note": _("Ghi chú"),
        "allocated_vnd": _("Đã dùng thanh toán"),
        "set_aside_at": _("Để riêng lúc"),
        "set_aside_by": _("Người để riêng"),
        "created_at": _("Ghi nhận lúc"),
        "reasons": _("Chi tiết khớp"),
    }
    phone_columns = ("booked_on", "bank", "memo", "credit", "paid_order", "verdict")
    number_columns = ("credit", "debit")
    clipped_columns = ("memo", "payer", "reference", "reason")
    column_formatters = {
        "booked_on": lambda view, _context, line, _name: formatters.link(
            view.endpoint,
            line.id,
            formatters.plain_moment(line.booked_at) if line.booked_at else line.booked_on.strftime("%d/%m/%Y"),
        ),
        "credit": _of(lambda line: _shown_amount(line, Direction.IN)),
        "debit": _of(lambda line: _shown_amount(line, Direction.OUT)),
        "paid_order": _of(_order_link),
        "reason": _of(_reason),
        "source": _of(_source),
    }
    column_formatters_export = {
        "booked_on": _of(_booked),
        "credit": _of(lambda line: _amount(line, Direction.IN)),
        "debit": _of(lambda line: _amount(line, Direction.OUT)),
        "paid_order": _of(_order_no),
        "reason": _of(_reason),
        "source": _of(_source),
    }
    column_searchable_list = ("search_key",)
    search_hint = _("Nội dung, số tham chiếu, người chuyển")
    column_sortable_list = ("booked_on", "bank", "account", "reference")
    column_default_sort = ("booked_on", True)
    column_filters: tuple[OfficeFilter, ...] = (
        EnumIs(StatementLine.verdict, _("Kết quả khớp"), Verdict),
        EnumIs(StatementLine.hold, _("Lý do"), Hold),
        HasMoneyLeft(StatementLine.allocated_vnd, _("Còn tiền chưa dùng")),
        EnumIs(StatementLine.direction, _("Chiều"), Direction),
        TextIs(StatementLine.bank, _("Ngân hàng")),
        TextIs(StatementLine.account, _("Tài khoản nhận")),
        *between(StatementLine.booked_on, _("Ngày giao dịch")),
    )
    chip_filters = ("verdict__is",)

    def load_options(self) -> Sequence[Any]:
        return (
            joinedload(StatementLine.matched_order),
            selectinload(StatementLine.sightings).joinedload(StatementSighting.source),
        )

    def title_of(self, line: StatementLine) -> str:
        return f"{line.bank} · {line.reference or line.id}"

    def related(self, line: StatementLine) -> Sequence[Section]:
        """What the money pays, and where the line was seen."""
        return (_payments(line), _sightings(line))


def _payments(line: StatementLine) -> Section:
    return Section(
        _("Thanh toán cho"),
        (_("Lúc"), _("Số đơn hàng"), _("Số tiền"), _("Căn cứ"), _("Người làm"), _("Hủy lúc"), _("Lý do hủy")),
        [
            (
                formatters.moment(each.allocation.made_at),
                formatters.link("orders", each.allocation.order_id, each.allocation.order.order_no),
                formatters.money(each.allocation.amount_vnd),
                labels.label(each.allocation.rule),
                each.allocation.made_by,
                formatters.moment(each.allocation.reversed_at),
                each.allocation.reverse_reason or formatters.NOTHING,
            )
            for each in office_pages.evidence_from_line(line.id)
        ],
        frozenset({2}),
    )


def _sightings(line: StatementLine) -> Section:
    return Section(
        _("Nguồn"),
        (_("Lúc"), _("Nguồn"), _("Tên"), _("Vị trí"), _("Người làm")),
        [
            (
                formatters.moment(seen.seen_at),
                labels.label(seen.source.source),
                formatters.link("imports", seen.import_id, seen.source.name),
                formatters.count(seen.position),
                seen.source.actor,
            )
            for seen in office_pages.sightings_of(line.id)
        ],
        frozenset({3}),
    )
