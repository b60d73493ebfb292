"""What a Dask worker does for us: one task, by what was made once in its process, within a deadline."""

from __future__ import annotations

import faulthandler
import gc
import math
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import IO, Any

import callbot
from callbot.errors import UsageError
from callbot.simulation.hands import START_SECONDS

Version = tuple[str, str]
"""Of callbot and of Python, without its patch level."""


def version() -> Version:
    """What a worker must have in common with the driver, so that the same seed means the same calls."""
    return callbot.__version__, f"{sys.version_info.major}.{sys.version_info.minor}"


def refused(worker: str, has: Version) -> UsageError:
    """A worker that must not do our work, and why."""
    mine, python = version()
    return UsageError(
        f"the worker {worker} has callbot {has[0]} on Python {has[1]}, this is callbot {mine} on"
        f" Python {python}: the same seed would not mean the same calls",
        hint="install the same callbot and Python there",
        code="version",
    )


_MADE: dict[bytes, Callable[[Any], Any]] = {}
"""What the last setup made: a process works for one run at a time, mostly."""
_LOCK = Lock()
"""Understanding is not for several threads, which a worker of Dask usually has."""


def do(wanted: Version, setup: bytes, task: Any, deadline_seconds: float) -> Any:
    """What the task comes to; `setup` makes what does it. Raises UsageError for another version's driver."""
    if version() != wanted:  # it came after the run had begun
        from distributed import get_worker

        raise refused(get_worker().address, version())
    with _LOCK:
        if setup not in _MADE:
            _MADE.clear()
            with _ended_after(deadline_seconds + START_SECONDS):
                _MADE[setup] = pickle.loads(setup)()  # noqa: S301 - from our own driver
            # Unlike ours, this process has others who make garbage.
            gc.enable()
        with _ended_after(deadline_seconds):
            return _MADE[setup](task)


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """End this process where that takes longer, whatever it is at.

    By a thread that needs nothing of Python: what hangs in an engine or a regular expression may never
    let go of the interpreter.
    """
    if seconds == math.inf:
        yield
        return
    faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere())
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


@cache
def _nowhere() -> IO[str]:
    """Nobody at a worker's terminal is told where it hung; the driver tells which call it was."""
    return Path(os.devnull).open("w", encoding="utf-8")
