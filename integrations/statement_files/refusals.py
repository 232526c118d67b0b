"""Why a whole file is refused, in the words of the person who chose it."""

from typing import Final

from models.words import N_, RefusedError


class FileRefusedError(RefusedError):
    """The whole file was refused; nothing of it may be imported that was not already handed over."""


NOT_A_FILE: Final = N_("Không đọc được file: hãy chọn một file sao kê trên máy (không phải thư mục hay đường dẫn tắt).")
EMPTY: Final = N_("File rỗng. Hãy tải lại sao kê từ ngân hàng rồi chọn lại file.")
TOO_LARGE: Final = N_("File lớn quá %(megabytes)d MB. Hãy xuất sao kê theo từng kỳ ngắn hơn rồi nhập từng file.")
TOO_LARGE_INSIDE: Final = N_(
    "File quá lớn khi giải nén (quá nhiều ô, dòng hoặc cột trống). Hãy tải lại sao kê từ ngân hàng, "
    "hoặc chép phần dữ liệu sang file mẫu rồi nhập lại."
)
TOO_MANY_ROWS: Final = N_("File có quá %(rows)d dòng trong một bảng. Hãy xuất sao kê theo từng kỳ ngắn hơn.")
TOO_MANY_COLUMNS: Final = N_("File có quá %(columns)d cột. Hãy xóa các cột thừa hoặc chép dữ liệu sang file mẫu.")
TOO_SLOW: Final = N_("Đọc file quá lâu nên đã dừng. Hãy tải lại sao kê từ ngân hàng hoặc chép dữ liệu sang file mẫu.")
DAMAGED: Final = N_("File bị hỏng hoặc chưa tải xong. Hãy tải lại sao kê từ ngân hàng rồi nhập lại.")
ENCRYPTED: Final = N_("File có mật khẩu. Hãy mở file, bỏ mật khẩu (lưu lại dạng .xlsx) rồi nhập lại.")
UNSAFE: Final = N_("File chứa khai báo XML không được phép. Hãy tải lại file từ ngân hàng hoặc lưu lại dạng .xlsx.")
NOT_A_SHEET: Final = N_("Đây không phải file Excel, CSV hay bảng HTML. Hãy chọn file .xlsx, .xls hoặc .csv.")
IS_PDF: Final = N_("Đây là file PDF. Hãy tải sao kê dạng Excel hoặc CSV từ ngân hàng điện tử rồi nhập lại.")
UNKNOWN_LETTERS: Final = N_("Không đọc được chữ trong file CSV. Hãy mở bằng Excel, lưu dạng “CSV UTF-8” rồi nhập lại.")
LONG_LINE: Final = N_("File CSV có dòng dài bất thường. Hãy tải lại sao kê từ ngân hàng, hoặc lưu lại dạng .xlsx.")
NO_HEADINGS: Final = N_(
    "Không tìm thấy dòng tiêu đề của sao kê (ngày giao dịch, ghi nợ, ghi có hoặc số tiền, nội dung). "
    "Hãy chọn đúng file sao kê, hoặc dùng file mẫu."
)
NO_BANK: Final = N_(
    "Không nhận ra đây là sao kê của ngân hàng nào. Hãy thêm tên ngân hàng vào tên file (ví dụ VCB_thang9.xlsx), "
    "hoặc dùng file mẫu."
)
NO_ACCOUNT: Final = N_(
    "Không thấy số tài khoản trong sao kê. Hãy thêm một dòng “Số tài khoản: …” trên dòng tiêu đề, hoặc dùng file mẫu."
)
