"""Nhật ký and Người dùng."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _

from admin_app import formatters
from admin_app.views.base import OfficeView
from admin_app.views.filters import EnumIs, TextIs, TruthIs, between
from admin_app.views.sections import Section
from models.queries import office_pages
from models.tables import AuditEntry, User
from models.vocabulary import Role


class AuditView(OfficeView):
    """Who did what; it only grows."""

    roles = frozenset({Role.ADMIN, Role.FINANCE_LEAD})
    column_list = ("seq", "at", "actor", "action", "subject_type", "subject_id", "details")
    column_export_list = column_list
    column_details_list = (*column_list, "previous_sha256", "sha256")
    column_labels = {
        "seq": _("Số thứ tự"),
        "at": _("Lúc"),
        "actor": _("Người làm"),
        "action": _("Việc"),
        "subject_type": _("Đối tượng"),
        "subject_id": _("Mã đối tượng"),
        "details": _("Chi tiết"),
        "previous_sha256": _("Mã băm trước"),
        "sha256": _("Mã băm"),
    }
    phone_columns = ("at", "actor", "action", "subject_id")
    column_formatters = {
        "seq": lambda view, _context, row, _name: formatters.link(view.endpoint, row.seq, formatters.count(row.seq)),
        "details": lambda _view, _context, row, _name: formatters.one_line(row.details),
    }
    column_formatters_detail = {"details": lambda _view, _context, row, _name: formatters.structure(row.details)}
    column_searchable_list = ("actor", "action", "subject_id")
    search_hint = _("Người làm, việc, mã đối tượng")
    column_sortable_list = ("seq",)
    column_default_sort = ("seq", True)
    column_filters = (
        TextIs(AuditEntry.action, _("Việc")),
        TextIs(AuditEntry.subject_type, _("Đối tượng")),
        *between(AuditEntry.at, _("Lúc")),
    )


class UserView(OfficeView):
    """The people who work here."""

    roles = frozenset({Role.ADMIN})
    column_list = ("email", "name", "role", "is_active", "language", "created_at")
    column_details_list = column_export_list = column_list
    column_labels = {
        "email": _("E-mail"),
        "name": _("Họ tên"),
        "role": _("Vai trò"),
        "is_active": _("Đang làm việc"),
        "language": _("Ngôn ngữ"),
        "created_at": _("Ngày tạo"),
    }
    phone_columns = ("email", "name", "role")
    link_column = "email"
    column_searchable_list = ("search_key",)
    search_hint = _("E-mail, họ tên")
    column_sortable_list = ("email", "name", "created_at")
    column_default_sort = ("email", False)
    column_filters = (EnumIs(User.role, _("Vai trò"), Role), TruthIs(User.is_active, _("Đang làm việc")))
    chip_filters = ("role__is",)

    def title_of(self, user: User) -> str:
        return user.name

    def related(self, user: User) -> Sequence[Section]:
        """Log-ins, and what was done to the account."""
        return (_sessions(user), _changes(user))


def _sessions(user: User) -> Section:
    return Section(
        _("Phiên đăng nhập"),
        (_("Từ lúc"), _("Dùng gần nhất"), _("Kết thúc"), _("Địa chỉ mạng"), _("Trình duyệt")),
        [
            (
                formatters.moment(each.created_at),
                formatters.moment(each.last_seen_at),
                formatters.moment(each.ended_at),
                each.address or formatters.NOTHING,
                formatters.clipped(each.user_agent),
            )
            for each in office_pages.sessions_of(user.id)
        ],
    )


def _changes(user: User) -> Section:
    return Section(
        _("Nhật ký"),
        (_("Lúc"), _("Việc"), _("Người làm"), _("Chi tiết")),
        [
            (formatters.moment(each.at), each.action, each.actor, formatters.one_line(each.details))
            for each in office_pages.audit_of("user", user.id)
        ],
    )
