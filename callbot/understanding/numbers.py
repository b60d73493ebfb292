"""Numbers and counts as people say them (being written)."""
from __future__ import annotations

from callbot.core.script import Language
from callbot.understanding.found import Found


def counts(text: str, language: Language) -> list[Found]:
    """People or things counted."""
    return []


def number(text: str, language: Language) -> list[Found]:
    """Any number."""
    return []


def samples(language: Language) -> tuple[str, ...]:
    """Spoken forms for recogniser grammars."""
    return ()
