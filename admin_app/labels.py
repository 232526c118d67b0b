"""The words for every status and every closed list, and the colour that a status bears."""

from enum import StrEnum
from typing import Any, Final

from flask_babel import lazy_gettext as _

from admin_app.event_labels import EVENT_LABELS
from models.lifecycle import (
    ApprovalStatus,
    ContractStatus,
    EffectState,
    InvoiceRequestStatus,
    InvoiceStatus,
    JobStatus,
    LicenceStatus,
    MailState,
    OrderStatus,
    ResourceStatus,
)
from models.transaction import Direction
from models.vocabulary import (
    AllocationRule,
    Hold,
    LicenceKind,
    PaymentMethod,
    PurchaseType,
    Role,
    SourceKind,
    Subscription,
    VatRate,
    Verdict,
    Waiting,
)

# (member, word, colour). Colours: good, warn, bad, busy, idle; plain is no badge at all.
_WORDS: Final[tuple[tuple[StrEnum, Any, str], ...]] = (
    (OrderStatus.AWAITING_PAYMENT, _("Chưa thanh toán"), "warn"),
    (OrderStatus.PAID, _("Đã thanh toán"), "good"),
    (OrderStatus.TEMPORARILY_CANCELLED, _("Tạm hủy"), "bad"),
    (OrderStatus.CANCELLED, _("Đã hủy"), "idle"),
    (ResourceStatus.NONE, _("Chưa cấp TN"), "idle"),
    (ResourceStatus.TEMPORARY, _("Đã cấp TN tạm"), "warn"),
    (ResourceStatus.PROVISIONING, _("Đang cấp TN"), "busy"),
    (ResourceStatus.PROVISIONED, _("Đã cấp TN"), "good"),
    (ResourceStatus.REVOKED, _("Đã thu hồi"), "idle"),
    (ResourceStatus.FAILED, _("Cấp TN lỗi"), "bad"),
    (InvoiceStatus.NOT_ISSUED, _("Chưa xuất hóa đơn"), "idle"),
    (InvoiceStatus.ISSUING, _("Đang xuất hóa đơn"), "busy"),
    (InvoiceStatus.ISSUED, _("Đã xuất hóa đơn"), "good"),
    (ContractStatus.DRAFT, _("Bản nháp"), "idle"),
    (ContractStatus.REVENUE_REQUESTED, _("Đề nghị ghi doanh số"), "busy"),
    (ContractStatus.REVENUE_RECORDED, _("Đã ghi doanh số"), "good"),
    (ContractStatus.REVENUE_REFUSED, _("Từ chối ghi"), "bad"),
    (ContractStatus.CANCELLED, _("Đã hủy"), "idle"),
    (InvoiceRequestStatus.REQUESTED, _("Đã đề nghị"), "busy"),
    (InvoiceRequestStatus.APPROVED, _("Đã duyệt đề nghị"), "busy"),
    (InvoiceRequestStatus.REFUSED, _("Từ chối"), "bad"),
    (InvoiceRequestStatus.ISSUED, _("Đã xuất"), "good"),
    (InvoiceRequestStatus.ADJUSTED, _("Đã điều chỉnh"), "warn"),
    (InvoiceRequestStatus.REPLACED, _("Đã thay thế"), "idle"),
    (InvoiceRequestStatus.CANCELLED, _("Đã hủy"), "idle"),
    (LicenceStatus.REQUESTED, _("Đang đề nghị"), "busy"),
    (LicenceStatus.ACTIVE, _("Đang hiệu lực"), "good"),
    (LicenceStatus.FAILED, _("Cấp lỗi"), "bad"),
    (LicenceStatus.REPLACED, _("Đã thay thế"), "idle"),
    (LicenceStatus.REVOKED, _("Đã thu hồi"), "idle"),
    (EffectState.BLOCKED, _("Chờ việc trước"), "idle"),
    (EffectState.READY, _("Chờ gửi"), "busy"),
    (EffectState.LEASED, _("Đang gửi"), "busy"),
    (EffectState.UNKNOWN, _("Chưa rõ kết quả"), "warn"),
    (EffectState.DONE, _("Đã xong"), "good"),
    (EffectState.DEAD, _("Bị từ chối"), "bad"),
    (EffectState.SKIPPED, _("Đã bỏ qua"), "idle"),
    (EffectState.CANCELLED, _("Đã rút lại"), "idle"),
    (JobStatus.DRAFT, _("Bản nháp"), "idle"),
    (JobStatus.AWAITING_APPROVAL, _("Chờ duyệt"), "warn"),
    (JobStatus.QUEUED, _("Chờ chạy"), "busy"),
    (JobStatus.RUNNING, _("Đang chạy"), "busy"),
    (JobStatus.DONE, _("Đã xong"), "good"),
    (JobStatus.FAILED, _("Lỗi"), "bad"),
    (JobStatus.CANCELLED, _("Đã hủy"), "idle"),
    (ApprovalStatus.PENDING, _("Chờ duyệt"), "warn"),
    (ApprovalStatus.APPROVED, _("Đã duyệt"), "good"),
    (ApprovalStatus.REFUSED, _("Từ chối"), "bad"),
    (ApprovalStatus.WITHDRAWN, _("Đã rút lại"), "idle"),
    (MailState.RECEIVED, _("Mới nhận"), "busy"),
    (MailState.PARSED, _("Đã xử lý"), "good"),
    (MailState.IGNORED, _("Bỏ qua"), "idle"),
    (MailState.QUARANTINED, _("Cần kiểm tra"), "bad"),
    (Verdict.EXACT, _("Khớp"), "good"),
    (Verdict.RELATIVE, _("Khớp tương đối"), "warn"),
    (Verdict.NONE, _("Chưa khớp"), "idle"),
    (Waiting.SHORT, _("Thu thiếu"), "warn"),
    (Waiting.OVER, _("Thu thừa"), "warn"),
    (Waiting.PAID_TWICE, _("Thanh toán trùng"), "warn"),
    (Waiting.APPROVAL, _("Chờ duyệt"), "warn"),
    (Waiting.OVERDUE, _("Quá hạn, chờ xử lý"), "bad"),
    (Hold.RELATIVE, _("Khớp tương đối, chờ xác nhận"), "warn"),
    (Hold.SEVERAL_ORDERS, _("Nội dung ghi nhiều đơn"), "warn"),
    (Hold.SHORT, _("Thu thiếu"), "warn"),
    (Hold.PAID_TWICE, _("Đơn đã thanh toán, tiền trùng"), "warn"),
    (Hold.TEMPORARILY_CANCELLED, _("Đơn tạm hủy, chờ quyết định"), "warn"),
    (Hold.CANCELLED, _("Đơn đã hủy"), "bad"),
    (Hold.SWITCHED_OFF, _("Tự thanh toán đang tắt"), "warn"),
    (Hold.BEFORE_ORDER, _("Tiền về trước ngày đặt hàng"), "warn"),
    (Hold.LONG_AFTER, _("Tiền về quá lâu sau ngày đặt"), "warn"),
    (Hold.CURRENCY, _("Không phải đồng Việt Nam"), "warn"),
    (Hold.DEBIT, _("Giao dịch ghi nợ"), "idle"),
    (Hold.POSSIBLE_TWIN, _("Có thể trùng dòng khác"), "warn"),
    (Hold.LOST_RACE, _("Đơn vừa thay đổi, cần xem lại"), "warn"),
    (Role.OFFICE_ACCOUNTANT, _("Kế toán văn phòng"), "idle"),
    (Role.FINANCE_LEAD, _("Ban tài chính"), "idle"),
    (Role.SALESPERSON, _("Nhân viên kinh doanh"), "idle"),
    (Role.RENEWAL_LEAD, _("Trưởng phòng gia hạn"), "idle"),
    (Role.INVOICE_ACCOUNTANT, _("Kế toán hóa đơn"), "idle"),
    (Role.ADMIN, _("Quản trị"), "idle"),
    (PurchaseType.NEW, _("Mua mới"), "plain"),
    (PurchaseType.RENEWAL, _("Gia hạn"), "plain"),
    (PurchaseType.UPGRADE, _("Nâng cấp"), "plain"),
    (PurchaseType.ADD_ON, _("Mua thêm"), "plain"),
    (PaymentMethod.ATM_CARD, _("Thẻ ATM"), "plain"),
    (PaymentMethod.CREDIT_CARD, _("VISA/MASTERCARD"), "plain"),
    (PaymentMethod.NGAN_LUONG, _("Ví Ngân Lượng"), "plain"),
    (PaymentMethod.PAYPAL, _("PayPal"), "plain"),
    (PaymentMethod.BANK_TRANSFER, _("Chuyển khoản"), "plain"),
    (PaymentMethod.CASH, _("Tiền mặt, khác"), "plain"),
    (Subscription.TRIAL, _("Dùng thử"), "warn"),
    (Subscription.OFFICIAL, _("Chính thức"), "good"),
    (VatRate.NOT_SUBJECT, _("KCT"), "plain"),
    (VatRate.ZERO, "0 %", "plain"),
    (VatRate.FIVE, "5 %", "plain"),
    (VatRate.EIGHT, "8 %", "plain"),
    (VatRate.TEN, "10 %", "plain"),
    (SourceKind.FILE, _("Tệp Excel"), "plain"),
    (SourceKind.MAIL, _("Email ngân hàng"), "plain"),
    (SourceKind.PUSH, _("Ngân hàng báo"), "plain"),
    (SourceKind.MANUAL, _("Nhập tay"), "plain"),
    (LicenceKind.TEMPORARY, _("GPSD tạm"), "plain"),
    (LicenceKind.FULL, _("GPSD chính thức"), "plain"),
    (AllocationRule.EXACT_MATCH, _("Tự khớp"), "plain"),
    (AllocationRule.PERSON, _("Người xác nhận"), "plain"),
    (AllocationRule.GATEWAY, _("Cổng thanh toán"), "plain"),
    (AllocationRule.CREDIT, _("Tiền thừa chuyển sang"), "plain"),
    (Direction.IN, _("Ghi có"), "plain"),
    (Direction.OUT, _("Ghi nợ"), "plain"),
)

# By class and value: members of two StrEnums with one value are equal, and would stand in each other's place.
_BY_KIND: Final = {(type(member), member.value): (word, colour) for member, word, colour in _WORDS}
_EVENTS: Final = {(type(member), member.value): word for member, word in EVENT_LABELS}

# Kinds of effects and neighbours are open lists: what has no word here is shown by its code.
EFFECT_KINDS: Final = {
    "licence.temporary": _("Cấp GPSD tạm"),
    "licence.grant": _("Cấp GPSD"),
    "licence.revoke": _("Thu hồi GPSD"),
    "resources.provision": _("Cấp tài nguyên"),
    "resources.revoke": _("Thu hồi tài nguyên"),
}
DESTINATIONS: Final = {"suman": "SUMAN", "cukcuk": "CUKCUK"}


def label(value: StrEnum) -> str:
    """The word for a status, an event or a list's member, in the language of this request. KeyError for another."""
    key = (type(value), value.value)
    return str(_BY_KIND[key][0] if key in _BY_KIND else _EVENTS[key])


def tone(value: StrEnum) -> str:
    """The colour of a status's badge."""
    return _BY_KIND[type(value), value.value][1]


def effect_kind(kind: str) -> str:
    """The words for a kind of effect, or its code."""
    return str(EFFECT_KINDS.get(kind, kind))


def destination(name: str) -> str:
    """The neighbour's name as people say it."""
    return DESTINATIONS.get(name, name)
