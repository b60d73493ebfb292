"""Which request an utterance is most like, where no rule knew it: 啥事儿啊大早上的; state your business.

What people say first on the telephone is short, and said in more ways than phrases can list. So its pieces, in
Mandarin also as they sound, are weighed that tell one request from another and from answers: a linear model,
learned from this project's own answers by `python -m tools.likeness`. It only asks: yes and no are never taken
from it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from callbot.core.script import REQUESTS, Language, Request
from callbot.understanding.likeness.pieces import pieces, sounding
from callbot.understanding.likeness.table import Table, rows_of, table

LONGEST: Final[dict[Language, int]] = {"zh": 30, "en": 90}
"""Characters; what is longer tells of something."""
OTHER: Final = "other"
"""The class of everything that asks for nothing."""
COLUMNS: Final = (*REQUESTS, OTHER)
"""Of the table."""
FEWEST: Final = 3


class Likely(NamedTuple):
    """The request that is most likely meant."""

    request: Request
    probability: float
    words: str
    """The pieces that told most for it."""


def pieces_of(plain: str, language: Language) -> list[str]:
    """The pieces of a plain form that tell requests apart."""
    found = pieces(plain, language)
    return [*found, *sounding(plain)] if language == "zh" else found


@lru_cache(maxsize=4096)
def likely(plain: str, language: Language) -> Likely | None:
    """The request that a plain form is most like; None where it is most like none."""
    if not 0 < len(plain) <= LONGEST[language]:
        return None
    found = pieces_of(plain, language)
    shares = _table(language).shares(rows_of(found), range(len(COLUMNS)), FEWEST)
    best = max(range(len(COLUMNS)), key=shares.__getitem__)
    request = next((one for one in REQUESTS if one == COLUMNS[best]), None)
    if request is None:
        return None
    return Likely(request, shares[best], _table(language).telling(found, best))


def _table(language: Language) -> Table:
    return table(f"requests.{language}.weights", len(COLUMNS))
