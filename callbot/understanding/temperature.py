"""Body temperatures as people say them (being written)."""
from __future__ import annotations

from callbot.core.script import Language
from callbot.understanding.found import Found


def temperatures(text: str, language: Language) -> list[Found]:
    """Temperatures in degrees Celsius."""
    return []


def samples(language: Language) -> tuple[str, ...]:
    """Spoken forms for recogniser grammars."""
    return ()
