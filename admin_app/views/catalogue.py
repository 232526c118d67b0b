"""Thuê bao and Sản phẩm."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _

from admin_app import formatters
from admin_app.security.person import me
from admin_app.views.base import EVERYBODY, OfficeView
from admin_app.views.filters import EnumIs, TruthIs, between
from admin_app.views.sections import Section
from models.queries import office_pages
from models.tables import Product, Tenant
from models.vocabulary import Role, Subscription, VatRate


class TenantView(OfficeView):
    """Restaurants."""

    roles = EVERYBODY
    column_list = ("domain", "name", "subscription", "subscription_ends_at", "email", "phone", "created_at")
    column_details_list = column_export_list = column_list
    column_labels = {
        "domain": _("Tên miền"),
        "name": _("Nhà hàng"),
        "subscription": _("Gói"),
        "subscription_ends_at": _("Hết hạn"),
        "email": _("E-mail"),
        "phone": _("Điện thoại"),
        "created_at": _("Ngày tạo"),
    }
    phone_columns = ("domain", "name", "subscription_ends_at")
    clipped_columns = ("name", "email")
    link_column = "domain"
    column_searchable_list = ("search_key",)
    search_hint = _("Tên miền, tên nhà hàng")
    column_sortable_list = ("domain", "subscription_ends_at", "created_at")
    column_default_sort = ("domain", False)
    column_filters = (
        EnumIs(Tenant.subscription, _("Gói"), Subscription),
        *between(Tenant.subscription_ends_at, _("Hết hạn")),
    )
    chip_filters = ("subscription__is",)

    def title_of(self, tenant: Tenant) -> str:
        return tenant.name

    def related(self, tenant: Tenant) -> Sequence[Section]:
        """The tenant's orders; to a salesperson their own."""
        person = me()
        seller_id = person.id if person.role is Role.SALESPERSON else None
        return (
            Section(
                _("Đơn hàng"),
                (_("Số đơn hàng"), _("Ngày đặt hàng"), _("Loại đơn"), _("Tổng tiền"), _("Trạng thái TT")),
                [
                    (
                        formatters.link("orders", order.id, order.order_no),
                        formatters.moment(order.placed_at),
                        formatters.badge(order.purchase_type),
                        formatters.money(order.total_vnd),
                        formatters.badge(order.status),
                    )
                    for order in office_pages.orders_of_tenant(tenant.id, seller_id)
                ],
                frozenset({3}),
            ),
        )


class ProductView(OfficeView):
    """The price list."""

    roles = EVERYBODY
    column_list = ("code", "name", "unit_price_vnd", "vat_rate", "term_months", "is_active")
    column_details_list = column_export_list = column_list
    column_labels = {
        "code": _("Mã"),
        "name": _("Tên"),
        "unit_price_vnd": _("Đơn giá chưa thuế"),
        "vat_rate": _("Thuế suất"),
        "term_months": _("Thời hạn (tháng)"),
        "is_active": _("Đang bán"),
    }
    number_columns = ("term_months",)
    phone_columns = ("code", "name", "unit_price_vnd")
    clipped_columns = ("name",)
    link_column = "code"
    column_searchable_list = ("search_key",)
    search_hint = _("Mã, tên sản phẩm")
    column_sortable_list = ("code", "unit_price_vnd")
    column_default_sort = ("code", False)
    column_filters = (
        TruthIs(Product.is_active, _("Đang bán")),
        EnumIs(Product.vat_rate, _("Thuế suất"), VatRate),
    )

    def title_of(self, product: Product) -> str:
        return product.name
