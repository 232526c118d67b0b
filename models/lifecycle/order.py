"""Payment status of an order: Trạng thái TT."""

from enum import StrEnum

from models.lifecycle.machine import Lifecycle


class OrderStatus(StrEnum):
    AWAITING_PAYMENT = "awaiting_payment"
    PAID = "paid"
    TEMPORARILY_CANCELLED = "temporarily_cancelled"
    CANCELLED = "cancelled"


class OrderEvent(StrEnum):
    PAY = "pay"
    EXPIRE = "expire"
    CANCEL = "cancel"
    REVERSE = "reverse"  # a payment undone while the five days last
    REVERSE_LATE = "reverse_late"  # … and after them


_S, _E = OrderStatus, OrderEvent

ORDER = Lifecycle(
    "order",
    _S.AWAITING_PAYMENT,
    {
        (_S.AWAITING_PAYMENT, _E.PAY): _S.PAID,
        (_S.AWAITING_PAYMENT, _E.EXPIRE): _S.TEMPORARILY_CANCELLED,
        (_S.AWAITING_PAYMENT, _E.CANCEL): _S.CANCELLED,
        (_S.TEMPORARILY_CANCELLED, _E.PAY): _S.PAID,
        (_S.TEMPORARILY_CANCELLED, _E.CANCEL): _S.CANCELLED,
        (_S.PAID, _E.REVERSE): _S.AWAITING_PAYMENT,
        (_S.PAID, _E.REVERSE_LATE): _S.TEMPORARILY_CANCELLED,
    },
)
