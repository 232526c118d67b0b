"""The reasons of a match in the words of an accountant."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.words import N_

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "number_and_domain": N_("Nội dung có đủ số đơn hàng và tên miền của cùng một đơn."),
        "several_orders": N_("Nội dung nêu nhiều đơn hàng, cần phân bổ số tiền cho từng đơn."),
        "number_only": N_("Nội dung chỉ có số đơn hàng, không có tên miền của đơn đó. Kiểm tra rồi xác nhận."),
        "domain_only": N_("Nội dung chỉ có tên miền, không có số đơn hàng nào của ta. Kiểm tra rồi xác nhận."),
        "disagree": N_("Số đơn hàng và tên miền trong nội dung thuộc hai đơn khác nhau. Kiểm tra với khách hàng."),
        "several_of_domain": N_(
            "Nội dung chỉ có tên miền, và tên miền này có nhiều đơn hàng. Chọn đúng đơn rồi xác nhận."
        ),
        "several_domains": N_(
            "Nội dung nêu nhiều tên miền, không có số đơn hàng nào của ta. Chọn đúng đơn rồi xác nhận."
        ),
        "nothing": N_("Nội dung không có số đơn hàng hay tên miền nào của ta. Tìm dòng này từ đơn hàng."),
    }
)
