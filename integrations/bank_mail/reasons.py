"""Why a mail was judged as it was: a stable code, and the sentence that a person reads."""

from enum import StrEnum
from typing import Final

from models.words import N_


class Code(StrEnum):
    """Stable codes of the reasons; stored with the mail."""

    CREDIT = "credit"
    DEBIT = "debit"
    CARD = "card"
    OTP = "otp"
    ADVERTISING = "advertising"
    NOTHING_BOOKED = "nothing_booked"
    NOT_UNDERSTOOD = "not_understood"
    CONTRADICTORY = "contradictory"
    SMS_SENDER_NOT_BANK = "sms_sender_not_bank"
    FORWARDED = "forwarded"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    DUPLICATE_HEADERS = "duplicate_headers"
    FROM_NOT_ONE = "from_not_one"
    NOT_A_BANK = "not_a_bank"
    UNSIGNED = "unsigned"
    SIGNATURE_WEAK = "signature_weak"
    SIGNATURE_INVALID = "signature_invalid"
    DNS_UNAVAILABLE = "dns_unavailable"


SENTENCES: Final[dict[Code, str]] = {
    Code.CREDIT: N_("Thư báo có hợp lệ của ngân hàng."),
    Code.DEBIT: N_("Thư báo tiền ra hoặc biên lai chuyển tiền đi, không phải tiền vào."),
    Code.CARD: N_("Thư báo chi tiêu thẻ, không phải tiền vào tài khoản."),
    Code.OTP: N_("Thư gửi mã xác thực (OTP), không phải báo có."),
    Code.ADVERTISING: N_("Thư quảng cáo, không có giao dịch."),
    Code.NOTHING_BOOKED: N_("Thư không nói về giao dịch nào."),
    Code.NOT_UNDERSTOOD: N_(
        "Thư đúng của ngân hàng nhưng mẫu thư lạ, chưa đọc được; kiểm tra xem ngân hàng đã đổi mẫu email chưa."
    ),
    Code.CONTRADICTORY: N_(
        "Các phần của thư nói khác nhau về cùng một giao dịch; đối chiếu với sao kê trước khi ghi nhận."
    ),
    Code.SMS_SENDER_NOT_BANK: N_(
        "Tin nhắn chuyển tiếp không do tổng đài ngân hàng gửi; không ghi nhận, đối chiếu với sao kê."
    ),
    Code.FORWARDED: N_(
        "Thư chuyển tiếp hoặc trích lại thư khác, không chứng minh được tiền đã về; đối chiếu với sao kê."
    ),
    Code.TOO_LARGE: N_("Thư quá lớn hoặc lồng quá nhiều phần nên không đọc; mở trong hộp thư để kiểm tra."),
    Code.DAMAGED: N_("Phần đầu thư bị hỏng hoặc viết sai quy cách; mở trong hộp thư để kiểm tra."),
    Code.DUPLICATE_HEADERS: N_("Thư có dòng đầu thư lặp lại (tiêu đề, ngày, kiểu nội dung…), dấu hiệu giả mạo."),
    Code.FROM_NOT_ONE: N_("Thư không có đúng một địa chỉ người gửi viết bằng chữ không dấu, dấu hiệu giả mạo."),
    Code.NOT_A_BANK: N_(
        "Người gửi không phải ngân hàng trong danh sách và không phải máy chuyển tin nhắn của Ban tài chính."
    ),
    Code.UNSIGNED: N_("Thư không có chữ ký DKIM của chính tên miền người gửi nên có thể bị giả mạo."),
    Code.SIGNATURE_WEAK: N_("Chữ ký DKIM không đủ chặt (chỉ ký một phần thư, thuật toán cũ hoặc đã hết hạn)."),
    Code.SIGNATURE_INVALID: N_("Chữ ký DKIM không đúng: thư đã bị sửa hoặc bị giả mạo."),
    Code.DNS_UNAVAILABLE: N_("Chưa tra được khóa DKIM vì DNS không trả lời; hệ thống sẽ kiểm tra lại thư này."),
}
