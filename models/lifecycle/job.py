"""Background jobs and the approvals that some of them need."""

from enum import StrEnum

from models.lifecycle.machine import Lifecycle


class JobStatus(StrEnum):
    DRAFT = "draft"  # previewed, not yet asked for
    AWAITING_APPROVAL = "awaiting_approval"
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobEvent(StrEnum):
    SUBMIT = "submit"
    ASK = "ask"
    APPROVE = "approve"
    REFUSE = "refuse"
    START = "start"
    FINISH = "finish"
    FAIL = "fail"
    RETRY = "retry"
    CANCEL = "cancel"


class ApprovalStatus(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ApprovalEvent(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


_S, _E = JobStatus, JobEvent

JOB = Lifecycle(
    "job",
    _S.DRAFT,
    {
        (_S.DRAFT, _E.SUBMIT): _S.QUEUED,
        (_S.DRAFT, _E.ASK): _S.AWAITING_APPROVAL,
        (_S.DRAFT, _E.CANCEL): _S.CANCELLED,
        (_S.AWAITING_APPROVAL, _E.APPROVE): _S.QUEUED,
        (_S.AWAITING_APPROVAL, _E.REFUSE): _S.CANCELLED,
        (_S.AWAITING_APPROVAL, _E.CANCEL): _S.CANCELLED,
        (_S.QUEUED, _E.START): _S.RUNNING,
        (_S.QUEUED, _E.CANCEL): _S.CANCELLED,
        (_S.RUNNING, _E.FINISH): _S.DONE,
        (_S.RUNNING, _E.FAIL): _S.FAILED,
        (_S.FAILED, _E.RETRY): _S.QUEUED,
    },
)

APPROVAL = Lifecycle(
    "approval",
    ApprovalStatus.PENDING,
    {
        (ApprovalStatus.PENDING, ApprovalEvent.APPROVE): ApprovalStatus.APPROVED,
        (ApprovalStatus.PENDING, ApprovalEvent.REFUSE): ApprovalStatus.REFUSED,
        (ApprovalStatus.PENDING, ApprovalEvent.WITHDRAW): ApprovalStatus.WITHDRAWN,
    },
)
