"""Sentences for people: Vietnamese here, English beside them in the catalogue."""

from typing import Any


def N_(sentence: str) -> str:  # noqa: N802 - gettext's own name for "collect me, translate me later"
    """Mark a Vietnamese sentence so that the catalogue collects it; it is translated where it is shown."""
    return sentence


class RefusedError(Exception):
    """An action was refused; says why, in Vietnamese, to the person who can do something about it.

    `sentence` is a %(name)s template marked with N_(); `facts` fill it. The office translates the template.
    """

    def __init__(self, sentence: str, **facts: Any) -> None:
        self.sentence = sentence
        self.facts = facts
        super().__init__(sentence % facts if facts else sentence)
