"""What questions and their categories are called, by the newest script that has them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import NamedTuple

from callbot.store.open import Store


class Question(NamedTuple):
    """A question as the newest script that has it asks it."""

    label: str
    labels: Mapping[str, str]
    """Category → what people call it."""


def question_labels(store: Store, run: int | None = None) -> dict[str, str]:
    """Question → its label in the newest script that has it."""
    return {question: one.label for question, one in questions_of(store, _used(store, run)).items()}


def category_labels(store: Store, run: int | None = None) -> dict[str, dict[str, str]]:
    """Question → category → its label in the newest script that has the question."""
    questions = questions_of(store, _used(store, run))
    return {question: dict(one.labels) for question, one in questions.items()}


def _used(store: Store, run: int | None) -> list[str]:
    """The script versions that calls were held with."""
    if run is not None:
        sql = "SELECT script_sha256 FROM run WHERE id = ?"
        return [sha256 for (sha256,) in store.rows(sql, (run,))]
    sql = "SELECT DISTINCT script_sha256 FROM call"
    return [sha256 for (sha256,) in store.rows(sql)]


def questions_of(store: Store, used: Collection[str]) -> dict[str, Question]:
    """Questions in the order of the script; a new version says what an old one's are called."""
    found: dict[str, tuple[int, Question]] = {}
    for sha256, question, place, label, categories in store.rows(
        "SELECT sha256, question, position, label, categories FROM question"
        " JOIN script_version ON sha256 = script_sha256 ORDER BY registered_at DESC, position"
    ):
        if sha256 in used and question not in found:
            found[question] = (place, Question(label, json.loads(categories)))
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    return {question: one for question, (_, one) in ordered}
