"""Processes that do tasks: what a pool and a campaign's crew need of them, and those of this machine.

A worker may crash or hang without taking the run with it. `concurrent.futures` breaks the whole pool
when one worker dies; a recogniser that aborts (Kaldi's asserts do) must cost one task. Each worker
here has pipes of its own: whoever dies or passes its deadline costs the task it was at, which is
reported, and is replaced. `callbot.simulation.cluster` has the hands of other machines.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Given = TypeVar("Given", contravariant=True)
Made = TypeVar("Made", covariant=True)

SPAWN = multiprocessing.get_context("spawn")

START_SECONDS = 120.0
"""What the first task of a worker gets besides its own time: script, population and engines are made."""
_PIPE_BYTES = 1 << 20
"""Some finished chunks: a worker that cannot hand over what it has done stands still."""


@dataclass(frozen=True, slots=True)
class Crash(Generic[Task]):
    """What became of a task whose worker died or hung."""

    task: Task
    why: str


class Hands(Protocol[Given, Made]):
    """Processes that do tasks. Each calls `setup()` once, and what that returns for every task."""

    @property
    def room(self) -> int:
        """How many tasks may be given now: enough that nobody waits for the next."""

    @property
    def busy(self) -> bool:
        """Whether a task was given that is not finished."""

    def give(self, number: int, task: Given) -> None:
        """Have it done by somebody; it comes back with this number."""

    def finished(self, seconds: float | None) -> list[tuple[int, Any]]:
        """Tasks by number, each with its result or a `Crash`; waits so long for the first of them.

        Raises what `setup` or a task raised: an error is no crash, and a mistake of ours would come
        back with every task.
        """

    def close(self) -> None:
        """Nobody is needed any more."""


class Staff(Protocol):
    """Who does the work of a run: processes here, or a cluster."""

    @property
    def workers(self) -> int:
        """How many processes."""

    def hands(
        self, setup: Callable[[], Callable[[Task], Result]], each: int, deadline_seconds: float
    ) -> Hands[Task, Result]:
        """`each` tasks are in hand of everybody; one of them may take so long at most."""


@dataclass(frozen=True, slots=True)
class Here:
    """Processes of this machine."""

    workers: int

    def hands(
        self, setup: Callable[[], Callable[[Task], Result]], each: int, deadline_seconds: float
    ) -> Hands[Task, Result]:
        """Start them."""
        return Local(setup, self.workers, each, deadline_seconds)


def staff_of(workers: int | Staff) -> Staff:
    """A number means processes of this machine."""
    return Here(workers) if isinstance(workers, int) else workers


class Local(Generic[Task, Result]):
    """Processes of this machine; `setup` must be picklable.

    `deadline_seconds` is the longest one task may take, `start_seconds` what a worker's first task
    gets besides.
    """

    def __init__(
        self,
        setup: Callable[[], Callable[[Task], Result]],
        workers: int,
        each: int = 1,
        deadline_seconds: float = math.inf,
        start_seconds: float = START_SECONDS,
    ) -> None:
        self._setup = setup
        self._seconds = deadline_seconds, start_seconds
        self._workers = [_Worker[Task](setup, *self._seconds) for _ in range(workers)]
        self._each = each
        self._again: deque[tuple[int, Task]] = deque()
        """Tasks that a worker which died had in hand besides the one it was at."""

    @property
    def room(self) -> int:
        """How many tasks may be given now."""
        given = sum([len(worker.in_hand) for worker in self._workers])
        return len(self._workers) * self._each - given - len(self._again)

    @property
    def busy(self) -> bool:
        """Whether a task was given that is not finished."""
        return bool(self._again) or any(worker.in_hand for worker in self._workers)

    def give(self, number: int, task: Task) -> None:
        """The idlest gets it."""
        min(self._workers, key=lambda worker: len(worker.in_hand)).give(number, task)

    def finished(self, seconds: float | None) -> list[tuple[int, Any]]:
        """What has come, or the first that comes."""
        while self._again and self.room + len(self._again) > 0:
            self.give(*self._again.popleft())
        busy = {worker.results: worker for worker in self._workers if worker.in_hand}
        if not busy:
            return []
        nearest = min(worker.deadline for worker in busy.values()) - time.monotonic()
        seconds = min(nearest, math.inf if seconds is None else seconds)
        ready = set(wait(list(busy), None if seconds == math.inf else max(0.0, seconds)))
        now = time.monotonic()
        done: list[tuple[int, Any]] = []
        for pipe, worker in busy.items():
            if pipe in ready or worker.deadline <= now:
                done += self._taken(worker)
        return done

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            worker.end()

    def _taken(self, worker: _Worker[Task]) -> Iterator[tuple[int, Any]]:
        """All that a worker has finished; whoever died is replaced."""
        while True:
            number, outcome = worker.take()
            yield number, outcome
            if isinstance(outcome, Crash):
                worker.end()
                place = self._workers.index(worker)
                self._workers[place] = _Worker(self._setup, *self._seconds)
                self._again += worker.in_hand
                return
            if not worker.in_hand or not worker.results.poll():
                return


class _Worker(Generic[Task]):
    def __init__(
        self, setup: Callable[[], Callable[[Task], Any]], deadline_seconds: float, start: float
    ) -> None:
        # One way each, so that the results' can be widened.
        theirs, self._tasks = SPAWN.Pipe(duplex=False)
        self.results, their_results = SPAWN.Pipe(duplex=False)
        _widen(self.results)
        self._process = SPAWN.Process(
            target=_serve, args=(theirs, their_results, setup), daemon=True
        )
        self._process.start()
        theirs.close()
        their_results.close()
        self.in_hand: deque[tuple[int, Task]] = deque()
        self._seconds = deadline_seconds
        self._extra = start
        self.deadline = math.inf
        """Of the task that it is at."""

    def give(self, number: int, task: Task) -> None:
        self.in_hand.append((number, task))
        if len(self.in_hand) == 1:
            self._watch()
        with suppress(OSError):  # the worker is dead: `take` finds out and says so
            self._tasks.send(task)

    def take(self) -> tuple[int, Any]:
        number, task = self.in_hand.popleft()
        try:
            if not self.results.poll():
                return number, Crash(task, "gave no result within its deadline")
            outcome = self.results.recv()
        except (EOFError, OSError):
            self._process.join(5)
            return number, Crash(task, f"the worker died (exit code {self._process.exitcode})")
        if isinstance(outcome, _Raised):
            raise outcome.error
        self._watch()
        return number, outcome

    def end(self) -> None:
        self._process.kill()
        self._process.join(5)
        self._tasks.close()
        self.results.close()

    def _watch(self) -> None:
        """From now on the first task in hand is the one it is at."""
        self.deadline = time.monotonic() + self._seconds + self._extra
        self._extra = 0.0


@dataclass(frozen=True, slots=True)
class _Raised:
    """What a worker sends when its task raised."""

    error: Exception


def _serve(
    tasks: Connection, results: Connection, setup: Callable[[], Callable[[Any], Any]]
) -> None:
    """The worker: Ctrl-C is the driver's business, its end of the pipe ends us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work: Callable[[Any], Any] | None = None
    while True:
        try:
            task = tasks.recv()
        except EOFError:
            return
        try:
            work = work or setup()
            results.send(work(task))
        except (BrokenPipeError, ConnectionResetError):
            return
        except Exception as error:  # noqa: BLE001 (raised again by the driver)
            error.add_note(traceback.format_exc())
            results.send(_Raised(error))


def _widen(pipe: Connection) -> None:
    """Let a pipe hold more than usual, where the system can."""
    if os.name == "posix":
        import fcntl

        with suppress(AttributeError, OSError):  # Linux alone has it
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
