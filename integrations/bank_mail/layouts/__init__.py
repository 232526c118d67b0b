"""The wordings of single banks, a small file each; labelled layouts need none."""

from typing import Final

from integrations.bank_mail.layouts.acb import ACB
from integrations.bank_mail.layouts.agribank import AGRIBANK
from integrations.bank_mail.layouts.timo import TIMO
from integrations.bank_mail.layouts.vcb import VCB
from integrations.bank_mail.wording import Wording

WORDINGS: Final[tuple[Wording, ...]] = (*ACB, *TIMO, *VCB, *AGRIBANK)
