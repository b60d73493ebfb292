"""Dates as people say them (being written)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from callbot.core.script import Language
from callbot.understanding.found import Found


def dates(
    text: str,
    language: Language,
    today: date,
    *,
    prefer: Literal["past", "future"] = "past",
) -> list[Found]:
    """Dates and intervals."""
    return []


def samples(language: Language) -> tuple[str, ...]:
    """Spoken forms for recogniser grammars."""
    return ()
