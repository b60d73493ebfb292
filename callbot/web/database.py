"""The database for pages: a few reading threads with a connection each, and one that writes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

from callbot.store.open import Store, open_database

T = TypeVar("T")
_READERS: Final = 3
"""One person reads; a page loads a few things at once."""


class Database:
    """Runs work on a store outside the event loop. Close it at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()
        self._stores: list[Store] = []
        self._reading = ThreadPoolExecutor(_READERS, "reading")
        self._writing = ThreadPoolExecutor(1, "writing")

    async def read(self, work: Callable[[Store], T]) -> T:
        """The result of `work`, which only reads. Raises what it raises."""
        return await asyncio.get_running_loop().run_in_executor(
            self._reading, lambda: work(self._store("read"))
        )

    async def write(self, work: Callable[[Store], T]) -> T:
        """The result of `work`, which may write; one at a time. Raises what it raises."""
        return await asyncio.get_running_loop().run_in_executor(
            self._writing, lambda: work(self._store("live"))
        )

    def _store(self, mode: str) -> Store:
        store: Store | None = getattr(self._own, "store", None)
        if store is None:
            store = self._own.store = open_database(self.path, "live" if mode == "live" else "read")
            self._stores.append(store)
        return store

    def close(self) -> None:
        """Finish what runs, then close every connection in its own thread."""
        for pool, threads in ((self._reading, _READERS), (self._writing, 1)):
            barrier = threading.Barrier(threads)
            for _ in range(threads):
                pool.submit(self._close_own, barrier)
            pool.shutdown()

    def _close_own(self, barrier: threading.Barrier) -> None:
        barrier.wait()  # so that each thread takes one of these
        store: Store | None = getattr(self._own, "store", None)
        if store is not None:
            store.close()
