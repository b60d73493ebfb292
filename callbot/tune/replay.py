"""Every logged answer under an edited script: who comes out otherwise, and how."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from callbot.core.script import Script
from callbot.errors import StoreError
from callbot.store.open import Store
from callbot.tune.calls import WORDS_KEPT
from callbot.tune.changes import CallChange, QuestionChange, Replay
from callbot.tune.listening import Listening
from callbot.tune.replaying import Chosen, Replaying

Progress = Callable[[int, int], None]
"""Told how many calls of how many are done. What it raises ends the replay."""

__all__ = ["CallChange", "QuestionChange", "Replay", "replay", "replaying"]


def replay(
    store: Store,
    script: Script,
    *,
    run: int | None = None,
    limit: int | None = None,
    progress: Progress | None = None,
    anew: bool = False,
    listening: Listening | None = None,
) -> Replay:
    """What comes of the logged calls of this script under this edited version of it.

    `run` limits it to one simulation, `limit` to the first calls. What the edit leaves alone is taken
    as it was stored; `anew` reads it again, so that a newer understanding shows as well. `listening`
    recognises recordings again. Raises StoreError where there is no call of the script.
    """
    found = Replay()
    for found in replaying(store, script, run=run, limit=limit, anew=anew, listening=listening):
        if progress is not None:
            progress(found.calls, found.total)
    return found


def replaying(
    store: Store,
    script: Script,
    *,
    run: int | None = None,
    limit: int | None = None,
    anew: bool = False,
    listening: Listening | None = None,
) -> Iterator[Replay]:
    """The same bit by bit: the replay as far as it came, every few hundred or thousand calls."""
    growing = Replaying(
        store, script, chosen(store, script, run, limit), anew=anew, listening=listening
    )
    yield growing.found
    while growing.left:
        yield growing.go_on()


def chosen(store: Store, script: Script, run: int | None, limit: int | None) -> list[Chosen]:
    """The calls that are replayed: those of a script of this name, or all of the run."""
    spoken = dict(
        store.rows(
            "SELECT sha256, language FROM script_version WHERE"
            " CASE WHEN :run IS NULL THEN script = :script"
            " ELSE sha256 IN (SELECT script_sha256 FROM call WHERE run_id = :run) END",
            {"run": run, "script": script.id},
        )
    )
    rows = store.rows(  # no join: it is waited for, and a district has 150,000 calls
        "SELECT id, coalesce(day, substr(started_at, 1, 10)), script_sha256 FROM call"  # noqa: S608
        " WHERE script_sha256 IN (SELECT value FROM json_each(:texts))"
        f" AND (:run IS NULL OR run_id = :run) AND {WORDS_KEPT} ORDER BY id LIMIT :limit",
        {"run": run, "texts": json.dumps(list(spoken)), "limit": -1 if limit is None else limit},
    )
    if not rows:
        gone = "SELECT 1 FROM call JOIN script_version ON sha256 = script_sha256 WHERE script = ? LIMIT 1"
        if run is None and store.rows(gone, (script.id,)):
            raise StoreError(
                f"what was said in the calls of {script.id!r} is not kept any more in {store.path}",
                hint="[keeping] transcripts_days says how long it is",
                code="no-call",
            )
        there = store.rows(
            "SELECT DISTINCT script FROM call JOIN script_version ON sha256 = script_sha256"
        )
        names = ", ".join(name for (name,) in there) or "no calls"
        what = f"run {run}" if run is not None else f"script {script.id!r}"
        raise StoreError(
            f"{store.path} has no calls of {what}",
            hint=f"it has {names}; the edited script keeps the `id` of the one that ran",
            code="no-call",
        )
    languages = set(spoken.values())
    if languages != {script.language}:
        raise StoreError(
            f"run {run} was held in {', '.join(sorted(languages))}, the script is in {script.language}",
            hint="replay a script of the same language",
            code="language",
        )
    return list(map(Chosen._make, rows))
