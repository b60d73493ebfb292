"""Learn which request an utterance is most like, and whether it wishes for no more calls.

    python -m tools.likeness

`callbot/understanding/likeness/zh.tsv` tells Mandarin first turns, on pieces of one to three characters, and of
two or three syllables; `stop.zh.tsv` and `stop.en.tsv` tell wishes not to be called from everything else, on
pieces of one to three characters or words. Learned from this project's own answers
(`tests/understanding/said`, all written for it) and from samples of the request templates: logistic regression
on pieces seen twice at least. Small weights are left out. The same answers give the same files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from callbot.core.script import REQUESTS, Language
from callbot.understanding.intents import Requests
from callbot.understanding.likeness import OTHER, SCALE, pieces, wishes
from callbot.understanding.normalise import plain

ROOT = Path(__file__).parent.parent
SAID = ROOT / "tests/understanding/said"
MODELS = ROOT / "callbot/understanding/likeness"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
STOP = "stop"
SOFTNESS = 10.0
"""Inverse strength of the prior that draws weights to zero."""
SAMPLES = 6
"""Samples of each request template, which count less than what was said."""
SAMPLE_WEIGHT = 0.3
LATER_WEIGHT = 0.6
"""Weight of an answer to a later question: likeness is asked for where a call begins."""
LEAST = 0.15
"""Weights below this are left out."""

Example = tuple[str, str, float]
"""A plain form, its class, its weight."""


def examples(tables: list[Path], language: Language = "zh") -> list[Example]:
    """The answers of tables with the columns asked, meant and said, and samples of the templates."""
    found: list[Example] = []
    for table in tables:
        for line in table.read_text(encoding="utf-8").splitlines():
            row = line.split("\t")
            if line and not line.startswith("#") and len(row) == 3:
                asked, meant, said = row
                first = meant.split("|")[0]
                name = first[1:] if first.startswith("?") else OTHER
                first_turn = name != OTHER or asked in ("-", "identity")
                found.append((plain(said, language), name, 1.0 if first_turn else LATER_WEIGHT))
    requests = Requests(language, {})
    for request in REQUESTS:
        samples = requests.phrases(request, SAMPLES)
        found += [(plain(phrase, language), request, SAMPLE_WEIGHT) for phrase in samples]
    return found


def wishing(said: list[Example]) -> list[Example]:
    """The same, told apart by nothing but whether somebody wishes for no more calls, at any turn."""
    return [
        (text, name if name == STOP else OTHER, weight if weight == SAMPLE_WEIGHT else 1.0)
        for text, name, weight in said
    ]


def learned(
    said: list[Example], pieces: Callable[[str], list[str]] = pieces, fewest: int = 1
) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """Pieces, classes, weights (class by piece) and the bias of each class."""
    counts = Counter(piece for text, _, _ in said for piece in pieces(text))
    known = sorted(piece for piece, count in counts.items() if count > 1)
    classes = sorted({name for _, name, _ in said})
    column = {piece: at for at, piece in enumerate(known)}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, (text, _, _) in enumerate(said):
        held = [column[piece] for piece in pieces(text) if piece in column]
        rows += [row] * len(held)
        columns += held
        values += [1 / np.sqrt(max(fewest, len(held)))] * len(held)
    seen = csr_matrix((values, (rows, columns)), shape=(len(said), len(known)))
    true = np.array([[name == one for one in classes] for _, name, _ in said], dtype=float)
    weight = np.array([weight for _, _, weight in said])
    fitted = _fit(seen, true, weight)
    return known, classes, fitted[:, :-1], fitted[:, -1]


def _fit(seen: Any, true: np.ndarray, weight: np.ndarray) -> np.ndarray:
    classes, size = true.shape[1], seen.shape[1]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        free = flat.reshape(classes, size + 1)
        scores = seen @ free[:, :-1].T + free[:, -1]
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        told = np.log(np.maximum((shares * true).sum(axis=1), 1e-12))
        off = (shares - true) * weight[:, None]
        slope = np.hstack([(seen.T @ off).T + free[:, :-1] / SOFTNESS, off.sum(axis=0)[:, None]])
        prior = 0.5 / SOFTNESS * float((free[:, :-1] ** 2).sum())
        return float(-(told * weight).sum()) + prior, slope.ravel()

    start = np.zeros(classes * (size + 1))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    fitted: np.ndarray = found.x.reshape(classes, size + 1)
    return fitted


def written(
    known: list[str], classes: list[str], weights: np.ndarray, bias: np.ndarray, size: int = 0
) -> str:
    """The table: a row a piece, a column a class."""
    lines = [
        _head(size),
        "\t".join(["", *classes]),
        "\t".join(["bias", *(str(round(one * SCALE)) for one in bias)]),
    ]
    for piece, row in zip(known, weights.T, strict=True):
        cells = [str(round(one * SCALE)) if abs(one) >= LEAST else "" for one in row]
        if any(cells):
            lines.append("\t".join([piece, *cells]))
    return "\n".join(lines) + "\n"


def written_wishes(
    known: list[str], classes: list[str], weights: np.ndarray, bias: np.ndarray, size: int
) -> str:
    """The table of one language: a piece a row, with what it weighs for such a wish."""
    stop, other = classes.index(STOP), classes.index(OTHER)
    lines = [
        _head(size),
        f"bias\t{round((bias[stop] - bias[other]) * wishes.SCALE)}",
    ]
    for piece, weight in zip(known, weights[stop] - weights[other], strict=True):
        if abs(weight) >= LEAST:
            lines.append(f"{piece}\t{round(weight * wishes.SCALE)}")
    return "\n".join(lines) + "\n"


def _head(size: int) -> str:
    return (
        f"# Learned by `python -m tools.likeness` from {size} answers of this project: edit those."
    )


def main() -> None:
    """Learn, and write the tables."""
    for language in LANGUAGES:
        said = examples(tables(language), language)
        own = sum(weight != SAMPLE_WEIGHT for _, _, weight in said)
        pieces_of = partial(wishes.pieces, language=language)
        fitted = learned(wishing(said), pieces_of, wishes.FEWEST)
        _write(f"stop.{language}.tsv", written_wishes(*fitted, own))
        if language == "zh":
            _write("zh.tsv", written(*learned(said), own))


def tables(language: Language) -> list[Path]:
    """The answers of a language whose meaning is known."""
    return sorted(SAID.glob(f"{language}_*.tsv"))


def _write(name: str, table: str) -> None:
    (MODELS / name).write_text(table, encoding="utf-8")
    print(f"{name}: {table.count(chr(10))} rows, {len(table.encode()) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
