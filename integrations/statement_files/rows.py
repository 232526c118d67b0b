"""What reading a statement file gives, row by row."""

from dataclasses import dataclass
from typing import Final

from models.transaction import Transaction

TEMPLATE_HEADINGS: Final[tuple[str, ...]] = (
    "Ngày giao dịch (*)",
    "Giờ",
    "Ngân hàng (*)",
    "Tài khoản nhận (*)",
    "Số tham chiếu",
    "Nội dung giao dịch (*)",
    "Ghi có",
    "Ghi nợ",
    "Số dư",
    "Người chuyển",
    "Ghi chú",
)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One transaction and where it stands; `row` is the sheet's row counted from 1."""

    row: int
    sheet: str
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that looks like a transaction and can't be one; `reason` tells a person, in Vietnamese, what to mend."""

    row: int
    sheet: str
    reason: str
    cells: tuple[str, ...]


# The sample file's one example line. No bank gives out an account of zeros, so the line can be told from real money
# even after its other cells were typed over.
EXAMPLE_ACCOUNT: Final = "0000000000"
EXAMPLE_ROW: Final[tuple[str, ...]] = (
    "24/11/2026",
    "08:30",
    "VCB",
    EXAMPLE_ACCOUNT,
    "VI-DU",
    "Dòng ví dụ, không được nhập: Thanh toan don hang 1234567 - Domain phobac24",
    "1.790.000",
    "",
    "",
    "NGUYEN VAN A",
    "Có thể xóa dòng này",
)
