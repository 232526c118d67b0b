"""Vietcombank: the push text, `Số dư TK VCB 001… +2,000 VND lúc dd-mm-yyyy hh:mm:ss. Số dư …. Ref …`.

What stands behind Ref is reference and memo in one: `MBVCB.<digits>.<memo>`, or a reference and a dot or a blank.
"""

import re
from typing import Final

from integrations.bank_mail.wording import Wording, compiled

_REFERENCE: Final = (
    re.compile(r"\A(?P<reference>[A-Z]{2,8}\.[0-9]{6,20})(?=[. ]|\Z)"),
    re.compile(r"\A(?P<reference>(?=[0-9A-Z-]*[0-9]{4})[0-9A-Z-]{6,40})(?=[. ]|\Z)"),
)

VCB: Final = (
    Wording(
        bank="VCB",
        patterns=(
            compiled(
                r"(?:so du|sd) (?:tk|tai khoan)(?: vcb)? (?P<account>{account}) (?P<amount>[+-]~{money})"
                r" luc (?P<moment>{day} {clock})"
            ),
            compiled(r"(?:so du|sd):?~(?P<balance>{money})"),
            compiled(r"\bref:?~(?P<memo>[^\n]+)"),
        ),
        memo_reference=_REFERENCE,
    ),
)
