"""Agribank's SMS: `Agribank: 14h18p 17/09 TK 1500205xxx: +2,990,000VND (memo). SD: 31,228,800VND.`; no year."""

from typing import Final

from integrations.bank_mail.wording import Wording, compiled

AGRIBANK: Final = (
    Wording(
        bank="Agribank",
        patterns=(
            compiled(
                r"agribank:~(?P<moment>[0-9]{1,2}h[0-9]{2}p? [0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?)"
                r" tk:?~(?P<account>{account}):?~(?P<amount>[+-]~{money})~\((?P<memo>[^\n]*)\)"
            ),
            compiled(r"\bsd:?~(?P<balance>{money})"),
        ),
    ),
)
