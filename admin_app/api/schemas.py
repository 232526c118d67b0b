"""The JSON of an order as clients send it, checked field by field, and turned into what the action takes."""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, EmailStr, Field, StringConstraints, ValidationError
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.vn import mst

from actions.place_order import Wanted, WantedInvoice, WantedLine
from models.money import LARGEST_VND
from models.text import collapse
from models.vocabulary import PaymentMethod, PurchaseType, VatRate
from models.words import N_

MOST_LINES = 200


def _clean(value: Any) -> Any:
    return collapse(value) if isinstance(value, str) else value


def _tax_code(value: str) -> str:
    """10 digits, 13 with a branch, or the 12-digit personal number (since 01/07/2025), which has no check digit."""
    bare = re.sub(r"[\s.-]", "", value)
    if re.fullmatch(r"[0-9]{12}", bare):
        return bare
    try:
        return str(mst.format(mst.validate(bare)))
    except StdnumError as error:
        raise ValueError("tax_code") from error


def _phone(value: str) -> str:
    bare = re.sub(r"[\s.()-]", "", value)
    if not re.fullmatch(r"(?:\+?84|0)[0-9]{8,10}", bare):
        raise ValueError("phone")
    return bare


Text = Annotated[str, BeforeValidator(_clean), StringConstraints(min_length=1, max_length=200)]
LongText = Annotated[str, BeforeValidator(_clean), StringConstraints(min_length=1, max_length=300)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class LineBody(_Part):
    product_code: Annotated[str, BeforeValidator(_clean), StringConstraints(min_length=1, max_length=40)]
    quantity: Annotated[int, Field(ge=1, le=100_000)]
    unit_price: Annotated[int, Field(ge=0, le=LARGEST_VND // 100_000)]
    vat_rate: Literal["KCT", 0, 5, 8, 10]


class CustomerBody(_Part):
    name: Text
    email: Annotated[EmailStr | None, BeforeValidator(_clean)] = None
    phone: Annotated[str | None, BeforeValidator(_clean)] = None


class DeliveryBody(_Part):
    recipient: Text
    phone: Text
    address: LongText


class TaxInvoiceBody(_Part):
    tax_code: Text
    company_name: LongText
    address: LongText
    contact_name: Text | None = None
    email: Annotated[EmailStr | None, BeforeValidator(_clean)] = None


class OrderBody(_Part):
    domain: Annotated[str, BeforeValidator(_clean), StringConstraints(min_length=1, max_length=63)]
    purchase_type: Literal["new", "renewal", "upgrade", "add_on"]
    payment_method: Literal["atm_card", "credit_card", "ngan_luong", "paypal", "bank_transfer", "cash"]
    lines: Annotated[list[LineBody], Field(min_length=1, max_length=MOST_LINES)]
    customer: CustomerBody
    delivery: DeliveryBody | None = None
    tax_invoice: TaxInvoiceBody | None = None
    salesperson: Annotated[str | None, BeforeValidator(_clean)] = None


class BodyError(Exception):
    """The body is not an order; `errors` are {"field", "message"}, the message a Vietnamese sentence."""

    def __init__(self, errors: list[dict[str, str]]) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{each['field']}: {each['message']}" for each in errors))


# pydantic's error types, in words that say what to send instead.
_SENTENCES = {
    "missing": N_("thiếu trường này; bổ sung rồi gửi lại"),
    "extra_forbidden": N_("trường này không có trong tài liệu; bỏ đi rồi gửi lại"),
    "string_too_short": N_("không được để trống"),
    "string_too_long": N_("quá dài"),
    "string_type": N_("phải là chuỗi ký tự"),
    "int_type": N_("phải là số nguyên, không có phần thập phân"),
    "greater_than_equal": N_("số quá nhỏ"),
    "less_than_equal": N_("số quá lớn"),
    "literal_error": N_("giá trị không nằm trong danh sách cho phép"),
    "too_short": N_("cần ít nhất một dòng"),
    "too_long": N_("quá nhiều dòng"),
    "model_type": N_("phải là một đối tượng JSON"),
    "list_type": N_("phải là một danh sách"),
}
_BAD_VALUES = {
    "phone": N_("số điện thoại không hợp lệ, nhập 10 số bắt đầu bằng 0"),
    "email": N_("địa chỉ e-mail không hợp lệ"),
    "tax_code": N_("mã số thuế không hợp lệ: 10 số, 13 số (chi nhánh) hoặc số định danh 12 số"),
}


def read_order(body: Any) -> Wanted:
    """The order that a client wants. Raises BodyError naming every wrong field."""
    try:
        order = OrderBody.model_validate(body)
    except ValidationError as error:
        raise BodyError([_sentence(each) for each in error.errors()]) from error
    errors: list[dict[str, str]] = []
    asked = order.tax_invoice
    phone = _checked("customer.phone", _phone, order.customer.phone, errors)
    tax_code = _checked("tax_invoice.tax_code", _tax_code, asked.tax_code if asked else None, errors)
    if errors:
        raise BodyError(errors)
    return _wanted(order, phone, tax_code)


def _checked(field: str, check: Any, value: str | None, errors: list[dict[str, str]]) -> str | None:
    if not value:
        return None
    try:
        return str(check(value))
    except ValueError as error:
        errors.append({"field": field, "message": _BAD_VALUES[str(error)]})
        return None


def _wanted(order: OrderBody, phone: str | None, tax_code: str | None) -> Wanted:
    invoice = order.tax_invoice
    return Wanted(
        domain=order.domain,
        purchase_type=PurchaseType(order.purchase_type),
        payment_method=PaymentMethod(order.payment_method),
        lines=tuple(
            WantedLine(line.product_code, line.quantity, line.unit_price, VatRate(str(line.vat_rate)))
            for line in order.lines
        ),
        customer_name=order.customer.name,
        customer_email=order.customer.email,
        customer_phone=phone,
        delivery=order.delivery.model_dump() if order.delivery else None,
        tax_invoice=WantedInvoice(
            tax_code or "", invoice.company_name, invoice.address, invoice.contact_name, invoice.email
        )
        if invoice
        else None,
        salesperson=order.salesperson or None,
    )


def _sentence(error: Any) -> dict[str, str]:
    field = ""
    for part in error["loc"]:
        field += f"[{part}]" if isinstance(part, int) else f".{part}" if field else str(part)
    name = str(error["loc"][-1]) if error["loc"] else ""
    sentence = _SENTENCES.get(error["type"]) or _BAD_VALUES.get(name) or N_("giá trị không hợp lệ")
    return {"field": field or "body", "message": sentence}
