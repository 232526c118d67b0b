"""Lần nhập sao kê, and Hộp thư: the two ways by which transactions come."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy.orm import defer

from admin_app import formatters
from admin_app.views.base import MONEY_PEOPLE, OfficeView
from admin_app.views.filters import EnumIs, TextIs, TruthIs, between
from admin_app.views.sections import Section, history
from models.lifecycle import MailState
from models.queries import office_pages
from models.tables import RawMail, StatementImport
from models.vocabulary import SourceKind


class ImportView(OfficeView):
    """Each reading of a source, with what became of its rows."""

    roles = MONEY_PEOPLE
    column_list = (
        "started_at",
        "name",
        "source",
        "actor",
        "rows_read",
        "stored",
        "duplicates",
        "rejected",
        "exact",
        "relative",
        "unmatched",
        "paid",
        "finished_at",
    )
    column_export_list = column_list
    column_details_list = (*column_list, "sha256")
    column_labels = {
        "started_at": _("Bắt đầu lúc"),
        "name": _("Tên nguồn"),
        "source": _("Nguồn"),
        "actor": _("Người làm"),
        "rows_read": _("Dòng đọc"),
        "stored": _("Dòng mới"),
        "duplicates": _("Dòng trùng"),
        "rejected": _("Dòng lỗi"),
        "exact": _("Khớp"),
        "relative": _("Khớp tương đối"),
        "unmatched": _("Chưa khớp"),
        "paid": _("Đơn đã thanh toán"),
        "finished_at": _("Xong lúc"),
        "sha256": _("Mã băm của tệp"),
    }
    number_columns = ("rows_read", "stored", "duplicates", "rejected", "exact", "relative", "unmatched", "paid")
    phone_columns = ("started_at", "name", "stored", "rejected")
    clipped_columns = ("name",)
    column_formatters = {
        "started_at": lambda view, _context, row, _name: formatters.link(
            view.endpoint, row.id, formatters.plain_moment(row.started_at)
        )
    }
    column_searchable_list = ("name", "actor")
    search_hint = _("Tên tệp, người làm")
    column_sortable_list = ("started_at", "stored", "rejected")
    column_default_sort = ("started_at", True)
    column_filters = (
        EnumIs(StatementImport.source, _("Nguồn"), SourceKind),
        *between(StatementImport.started_at, _("Bắt đầu")),
    )
    chip_filters = ("source__is",)

    def title_of(self, row: StatementImport) -> str:
        return row.name

    def related(self, row: StatementImport) -> Sequence[Section]:
        """The rows that could not be read, to be mended and brought back."""
        rejects = office_pages.rejects_of(row.id)
        return (
            Section(
                _("Dòng lỗi"),
                (_("Dòng"), _("Lý do"), _("Nội dung dòng")),
                [
                    (formatters.count(each.row), each.reason, " · ".join(str(cell) for cell in each.cells))
                    for each in rejects
                ],
                frozenset({0}),
            ),
        )


class MailView(OfficeView):
    """Mail as it arrived, with the verdict on it."""

    roles = MONEY_PEOPLE
    column_list = ("fetched_at", "bank", "from_address", "subject", "state", "trusted", "reason")
    column_export_list = column_list
    column_details_list = (
        *column_list,
        "code",
        "judged_at",
        "account",
        "folder",
        "size",
        "message_id",
        "sha256",
        "dkim_key",
    )
    column_labels = {
        "fetched_at": _("Nhận lúc"),
        "bank": _("Ngân hàng"),
        "from_address": _("Người gửi"),
        "subject": _("Tiêu đề"),
        "state": _("Trạng thái"),
        "trusted": _("Tin cậy"),
        "reason": _("Lý do"),
        "code": _("Mã lý do"),
        "judged_at": _("Xét lúc"),
        "account": _("Hộp thư"),
        "folder": _("Thư mục"),
        "size": _("Dung lượng (byte)"),
        "message_id": _("Message-ID"),
        "sha256": _("Mã băm của thư"),
        "dkim_key": _("Khóa DKIM đã dùng"),
    }
    phone_columns = ("fetched_at", "bank", "subject", "state")
    clipped_columns = ("subject", "from_address", "reason")
    column_formatters = {
        "fetched_at": lambda view, _context, row, _name: formatters.link(
            view.endpoint, row.id, formatters.plain_moment(row.fetched_at)
        )
    }
    column_searchable_list = ("from_address", "subject", "message_id")
    search_hint = _("Người gửi, tiêu đề, Message-ID")
    column_sortable_list = ("fetched_at", "bank")
    column_default_sort = ("fetched_at", True)
    column_filters = (
        EnumIs(RawMail.state, _("Trạng thái"), MailState),
        TruthIs(RawMail.trusted, _("Tin cậy")),
        TextIs(RawMail.bank, _("Ngân hàng")),
        *between(RawMail.fetched_at, _("Nhận")),
    )
    chip_filters = ("state__is",)

    def load_options(self) -> Sequence[Any]:
        # The message itself may be megabytes, and no page shows it.
        return (defer(RawMail.raw),)

    def title_of(self, row: RawMail) -> str:
        return row.subject or f"{self.name} {row.id}"

    def related(self, row: RawMail) -> Sequence[Section]:
        """How it was judged, and judged again."""
        return (history(office_pages.history_of("raw_mail", row.id)),)
