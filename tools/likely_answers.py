"""Learn how likely words answer a question one way or the other; `tools.likeness` runs this with the others.

Of every answer whose question is about one of the subjects of `likeness.answers`, the pieces weigh twice: for
all subjects together, since yes and no have much in common, and for its own. The table has their sums.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack

from callbot.core.script import Language, Wait
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.understanding.asked import asked
from callbot.understanding.hearing import Listening
from callbot.understanding.intents import requests_of
from callbot.understanding.likeness.answers import COLUMNS, FEWEST, SUBJECTS
from callbot.understanding.likeness.pieces import pieces
from callbot.understanding.likeness.table import ROWS
from callbot.understanding.normalise import plain
from callbot.understanding.subject import Subject, subject_of
from callbot.understanding.understand import built_in_wait
from tools.regression import fitted, packed, seen

SOFTNESS: dict[Language, float] = {"zh": 4.0, "en": 8.0}
"""By answers that nobody read: softer, it was surer and more often wrong."""
STEPS = 150
CLASSES = (
    "yes", "no", "relative", "feverish", "cough", "short_of_breath", "ailment", "several", "open",
)  # fmt: skip
"""What answers to all subjects have in common."""
SAMPLES = 12
"""Of each phrase."""
PLACES: dict[Language, str] = {"zh": "武汉", "en": "wuhan"}
_NO = frozenset(("stayed_home", "no_person", "unknown_person", "unneeded", "cool", "healthy"))


class Taught(NamedTuple):
    """An answer whose meaning is known; without a subject where only yes and no can be learned of it."""

    plain: str
    subject: str
    kind: str


def taught(rows: Iterable[tuple[str, str, str]], language: Language) -> list[Taught]:
    """The answers of rows with what was asked, meant and said, and samples of the script's phrases."""
    script = load(resource("scripts") / f"screening.{language}.toml")
    waits: dict[str, tuple[Wait, str]] = {
        node.id: (node.wait, node.prompt) for node in script.nodes.values() if node.wait
    }
    requests = requests_of(language, script.requests)
    any_question = built_in_wait("yes_no", language)
    subjects: dict[str, Subject | None] = {}
    found = []
    for question, meant, said in rows:
        if question == "-":
            continue
        if question not in subjects:
            wait, prompt = waits.get(question, (any_question, question))
            listening = Listening(wait, language, requests)
            subjects[question] = subject_of(listening, asked(prompt, language))
        subject = subjects[question]
        if kind := _kind(meant.split("|")[0], subject):
            found.append(Taught(plain(said, language), subject.name if subject else "", kind))
    for wait, prompt in waits.values():
        listening = Listening(wait, language, requests)
        subject = subject_of(listening, asked(prompt, language))
        if subject:
            found += _samples(listening, subject, language)
    return found


def _samples(listening: Listening, subject: Subject, language: Language) -> list[Taught]:
    """How a script says that each kind of answer is put."""
    kinds = {category: kind for kind, category in subject.categories.items()}
    return [
        Taught(plain(sample.replace("{place}", PLACES[language]), language), subject.name, kind)
        for category, kind in kinds.items()
        for template in listening.templates.get(category, ())
        for sample in template.samples(SAMPLES)
    ]


def _kind(meant: str, subject: Subject | None) -> str:
    """What an answer is to a subject; empty where it cannot be told."""
    if meant.startswith("?") or meant in ("neither", "-"):
        return "open"
    if subject is None:
        return meant if meant in ("yes", "no") else ""
    if subject.name == "healthy" and "," in meant:
        return "several"
    return next((kind for kind, category in subject.categories.items() if category == meant), "")


def of_answers(answers: list[Taught], language: Language) -> bytes:
    """The table."""
    known = seen([pieces(one.plain, language) for one in answers], FEWEST)
    parts = [known]
    for subject in SUBJECTS:
        own = np.array([one.subject == subject for one in answers], dtype=float)[:, None]
        parts += [csr_matrix(known.multiply(own)), csr_matrix(own)]
    true = np.eye(len(CLASSES))[[_class(one.subject, one.kind) for one in answers]]
    weights = fitted(hstack(parts).tocsr(), true, np.ones(len(answers)), SOFTNESS[language], STEPS)
    table = np.zeros((len(COLUMNS), ROWS + 1))
    for at, subject in enumerate(SUBJECTS):
        start = ROWS + at * (ROWS + 1)
        sums = weights[:, :ROWS] + weights[:, start : start + ROWS]
        biases = weights[:, -1] + weights[:, start + ROWS]
        held = [_class(subject, kind) for kind in SUBJECTS[subject]]
        columns = [column for column, (name, _) in enumerate(COLUMNS) if name == subject]
        table[columns, :ROWS] = sums[held] - sums[held].mean(axis=0)
        table[columns, ROWS] = biases[held]
    return packed(table)


def _class(subject: str, kind: str) -> int:
    """Which of `CLASSES` an answer is."""
    if kind in _NO:
        return CLASSES.index("no")
    return CLASSES.index("yes" if kind == subject else kind)
