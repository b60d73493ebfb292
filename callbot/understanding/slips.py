"""Comparison by sound (being written)."""
from __future__ import annotations

from callbot.core.script import Language


def syllables(text: str) -> tuple[str, ...]:
    """Toneless pinyin."""
    return ()


def distance(a: str, b: str, language: Language) -> float:
    """Phonetic similarity, 0 to 1."""
    return 1.0 if a == b else 0.0
