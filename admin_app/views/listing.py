"""How a list reads its address: names that stay, numbers that are clamped, accents that do not matter."""

from typing import Any, Final

from flask import abort, request
from flask_admin.contrib.sqla import ModelView
from flask_admin.model.base import ViewArgs
from sqlalchemy import func, or_

from models.text import fold

# Counting a million rows costs more than drawing the page; past this the list says "more than".
COUNT_CAP: Final = 10_000
_LAST_PAGE: Final = 1_000_000
_LONGEST_SEARCH: Final = 200


class Listing(ModelView):
    """A list with stable addresses, a stable order and a bounded count."""

    simple_list_pager = True
    search_hint: Any = ""

    def _refresh_filters_cache(self) -> None:
        # Flask-Admin's own would ask every filter for its words now, outside a request.
        self._filters = self.get_filters() or []
        self._filter_groups = None
        self._filter_args = {self.get_filter_arg(i, each): (i, each) for i, each in enumerate(self._filters)}

    def get_filter_arg(self, index: int, flt: Any) -> str:
        """The filter's name in the URL: by its column, never by its place or its translated name."""
        return str(flt.arg)

    def _get_filters(self, filters: Any) -> dict[str, str]:
        return {f"flt_{self.get_filter_arg(i, self._filters[i])}": value for i, _name, value in filters or ()}

    def _get_list_filter_args(self) -> Any:
        found = super()._get_list_filter_args() or []
        return [(index, name, value.replace("\0", "")) for index, name, value in found]

    def _get_list_extra_args(self) -> ViewArgs:
        args = super()._get_list_extra_args()
        names = [name for name, _label in self._list_columns]
        sort = request.args.get("sort", "")
        search = (args.search or "").replace("\0", "")[:_LONGEST_SEARCH].strip()
        return ViewArgs(
            page=min(max(args.page or 0, 0), _LAST_PAGE),
            page_size=self.get_safe_page_size(args.page_size),
            sort=names.index(sort) if sort in names and self.is_sortable(sort) else None,
            sort_desc=args.sort_desc,
            search=search or None,
            filters=args.filters,
        )

    def _get_list_url(self, view_args: ViewArgs) -> str:
        column = self._get_column_by_idx(view_args.sort)
        size = view_args.page_size if view_args.page_size != self.page_size else None
        return str(
            self.get_url(
                ".index_view",
                page=view_args.page or None,
                sort=column[0] if column else None,
                desc=1 if view_args.sort_desc else None,
                search=view_args.search,
                page_size=size,
                **self._get_filters(view_args.filters),
            )
        )

    def search_placeholder(self) -> str:
        """What the search looks at, in words."""
        return str(self.search_hint)

    def _apply_search(self, query: Any, count_query: Any, joins: Any, count_joins: Any, search: str) -> Any:
        for term in fold(search).split():
            query = query.filter(or_(*(self._finds(name, term) for name in self.column_searchable_list)))
        return query, count_query, joins, count_joins

    def _finds(self, name: str, term: str) -> Any:
        """Search keys are folded when they are written; other columns hold addresses and codes, all ASCII."""
        column = getattr(self.model, name)
        return (column if name == "search_key" else func.lower(column)).contains(term, autoescape=True)

    def _apply_sorting(self, query: Any, joins: Any, sort_column: Any, sort_desc: Any) -> Any:
        query, joins = super()._apply_sorting(query, joins, sort_column, sort_desc)
        # Without a tie-break, rows with equal values stand on two pages and others on none.
        down = sort_desc if sort_column is not None else self.column_default_sort[1]
        key = self.key_column()
        return query.order_by(key.desc() if down else key), joins

    def matching(self) -> Any:
        """The query behind this request's address: scoped, searched, filtered, sorted, not cut into pages."""
        args = self._get_list_extra_args()
        column = self._get_column_by_idx(args.sort)
        sort = column[0] if column else None
        return super().get_list(0, sort, args.sort_desc, args.search, args.filters, execute=False, page_size=0)[1]

    def get_list(
        self,
        page: int | None,
        sort_column: Any,
        sort_desc: Any,
        search: str | None,
        filters: Any,
        execute: bool = True,  # noqa: FBT001, FBT002 - Flask-Admin's signature
        page_size: int | None = None,
    ) -> Any:
        """(how many rows there are, at most COUNT_CAP + 1; the rows of the page)."""
        _none, query = super().get_list(0, sort_column, sort_desc, search, filters, execute=False, page_size=0)
        size = page_size or self.page_size
        count = self.count(query, COUNT_CAP)
        page = min(page or 0, _LAST_PAGE)
        if count <= COUNT_CAP:
            page = min(page, max(0, -(-count // size) - 1))
        self._template_args["page"] = page
        query = self._apply_pagination(query, page, size)
        return count, query.all() if execute else query

    def count(self, query: Any, cap: int) -> int:
        """How many rows the query has, `cap + 1` standing for more than `cap`."""
        rows = query.order_by(None).with_entities(self.key_column()).limit(cap + 1).subquery()
        return int(self.session.session.query(func.count()).select_from(rows).scalar())

    def key_column(self) -> Any:
        """The table's primary key."""
        return getattr(self.model, self._primary_key)

    def row_id(self, text: Any) -> int | None:
        """A row's number as typed in an address, or None: never an error of the database's."""
        whole = isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= 18
        return int(text) if whole else None

    def get_one(self, id: Any) -> Any:
        """The row with this id, within the person's scope. Another id is a 404, as if there were none."""
        row_id = self.row_id(id)
        row = None if row_id is None else self.get_details_query().filter(self.key_column() == row_id).one_or_none()
        return row if row is not None else abort(404)

    def get_details_query(self) -> Any:
        """The query behind a details page."""
        return self.get_query()
