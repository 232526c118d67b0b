"""Đơn hàng SaaS."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from markupsafe import Markup
from sqlalchemy.orm import joinedload, selectinload

from admin_app import formatters
from admin_app.security.person import me
from admin_app.views import order_sections
from admin_app.views.base import EVERYBODY, OfficeView
from admin_app.views.filters import EnumIs, RowIs, between
from admin_app.views.sections import Section, history
from models.lifecycle import InvoiceStatus, OrderStatus, ResourceStatus
from models.queries import office_pages, people
from models.tables import Order
from models.vocabulary import PaymentMethod, PurchaseType, Role, Verdict, Waiting


def _status(_view: Any, _context: Any, order: Order, _name: str) -> Markup:
    waiting = formatters.badge(order.waiting) if order.waiting else ""
    return Markup("{} {}").format(formatters.badge(order.status), waiting)


def _tenant(_view: Any, _context: Any, order: Order, _name: str) -> Markup:
    return formatters.link("tenants", order.tenant_id, order.domain)


def _delivery(_view: Any, _context: Any, order: Order, _name: str) -> Any:
    return " · ".join(value for value in (order.delivery or {}).values() if value) or formatters.NOTHING


def _sellers() -> list[tuple[int, str]]:
    return [] if me().role is Role.SALESPERSON else people.names_of_sellers()


class OrderView(OfficeView):
    """Every order; to a salesperson their own."""

    roles = EVERYBODY
    column_list = (
        "order_no",
        "placed_at",
        "domain",
        "customer_name",
        "purchase_type",
        "total_vnd",
        "received_vnd",
        "due_vnd",
        "payment_method",
        "status",
        "match_verdict",
        "expires_at",
        "resource_status",
        "invoice_status",
        "salesperson.name",
    )
    column_export_list = column_list
    column_details_list = (
        *column_list,
        "subtotal_vnd",
        "vat_vnd",
        "memo",
        "waiting",
        "customer_email",
        "customer_phone",
        "delivery",
        "placed_by",
        "paid_at",
        "resource_error",
        "commitment_required",
    )
    column_labels = {
        "order_no": _("Số đơn hàng"),
        "placed_at": _("Ngày đặt hàng"),
        "domain": _("Tên miền"),
        "customer_name": _("Khách hàng"),
        "purchase_type": _("Loại đơn"),
        "total_vnd": _("Tổng tiền"),
        "received_vnd": _("Đã thu"),
        "due_vnd": _("Còn phải thu"),
        "payment_method": _("Hình thức TT"),
        "status": _("Trạng thái TT"),
        "match_verdict": _("Kết quả khớp"),
        "expires_at": _("Hạn thanh toán"),
        "resource_status": _("Trạng thái cấp TN"),
        "invoice_status": _("Trạng thái xuất hóa đơn"),
        "salesperson.name": _("NVKD"),
        "subtotal_vnd": _("Chưa thuế"),
        "vat_vnd": _("Tiền thuế"),
        "memo": _("Nội dung chuyển khoản"),
        "waiting": _("Đang chờ"),
        "customer_email": _("E-mail khách hàng"),
        "customer_phone": _("Điện thoại"),
        "delivery": _("Giao hàng"),
        "placed_by": _("Người đặt"),
        "paid_at": _("Thanh toán lúc"),
        "resource_error": _("Lỗi cấp TN"),
        "commitment_required": _("Yêu cầu cam kết thanh toán"),
    }
    phone_columns = ("order_no", "domain", "total_vnd", "due_vnd", "status", "expires_at")
    clipped_columns = ("customer_name", "domain")
    link_column = "order_no"
    column_formatters = {"status": _status}
    column_formatters_detail = {"domain": _tenant, "delivery": _delivery}
    column_searchable_list = ("search_key",)
    search_hint = _("Số đơn, tên miền, khách hàng, điện thoại")
    column_sortable_list = ("order_no", "placed_at", "domain", "total_vnd", "expires_at")
    column_default_sort = ("placed_at", True)
    column_filters = (
        EnumIs(Order.status, _("Trạng thái TT"), OrderStatus),
        EnumIs(Order.waiting, _("Đang chờ"), Waiting),
        EnumIs(Order.match_verdict, _("Kết quả khớp"), Verdict),
        EnumIs(Order.purchase_type, _("Loại đơn"), PurchaseType),
        EnumIs(Order.payment_method, _("Hình thức TT"), PaymentMethod),
        EnumIs(Order.resource_status, _("Trạng thái cấp TN"), ResourceStatus),
        EnumIs(Order.invoice_status, _("Trạng thái xuất hóa đơn"), InvoiceStatus),
        RowIs(Order.salesperson_id, _("NVKD"), _sellers),
        *between(Order.placed_at, _("Ngày đặt hàng")),
        *between(Order.expires_at, _("Hạn thanh toán")),
    )
    chip_filters = ("status__is", "waiting__is")

    def scope(self, query: Any) -> Any:
        """To a salesperson their own orders."""
        person = me()
        return query.filter(Order.salesperson_id == person.id) if person.role is Role.SALESPERSON else query

    def load_options(self) -> Sequence[Any]:
        return (joinedload(Order.salesperson),)

    def get_details_query(self) -> Any:
        """The order with its lines and its buyer."""
        return self.get_query().options(selectinload(Order.lines), joinedload(Order.tax_invoice))

    def title_of(self, order: Order) -> str:
        return f"{self.name} {order.order_no}"

    def related(self, order: Order) -> Sequence[Section]:
        """Lines, buyer, evidence of money, what is owed to the neighbours, history."""
        sections = [
            order_sections.lines(order),
            order_sections.evidence(office_pages.evidence_of_order(order.id)),
            order_sections.matched(office_pages.lines_matched_to(order.id)),
            order_sections.effects(office_pages.effects_of(order.id)),
            history(office_pages.history_of_order(order.id)),
        ]
        buyer = order_sections.buyer(order)
        return sections[:1] + ([buyer] if buyer else []) + sections[1:]
