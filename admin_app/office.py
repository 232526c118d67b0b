"""The web office, put into an application: languages, log-in, doors, headers, error pages, and every view."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, url_for
from flask_admin import Admin
from flask_admin.theme import Bootstrap4Theme
from flask_babel import lazy_gettext as _
from flask_wtf import CSRFProtect

from admin_app.labels import label
from admin_app.languages import install_languages
from admin_app.security.error_pages import install_error_pages
from admin_app.security.headers import install_headers
from admin_app.security.person import somebody
from admin_app.security.sessions import install_sessions
from admin_app.views.catalogue import ProductView, TenantView
from admin_app.views.effects import EffectView
from admin_app.views.imports import ImportView, MailView
from admin_app.views.index import OfficeIndex
from admin_app.views.log_in import people_pages
from admin_app.views.orders import OrderView
from admin_app.views.staff import AuditView, UserView
from admin_app.views.statements import StatementLineView
from models.tables import (
    AuditEntry,
    Effect,
    Order,
    Product,
    RawMail,
    StatementImport,
    StatementLine,
    Tenant,
    User,
)

_FILES = Path(__file__).parent / "static"


def install_office(app: Flask) -> None:
    """Set up everything that people see. Needs `db.init_app(app)` done, and SECRET_KEY and KHOP_ENV configured."""
    # A form lives as long as the session that it was drawn for; the session has limits of its own.
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", None)
    install_sessions(app)
    CSRFProtect(app)
    install_languages(app)
    install_headers(app)
    install_error_pages(app)
    app.register_blueprint(people_pages)
    app.register_blueprint(_files())
    app.context_processor(lambda: {"asset": _asset, "person": somebody(), "label": label})
    admin = Admin(
        app,
        name="Khớp",
        index_view=OfficeIndex(name=_("Tổng quan"), endpoint="office", url="/"),
        theme=Bootstrap4Theme(base_template="office/base.html"),
    )
    admin.add_views(
        OrderView(Order, name=_("Đơn hàng SaaS"), endpoint="orders"),
        StatementLineView(StatementLine, name=_("Bảng sao kê ngân hàng"), endpoint="statement_lines"),
        ImportView(StatementImport, name=_("Lần nhập sao kê"), endpoint="imports"),
        MailView(RawMail, name=_("Hộp thư"), endpoint="mails"),
        TenantView(Tenant, name=_("Thuê bao"), endpoint="tenants"),
        ProductView(Product, name=_("Sản phẩm"), endpoint="products"),
        EffectView(Effect, name=_("Hiệu lực gửi đi"), endpoint="effects"),
        AuditView(AuditEntry, name=_("Nhật ký"), endpoint="audit"),
        UserView(User, name=_("Người dùng"), endpoint="users"),
    )


def _files() -> Blueprint:
    here = Path(__file__).parent
    return Blueprint(
        "assets",
        __name__,
        static_folder=str(_FILES),
        static_url_path="/assets",
        template_folder=str(here / "templates"),
    )


@cache
def _digest(filename: str) -> str:
    return hashlib.sha256((_FILES / filename).read_bytes()).hexdigest()[:12]


def _asset(filename: str) -> str:
    """The address of one of our files, with its content's hash: browsers may keep it, and never keep an old one."""
    return url_for("assets.static", filename=filename, v=_digest(filename))
