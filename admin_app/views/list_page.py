"""What a list's template needs beyond the rows: words, chips, filter fields, links to files."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from admin_app import formatters
from admin_app.views.listing import COUNT_CAP


def list_words(view: Any, page: dict[str, Any]) -> dict[str, Any]:
    """The template's further values, from what Flask-Admin gives it (`page`)."""
    active = view._get_filters(page["active_filters"])
    query_string = page["return_url"].partition("?")[2]
    many = page["count"] > COUNT_CAP
    number = formatters.count(min(page["count"], COUNT_CAP))
    return {
        "count_words": gettext("Hơn %(number)s dòng", number=number)
        if many
        else gettext("%(number)s dòng", number=number),
        "is_counted": not many,
        "has_next": len(page["data"]) == page["page_size"]
        if many
        else view._template_args["page"] + 1 < page["num_pages"],
        "fields": [field for each in view._filters if (field := _field(each, active))],
        "chips": _chips(view, active, page["search"]),
        "exports": [
            (kind, f"{view.get_url('.export', export_type=kind)}?{query_string}") for kind in view.export_types
        ],
        "kept": {
            "sort": page["sort_column"] is not None and view._list_columns[page["sort_column"]][0],
            "desc": page["sort_desc"] and 1,
        },
        "is_filtered": bool(active or page["search"]),
    }


def _field(each: Any, active: dict[str, str]) -> dict[str, Any] | None:
    name = f"flt_{each.arg}"
    options = each.options_now()
    if each.field == "choice" and not options:
        return None
    return {"name": name, "word": each.name, "kind": each.field, "options": options, "value": active.get(name, "")}


def _chips(view: Any, active: dict[str, str], search: str | None) -> list[dict[str, Any]]:
    chips = [{"word": _("Tất cả"), "url": view.get_url(".index_view", search=search), "on": not active}]
    for each in view._filters:
        if each.arg not in view.chip_filters:
            continue
        key = f"flt_{each.arg}"
        for value, word in each.options_now():
            url = view.get_url(".index_view", search=search, **{key: value})
            chips.append({"word": word, "url": url, "on": active.get(key) == value})
    return chips if len(chips) > 1 else []
