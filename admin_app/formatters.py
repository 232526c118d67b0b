"""How values stand on a page: đồng, moments, days, badges, links. HTML only by Markup.format, which escapes."""

import json
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup

from admin_app.labels import label, tone
from models.clock import local
from models.money import format_vnd

NOTHING: Final = Markup('<span class="nothing">–</span>')


def money(amount_vnd: int | None) -> Markup | str:
    """Whole đồng, as accountants read them; nothing stays nothing."""
    return NOTHING if amount_vnd is None else Markup('<span class="num">{}</span>').format(format_vnd(amount_vnd))


def count(number: int) -> str:
    """A number of things, thousands grouped.

    >>> count(10001)
    '10.001'
    """
    return f"{number:,}".replace(",", ".")


def moment(at: datetime | None) -> Markup | str:
    """Local date and time."""
    return NOTHING if at is None else Markup('<time datetime="{}">{}</time>').format(at.isoformat(), plain_moment(at))


def plain_moment(at: datetime) -> str:
    """Local date and time as text."""
    return local(at).strftime("%d/%m/%Y %H:%M")


def day(on: date | None) -> Markup | str:
    """A calendar day."""
    return NOTHING if on is None else on.strftime("%d/%m/%Y")


def badge(value: StrEnum | None) -> Markup | str:
    """A status with its colour; the word says it too."""
    if value is None:
        return NOTHING
    colour = tone(value)
    return (
        label(value) if colour == "plain" else Markup('<span class="badge {}">{}</span>').format(colour, label(value))
    )


def yes_no(value: bool) -> str:  # noqa: FBT001 - the value itself, not a switch
    """Có or Không."""
    return str(gettext("Có") if value else gettext("Không"))


def link(endpoint: str, row_id: int, text: str) -> Markup:
    """A link to the details of one row of a view."""
    return Markup('<a href="{}">{}</a>').format(url_for(f"{endpoint}.details_view", id=row_id), text)


def clipped(text: str | None) -> Markup | str:
    """A long text on one line of a list; whole when pointed at."""
    return NOTHING if not text else Markup('<span class="clip" title="{}">{}</span>').format(text, text)


def structure(value: dict[str, Any] | list[Any]) -> Markup:
    """A JSON value, to be read by people who must."""
    return Markup("<pre>{}</pre>").format(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))


def _typed(formatter: Any) -> Any:
    return lambda _view, value, _name: formatter(value)


# isinstance decides, in this order: a bool is an int, a datetime is a date, a StrEnum is a str.
BY_TYPE: Final[dict[type, Any]] = {
    type(None): lambda _view, _value, _name: NOTHING,
    StrEnum: _typed(badge),
    bool: _typed(yes_no),
    datetime: _typed(moment),
    date: _typed(day),
    dict: _typed(structure),
    list: _typed(structure),
}


def one_line(value: dict[str, Any]) -> Markup | str:
    """A JSON object on one line of a list."""
    return clipped(" · ".join(f"{key}: {json.dumps(held, ensure_ascii=False)}" for key, held in value.items()))
