"""The memo as the payment screen shows it, within frames of banks: read at one look, with the same answer.

Most money comes with it. What is not exactly this is read word by word.
"""

import re
from typing import Final, NamedTuple

from models.matching.folding import Folded

# What may stand in front: nothing, or frames that have no words of the payer's. Behind: nothing, or such frames.
_MEMO: Final = re.compile(
    r"(?:mbvcb\.[0-9]{6,14}\.(?:[0-9]{6}\.)?|ct den:[0-9][0-9a-z]{9,18} |nhan tu [0-9]+ trace [0-9]{6} nd "
    r"|tkthe :[0-9]+, tai [a-z]+\. |[0-9]{11,13}-)?"
    r"(?:(?:thanh toan |tt )?don hang |dh ?)([0-9]{7})"
    r"(?:(?: {0,2}- {0,2}| {1,2})(domain )|(?<=dh.{7}) (?=[a-z])|(?<=dh .{7}) (?=[a-z]))"
    r"([0-9a-z]+(?:[-._][0-9a-z]+){0,8}?)"
    r"(?:\Z|-chuyen tien-oqch|\.ct tu [0-9]{6}|-? ?ma gd acsp/|; tai napas\Z| so gd: [0-9]{3}[a-z]| -ctlnhid[a-z][0-9]"
    r"| gd [0-9]{4}[a-z]{2}[0-9a-z]{6,16} [0-9]{6}-[0-9]{2}:[0-9]{2}:[0-9]{2}\Z)"
)
_COULD_BE_A_NUMBER: Final = re.compile(r"[0-9]{4}")


class Template(NamedTuple):
    """The order number and the domain as typed, and where each stands in the folded text.

    `said`: "labelled" by "Domain", or "beside" the number as in the short memo of a QR code.
    """

    number: str
    number_span: tuple[int, int]
    domain: str
    domain_span: tuple[int, int]
    said: str


def template_of(folded: Folded) -> Template | None:
    """The template, if the folded memo is nothing else."""
    found = _MEMO.match(folded.text)
    if found is None or folded.cut or _COULD_BE_A_NUMBER.search(found.group(3)):
        return None
    said = "labelled" if found.group(2) else "beside"
    return Template(found.group(1), found.span(1), found.group(3), found.span(3), said)
