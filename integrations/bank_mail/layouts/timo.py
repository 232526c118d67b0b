"""Timo: `Tài khoản Spend Account vừa tăng 10.000 VND vào 15/09/2026 12:01.`; accounts go by name."""

from typing import Final

from integrations.bank_mail.wording import Wording, compiled

TIMO: Final = (
    Wording(
        bank="Timo",
        patterns=(
            compiled(
                r"tai khoan (?P<account>[^\n]{2,60}?) vua (?P<word>tang|giam) (?P<amount>{money})"
                r" vao (?:luc )?(?P<moment>{day},? {clock})"
            ),
            compiled(r"so du hien tai: (?P<balance>{money})"),
            compiled(r"mo ta: (?P<memo>[^\n]+)"),
        ),
        dot=True,
    ),
)
