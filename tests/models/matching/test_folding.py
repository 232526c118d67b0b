"""What mail, web forms and old programs do to letters is undone before a memo is read."""

import pytest

from models.matching.folding import folded
from models.matching.frames import EDGE, without_frames


@pytest.mark.parametrize(
    ("memo", "plain"),
    [
        ("Thanh toán ĐƠN hàng", "thanh toan don hang"),
        ("Thanh to¸n ®¬n hµng", "thanh toan don hang"),
        ("Thanh toaùn ñôn haøng", "thanh toan don hang"),
        ("Thanh toÃ¡n Ä‘Æ¡n hÃ\u00a0ng", "thanh toan don hang"),
        ("to&aacute;n &#273;&#417;n", "toan don"),
        ("Thanh%20to%C3%A1n", "thanh toan"),
        ("giam 50%2041837", "giam 50%2041837"),
        ("<b>pho</b>bac<br/>24", "phobac 24"),
        ("204\u200b18\u00ad37", "2041837"),
        ("２０４–1837", "204-1837"),
        ("Bảo hành CUKCUK®", "bao hanh cukcuk®"),
    ],
)
def test_letters_are_what_they_were_meant_to_be(memo: str, plain: str) -> None:
    assert folded(memo).text == plain


@pytest.mark.parametrize(
    ("memo", "own_words"),
    [
        ("MBVCB.10226218427.447013.tt don.CT tu 0541000778812 BUI THANH MAI toi 0011 CTY SAO VIET", "tt don"),
        ("CT DEN:164T2690PJ300DB4 tt don; tai Napas", "tt don"),
        ("TKThe :1027113390, tai Vietcombank. tt don -CTLNHIDI000013514283774-1/1-CRE-002", "tt don"),
        ("NHAN TU 0011004120877 TRACE 519345 ND tt don", "tt don"),
        ("tt don GD 6189MSCBD2E4DZA8 080726-13:14:07", "tt don"),
        ("tt don-19 0826-18:22:57 6231ASCBJ2B311CZ", "tt don"),
        ("tt don- Ma G D ACSP/ mw469132", "tt don"),
        ("149337921395-tt don-CHUYEN TIEN-OQCH000LKViu-MOMO149337921395MOMO", "tt don"),
        ("VietinBank:15/09/2026 14:19|TK:105866012233|GD:+2,990,000VND|SDC:31,228,800VND|ND:tt don", "tt don"),
        ("tt don cho quan", "tt don cho quan"),
    ],
)
def test_the_banks_own_wording_is_set_aside(memo: str, own_words: str) -> None:
    text = without_frames(folded(memo).text)
    assert len(text) == len(memo)
    assert text.replace(EDGE, "").strip() == own_words
