"""The adapter to SUMAN: licences over HTTP."""

from integrations.http_call import Answer, Peer
from integrations.licensing.contract import PATHS, REQUESTS
from integrations.outcome import Outcome, Owed, Refused
from models.words import N_


class HttpLicensing:
    """SUMAN as a neighbour."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer

    def send(self, owed: Owed) -> Outcome:
        """Push a licence.temporary, licence.grant or licence.revoke; anything else is Refused unsent."""
        path = PATHS.get(owed.kind)
        if path is None:
            return Refused(None, N_("SUMAN không nhận việc “%(kind)s”; báo quản trị viên.") % {"kind": owed.kind})
        answer = self._peer.post(path, owed.payload, key=owed.key)
        return self._peer.outcome(answer, key=owed.key) if isinstance(answer, Answer) else answer

    def ask(self, owed: Owed) -> Outcome | None:
        """What became of the key; None: SUMAN never took it."""
        answer = self._peer.get(REQUESTS, key=owed.key)
        return self._peer.found(answer, key=owed.key) if isinstance(answer, Answer) else answer
