"""What is exported: which calls, and what their questions are called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from callbot.errors import UsageError
from callbot.store import queries
from callbot.store.open import Store


class ScriptVersion(NamedTuple):
    """One exact script that ran."""

    sha256: str
    script: str
    language: str
    title: str
    organisation: str
    registered_at: str
    levels: tuple[str, ...]
    """Gravest first."""
    text: str


class Question(NamedTuple):
    """A question of a script version."""

    sha256: str
    question: str
    label: str
    prompt: str
    expects: str
    is_key: bool
    categories: Mapping[str, str]
    """Category → label, in the script's language."""


class Scope(NamedTuple):
    """The calls that are exported."""

    run: int | None
    script: str | None
    clear_phones: bool
    scripts: tuple[ScriptVersion, ...]
    """The newest first."""
    questions: Mapping[str, tuple[Question, ...]]
    """Question → as each version that has it asks it, the newest first; in the script's order."""
    runs: tuple[queries.Run, ...]

    def label(self, question: str) -> str:
        """What the newest version calls it."""
        found = self.questions.get(question)
        return found[0].label if found else question

    def grades(self) -> dict[str, Mapping[str, int]]:
        """Script version → level → its place, 0 for the gravest."""
        return {
            one.sha256: {level: place for place, level in enumerate(one.levels)}
            for one in self.scripts
        }


def scope(
    store: Store, run: int | None = None, script: str | None = None, *, clear_phones: bool = False
) -> Scope:
    """Look up what is asked for. Raises UsageError for a run or a script that is not there."""
    runs = queries.runs(store)
    if run is not None and run not in [one.id for one in runs]:
        known = ", ".join(str(one.id) for one in runs) or "none"
        raise UsageError(f"{store.path} has no run {run}", hint=f"its runs: {known}")
    every = [
        ScriptVersion._make((*row[:6], tuple(json.loads(row[6])), row[7]))
        for row in store.rows(
            "SELECT sha256, script, language, title, organisation, registered_at, levels, text"
            " FROM script_version ORDER BY registered_at DESC, sha256"
        )
    ]
    if script is not None and script not in [one.script for one in every]:
        known = ", ".join(dict.fromkeys(one.script for one in every)) or "none"
        raise UsageError(f"{store.path} has no calls of {script!r}", hint=f"its scripts: {known}")
    used = _used(store, run)
    scripts = tuple(one for one in every if one.sha256 in used and script in (None, one.script))
    wanted = tuple(one for one in runs if run in (None, one.id) and script in (None, one.script))
    return Scope(run, script, clear_phones, scripts, _questions(store, scripts), wanted)


def _used(store: Store, run: int | None) -> set[str]:
    rows: list[Any] = store.rows(
        "SELECT script_sha256 FROM call WHERE :run IS NULL OR run_id = :run"
        " GROUP BY script_sha256 UNION SELECT script_sha256 FROM campaign WHERE :run IS NULL",
        {"run": run},
    )
    return {sha256 for (sha256,) in rows if sha256}


def _questions(store: Store, scripts: tuple[ScriptVersion, ...]) -> dict[str, tuple[Question, ...]]:
    found: dict[str, list[Question]] = {}
    places: dict[str, int] = {}
    for version in scripts:
        for question, place, label, prompt, expects, is_key, categories in store.rows(
            "SELECT question, position, label, prompt, expects, is_key, categories FROM question"
            " WHERE script_sha256 = ? ORDER BY position",
            (version.sha256,),
        ):
            places.setdefault(question, place)
            found.setdefault(question, []).append(
                Question(
                    version.sha256, question, label, prompt, expects, bool(is_key),
                    json.loads(categories),
                )
            )  # fmt: skip
    return {question: tuple(found[question]) for question in sorted(found, key=places.__getitem__)}
