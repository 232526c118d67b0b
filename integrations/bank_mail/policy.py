"""Whom we believe: the banks' own sender domains, our mail server, our SMS relays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

# From samples where there were any, else the banks' public sites. Operators can edit the table in the settings.
BANK_DOMAINS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acb.com.vn": "ACB",
        "vietcombank.com.vn": "VCB",
        "info.vietcombank.com.vn": "VCB",
        "techcombank.com.vn": "Techcombank",
        "bidv.com.vn": "BIDV",
        "vietinbank.vn": "VietinBank",
        "mbbank.com.vn": "MB",
        "vpb.com.vn": "VPBank",
        "care.vpb.com.vn": "VPBank",
        "tpb.com.vn": "TPBank",
        "sacombank.com.vn": "Sacombank",
        "vib.com.vn": "VIB",
        "agribank.com.vn": "Agribank",
        "msb.com.vn": "MSB",
        "services.msb.com.vn": "MSB",
        "pvcombank.com.vn": "PVcomBank",
        "shinhan.com.vn": "Shinhan",
        "uobgroup.com": "UOB",
        "timo.vn": "Timo",
        "cake.vn": "Cake",
    }
)


@dataclass(frozen=True)
class MailPolicy:
    """What the finance department has set.

    `authserv_id`: our own mail server's name in Authentication-Results (it must strip copies that others wrote); None:
    no such header is believed. `relays`: addresses of the department's SMS relays. `bank_domains`: exact sender domain
    → bank; a subdomain counts only if it is listed itself. `arc_sealers`: domains whose ARC seals are believed.
    """

    authserv_id: str | None = None
    relays: frozenset[str] = frozenset()
    bank_domains: Mapping[str, str] = field(default_factory=lambda: BANK_DOMAINS)
    arc_sealers: frozenset[str] = frozenset()

    def bank_of(self, domain: str) -> str | None:
        """The short name of the bank that sends from exactly this domain, or None."""
        return self.bank_domains.get(domain.lower())

    def is_relay(self, address: str) -> bool:
        """Whether mail from this address is our own SMS relay's, once its signature is checked."""
        return address.lower() in {relay.strip().lower() for relay in self.relays}
