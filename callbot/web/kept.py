"""Figures that take a while: computed in the background, shown with the time they are of.

A page takes what there is; where the database has changed since, the same is computed again while the
old figures are still shown (stale-while-revalidate).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from callbot.store.open import Mode, Store, open_database

_REST: Final = 5.0
"""Computing takes at most this part of the time: so many times as long is rested in between."""
_MOST_KEPT: Final = 64
_MOST_SAME: Final = 10_000


class Figure(NamedTuple):
    """A result that was computed."""

    value: Any
    as_of: datetime
    fresh: bool
    """False where the database has changed since."""


class _Entry(NamedTuple):
    value: Any
    as_of: datetime
    state: Hashable
    ended: float
    seconds: float


class Kept:
    """Results by key; one thread computes them. Close it at the end."""

    def __init__(self, path: Path, mode: Mode) -> None:
        self._path, self._mode = path, mode
        self._entries: dict[Hashable, _Entry] = {}
        self._same: dict[Hashable, Hashable] = {}
        """State → the earlier one that it counts as."""
        self._coming: dict[Hashable, Future[None]] = {}
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(1, "figures")
        self._own = threading.local()

    def get(
        self, key: Hashable, work: Callable[[Store], Any], patience_seconds: float = 0.04
    ) -> Figure | None:
        """What is known; None where the first result takes longer than one has patience.

        Raises what computing raised.
        """
        state = self.state()
        with self._lock:
            known = self._entries.get(key)
            fresh = known is not None and known.state == state
            coming = self._coming.get(key)
            if not fresh and coming is None and (known is None or _rested(known)):
                coming = self._coming[key] = self._pool.submit(self._compute, key, work)
        if coming is not None and known is None:
            try:
                coming.result(patience_seconds)
            except TimeoutError:
                return None
            known, fresh = self._entries.get(key), True
        return known and Figure(known.value, known.as_of, fresh)

    def state(self) -> Hashable:
        """The database as it is now; the same after writing that does not count."""
        found = _state(self._path)
        return self._same.get(found, found)

    def unchanged(self, before: Hashable, after: Hashable) -> None:
        """Between these two states nothing was written that counts; what is being computed stays, too."""
        if len(self._same) >= _MOST_SAME:
            self._same.clear()
        self._same[after] = before

    def _compute(self, key: Hashable, work: Callable[[Store], Any]) -> None:
        try:
            begun, state, as_of = time.monotonic(), self.state(), datetime.now().astimezone()
            value = work(self._store())
            ended = time.monotonic()
            with self._lock:
                if len(self._entries) >= _MOST_KEPT:
                    self._entries.clear()
                self._entries[key] = _Entry(value, as_of, state, ended, ended - begun)
        finally:
            with self._lock:
                del self._coming[key]

    def _store(self) -> Store:
        store: Store | None = getattr(self._own, "store", None)
        if store is None:
            store = self._own.store = open_database(self._path, self._mode)
        return store

    def run(self, work: Callable[[Store], Any]) -> None:
        """Do something in the background, before figures that are asked for later."""
        self._pool.submit(lambda: work(self._store()))

    def close(self) -> None:
        """Wait for what is being computed, and forget the rest."""
        self._pool.shutdown(cancel_futures=True)


def _rested(entry: _Entry) -> bool:
    return time.monotonic() - entry.ended >= min(entry.seconds * _REST, 60.0)


def _state(path: Path) -> Hashable:
    """Changes with every commit: SQLite's `data_version` cannot be compared across connections."""
    found = []
    for file in (path, path.with_name(path.name + "-wal")):
        try:
            stat = file.stat()
            found.append((stat.st_mtime_ns, stat.st_size))
        except OSError:
            found.append((0, 0))
    return tuple(found)
