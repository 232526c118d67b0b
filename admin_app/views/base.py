"""The one view that every page with a table is made of: read only, explicit, scoped, closed by role."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar, Final

from flask import abort, flash, request
from flask_admin import expose
from flask_babel import gettext
from sqlalchemy import func
from werkzeug.wrappers import Response

from admin_app import formatters
from admin_app.security.person import somebody
from admin_app.views.explicit import check_explicit
from admin_app.views.exports import EXPORT_CAP, csv_file, xlsx_file
from admin_app.views.list_page import list_words
from admin_app.views.listing import Listing
from admin_app.views.sections import Section
from models.base import db
from models.vocabulary import Role

EVERYBODY: Final = frozenset(Role)
MONEY_PEOPLE: Final = frozenset({Role.OFFICE_ACCOUNTANT, Role.FINANCE_LEAD, Role.ADMIN})
_EXPORTS: Final = {"xlsx": xlsx_file, "csv": csv_file}


class OfficeView(Listing):
    """A table. What may be done to its rows are actions, each named in `action_roles`.

    `phone_columns`: those that a telephone shows. `chip_filters`: filters (by their name in the URL) offered as chips.
    """

    can_create = can_edit = can_delete = False
    can_view_details = True
    can_export = True
    can_set_page_size = True
    column_display_actions = False
    page_size = 50
    page_size_options = (25, 50, 100, 200)
    export_types = ("xlsx", "csv")
    list_template = "office/list.html"
    details_template = "office/details.html"
    create_template = edit_template = "office/form.html"
    column_type_formatters = column_type_formatters_detail = formatters.BY_TYPE
    column_type_formatters_export: ClassVar[Mapping[type, Any]] = {}
    column_formatters_export: ClassVar[Mapping[str, Any]] = {}

    column_formatters: Mapping[str, Any] | None = None
    column_formatters_detail: Mapping[str, Any] | None = None

    # None until a view names them: check_explicit refuses what is not named.
    column_list: Sequence[str] | None = None
    column_details_list: Sequence[str] | None = None
    column_export_list: Sequence[str] | None = None
    column_searchable_list: Sequence[str] | None = None
    column_filters: Sequence[Any] | None = None
    column_sortable_list: Sequence[str] | None = None
    column_default_sort: tuple[str, bool] | None = None
    roles: Collection[Role] = frozenset()
    action_roles: Mapping[str, Collection[Role]] = {}
    phone_columns: Sequence[str] = ()
    number_columns: Sequence[str] = ()
    clipped_columns: Sequence[str] = ()
    chip_filters: Sequence[str] = ()
    link_column: str | None = None

    def __init__(self, model: Any, *, name: Any, endpoint: str) -> None:
        check_explicit(self)
        shown = {*(self.column_list or ()), *(self.column_details_list or ())}
        amounts = {column: _amount for column in shown if column.endswith("_vnd")}
        clips = dict.fromkeys(self.clipped_columns, _clip)
        linked = {self.link_column: _linked} if self.link_column else {}
        own = dict(self.column_formatters or {})
        self.column_formatters = {**amounts, **clips, **linked, **own}
        self.column_formatters_detail = {**amounts, **own, **dict(self.column_formatters_detail or {})}
        super().__init__(model, db, name=name, endpoint=endpoint)

    # Who may see what

    def scope(self, query: Any) -> Any:
        """Narrow a query on the view's table to what this person may see; whatever reads rows goes through it."""
        return query

    def load_options(self) -> Sequence[Any]:
        """What is loaded along with the rows, so that a page needs the same number of queries for any of them."""
        return ()

    def get_query(self) -> Any:
        """Rows within the person's scope."""
        return self.scope(super().get_query()).options(*self.load_options())

    def get_count_query(self) -> Any:
        """How many of them there are."""
        return self.scope(self.session.session.query(func.count("*")).select_from(self.model))

    def chosen(self, ids: Sequence[str]) -> list[Any]:
        """The rows that an action was sent, within the person's scope; foreign and mistyped ids are left out."""
        wanted = {row_id for text in ids if (row_id := self.row_id(text)) is not None}
        key = self.key_column()
        return list(self.get_query().filter(key.in_(wanted)).order_by(key)) if wanted else []

    def _create_ajax_loader(self, name: str, options: dict[str, Any]) -> Any:
        raise TypeError(f"{type(self).__name__}.form_ajax_refs[{name!r}]: give a loader that keeps to the scope")

    def is_accessible(self) -> bool:
        """Whether this person's role may open the view; decides about the menu too."""
        person = somebody()
        return person is not None and person.role in self.roles

    def is_action_allowed(self, name: str) -> bool:
        """No, unless `action_roles` names the action and the person's role."""
        person = somebody()
        return person is not None and person.role in self.action_roles.get(name, ())

    def _handle_view(self, name: str, **kwargs: Any) -> Any:
        if not self.is_accessible():
            abort(403)
        doors = {
            "create_view": self.can_create,
            "edit_view": self.can_edit,
            "delete_view": self.can_delete,
            "details_view": self.can_view_details,
            "export": self.can_export,
            "ajax_update": False,
            "ajax_lookup": bool(self.form_ajax_refs),
        }
        if not doors.get(name, True):
            abort(404)

    def _run_view(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        # Flask-Admin's own takes any TypeError inside a page for its old calling convention, and hides it.
        return fn(self, *args, **kwargs)

    def handle_view_exception(self, exc: Exception) -> bool:
        """Let errors out: the page is generic, the log has them whole. Flask-Admin's own shows people the SQL."""
        raise exc

    # What may be done

    @expose("/action/", methods=("POST",))
    def action_view(self) -> Any:
        """An action on chosen rows: refused by role, asked again where it says so, then done."""
        name = request.form.get("action", "")
        if name not in self._actions_data or not self.is_action_allowed(name):
            abort(403)
        ids = request.form.getlist("rowid")
        if not ids:
            flash(gettext("Chưa chọn dòng nào. Hãy đánh dấu các dòng rồi bấm lại."), "error")
            return self.handle_action()
        _handler, text, question = self._actions_data[name]
        if question and request.form.get("confirmed") != "1":
            return self.render("office/confirm.html", action=name, text=text, question=question, ids=ids)
        return self.handle_action()

    # Files

    @expose("/export/<export_type>/")
    def export(self, export_type: str) -> Response:
        """The rows of the list, all pages of it, as a file."""
        maker = _EXPORTS.get(export_type) or abort(404)
        query = self.matching()
        if self.count(query, EXPORT_CAP) > EXPORT_CAP:
            abort(413)
        headings = [str(label) for _name, label in self._export_columns]
        rows = (
            [self.export_value(row, name) for name, _label in self._export_columns] for row in query.yield_per(1000)
        )
        return maker(headings, rows, str(self.name))

    def export_value(self, row: Any, name: str) -> Any:
        """One cell's value, typed: đồng are numbers, identifiers text, moments moments."""
        formatter = self.column_formatters_export.get(name)
        return formatter(self, None, row, name) if formatter else self._get_field_value(row, name)

    # Pages

    def classes_of(self, name: str) -> str:
        """How a column stands: numbers flush right, long texts on one line, and what a telephone leaves out."""
        number = name.endswith("_vnd") or name in self.number_columns
        marks = (
            ("number", number),
            ("clipped", name in self.clipped_columns),
            ("minor", bool(self.phone_columns) and name not in self.phone_columns),
            ("key", name == (self.column_list or ())[0]),
        )
        return " ".join([f"col-{name.replace('.', '-')}", *(mark for mark, on in marks if on)])

    def title_of(self, row: Any) -> str:
        """What a details page is headed by."""
        return f"{self.name} {self.get_pk_value(row)}"

    def related(self, row: Any) -> Sequence[Section]:
        """The lists beside the facts on a details page; each a limited query."""
        return ()

    def render(self, template: str, **kwargs: Any) -> str:
        """Draw a page of this view."""
        if template == self.list_template:
            kwargs.update(list_words(self, kwargs))
        if template == self.details_template:
            kwargs["title"], kwargs["sections"] = self.title_of(kwargs["model"]), self.related(kwargs["model"])
        return str(super().render(template, **kwargs))


def _amount(_view: Any, _context: Any, row: Any, name: str) -> Any:
    return formatters.money(getattr(row, name))


def _linked(view: Any, _context: Any, row: Any, name: str) -> Any:
    return formatters.link(view.endpoint, view.get_pk_value(row), str(view._get_field_value(row, name)))


def _clip(view: Any, _context: Any, row: Any, name: str) -> Any:
    return formatters.clipped(view._get_field_value(row, name))
