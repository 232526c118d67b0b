"""A list beside the facts of a details page, and the history that most of them show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from flask_babel import lazy_gettext as _

from admin_app import formatters
from admin_app.event_labels import EVENT_LABELS
from admin_app.labels import label
from models.lifecycle import ALL
from models.tables import Transition


@dataclass(frozen=True)
class Section:
    """A titled table: headings, rows of cells as they stand on the page; `numbers`: columns that end flush right."""

    title: Any
    headings: Sequence[Any]
    rows: Sequence[Sequence[Any]]
    numbers: frozenset[int] = frozenset()


_STATUSES: Final[dict[str, type[StrEnum]]] = {lifecycle.name: type(lifecycle.start) for lifecycle in ALL}
_EVENTS: Final = {lifecycle.name: {type(event) for _status, event in lifecycle.table} for lifecycle in ALL}
_KNOWN_EVENTS: Final = {(type(event), event.value): event for event, _word in EVENT_LABELS}


def history(changes: Iterable[Transition]) -> Section:
    """Who changed what, when and why."""
    return Section(
        _("Lịch sử"),
        (_("Lúc"), _("Việc"), _("Từ"), _("Sang"), _("Người làm"), _("Lý do")),
        [
            (
                formatters.moment(change.at),
                _event(change),
                formatters.badge(_STATUSES[change.lifecycle](change.from_status)),
                formatters.badge(_STATUSES[change.lifecycle](change.to_status)),
                change.actor,
                change.reason or formatters.NOTHING,
            )
            for change in changes
        ],
    )


def _event(change: Transition) -> str:
    for kind in _EVENTS[change.lifecycle]:
        event = _KNOWN_EVENTS.get((kind, change.event))
        if event is not None:
            return label(event)
    return change.event
