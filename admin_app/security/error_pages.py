"""Error pages: generic to the person, whole in the log."""

from typing import Final

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from admin_app.security.doors import is_for_machines

_WORDS: Final = {
    400: (
        lazy_gettext("Yêu cầu không đọc được"),
        lazy_gettext("Địa chỉ hoặc biểu mẫu không hợp lệ. Hãy quay lại trang trước và thử lại."),
    ),
    401: (
        lazy_gettext("Cần đăng nhập"),
        lazy_gettext("Phiên đăng nhập đã hết, chưa có gì thay đổi. Hãy đăng nhập rồi làm lại."),
    ),
    403: (
        lazy_gettext("Không có quyền"),
        lazy_gettext("Vai trò của bạn không được dùng trang này. Nếu cần, hãy nhờ quản trị cấp quyền."),
    ),
    404: (
        lazy_gettext("Không tìm thấy"),
        lazy_gettext("Trang hoặc bản ghi này không có, hoặc không thuộc phạm vi của bạn. Hãy tìm lại từ danh sách."),
    ),
    405: (
        lazy_gettext("Thao tác không được phép"),
        lazy_gettext("Địa chỉ này không nhận thao tác vừa gửi. Hãy quay lại danh sách."),
    ),
    413: (
        lazy_gettext("Tệp quá lớn"),
        lazy_gettext("Dữ liệu gửi lên vượt mức cho phép. Hãy chia nhỏ tệp rồi gửi lại."),
    ),
    429: (
        lazy_gettext("Quá nhiều yêu cầu"),
        lazy_gettext("Có quá nhiều yêu cầu trong thời gian ngắn. Hãy đợi vài phút rồi thử lại."),
    ),
    500: (
        lazy_gettext("Có lỗi ở phía hệ thống"),
        lazy_gettext(
            "Lỗi đã được ghi lại, dữ liệu không thay đổi. Hãy thử lại; nếu vẫn lỗi, báo quản trị kèm giờ xảy ra."
        ),
    ),
}
_CSRF: Final = lazy_gettext(
    "Biểu mẫu đã cũ hoặc không do trang này gửi, chưa có gì thay đổi. Hãy tải lại trang rồi gửi lại."
)


def install_error_pages(app: Flask) -> None:
    """Answer errors with a page of ours; what is for machines keeps its own form."""
    app.register_error_handler(CSRFError, _csrf)
    for code in _WORDS:
        app.register_error_handler(code, _page)


def _csrf(error: HTTPException) -> ResponseReturnValue:
    if is_for_machines():
        return error
    return render_template("office/error.html", code=400, title=_WORDS[400][0], sentence=_CSRF), 400


def _page(error: Exception) -> ResponseReturnValue:
    known = error if isinstance(error, HTTPException) else InternalServerError()
    if is_for_machines():
        return known
    code = known.code or 500
    title, sentence = _WORDS.get(code, _WORDS[500])
    return render_template("office/error.html", code=code, title=title, sentence=sentence), code
