"""How likely words answer a question one way or the other, by what answers to such questions are like.

What people tell of a journey, a patient they met, themselves, a wish to be called or how they are is said in
more ways than rules list: 刚从孝感回来就给封家里了; the only thing I catch is the last bus. So a linear model
weighs pieces of what was said for each of seven subjects.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from callbot.core.script import Language
from callbot.understanding.likeness.pieces import pieces, rows
from callbot.understanding.likeness.table import Table, table

SUBJECTS: Final[dict[str, tuple[str, ...]]] = {
    "journey": ("journey", "stayed_home", "open"),
    "sick_person": ("sick_person", "no_person", "open"),
    "self": ("self", "unknown_person", "relative", "open"),
    "wanted": ("wanted", "unneeded", "open"),
    "feverish": ("feverish", "cool", "open"),
    "short_of_breath": ("short_of_breath", "healthy", "open"),
    "healthy": ("healthy", "feverish", "cough", "short_of_breath", "ailment", "several", "open"),
}
"""What a question may be about → what an answer to it can be: kinds of evidence, `cough` and `several`
complaints, or `open`, which answers nothing."""
COLUMNS: Final = tuple((subject, kind) for subject, kinds in SUBJECTS.items() for kind in kinds)
"""Of the table."""
FEWEST: Final = 6
LONGEST: Final = 400
"""Characters; who talks longer tells more than one thing."""


@lru_cache(maxsize=4096)
def likelihoods(plain: str, subject: str, language: Language) -> dict[str, float]:
    """How likely a plain form is each answer of a subject; they sum to 1."""
    kinds = SUBJECTS[subject]
    first = COLUMNS.index((subject, kinds[0]))
    columns = range(first, first + len(kinds))
    shares = _table(language).shares(rows(plain[:LONGEST], language), columns, FEWEST)
    return dict(zip(kinds, shares, strict=True))


def telling(plain: str, subject: str, kind: str, language: Language) -> str:
    """The pieces of a plain form that tell most for an answer."""
    return _table(language).telling(pieces(plain, language), COLUMNS.index((subject, kind)))


def _table(language: Language) -> Table:
    return table(f"answers.{language}.weights", len(COLUMNS))
