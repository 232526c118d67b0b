"""Vietnamese is written syllable by syllable: several syllables in one word are a typed identifier, not a name."""

import re
from typing import Final

_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def is_syllable(word: str) -> bool:
    """Whether the folded word is one Vietnamese syllable, or an initial.

    >>> [is_syllable(word) for word in ("toan", "huong", "huongly", "bbq", "coffee", "a")]
    [True, True, False, False, False, True]
    """
    return len(word) == 1 or bool(_SYLLABLE.fullmatch(word))
