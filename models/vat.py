"""VAT by line: each line's tax is rounded half up to the đồng, and the order's tax is the sum of its lines' taxes.

Rounding by line is what an e-invoice prints (a tax per row), so the order, the invoice and the bank agree.
"""

from models.vocabulary import VatRate

_PERCENT = {
    VatRate.NOT_SUBJECT: 0,
    VatRate.ZERO: 0,
    VatRate.FIVE: 5,
    VatRate.EIGHT: 8,
    VatRate.TEN: 10,
}


def vat_vnd(net_vnd: int, rate: VatRate) -> int:
    """The tax on `net_vnd` đồng, in đồng.

    >>> vat_vnd(2_650_000, VatRate.EIGHT), vat_vnd(106, VatRate.FIVE), vat_vnd(990_000, VatRate.NOT_SUBJECT)
    (212000, 5, 0)
    """
    return (net_vnd * _PERCENT[rate] * 2 + 100) // 200
