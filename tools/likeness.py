"""Learn which request an utterance is most like, whether it wishes for no more calls, and what it answers.

    python -m tools.likeness

writes the tables of `callbot/understanding/likeness`: `requests.*` tell what is said first on the telephone,
`stop.*` tell wishes not to be called from everything else, `answers.*` tell answers of some subjects
(`tools.likely_answers`). Learned from this project's own answers (`tests/understanding/said` and `taught`, all
written for it) and, of requests, from samples of their templates. The same answers give the same files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from callbot.core.script import REQUESTS, Language
from callbot.understanding import likeness
from callbot.understanding.intents import Requests
from callbot.understanding.likeness import OTHER, wishes
from callbot.understanding.likeness.pieces import pieces
from callbot.understanding.normalise import plain
from tools.likely_answers import of_answers, taught
from tools.regression import fitted, packed, seen

ROOT = Path(__file__).parent.parent
ANSWERS = ROOT / "tests/understanding"
MODELS = ROOT / "callbot/understanding/likeness"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
STOP = "stop"
SOFTNESS = 10.0
STEPS = 300
SAMPLES = 6
"""Samples of each request template, which count less than what was said."""
SAMPLE_WEIGHT = 0.3
LATER_WEIGHT = 0.6
"""Weight of an answer to a later question: requests are asked for where a call begins."""

Row = tuple[str, str, str]
"""What was asked, meant and said."""
Example = tuple[str, str, float]
"""A plain form, its class, its weight."""


def tables(language: Language) -> list[Path]:
    """The answers of a language whose meaning is known, but for those that nobody may read."""
    folders = (ANSWERS / "said", ANSWERS / "taught")
    return [path for folder in folders for path in sorted(folder.glob(f"{language}_*.tsv"))]


def rows(paths: list[Path]) -> Iterator[Row]:
    """The rows of tables with three columns."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line and not line.startswith("#") and len(cells) == 3:
                yield cells[0], cells[1], cells[2]


def examples(answers: list[Row], language: Language) -> list[Example]:
    """Of each answer what it asks for, `other` where it asks for nothing; and samples of the templates."""
    found: list[Example] = []
    for asked, meant, said in answers:
        first = meant.split("|")[0].removeprefix("?")
        name = first if first in REQUESTS else OTHER
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


def of_requests(said: list[Example], language: Language) -> bytes:
    """The table that tells requests."""
    found = [likeness.pieces_of(text, language) for text, _, _ in said]
    return _learned(said, found, likeness.COLUMNS, likeness.FEWEST)


def of_wishes(said: list[Example], language: Language) -> bytes:
    """The table that tells wishes for no more calls."""
    found = [pieces(text, language) for text, _, _ in said]
    return _learned(wishing(said), found, wishes.COLUMNS, wishes.FEWEST)


def _learned(
    said: list[Example], found: list[list[str]], columns: tuple[str, ...], fewest: int
) -> bytes:
    true = np.eye(len(columns))[[columns.index(name) for _, name, _ in said]]
    weight = np.array([weight for _, _, weight in said])
    return packed(fitted(seen(found, fewest), true, weight, SOFTNESS, STEPS))


def main() -> None:
    """Learn, and write the tables."""
    for language in LANGUAGES:
        answers = list(rows(tables(language)))
        said = examples(answers, language)
        made = {
            "requests": of_requests(said, language),
            "stop": of_wishes(said, language),
            "answers": of_answers(taught(answers, language), language),
        }
        for name, table in made.items():
            head = (
                f"# Learned by `python -m tools.likeness` from {len(answers)} answers.\n".encode()
            )
            (MODELS / f"{name}.{language}.weights").write_bytes(head + table)
            print(f"{name}.{language}.weights: {len(table) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
