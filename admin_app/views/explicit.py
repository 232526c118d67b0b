"""A view names everything that it shows; what it forgets to name, Flask-Admin would show by itself."""

from collections.abc import Iterable
from typing import Any, Final

_NAMED: Final = (
    "column_list",
    "column_details_list",
    "column_export_list",
    "column_searchable_list",
    "column_filters",
    "column_sortable_list",
    "column_default_sort",
)
# Never offered by a form: a status changes by its action, a version by the database, a secret by its own page.
_NEVER_TYPED: Final = ("status", "state", "version", "seq", "episode", "password", "sha256", "token")


def check_explicit(view: Any) -> None:
    """Raise TypeError unless the view names its columns, its roles and its form fields, and no field is a status."""
    name = type(view).__name__
    for attribute in _NAMED:
        if getattr(view, attribute, None) is None:
            raise TypeError(f"{name}.{attribute} must be named")
    if not view.roles:
        raise TypeError(f"{name}.roles must be named")
    if view.column_editable_list:
        raise TypeError(f"{name}.column_editable_list: lists are not edited in place")
    if (view.can_create or view.can_edit) and not view.form_columns:
        raise TypeError(f"{name}.form_columns must be named")
    _check_fields(name, (*(view.form_columns or ()), *(view.form_extra_fields or ())))


def _check_fields(name: str, fields: Iterable[Any]) -> None:
    for field in fields:
        if any(word in str(field).lower() for word in _NEVER_TYPED):
            raise TypeError(f"{name}: {field} is never offered by a form")
