"""The lifecycles: every status, every event, and the only ways from one to another. Pure Python.

`docs/lifecycles.md` is drawn from these tables, and a test compares them.
"""

from models.lifecycle.contract import CONTRACT, ContractEvent, ContractStatus
from models.lifecycle.effect import EFFECT, EffectEvent, EffectState
from models.lifecycle.invoice import (
    INVOICE,
    INVOICE_REQUEST,
    InvoiceEvent,
    InvoiceRequestEvent,
    InvoiceRequestStatus,
    InvoiceStatus,
)
from models.lifecycle.job import APPROVAL, JOB, ApprovalEvent, ApprovalStatus, JobEvent, JobStatus
from models.lifecycle.licence import LICENCE, LicenceEvent, LicenceStatus
from models.lifecycle.machine import Lifecycle, TransitionRefusedError
from models.lifecycle.mail import RAW_MAIL, MailEvent, MailState
from models.lifecycle.order import ORDER, OrderEvent, OrderStatus
from models.lifecycle.resource import RESOURCE, ResourceEvent, ResourceStatus

ALL: tuple[Lifecycle, ...] = (
    ORDER,
    RESOURCE,
    CONTRACT,
    INVOICE_REQUEST,
    INVOICE,
    LICENCE,
    EFFECT,
    JOB,
    APPROVAL,
    RAW_MAIL,
)

__all__ = [
    "ALL",
    "APPROVAL",
    "CONTRACT",
    "EFFECT",
    "INVOICE",
    "INVOICE_REQUEST",
    "JOB",
    "LICENCE",
    "ORDER",
    "RAW_MAIL",
    "RESOURCE",
    "ApprovalEvent",
    "ApprovalStatus",
    "ContractEvent",
    "ContractStatus",
    "EffectEvent",
    "EffectState",
    "InvoiceEvent",
    "InvoiceRequestEvent",
    "InvoiceRequestStatus",
    "InvoiceStatus",
    "JobEvent",
    "JobStatus",
    "LicenceEvent",
    "LicenceStatus",
    "Lifecycle",
    "MailEvent",
    "MailState",
    "OrderEvent",
    "OrderStatus",
    "ResourceEvent",
    "ResourceStatus",
    "TransitionRefusedError",
]
