"""Places (being written)."""
from __future__ import annotations

from collections.abc import Iterable

from callbot.core.script import Language
from callbot.understanding.found import Found


def places(text: str, language: Language) -> list[Found]:
    """Place names."""
    return []


def inside(place: str, containers: Iterable[str]) -> bool:
    """Whether a place is one of the containers or lies in one."""
    return False


def names(language: Language, scope: str = "all") -> tuple[str, ...]:
    """Spoken forms for recogniser grammars."""
    return ()
