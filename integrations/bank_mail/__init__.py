"""Bank mail: who really sent it, and what money it tells of."""

from integrations.bank_mail.answers import DnsAnswers, DnsUnavailableError, FileDns, ResolverDns
from integrations.bank_mail.judge import judge_mail
from integrations.bank_mail.judged import JudgedMail, Outcome
from integrations.bank_mail.policy import BANK_DOMAINS, MailPolicy

__all__ = [
    "BANK_DOMAINS",
    "DnsAnswers",
    "DnsUnavailableError",
    "FileDns",
    "JudgedMail",
    "MailPolicy",
    "Outcome",
    "ResolverDns",
    "judge_mail",
]
