"""Resources of an order: Trạng thái cấp tài nguyên."""

from enum import StrEnum

from models.lifecycle.machine import Lifecycle


class ResourceStatus(StrEnum):
    NONE = "none"
    TEMPORARY = "temporary"
    PROVISIONING = "provisioning"
    PROVISIONED = "provisioned"
    REVOKED = "revoked"
    FAILED = "failed"


class ResourceEvent(StrEnum):
    LEND = "lend"  # the temporary licence reached the neighbour
    START = "start"  # paid: the full licence and the resources are on their way
    PROVISION = "provision"
    FAIL = "fail"
    REVOKE = "revoke"


_S, _E = ResourceStatus, ResourceEvent

RESOURCE = Lifecycle(
    "resource",
    _S.NONE,
    {
        (_S.NONE, _E.LEND): _S.TEMPORARY,
        (_S.REVOKED, _E.LEND): _S.TEMPORARY,
        (_S.NONE, _E.START): _S.PROVISIONING,
        (_S.TEMPORARY, _E.START): _S.PROVISIONING,
        (_S.REVOKED, _E.START): _S.PROVISIONING,
        (_S.FAILED, _E.START): _S.PROVISIONING,
        (_S.PROVISIONING, _E.PROVISION): _S.PROVISIONED,
        (_S.PROVISIONING, _E.FAIL): _S.FAILED,
        (_S.TEMPORARY, _E.REVOKE): _S.REVOKED,
        (_S.PROVISIONING, _E.REVOKE): _S.REVOKED,
        (_S.PROVISIONED, _E.REVOKE): _S.REVOKED,
        (_S.FAILED, _E.REVOKE): _S.REVOKED,
    },
)
