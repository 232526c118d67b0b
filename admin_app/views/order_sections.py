"""The lists beside an order's facts."""

from collections.abc import Iterable, Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from markupsafe import Markup

from admin_app import formatters, labels
from admin_app.security.person import me
from admin_app.views.base import MONEY_PEOPLE
from admin_app.views.sections import Section
from models.queries.office_pages import Evidence
from models.tables import Effect, Order, StatementLine


def lines(order: Order) -> Section:
    """What was ordered."""
    return Section(
        _("Hàng hóa, dịch vụ"),
        (_("Mã"), _("Tên"), _("SL"), _("Đơn giá"), _("Thuế suất"), _("Tiền thuế"), _("Thành tiền")),
        [
            (
                line.product_code,
                line.product_name,
                formatters.count(line.quantity),
                formatters.money(line.unit_price_vnd),
                labels.label(line.vat_rate),
                formatters.money(line.vat_vnd),
                formatters.money(line.gross_vnd),
            )
            for line in order.lines
        ],
        frozenset({2, 3, 5, 6}),
    )


def buyer(order: Order) -> Section | None:
    """Who stands on the tax invoice, where one is wanted."""
    who = order.tax_invoice
    if who is None:
        return None
    return Section(
        _("Thông tin xuất hóa đơn"),
        (_("MST/Số định danh"), _("Người mua"), _("Địa chỉ"), _("Người liên hệ"), _("E-mail")),
        [
            (
                who.tax_code,
                who.company_name,
                who.address,
                who.contact_name or formatters.NOTHING,
                who.email or formatters.NOTHING,
            )
        ],
    )


def evidence(found: Iterable[Evidence]) -> Section:
    """What pays the order, and what no longer does."""
    return Section(
        _("Bằng chứng thanh toán"),
        (_("Lúc"), _("Bằng chứng"), _("Số tiền"), _("Căn cứ"), _("Người làm"), _("Tình trạng")),
        [
            (
                formatters.moment(each.allocation.made_at),
                _source(each),
                formatters.money(each.allocation.amount_vnd),
                labels.label(each.allocation.rule),
                each.allocation.made_by,
                _standing(each),
            )
            for each in found
        ],
        frozenset({2}),
    )


def _source(each: Evidence) -> str:
    if each.line is not None:
        text = f"{each.line.bank} · {each.line.reference or each.line.memo[:60]}"
        return formatters.link("statement_lines", each.line.id, text) if me().role in MONEY_PEOPLE else text
    if each.cash is not None:
        return str(gettext("Tiền mặt, khác: %(note)s", note=each.cash.note))
    if each.gateway is not None:
        return f"{each.gateway.gateway} · {each.gateway.transaction_no}"
    return ""


def _standing(each: Evidence) -> Markup | str:
    if each.allocation.reversed_at is None:
        return Markup('<span class="badge good">{}</span>').format(gettext("Còn hiệu lực"))
    at, why = formatters.plain_moment(each.allocation.reversed_at), each.allocation.reverse_reason
    return str(gettext("Đã hủy %(at)s: %(reason)s", at=at, reason=why))


def matched(found: Sequence[StatementLine]) -> Section:
    """Statement lines that name the order and still wait."""
    return Section(
        _("Giao dịch nhắc tới đơn, còn tiền hoặc chờ xử lý"),
        (_("Ngày giao dịch"), _("Ngân hàng"), _("Nội dung giao dịch"), _("Còn lại"), _("Kết quả khớp"), _("Lý do")),
        [
            (
                formatters.day(line.booked_on),
                line.bank,
                formatters.clipped(line.memo),
                formatters.money(line.unallocated_vnd),
                formatters.badge(line.verdict),
                formatters.badge(line.hold),
            )
            for line in found
        ],
        frozenset({3}),
    )


def effects(found: Iterable[Effect]) -> Section:
    """What is owed to the neighbours."""
    return Section(
        _("Hiệu lực gửi đi"),
        (_("Tạo lúc"), _("Việc"), _("Nơi nhận"), _("Trạng thái"), _("Số lần"), _("Lỗi gần nhất"), _("Xong lúc")),
        [
            (
                formatters.moment(effect.created_at),
                labels.effect_kind(effect.kind),
                labels.destination(effect.destination),
                formatters.badge(effect.state),
                formatters.count(effect.attempts),
                formatters.clipped(effect.last_error),
                formatters.moment(effect.done_at),
            )
            for effect in found
        ],
        frozenset({4}),
    )
