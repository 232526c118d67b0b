"""A mail judged: who sent it, is it proven, what does it tell, may it bring money by itself?"""

from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from integrations.bank_mail.answers import DnsAnswers, DnsUnavailableError
from integrations.bank_mail.banks import bank_named_in
from integrations.bank_mail.contents import Contents, read_contents
from integrations.bank_mail.envelope import Envelope, RefusedMailError, open_envelope
from integrations.bank_mail.facts import Context
from integrations.bank_mail.judged import JudgedMail, Outcome
from integrations.bank_mail.kinds import is_about_cards, is_otp, kind_without_booking
from integrations.bank_mail.parts import Parts, parts_of
from integrations.bank_mail.policy import MailPolicy
from integrations.bank_mail.reasons import SENTENCES, Code
from integrations.bank_mail.sender import Sender, identify
from integrations.bank_mail.shadow import shadow
from models.clock import local_date
from models.transaction import Direction, Transaction


@dataclass(frozen=True)
class _Verdict:
    code: Code
    outcome: Outcome
    trusted: bool = True
    credit: bool = False
    transactions: tuple[Transaction, ...] = ()


def judge_mail(raw: bytes, policy: MailPolicy, dns: DnsAnswers) -> JudgedMail:
    """Judge a mail as it was received, whole, headers and all. Never raises, whatever the bytes.

    Money is believed only of a mail whose sender is proven to be a listed bank or one of our relays, that carries
    nobody else's mail, and that says one thing only. Whatever is not believed is printed all the same.
    """
    try:
        return _judge(_without_mbox_line(raw), policy, dns)
    except RefusedMailError as refused:
        return _refused(refused.code)
    except Exception:  # a poison mail must not stop the next one; nothing of it is believed
        return _refused(Code.DAMAGED)


def _refused(code: Code) -> JudgedMail:
    return JudgedMail(trusted=False, ignore=True, reason=SENTENCES[code], code=code.value, outcome=Outcome.QUARANTINED)


def _without_mbox_line(raw: bytes) -> bytes:
    """Mail stores put a line `From sender date` above the headers; it is no header."""
    return raw.split(b"\n", 1)[-1] if raw.startswith(b"From ") else raw


def _judge(raw: bytes, policy: MailPolicy, dns: DnsAnswers) -> JudgedMail:
    envelope = open_envelope(raw)
    parts = parts_of(raw)
    try:
        sender = identify(raw, envelope, policy, dns)
    except DnsUnavailableError:
        address = envelope.sender() or ""
        bank = policy.bank_of(address.rpartition("@")[2])
        sender = Sender(address, bank, policy.is_relay(address), Code.DNS_UNAVAILABLE)
    subject = envelope.text("subject")
    contents = _contents(parts, envelope, sender, subject)
    verdict = _verdict(sender, contents, subject)
    return _judged(verdict, sender, envelope, subject, contents)


def _contents(parts: Parts, envelope: Envelope, sender: Sender, subject: str) -> Contents:
    claimed = sender.bank or ("" if sender.is_relay else bank_named_in(envelope.text("from")) or "")
    ours = sender.bank is not None or sender.is_relay
    context = Context(claimed, ours, shadow(subject), _sent_on(envelope) if sender.refused is None else None)
    return read_contents(parts, subject, context, relay=sender.is_relay)


def _sent_on(envelope: Envelope) -> date | None:
    """The day of the (signed) Date header in Vietnam: for alerts that state no date, or one without a year."""
    try:
        sent = parsedate_to_datetime(envelope.text("date"))
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return local_date(sent) if sent.tzinfo else sent.date()


def _verdict(sender: Sender, contents: Contents, subject: str) -> _Verdict:
    transactions = contents.reading.transactions
    if sender.refused:
        return _unproven(sender.refused, contents)
    if contents.forwarded:
        return _Verdict(Code.FORWARDED, Outcome.QUARANTINED, trusted=False, transactions=transactions)
    if contents.reading.contradictory:
        return _Verdict(Code.CONTRADICTORY, Outcome.QUARANTINED, trusted=False, transactions=transactions)
    if sender.is_relay and (contents.sms is None or contents.sms.bank is None):
        outcome = Outcome.QUARANTINED if transactions else Outcome.IGNORED
        return _Verdict(Code.SMS_SENDER_NOT_BANK, outcome, transactions=transactions)
    return _proven(contents, subject)


def _unproven(refused: Code, contents: Contents) -> _Verdict:
    transactions = contents.reading.transactions
    if refused is Code.DNS_UNAVAILABLE:
        return _Verdict(refused, Outcome.RETRY, trusted=False, transactions=transactions)
    if refused is not Code.NOT_A_BANK:
        return _Verdict(refused, Outcome.QUARANTINED, trusted=False, transactions=transactions)
    code = Code.FORWARDED if contents.forwarded else refused
    # People write to the finance department too; only what looks like a notice is worth a second look.
    tells_of_money = bool(transactions) or contents.reading.contradictory
    return _Verdict(
        code, Outcome.QUARANTINED if tells_of_money else Outcome.IGNORED, trusted=False, transactions=transactions
    )


def _proven(contents: Contents, subject: str) -> _Verdict:
    reading = contents.reading
    if not reading.transactions:
        code = kind_without_booking(subject, reading.plain)
        if reading.partial and code is Code.NOTHING_BOOKED:
            code = Code.NOT_UNDERSTOOD
        return _Verdict(code, Outcome.NOT_UNDERSTOOD if code is Code.NOT_UNDERSTOOD else Outcome.IGNORED)
    if is_otp(subject, reading.plain):
        return _Verdict(Code.OTP, Outcome.IGNORED)
    if reading.card or is_about_cards(subject):
        return _Verdict(Code.CARD, Outcome.IGNORED, transactions=reading.transactions)
    credit = any(transaction.direction is Direction.IN for transaction in reading.transactions)
    code = Code.CREDIT if credit else Code.DEBIT
    return _Verdict(code, Outcome.TRANSACTIONS, credit=credit, transactions=reading.transactions)


def _judged(verdict: _Verdict, sender: Sender, envelope: Envelope, subject: str, contents: Contents) -> JudgedMail:
    told = verdict.transactions[0].bank if verdict.transactions else None
    return JudgedMail(
        trusted=verdict.trusted,
        ignore=not verdict.credit,
        reason=SENTENCES[verdict.code],
        code=verdict.code.value,
        outcome=verdict.outcome,
        transactions=verdict.transactions,
        dkim_key=sender.dkim_key,
        message_id=envelope.text("message-id") or None,
        from_address=sender.address,
        subject=subject,
        bank=sender.bank or (contents.sms.bank if contents.sms else None) or told or None,
    )
