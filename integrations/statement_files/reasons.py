"""Why one row is rejected: sentences that name the row, the column and the remedy."""

from typing import Final

from models.words import N_

BAD_DATE: Final = N_("Dòng %(row)d, cột %(column)s: ngày không hợp lệ, nhập dạng dd/MM/yyyy.")
BAD_TIME: Final = N_("Dòng %(row)d, cột %(column)s: giờ không hợp lệ, nhập dạng HH:mm hoặc HH:mm:ss.")
NO_DATE: Final = N_("Dòng %(row)d, cột %(column)s: thiếu ngày, nhập dạng dd/MM/yyyy.")
BAD_AMOUNT: Final = N_("Dòng %(row)d, cột %(column)s: số tiền không hợp lệ, nhập số (ví dụ 1.790.000), không kèm chữ.")
NEGATIVE: Final = N_("Dòng %(row)d, cột %(column)s: số tiền âm, kiểm tra lại với ngân hàng rồi nhập số dương.")
NO_AMOUNT: Final = N_("Dòng %(row)d, cột %(column)s: thiếu số tiền, nhập số tiền lớn hơn 0 vào Ghi có hoặc Ghi nợ.")
BOTH_AMOUNTS: Final = N_("Dòng %(row)d, cột %(column)s: vừa có Ghi có vừa có Ghi nợ, chỉ giữ lại một cột.")
BAD_DIRECTION: Final = N_("Dòng %(row)d, cột %(column)s: không rõ tiền vào hay tiền ra, ghi “Có” hoặc “Nợ”.")
BAD_CURRENCY: Final = N_("Dòng %(row)d, cột %(column)s: không rõ loại tiền, ghi mã như VND hoặc USD.")
BAD_BALANCE: Final = N_("Dòng %(row)d, cột %(column)s: số dư không hợp lệ, sửa lại hoặc để trống.")
DAMAGED_NUMBER: Final = N_(
    "Dòng %(row)d, cột %(column)s: Excel đã làm mất chữ số, định dạng cột là Văn bản (Text) rồi nhập lại cho đủ."
)
NO_MEMO: Final = N_("Dòng %(row)d, cột %(column)s: thiếu nội dung, chép nội dung giao dịch từ sao kê của ngân hàng.")
BAD_BANK: Final = N_("Dòng %(row)d, cột %(column)s: không rõ ngân hàng, ghi tên ngắn như VCB, ACB, Techcombank.")
BAD_ACCOUNT: Final = N_("Dòng %(row)d, cột %(column)s: số tài khoản không hợp lệ, ghi đủ các chữ số của tài khoản.")
EXAMPLE_LEFT: Final = N_("Dòng %(row)d, cột %(column)s: còn dữ liệu của dòng ví dụ, thay bằng dữ liệu thật.")
LOOKS_LIKE_TOTAL: Final = N_(
    "Dòng %(row)d, cột %(column)s: giống dòng số dư hoặc dòng tổng; nếu là giao dịch thật, điền thêm số tham chiếu."
)


class BadCellError(Exception):
    """A cell can't be what its column says; `sentence` is one of the templates above, `column` the column's number."""

    def __init__(self, sentence: str, column: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.column = column
