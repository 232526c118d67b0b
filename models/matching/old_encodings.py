"""TCVN3 (ABC) and VNI: the two encodings before Unicode that accounting programs in Vietnam still write."""

import re
from typing import Final

# TCVN 5712:1993, as it looks when its bytes are read as cp1252. Capitals are a matter of the font there.
_TCVN3: Final = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_TCVN3_TABLE: Final = str.maketrans(_TCVN3)
# A sign that glues to a letter of a word, which no text in Unicode does.
_TCVN3_SIGN: Final = re.compile(r"[a-zA-Z][µ¸¶·¹¨»¾¼½©®ª¬×Þß«]|[µ¸¶·¹¨»¾¼½©®¬«][a-zA-Z]")

# VNI writes the accent as a letter of its own behind the vowel; only the bare letters matter here.
_VNI_TABLE: Final = str.maketrans("ñÑôÔöÖæÆóÓòÒîÎìÌíÍ", "dDoOuUiIiIiIyYiIiI")
_VNI_ACCENT: Final = re.compile(r"(?<=[aeouyAEOUYôÔöÖ])[ùøûõïâêáàåãäéèúüëÙØÛÕÏÂÊÁÀÅÃÄÉÈÚÜË]")
_VNI_SIGN: Final = re.compile(r"[aeouyôöAEOUYÔÖ][ùøûõïåäüëÙØÛÕÏÅÄÜË]|ñ[ôaeiouö]|Ñ[ÔAEIOUÖ]")

_BEYOND_ONE_BYTE: Final = re.compile(r"[\u0100-\u1fff]")
# One such sign may be a trade mark or a foreign name.
_SIGNS_NEEDED: Final = 2


def is_tcvn3(text: str) -> bool:
    """Whether the text can only be TCVN3: several of its signs inside words, and no letter of Unicode's Vietnamese."""
    return not _BEYOND_ONE_BYTE.search(text) and len(_TCVN3_SIGN.findall(text)) >= _SIGNS_NEEDED


def from_tcvn3(text: str) -> str:
    """The TCVN3 text in Unicode, letter for letter (the length stays).

    >>> from_tcvn3("Thanh to¸n ®¬n hµng")
    'Thanh toán đơn hàng'
    """
    return text.translate(_TCVN3_TABLE)


def is_vni(text: str) -> bool:
    """Whether the text can only be VNI: several of its accents behind vowels, and no letter of Unicode's Vietnamese."""
    return not _BEYOND_ONE_BYTE.search(text) and len(_VNI_SIGN.findall(text)) >= _SIGNS_NEEDED


def from_vni(text: str) -> str:
    """The VNI text without its accents; each is replaced by U+200B, which folding drops, so the length stays.

    >>> from_vni("Thanh toaùn ñôn haøng").replace("\\u200b", "")
    'Thanh toan don hang'
    """
    return _VNI_ACCENT.sub("\u200b", text).translate(_VNI_TABLE)
