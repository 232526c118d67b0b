"""The first page: what is waiting, by status, each number a link to its list."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import url_for
from flask_admin import AdminIndexView, expose
from flask_babel import lazy_gettext as _

from admin_app.labels import label, tone
from admin_app.security.person import me, somebody
from admin_app.views.base import MONEY_PEOPLE
from models.lifecycle import EffectState, MailState, OrderStatus
from models.queries import office_pages
from models.vocabulary import Role, Verdict, Waiting


@dataclass(frozen=True)
class Tile:
    """A number, its word and colour, and the list behind it."""

    word: str
    tone: str
    number: int
    url: str


def _address(endpoint: str, filters: dict[str, Any]) -> str:
    return url_for(f"{endpoint}.index_view", **filters)


def _tiles(kind: type[StrEnum], counts: dict[str, int], endpoint: str, arg: str, **more: str) -> list[Tile]:
    return [
        Tile(
            label(member),
            tone(member),
            counts.get(member.value, 0),
            _address(endpoint, {f"flt_{arg}": member.value, **more}),
        )
        for member in kind
    ]


class OfficeIndex(AdminIndexView):
    """Tổng quan."""

    def is_accessible(self) -> bool:
        """For everybody who is logged in."""
        return somebody() is not None

    @expose()
    def index(self) -> Any:
        """Counts of orders; of money, effects and mail too for those who work with them."""
        return self.render("office/index.html", groups=self._orders() + self._money())

    def _orders(self) -> list[tuple[Any, list[Tile]]]:
        person = me()
        by_status, by_reason = office_pages.count_orders(person.id if person.role is Role.SALESPERSON else None)
        return [
            (_("Đơn hàng theo trạng thái TT"), _tiles(OrderStatus, by_status, "orders", "status__is")),
            (_("Đơn hàng đang chờ người xử lý"), _tiles(Waiting, by_reason, "orders", "waiting__is")),
        ]

    def _money(self) -> list[tuple[Any, list[Tile]]]:
        if me().role not in MONEY_PEOPLE:
            return []
        lines, effects, mails = office_pages.count_money()
        left = _tiles(Verdict, lines, "statement_lines", "verdict__is", flt_allocated_vnd__left="1")
        return [
            (_("Giao dịch ghi có còn tiền chưa dùng"), left),
            (_("Hiệu lực gửi đi"), _tiles(EffectState, effects, "effects", "state__is")),
            (_("Hộp thư ngân hàng"), _tiles(MailState, mails, "mails", "state__is")),
        ]
