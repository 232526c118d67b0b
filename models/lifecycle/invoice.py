"""Invoice requests (Đề nghị xuất hóa đơn) and the invoice status that an order shows."""

from enum import StrEnum

from models.lifecycle.machine import Lifecycle


class InvoiceRequestStatus(StrEnum):
    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    ISSUED = "issued"
    ADJUSTED = "adjusted"
    REPLACED = "replaced"
    CANCELLED = "cancelled"


class InvoiceRequestEvent(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"
    RESUBMIT = "resubmit"
    ISSUE = "issue"
    ADJUST = "adjust"
    REPLACE = "replace"
    CANCEL = "cancel"


class InvoiceStatus(StrEnum):
    NOT_ISSUED = "not_issued"
    ISSUING = "issuing"
    ISSUED = "issued"


class InvoiceEvent(StrEnum):
    REQUEST = "request"
    WITHDRAW = "withdraw"
    ISSUE = "issue"


_S, _E = InvoiceRequestStatus, InvoiceRequestEvent

# What is issued is never deleted: it is adjusted or replaced.
INVOICE_REQUEST = Lifecycle(
    "invoice_request",
    _S.REQUESTED,
    {
        (_S.REQUESTED, _E.APPROVE): _S.APPROVED,
        (_S.REQUESTED, _E.REFUSE): _S.REFUSED,
        (_S.REQUESTED, _E.CANCEL): _S.CANCELLED,
        (_S.APPROVED, _E.REFUSE): _S.REFUSED,
        (_S.APPROVED, _E.ISSUE): _S.ISSUED,
        (_S.APPROVED, _E.CANCEL): _S.CANCELLED,
        (_S.REFUSED, _E.RESUBMIT): _S.REQUESTED,
        (_S.REFUSED, _E.CANCEL): _S.CANCELLED,
        (_S.ISSUED, _E.ADJUST): _S.ADJUSTED,
        (_S.ISSUED, _E.REPLACE): _S.REPLACED,
        (_S.ADJUSTED, _E.REPLACE): _S.REPLACED,
    },
)

INVOICE = Lifecycle(
    "invoice",
    InvoiceStatus.NOT_ISSUED,
    {
        (InvoiceStatus.NOT_ISSUED, InvoiceEvent.REQUEST): InvoiceStatus.ISSUING,
        (InvoiceStatus.NOT_ISSUED, InvoiceEvent.ISSUE): InvoiceStatus.ISSUED,  # a retail invoice, without a request
        (InvoiceStatus.ISSUING, InvoiceEvent.WITHDRAW): InvoiceStatus.NOT_ISSUED,
        (InvoiceStatus.ISSUING, InvoiceEvent.ISSUE): InvoiceStatus.ISSUED,
    },
)
