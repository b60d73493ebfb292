"""An answer is as sure as its words: who only supposes is asked back, in either language."""

from __future__ import annotations

from typing import Final

from callbot.core.answers import Understood
from callbot.core.script import Language
from callbot.understanding import hedged_en, hedged_zh

SUPPOSED: Final = 0.55
"""How sure an answer is at most that only supposes: below what scripts ask back from."""


def held(understood: Understood, said: str, language: Language) -> Understood:
    """The verdict on a plain form, held to what it supposes."""
    if understood.kind != "answer" or understood.confidence <= SUPPOSED:
        return understood
    supposed = hedged_en.supposed if language == "en" else hedged_zh.supposed
    if not supposed(said):
        return understood
    return understood._replace(confidence=SUPPOSED, because=f"{understood.because}; only supposed")
