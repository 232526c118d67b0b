"""ACB: one template for credits and debits, a Vietnamese half and an English half that repeats it.

Only the day is stated outside the memo; ACB stamps the memo's end with its reference and the time, as
`GD 082170-011524 13:36:03` (month first, 2024) or `GD 6256IBT1AJQYKLVM 130926-13:37:09` (day first, 2026).
"""

import re
from typing import Final

from integrations.bank_mail.wording import Wording, compiled

_REFERENCE: Final = (re.compile(r"\bGD (?P<reference>[0-9A-Z]{6,20})[ -][0-9]{6}[ -][0-9:]{8}\Z"),)
_STAMP: Final = re.compile(r"[ -](?P<day>[0-9]{6})[ -](?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})(?: [0-9A-Z]{6,20})?\Z")

ACB: Final = (
    Wording(
        bank="ACB",
        patterns=(
            compiled(r"tai khoan (?P<account>{account})(?:\(vnd\))? cua quy khach"),
            compiled(r"so du moi cua tai khoan tren la:?~(?P<balance>{money}) tinh den (?P<moment>{day})"),
            compiled(r"giao dich moi nhat:~(?P<word>ghi co|ghi no)~(?P<amount>{money})"),
            compiled(r"noi dung giao dich: (?P<memo>[^\n]+)"),
        ),
        dot=True,
        memo_reference=_REFERENCE,
        memo_moment=_STAMP,
    ),
    Wording(
        bank="ACB",
        patterns=(
            compiled(r"updates your (?P<account>{account}) account balance"),
            compiled(r"updated account balance: (?P<balance>{money}) up to (?P<moment>{day})"),
            compiled(r"latest transaction: (?P<word>credit|debit) (?P<amount>{money})"),
            compiled(r"content: (?P<memo>[^\n]+)"),
        ),
        dot=True,
        memo_reference=_REFERENCE,
        memo_moment=_STAMP,
    ),
    # The SMS: `ACB: TK 26001188(VND) + 3,588,000 luc 08:30 14/09/2026. So du 125,900,396. GD: …`
    Wording(
        bank="ACB",
        patterns=(
            compiled(r"\bacb:~tk (?P<account>{account})(?:~\(?vnd\)?)? (?P<amount>[+-]~{money})"),
            compiled(r"\bluc (?P<moment>{clock} {day})"),
            compiled(r"so du:?~(?P<balance>{money})"),
            compiled(r"\b(?:gd|nd):~(?P<memo>[^\n]+)"),
        ),
        memo_reference=_REFERENCE,
    ),
)
