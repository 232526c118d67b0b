"""The sample file of Nhập khẩu Excel: its headings, a note on each, and cells that take what the reader takes."""

from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from integrations.statement_files.banks import BANKS
from integrations.statement_files.rows import EXAMPLE_ROW, TEMPLATE_HEADINGS
from models.words import N_

SHEET_NAME: Final = "Sao kê"
NOTES: Final[tuple[str, ...]] = (
    N_("Bắt buộc. Ngày giao dịch dạng dd/MM/yyyy, ví dụ 24/11/2026."),
    N_("Giờ giao dịch dạng HH:mm hoặc HH:mm:ss. Để trống nếu sao kê không có giờ."),
    N_("Bắt buộc. Tên ngắn của ngân hàng nhận tiền: VCB, ACB, Techcombank, BIDV, VietinBank, MB…"),
    N_("Bắt buộc. Số tài khoản của công ty đã nhận (hoặc chi) tiền, đủ cả số 0 ở đầu."),
    N_("Số tham chiếu hoặc mã giao dịch của ngân hàng, chép đủ ký tự. Giúp nhận ra giao dịch đã nhập."),
    N_("Bắt buộc. Chép nguyên nội dung giao dịch của ngân hàng, không sửa."),
    N_("Số tiền vào, ví dụ 1790000 hoặc 1.790.000. Chỉ điền một trong hai cột Ghi có, Ghi nợ."),
    N_("Số tiền ra, ví dụ 1790000 hoặc 1.790.000. Chỉ điền một trong hai cột Ghi có, Ghi nợ."),
    N_("Số dư sau giao dịch. Có thể để trống."),
    N_("Tên người hoặc đơn vị chuyển tiền. Có thể để trống."),
    N_("Ghi chú của kế toán. Có thể để trống."),
)
_WIDTHS: Final = (20, 10, 16, 22, 22, 60, 16, 16, 16, 26, 30)
_LAST_ROW: Final = 5_000
_TEXT: Final = "@"
_NUMBER: Final = "#,##0"
_BANK_COLUMN: Final = 3
_MONEY_COLUMNS: Final = (7, 8, 9)
_DAY_COLUMN: Final = 1
_AUTHOR: Final = "Khớp"


def write_template(path: Path) -> None:
    """Write the sample file to `path` (.xlsx). As it is, it imports as no transaction: its example line is skipped."""
    workbook = Workbook()
    sheet = workbook.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook begins with a worksheet")
    sheet.title = SHEET_NAME
    _write_headings(sheet)
    _format_columns(sheet)
    for column, text in enumerate(EXAMPLE_ROW, start=1):
        cell = sheet.cell(row=2, column=column, value=text or None)
        cell.font = Font(italic=True, color="808080")
    _validate(sheet)
    sheet.freeze_panes = "A2"
    workbook.save(path)


def _write_headings(sheet: Worksheet) -> None:
    for column, (heading, note) in enumerate(zip(TEMPLATE_HEADINGS, NOTES, strict=True), start=1):
        cell = sheet.cell(row=1, column=column, value=heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.comment = Comment(note, _AUTHOR, width=320, height=90)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[column - 1]


def _format_columns(sheet: Worksheet) -> None:
    """Text, so that 0071001 keeps its zeros and a long reference its digits; money alone is a number."""
    for column in range(1, len(TEMPLATE_HEADINGS) + 1):
        number_format = _NUMBER if column in _MONEY_COLUMNS else _TEXT
        # Excel applies the column's format to cells that don't exist yet; other programs only to those that do.
        sheet.column_dimensions[get_column_letter(column)].number_format = number_format
        for row in range(2, 202):
            sheet.cell(row=row, column=column).number_format = number_format


def _validate(sheet: Worksheet) -> None:
    known = [bank.name for bank in BANKS]
    names = ",".join(known[: known.index("Sacombank") + 1])
    # A warning, not a stop: other banks and amounts typed with dots are read too.
    bank = DataValidation(type="list", formula1=f'"{names}"', allow_blank=True, showErrorMessage=False)
    money = DataValidation(type="custom", formula1="OR(ISTEXT(G2),G2>0)", allow_blank=True, errorStyle="stop")
    money.errorTitle, money.error = N_("Số tiền"), N_("Nhập số tiền lớn hơn 0; chỉ điền một cột Ghi có hoặc Ghi nợ.")
    day = DataValidation(type="textLength", operator="between", formula1="5", formula2="19", allow_blank=True)
    day.promptTitle, day.prompt = N_("Ngày giao dịch"), N_("Nhập dạng dd/MM/yyyy, ví dụ 24/11/2026.")
    day.showInputMessage, day.showErrorMessage = True, False
    for validation, columns in ((bank, (_BANK_COLUMN,)), (money, _MONEY_COLUMNS[:2]), (day, (_DAY_COLUMN,))):
        sheet.add_data_validation(validation)
        for column in columns:
            letter = get_column_letter(column)
            validation.add(f"{letter}2:{letter}{_LAST_ROW}")
