"""Figures that take minutes where there are many calls, made by a process of their own.

In a thread they would slow every page down, and Ctrl-C would have to wait for them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from callbot.errors import CallbotError
from callbot.store.open import Store, open_database
from callbot.web.kept import Figure, Kept

Study = Callable[..., Any]
"""A function of a module, called with an open store and arguments that can be pickled."""


class Studies:
    """Results by key, kept like all figures. Close it at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.kept = self._kept = Kept(path, "read")
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._pid = 0
        self._closed = False

    def get(
        self, key: Hashable, study: Study, *args: Any, patience_seconds: float = 0.04
    ) -> Figure | None:
        """What is known; None while it is made for the first time. Raises what making raised."""
        found = self._kept.get(key, lambda _store: self._made(study, args), patience_seconds)
        if found is not None and isinstance(found.value, CallbotError):
            raise found.value
        return found

    def _made(self, study: Study, args: tuple[Any, ...]) -> Any:
        """The result; an error is one as well, or the page would wait for it for ever."""
        try:
            return self._worker().submit(_study, self._path, study, args).result()
        except BrokenProcessPool:
            self._pool = None
            return CallbotError(
                "the process that makes these figures was ended",
                hint="there may not be memory enough; start the review again",
                code="ended",
            )
        except CallbotError as error:
            return error

    def _worker(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._closed:
                raise CallbotError("the review is closing", code="ended")
            if self._pool is None:
                # Started anew, not forked: a copy of a server with threads may hang.
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, context, initializer=_begin)
                self._pid = self._pool.submit(os.getpid).result()
            return self._pool

    def close(self) -> None:
        """End it, whatever it is at."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            if self._pool is not None:
                try:
                    os.kill(self._pid, getattr(signal, "SIGKILL", signal.SIGTERM))
                except ProcessLookupError:
                    self._pid = 0  # gone already
        self._kept.close()
        if self._pool is not None:
            self._pool.shutdown()


def _begin() -> None:
    """Ctrl-C is meant for the server, which then ends this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _study(path: Path, study: Study, args: tuple[Any, ...]) -> Any:
    store: Store
    with open_database(path, "read") as store:
        return study(store, *args)
