"""Who sent a mail, and is it proven?"""

from dataclasses import dataclass

from integrations.bank_mail.answers import DnsAnswers, DnsUnavailableError
from integrations.bank_mail.arc_proof import signers_sealed
from integrations.bank_mail.dkim_proof import aligned, verify_any
from integrations.bank_mail.envelope import Envelope
from integrations.bank_mail.policy import MailPolicy
from integrations.bank_mail.reasons import Code
from integrations.bank_mail.server_verdict import signers_passed
from integrations.bank_mail.signatures import Signature, signatures_of


@dataclass(frozen=True)
class Sender:
    """The sender and what is known of them.

    `refused` says why they are not proven, None if they are. `bank` is set for a listed bank's address, proven or not.
    """

    address: str | None
    bank: str | None
    is_relay: bool
    refused: Code | None
    dkim_key: str | None = None


def identify(raw: bytes, envelope: Envelope, policy: MailPolicy, dns: DnsAnswers) -> Sender:
    """Prove the sender by the bank's (or the relay's) own DKIM signature, or our own server's verdict, or refuse.

    Raises DnsUnavailableError when the proof hangs on a key that could not be asked for.
    """
    address = envelope.sender()
    domain = (address or "").rpartition("@")[2]
    bank, is_relay = policy.bank_of(domain), address is not None and policy.is_relay(address)
    refused = _refused_at_sight(envelope, address, known=bank is not None or is_relay)
    if refused:
        return Sender(address, bank, is_relay, refused)
    # A bank may sign for its listed subdomain; a relay lives at a provider of mail, where nobody signs for another.
    listed = frozenset(name for name, owner in policy.bank_domains.items() if owner == bank) if bank else frozenset()
    own = [signature for signature in signatures_of(envelope) if aligned(signature, domain, listed)]
    refused, key = _prove(raw, envelope, policy, dns, own)
    return Sender(address, bank, is_relay, refused, key)


def _refused_at_sight(envelope: Envelope, address: str | None, *, known: bool) -> Code | None:
    if address is None:
        return Code.FROM_NOT_ONE
    if envelope.has_duplicates:
        return Code.DUPLICATE_HEADERS
    return None if known else Code.NOT_A_BANK


def _prove(
    raw: bytes, envelope: Envelope, policy: MailPolicy, dns: DnsAnswers, own: list[Signature]
) -> tuple[Code | None, str | None]:
    """None and the key record that verified, if any; or why not."""
    if not own:
        return Code.UNSIGNED, None
    if not (strict := [signature for signature in own if signature.is_strict(envelope, date_too=False)]):
        return Code.SIGNATURE_WEAK, None
    if _arrived_signed(envelope, policy, strict):
        return None, _key_if_any(raw, strict, dns)
    candidates = [signature for signature in strict if signature.is_strict(envelope)]
    if verified := verify_any(raw, candidates, dns):
        return None, verified.key
    sealed = signers_sealed(raw, envelope, dns, policy.arc_sealers)
    if any(signature.domain in sealed for signature in strict):
        return None, None
    return Code.SIGNATURE_INVALID if candidates else Code.SIGNATURE_WEAK, None


def _arrived_signed(envelope: Envelope, policy: MailPolicy, strict: list[Signature]) -> bool:
    """Our own server verified one of these signatures before anything of ours touched the mail (a Date was added)."""
    passed = signers_passed(envelope, policy.authserv_id)
    return any(signature.domain in passed for signature in strict)


def _key_if_any(raw: bytes, strict: list[Signature], dns: DnsAnswers) -> str | None:
    """The key as evidence, where it can be had; our server's verdict stands without it."""
    try:
        verified = verify_any(raw, strict, dns)
    except DnsUnavailableError:
        return None
    return verified.key if verified else None
