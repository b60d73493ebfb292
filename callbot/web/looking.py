"""Notes who looks at which page about people, without making anybody wait for the disk.

A thread of its own writes what was looked at since, a few times a second. Where another program holds
the database it tries again; what was not noted when the review ends is tried once more then.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from callbot.errors import StoreError
from callbot.store.keeping import audit
from callbot.store.keeping.audit import Actor, Look
from callbot.store.open import Store, open_database
from callbot.web.kept import Kept
from callbot.web.security import ACCESS

_TOGETHER_SECONDS: Final = 0.2
_AGAIN_SECONDS: Final = 2.0


class Seen(NamedTuple):
    """Something that somebody saw or did."""

    actor: Actor
    look: Look
    at: datetime


class Looking:
    """The one writer of the trail for all pages. Close it at the end."""

    def __init__(self, path: Path, kept: Sequence[Kept], *, writable: bool) -> None:
        self._path, self._kept = path, kept
        self._coming: queue.SimpleQueue[Seen | None] = queue.SimpleQueue()
        self._waiting: list[Seen] = []
        self._store: Store | None = None
        self._writable = writable
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to write, where that can be done."""
        if self._writable:
            self._thread = threading.Thread(target=self._run, name="looking")
            self._thread.start()

    def add(self, seen: Seen) -> None:
        """Note this, soon."""
        if self._thread:
            self._coming.put(seen)

    def close(self) -> None:
        """Write what is left."""
        if self._thread:
            self._coming.put(None)
            self._thread.join()

    def _run(self) -> None:
        with suppress(StoreError):
            # Before figures are counted: opening writes, too.
            self._store = open_database(self._path, "live")
        ending = threading.Event()
        while not ending.is_set():
            self._take(ending)
            ending.wait(_TOGETHER_SECONDS)
            while not self._coming.empty():
                self._take(ending)
            self._write(ending)
        if self._store is not None:
            self._store.close()

    def _take(self, ending: threading.Event) -> None:
        seen = self._coming.get()
        if seen is None:
            ending.set()
        else:
            self._waiting.append(seen)

    def _write(self, ending: threading.Event) -> None:
        while self._waiting:
            try:
                self._written()
            except StoreError as error:
                ACCESS.warning("who looks is not noted yet: %s", error.message)
                if ending.wait(_AGAIN_SECONDS) or error.code not in ("locked", "full"):
                    return
            else:
                self._waiting.clear()

    def _written(self) -> None:
        """One transaction; figures that are kept are as true after it as before."""
        if self._store is None:
            self._store = open_database(self._path, "live")
        store, kept = self._store, self._kept
        with store.writing() as conn:
            before = [one.state() for one in kept]  # nobody else can write now
            for seen in self._waiting:
                audit.write(conn, seen.actor, [seen.look], seen.at)
            version = _version(store)
        after = [one.state() for one in kept]
        if _version(store) == version:  # nor has anybody since
            for one, was, now in zip(kept, before, after, strict=True):
                one.unchanged(was, now)


def _version(store: Store) -> int:
    """Changes when another connection commits."""
    ((version,),) = store.rows("PRAGMA data_version")
    return int(version)
