"""Contracts and their revenue: Tình trạng ghi doanh số."""

from enum import StrEnum

from models.lifecycle.machine import Lifecycle


class ContractStatus(StrEnum):
    DRAFT = "draft"
    REVENUE_REQUESTED = "revenue_requested"
    REVENUE_RECORDED = "revenue_recorded"
    REVENUE_REFUSED = "revenue_refused"
    CANCELLED = "cancelled"


class ContractEvent(StrEnum):
    REQUEST = "request"
    WITHDRAW = "withdraw"
    RECORD = "record"
    REFUSE = "refuse"
    REVERSE_REVENUE = "reverse_revenue"
    CANCEL = "cancel"


_S, _E = ContractStatus, ContractEvent

CONTRACT = Lifecycle(
    "contract",
    _S.DRAFT,
    {
        (_S.DRAFT, _E.REQUEST): _S.REVENUE_REQUESTED,
        (_S.REVENUE_REFUSED, _E.REQUEST): _S.REVENUE_REQUESTED,
        (_S.REVENUE_REQUESTED, _E.WITHDRAW): _S.DRAFT,
        (_S.REVENUE_REQUESTED, _E.RECORD): _S.REVENUE_RECORDED,
        (_S.REVENUE_REQUESTED, _E.REFUSE): _S.REVENUE_REFUSED,
        (_S.REVENUE_RECORDED, _E.REVERSE_REVENUE): _S.DRAFT,
        (_S.DRAFT, _E.CANCEL): _S.CANCELLED,
        (_S.REVENUE_REQUESTED, _E.CANCEL): _S.CANCELLED,
        (_S.REVENUE_REFUSED, _E.CANCEL): _S.CANCELLED,
        (_S.REVENUE_RECORDED, _E.CANCEL): _S.CANCELLED,
    },
)
