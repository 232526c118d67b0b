"""Hiệu lực gửi đi: what is owed to the neighbours, and how each try went."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import joinedload

from admin_app import formatters, labels
from admin_app.views.base import MONEY_PEOPLE, OfficeView
from admin_app.views.filters import EnumIs, TextIs, between
from admin_app.views.sections import Section
from models.lifecycle import EffectState
from models.queries import office_pages
from models.tables import Effect


def _order(_view: Any, _context: Any, effect: Effect, _name: str) -> Any:
    return formatters.link("orders", effect.order_id, effect.order.order_no)


class EffectView(OfficeView):
    """The outbox."""

    roles = MONEY_PEOPLE
    column_list = (
        "created_at",
        "order.order_no",
        "kind",
        "destination",
        "state",
        "attempts",
        "due_at",
        "last_error",
        "done_at",
    )
    column_export_list = column_list
    column_details_list = (*column_list, "key", "occurrence", "last_status", "remote_ref", "payload")
    column_labels = {
        "created_at": _("Tạo lúc"),
        "order.order_no": _("Số đơn hàng"),
        "kind": _("Việc"),
        "destination": _("Nơi nhận"),
        "state": _("Trạng thái"),
        "attempts": _("Số lần"),
        "due_at": _("Hẹn lúc"),
        "last_error": _("Lỗi gần nhất"),
        "done_at": _("Xong lúc"),
        "key": _("Khóa"),
        "occurrence": _("Lần thứ"),
        "last_status": _("Mã trả lời"),
        "remote_ref": _("Số bên nhận"),
        "payload": _("Nội dung gửi"),
    }
    number_columns = ("attempts",)
    phone_columns = ("order.order_no", "kind", "state", "last_error")
    clipped_columns = ("last_error",)
    column_formatters = {
        "created_at": lambda view, _context, row, _name: formatters.link(
            view.endpoint, row.id, formatters.plain_moment(row.created_at)
        ),
        "order.order_no": _order,
        "kind": lambda _view, _context, effect, _name: labels.effect_kind(effect.kind),
        "destination": lambda _view, _context, effect, _name: labels.destination(effect.destination),
    }
    column_searchable_list = ("key",)
    search_hint = _("Khóa, số đơn hàng")
    column_sortable_list = ("created_at", "due_at", "attempts")
    column_default_sort = ("id", True)
    column_filters = (
        EnumIs(Effect.state, _("Trạng thái"), EffectState),
        TextIs(Effect.destination, _("Nơi nhận")),
        TextIs(Effect.kind, _("Mã việc")),
        *between(Effect.created_at, _("Tạo")),
    )
    chip_filters = ("state__is",)

    def load_options(self) -> Sequence[Any]:
        return (joinedload(Effect.order),)

    def title_of(self, effect: Effect) -> str:
        return f"{labels.effect_kind(effect.kind)} · {effect.order.order_no}"

    def related(self, effect: Effect) -> Sequence[Section]:
        """Every try."""
        return (
            Section(
                _("Các lần gửi"),
                (_("Lúc"), _("Người gửi"), _("Kết quả"), _("Mã trả lời"), _("Lỗi")),
                [
                    (
                        formatters.moment(each.at),
                        each.owner,
                        each.outcome or formatters.NOTHING,
                        formatters.NOTHING if each.status is None else str(each.status),
                        each.error or formatters.NOTHING,
                    )
                    for each in office_pages.attempts_of(effect.id)
                ],
            ),
        )
