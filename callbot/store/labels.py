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


class CallLabels:
    """What a call's questions are called in the script that it was held with, in its own language."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, dict[str, str]] = {}

    def of(self, call_id: int | None) -> dict[str, str]:
        """Question → its label; empty for no call."""
        found = self._store.rows("SELECT script_sha256 FROM call WHERE id = ?", (call_id,))
        return self._of_script(found[0][0]) if found else {}

    def _of_script(self, sha256: str) -> dict[str, str]:
        if sha256 not in self._known:
            sql = "SELECT question, label FROM question WHERE script_sha256 = ?"
            self._known[sha256] = dict(self._store.rows(sql, (sha256,)))
        return self._known[sha256]


def languages(store: Store) -> list[str]:
    """The languages of the scripts that are known here."""
    return [one for (one,) in store.rows("SELECT DISTINCT language FROM script_version")]


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
