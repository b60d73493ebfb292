"""Every logged answer under an edited script: who comes out otherwise, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

from callbot.core.flow import Flow
from callbot.core.script import Script
from callbot.errors import StoreError
from callbot.scriptfile.load import loads
from callbot.store.open import Store
from callbot.tune.changes import CallChange, QuestionChange, Replay
from callbot.tune.comparing import compared
from callbot.tune.known import Known, known_of
from callbot.tune.logged import Readings, logged_calls
from callbot.tune.rerun import held_again
from callbot.understanding import places
from callbot.understanding.understand import Understanding

CHUNK = 500
"""Calls that are read and held again at a time: a fraction of a second."""
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
) -> Replay:
    """What comes of the logged calls of this script under this edited version of it.

    `run` limits it to one simulation, `limit` to the first calls. Raises StoreError where there is no
    call of the script.
    """
    found = Replay()
    for found in replaying(store, script, run=run, limit=limit):
        if progress is not None:
            progress(found.calls, found.total)
    return found


def replaying(
    store: Store, script: Script, *, run: int | None = None, limit: int | None = None
) -> Iterator[Replay]:
    """The same bit by bit: the replay as far as it came, every few hundred calls."""
    calls = _calls(store, script, run, limit)
    found = Replay(total=len(calls))
    new = flow_of(script)
    old: dict[str, Flow] = {}
    answers: Counter[str] = Counter()
    read = Readings()
    yield found
    for start in range(0, len(calls), CHUNK):
        ids = calls[start : start + CHUNK]
        known = known_of(store, ids, script.nodes)
        for call in logged_calls(store, ids, read):
            flow = old.get(call.script_sha256)
            if flow is None:
                flow = old[call.script_sha256] = flow_of(_stored(store, call.script_sha256))
            before, after = held_again(flow, call), held_again(new, call)
            heard = [turn.node for turn in call.turns if turn.heard is not None]
            answers.update(heard)
            found.answers += len(heard)
            found.held_again += 1
            found.changes += compared(call, before, after, script, known.get(call.id, Known()))
        found.calls += len(ids)
        found.changes.sort(key=_gravity)
        found.questions = _by_question(script, found.changes, answers)
        yield found


def flow_of(script: Script) -> Flow:
    """A script with its understanding, compiled for calls."""
    return Flow(script, Understanding(script, script.language), places.inside)


def _calls(store: Store, script: Script, run: int | None, limit: int | None) -> list[int]:
    """The calls that are replayed: those of a script of this name, or all of the run."""
    rows = store.rows(
        "SELECT call.id FROM call JOIN script_version ON sha256 = script_sha256"
        " WHERE (:run IS NULL AND script = :script OR call.run_id = :run)"
        " ORDER BY call.id LIMIT :limit",
        {"run": run, "script": script.id, "limit": -1 if limit is None else limit},
    )
    if not rows:
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
    return [call_id for (call_id,) in rows]


def _stored(store: Store, sha256: str) -> Script:
    ((text, name),) = store.rows(
        "SELECT text, script FROM script_version WHERE sha256 = ?", (sha256,)
    )
    return loads(text, f"{name} ({sha256[:8]}) in {store.path}")


_ORDER: dict[str, int] = {"flag": 1, "removed": 4, "unasked": 5}
Rank = Literal[0, 1, 2, 3, 4, 5]


def _gravity(change: CallChange) -> tuple[int, int]:
    rank = _ORDER.get(change.kind, 3)
    if change.judged == "right_to_wrong":
        rank = min(rank, 2)
    return (0 if change.lost else rank), change.call_id


def _by_question(
    script: Script, changes: list[CallChange], answers: Counter[str]
) -> list[QuestionChange]:
    counts: dict[str, Counter[str]] = {}
    for change in changes:
        if change.question:
            counts.setdefault(change.question, Counter()).update(
                [change.judged, "changed" if change.kind in ("category", "value") else change.kind]
            )
    names = dict.fromkeys([*(node.id for node in script.questions), *counts])
    found = []
    for name in names:
        of = counts.get(name, Counter[str]())
        node = script.nodes.get(name)
        found.append(
            QuestionChange(
                name, (node.label if node else "") or name, answers[name], of["changed"],
                of["right_to_wrong"] + of["open_to_wrong"],
                of["wrong_to_right"] + of["open_to_right"], of["unasked"],
            )
        )  # fmt: skip
    return found
