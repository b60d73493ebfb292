"""How likely words wish that nobody calls again, whatever was asked: 你再打我就换号; lose my number.

A wish that no rule knows must be heard at any turn, and there are more ways to put it than rules.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from callbot.core.script import Language
from callbot.understanding.likeness.pieces import pieces, rows
from callbot.understanding.likeness.table import Table, table

COLUMNS: Final = ("stop", "other")
"""Of the table."""
FEWEST: Final = 12
"""掉 alone tells little."""


@lru_cache(maxsize=4096)
def likelihood(plain: str, language: Language) -> float:
    """How likely a plain form wishes that nobody calls again, 0 to 1."""
    return _table(language).shares(rows(plain, language), range(len(COLUMNS)), FEWEST)[0]


def telling(plain: str, language: Language) -> str:
    """The pieces of a plain form that tell most for such a wish."""
    return _table(language).telling(pieces(plain, language), 0)


def _table(language: Language) -> Table:
    return table(f"stop.{language}.weights", len(COLUMNS))
