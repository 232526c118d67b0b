"""Business settings: each with a safe default, its limits, and what it does in the words of its page. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from models.words import N_, RefusedError


@dataclass(frozen=True)
class SettingKind:
    """One setting. `check` says whether a value is safe; `effect` is what the page tells an administrator."""

    key: str
    default: Any
    check: Callable[[Any], bool]
    effect: str


def _whole(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


_ALL: Final = (
    SettingKind(
        "order.deadline",
        "hours",
        lambda value: value in ("hours", "end_of_day"),
        N_("Hạn thanh toán: đúng 5 × 24 giờ (hours) hay hết ngày thứ năm theo giờ Việt Nam (end_of_day)."),
    ),
    SettingKind(
        "matching.pays_by_itself",
        True,  # noqa: FBT003 - a default, not a flag argument
        lambda value: isinstance(value, bool),
        N_("Khớp chính xác và đủ tiền thì đơn tự chuyển Đã thanh toán; tắt đi thì mọi dòng khớp chờ người xác nhận."),
    ),
    SettingKind(
        "matching.days_after_order",
        60,
        _whole(1, 3650),
        N_("Tiền về sau ngày đặt hàng quá số ngày này thì không tự thanh toán, chờ người xem."),
    ),
    SettingKind(
        "mail.authserv_id",
        "",
        lambda value: isinstance(value, str),
        N_(
            "Tên máy chủ thư của công ty (authserv-id) được tin khi xác nhận chữ ký DKIM; để trống thì chỉ tự kiểm tra."
        ),
    ),
    SettingKind("mail.relays", [], _texts, N_("Địa chỉ chuyển tiếp SMS ngân hàng của ban tài chính.")),
)

SETTINGS: Final = {kind.key: kind for kind in _ALL}


def checked(key: str, value: Any) -> Any:
    """`value`, if the setting exists and the value is safe. Raises RefusedError with what to do."""
    kind = SETTINGS.get(key)
    if kind is None:
        raise RefusedError(N_("Không có thiết lập %(key)s; xem danh sách ở trang Thiết lập."), key=key)
    if not kind.check(value):
        raise RefusedError(
            N_("Thiết lập %(key)s không nhận giá trị %(value)s. %(effect)s"), key=key, value=value, effect=kind.effect
        )
    return value
