"""Edited scripts that are being tried: each replays every logged call in a thread of its own.

One person edits one text: a newer trial ends the ones before, and the last few stay to be looked at.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from callbot.core.script import Script
from callbot.errors import CallbotError
from callbot.store.open import open_database
from callbot.tune.changes import Replay
from callbot.tune.replay import replaying

_MOST_KEPT: Final = 4
FIRST_CALLS: Final = 1000
"""Their difference is shown as soon as it is there."""


@dataclass(slots=True)
class Trial:
    """One edited text under replay."""

    key: str
    """The text's hash, and the run."""
    script: Script
    run: int | None
    replay: Replay = field(default_factory=Replay)
    """As far as it came; a new object each time, so that it can be read while the next is made."""
    finished: bool = False
    error: CallbotError | None = None
    seconds: float = 0.0
    ended: threading.Event = field(default_factory=threading.Event)
    """Set from outside: nobody waits for it any more."""
    first: threading.Event = field(default_factory=threading.Event)
    """Set when there is something to show."""

    def heed(self) -> None:
        """Leave off where nobody waits any more: the next trial wants the processor."""
        if self.ended.is_set():
            raise _EndedError


class _EndedError(Exception):
    """A trial was ended from outside."""


class Trials:
    """The trials of one database. Close it at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._trials: OrderedDict[str, Trial] = OrderedDict()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def begin(self, script: Script, run: int | None) -> Trial:
        """The trial of this text; begins it where it is a new one, and ends all others."""
        key = f"{script.sha256[:24]}-{run or 0}"
        with self._lock:
            trial = self._trials.get(key)
            for other in self._trials.values():
                if other is not trial and not other.finished:
                    other.ended.set()
            if trial is None or (trial.ended.is_set() and not trial.finished):
                trial = Trial(key, script, run)
                thread = threading.Thread(target=self._run, args=(trial,), name=f"trial-{key[:8]}")
                self._threads = [one for one in self._threads if one.is_alive()] + [thread]
                thread.start()
            self._trials[key] = trial
            self._trials.move_to_end(key)
            while len(self._trials) > _MOST_KEPT:
                self._trials.popitem(last=False)
        return trial

    def end(self) -> None:
        """The text has no replay any more: it is broken, or as it was."""
        with self._lock:
            for trial in self._trials.values():
                if not trial.finished:
                    trial.ended.set()

    def find(self, key: str) -> Trial | None:
        """A trial that was begun; None where it is not kept any more."""
        return self._trials.get(key)

    def _run(self, trial: Trial) -> None:
        began = time.monotonic()
        try:
            with open_database(self._path, "read") as store:
                for so_far in replaying(store, trial.script, run=trial.run, heed=trial.heed):
                    trial.replay = replace(
                        so_far,
                        questions=list(so_far.questions),
                        changes=list(so_far.changes),
                        repeats=list(so_far.repeats),
                    )
                    trial.seconds = time.monotonic() - began
                    if so_far.calls >= min(FIRST_CALLS, so_far.total):
                        trial.first.set()
            trial.finished = True
        except _EndedError:
            return
        except CallbotError as error:
            trial.error = error
            trial.finished = True
        finally:
            trial.first.set()

    def close(self) -> None:
        """End all, and wait for them."""
        self.end()
        for thread in self._threads:
            thread.join()


class Drafts:
    """Texts that something was asked about, by their hash: what is made of them comes later."""

    _most: Final = 12

    def __init__(self) -> None:
        self._texts: OrderedDict[str, str] = OrderedDict()

    def keep(self, sha256: str, text: str) -> None:
        """Remember a text; the oldest is forgotten."""
        self._texts[sha256] = text
        self._texts.move_to_end(sha256)
        while len(self._texts) > self._most:
            self._texts.popitem(last=False)

    def find(self, sha256: str) -> str | None:
        """The text; None where it was never kept, or is not any more."""
        return self._texts.get(sha256)
