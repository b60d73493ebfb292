"""How likely words wish that nobody calls again, whatever was asked: 你再打我就换号; lose my number.

A wish that no rule knows must be heard at any turn, and there are more ways to put it than rules. So a linear
model on pieces of what was said (one to three characters, or words) tells it from everything else; learned in
either language by `python -m tools.likeness`, which wrote `stop.zh.tsv` and `stop.en.tsv`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from math import exp, sqrt
from typing import Final

from callbot.core.script import Language

SIZES: Final = (1, 2, 3)
"""Characters (zh) or words (en) of a piece, `^` and `$` among them."""
SCALE: Final = 50.0
"""Weights are kept as whole numbers of this fraction."""
FEWEST: Final = 12
"""Words with fewer known pieces are weighed as if they had so many: 掉 alone tells little."""
_ENDS: Final = frozenset("^$")


def pieces(plain: str, language: Language) -> list[str]:
    """The pieces of a plain form, each once; of words also those with one between them."""
    if language == "zh":
        text = f"^{plain}$"
        found = [text[at : at + size] for size in SIZES for at in range(len(text) - size + 1)]
    else:
        words = ("^", *plain.split(), "$")
        found = [
            " ".join(words[at : at + size]) for size in SIZES for at in range(len(words) - size + 1)
        ]
        found += [f"{one} _ {other}" for one, other in zip(words, words[2:], strict=False)]
    return [piece for piece in dict.fromkeys(found) if piece not in _ENDS]


@lru_cache(maxsize=2)
def _weights(language: Language) -> tuple[float, dict[str, float]]:
    """The bias, and what each piece weighs."""
    table = files(__package__).joinpath(f"stop.{language}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    (_, bias), *weighed = rows
    return int(bias) / SCALE, {piece: int(weight) / SCALE for piece, weight in weighed}


@lru_cache(maxsize=4096)
def likelihood(plain: str, language: Language) -> float:
    """How likely a plain form wishes that nobody calls again, 0 to 1."""
    known = _known(plain, language).values()
    score = _weights(language)[0] + sum(known) / sqrt(max(FEWEST, len(known)))
    return 1 / (1 + exp(-score))


def telling(plain: str, language: Language) -> str:
    """The pieces of a plain form that tell most for such a wish."""
    known = _known(plain, language)
    told = sorted(known, key=known.__getitem__, reverse=True)[:3]
    return " ".join(piece.strip("^$") for piece in told)


def _known(plain: str, language: Language) -> dict[str, float]:
    """The pieces that weigh anything, with what they weigh."""
    weights = _weights(language)[1]
    return {piece: weights[piece] for piece in pieces(plain, language) if piece in weights}
