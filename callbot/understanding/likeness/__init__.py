"""Which request an utterance is most like, where no rule knew it: 啥事儿啊大早上的.

What people say first on the telephone is short, and said in more ways than phrases can list. So the
pieces of up to three characters, as written and as they sound, are weighed that tell one request from
another and from answers: a linear model, learned from this project's own answers by
`python -m tools.likeness`, which wrote `zh.tsv`. It only asks: yes and no are never taken from likeness.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from math import exp, sqrt
from typing import Final, NamedTuple

from callbot.core.script import REQUESTS, Language, Request
from callbot.understanding.slips import syllables

LONGEST: Final = 30
"""Characters; what is longer tells of something."""
PIECES: Final = (1, 2, 3)
"""Characters of a piece, `^` and `$` among them."""
SOUNDS: Final = (2, 3)
"""Syllables of a piece that is told by its sound, whatever characters a recogniser wrote."""
OTHER: Final = "other"
"""The class of everything that asks for nothing."""
SCALE: Final = 50.0
"""Weights are kept as whole numbers of this fraction."""


class Likely(NamedTuple):
    """The request that is most likely meant."""

    request: Request
    probability: float
    words: str
    """The pieces that told most for it."""


class _Model(NamedTuple):
    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]
    """Piece → (class, weight) of those classes for which it tells anything."""


def pieces(plain: str) -> list[str]:
    """The pieces of a plain form, each once."""
    text = f"^{plain}$"
    found = [text[at : at + size] for size in PIECES for at in range(len(text) - size + 1)]
    sounds = ("^", *syllables(plain), "$")
    found += [
        " ".join(sounds[at : at + size]) for size in SOUNDS for at in range(len(sounds) - size + 1)
    ]
    return [piece for piece in dict.fromkeys(found) if piece not in "^$"]


@lru_cache(maxsize=1)
def _model() -> _Model:
    """Read line by line, and each weight of a class kept once: every worker has a copy."""
    held: dict[tuple[int, str], tuple[int, float]] = {}
    with files(__package__).joinpath("zh.tsv").open(encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
        (_, *classes), (_, *bias) = next(rows), next(rows)
        weights = {
            piece: tuple(
                held.setdefault((at, cell), (at, int(cell) / SCALE))
                for at, cell in enumerate(cells)
                if cell
            )
            for piece, *cells in rows
        }
    return _Model(tuple(classes), tuple(int(cell) / SCALE for cell in bias), weights)


@lru_cache(maxsize=4096)
def likely(plain: str, language: Language) -> Likely | None:
    """The request that a plain form is most like; None where it is most like none."""
    if language != "zh" or not 0 < len(plain) <= LONGEST:
        return None
    classes, bias, weights = _model()
    known = [piece for piece in pieces(plain) if piece in weights]
    size = sqrt(max(1, len(known)))
    scores = list(bias)
    for piece in known:
        for at, weight in weights[piece]:
            scores[at] += weight / size
    best = max(range(len(scores)), key=scores.__getitem__)
    request = next((one for one in REQUESTS if one == classes[best]), None)
    if request is None:
        return None
    probability = 1 / sum(exp(score - scores[best]) for score in scores)
    told = sorted(known, key=lambda piece: -dict(weights[piece]).get(best, 0.0))
    return Likely(request, probability, " ".join(piece.strip("^$") for piece in told[:3]))
