"""Every logged answer under an edited script: who comes out otherwise, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from callbot.core.script import Script
from callbot.store.open import Store
from callbot.tune.changes import CallChange, QuestionChange, Replay
from callbot.tune.chosen import Choice
from callbot.tune.listening import Listening
from callbot.tune.replaying import Heed, Replaying

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
    heed: Heed = lambda: None,
) -> Iterator[Replay]:
    """The same bit by bit: the replay as far as it came, every few hundred or thousand calls.

    `heed` is called more often: what it raises ends the replay at once.
    """
    choice = Choice(store, script, run, limit)
    growing = Replaying(store, script, choice, anew=anew, listening=listening, heed=heed)
    yield growing.found
    while growing.left:
        yield growing.go_on()
