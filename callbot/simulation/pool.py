"""Worker processes that may crash or hang without taking the run with them.

`concurrent.futures` breaks the whole pool when one worker dies; a recogniser that aborts (Kaldi's
asserts do) must cost one call. Each worker here has its own pipe and one task at a time: whoever dies
or passes its deadline costs that task, which is reported, and is replaced.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_IDLE_SECONDS = 0.25
SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Crash(Generic[Task]):
    """What became of a task whose worker died or hung."""

    task: Task
    why: str


class Pool(Generic[Task, Result]):
    """`workers` processes; each calls `setup()` once and what it returns for every task.

    `setup` must be picklable. `deadline_seconds` is the longest one task may take, `start_seconds`
    what a worker's first task gets besides.
    """

    def __init__(
        self,
        setup: Callable[[], Callable[[Task], Result]],
        workers: int,
        deadline_seconds: float = 120.0,
        start_seconds: float = 120.0,
    ) -> None:
        self._setup = setup
        self._deadline_seconds = deadline_seconds
        self._start_seconds = start_seconds
        self._workers = [_Worker[Task](setup) for _ in range(workers)]

    def run(self, tasks: Iterable[Task]) -> Iterator[Result | Crash[Task] | None]:
        """Results in the order of the tasks, however the workers finish.

        None comes now and then while nothing is finished, so that the caller can do what is due.
        Raises what a worker's `setup` or a task raised: an error is no crash, and a mistake of
        ours would come back with every task.
        """
        waiting = enumerate(tasks)
        finished: dict[int, Result | Crash[Task]] = {}
        following = 0
        ahead = 4 * len(self._workers)
        idle = deque(self._workers)
        busy: dict[_Worker[Task], int] = {}
        more = True
        while True:
            while idle and more and len(finished) < ahead:
                number, task = next(waiting, (-1, None))
                if number < 0 or task is None:
                    more = False
                    break
                worker = idle.popleft()
                worker.give(task, self._deadline_seconds + self._start_seconds * worker.fresh)
                busy[worker] = number
            if not busy and not finished:
                return
            for worker in self._ready(list(busy)) if busy else []:
                outcome = worker.take()
                number = busy.pop(worker)
                if isinstance(outcome, Crash):
                    self._workers.remove(worker)
                    worker.end()
                    worker = _Worker(self._setup)
                    self._workers.append(worker)
                idle.append(worker)
                finished[number] = outcome
            if following not in finished:
                yield None
            while following in finished:
                yield finished.pop(following)
                following += 1

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            worker.end()

    def __enter__(self) -> Pool[Task, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ready(self, busy: list[_Worker[Task]]) -> list[_Worker[Task]]:
        nearest = min(worker.deadline for worker in busy)
        seconds = min(max(0.0, nearest - time.monotonic()), _IDLE_SECONDS)
        ready = set(wait([worker.pipe for worker in busy], seconds))
        now = time.monotonic()
        return [w for w in busy if w.pipe in ready or w.deadline <= now]


class _Worker(Generic[Task]):
    def __init__(self, setup: Callable[[], Callable[[Task], Any]]) -> None:
        self.pipe, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=serve, args=(theirs, setup), daemon=True)
        self._process.start()
        theirs.close()
        self._task: Task | None = None
        self.fresh = True
        self.deadline = 0.0

    def give(self, task: Task, deadline_seconds: float) -> None:
        self._task = task
        self.fresh = False
        self.deadline = time.monotonic() + deadline_seconds
        with suppress(OSError):  # the worker is dead: `take` finds out and says so
            self.pipe.send(task)

    def take(self) -> Any:
        assert self._task is not None
        try:
            if not self.pipe.poll():
                return Crash(self._task, "gave no result within its deadline")
            outcome = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(5)
            return Crash(self._task, f"the worker died (exit code {self._process.exitcode})")
        if isinstance(outcome, Raised):
            raise outcome.error
        return outcome

    def end(self) -> None:
        self._process.kill()
        self._process.join(5)
        self.pipe.close()


@dataclass(frozen=True, slots=True)
class Raised:
    """What a worker sends when its task raised."""

    error: Exception


def serve(pipe: Connection, setup: Callable[[], Callable[[Any], Any]]) -> None:
    """The worker: Ctrl-C is the driver's business, its end of the pipe ends us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work: Callable[[Any], Any] | None = None
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        try:
            work = work or setup()
            pipe.send(work(task))
        except (BrokenPipeError, ConnectionResetError):
            return
        except Exception as error:  # noqa: BLE001 (raised again by the driver)
            error.add_note(traceback.format_exc())
            pipe.send(Raised(error))
