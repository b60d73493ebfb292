"""The workers of a campaign: jobs go in when a number is dialled, results come out when they are needed.

Nothing depends on how jobs are cut into chunks or on who holds them. A worker that dies costs its
chunks once more; a call that kills a worker twice is left to the caller as technical trouble.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from multiprocessing.connection import wait
from typing import Protocol

from callbot.campaign.calling import CampaignCaller, Held, Job, unpacked
from callbot.simulation.pool import SPAWN, Raised, serve

Key = tuple[int, int, int]
"""Person, attempt and day."""

_CHUNK = 32
"""Calls a task: some 40 ms of work."""
_AHEAD = 2
"""Tasks that a worker has at a time, so that it never waits for the next."""
_MOST_CRASHES = 2


class Crew(Protocol):
    """Whoever holds the calls."""

    ahead: int
    """How many people of the queue may be looked at before their turn."""

    def want(self, job: Job) -> None:
        """This call will be needed."""

    def take(self, job: Job) -> Held | None:
        """The call, as soon as it is there; None where it cannot be held."""

    def forget(self, key: Key) -> None:
        """This call is not needed after all."""

    def close(self) -> None:
        """Nobody is needed any more."""


class Alone:
    """One process does it all."""

    ahead = 0

    def __init__(self, setup: Callable[[], CampaignCaller]) -> None:
        self._caller = setup()

    def want(self, job: Job) -> None:
        """Held when it is taken."""

    def take(self, job: Job) -> Held | None:
        """Hold the call now."""
        return self._caller.hold(job)

    def forget(self, key: Key) -> None:
        """Nothing was kept."""

    def close(self) -> None:
        """Nothing runs."""


class Workers:
    """Several processes, each with a chunk in hand and one waiting."""

    ahead = 512

    def __init__(self, setup: Callable[[], CampaignCaller], workers: int) -> None:
        self._setup = setup
        self._workers = [_Worker(setup) for _ in range(workers)]
        self._waiting: deque[Job] = deque()
        self._wanted: set[Key] = set()
        self._results: dict[Key, Held | None] = {}
        self._crashes: Counter[Key] = Counter()

    def want(self, job: Job) -> None:
        """Queue it, unless it was wanted before."""
        key = job[:3]
        if key not in self._wanted:
            self._wanted.add(key)
            self._waiting.append(job)
            if len(self._waiting) >= _CHUNK:
                self._hand_out(_CHUNK)

    def take(self, job: Job) -> Held | None:
        """Wait for the call."""
        key = job[:3]
        self.want(job)
        while key not in self._results:
            self._hand_out(1)
            self._receive()
        self._wanted.discard(key)
        return self._results.pop(key)

    def forget(self, key: Key) -> None:
        """Drop it when it comes."""
        self._wanted.discard(key)
        self._results.pop(key, None)

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            worker.end()

    def _hand_out(self, least: int) -> None:
        """Give chunks to whoever has room, the idlest first."""
        while len(self._waiting) >= least:
            worker = min(self._workers, key=lambda w: len(w.chunks))
            if len(worker.chunks) >= _AHEAD:
                return
            size = min(len(self._waiting), _CHUNK)
            worker.give([self._waiting.popleft() for _ in range(size)])

    def _receive(self) -> None:
        """Take what has come, waiting for at least one chunk."""
        busy = {worker.pipe: worker for worker in self._workers if worker.chunks}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            packed = worker.receive()
            if packed is None:
                self._replace(worker)
                continue
            worker.chunks.popleft()
            for held in unpacked(packed):
                if held[:3] in self._wanted:
                    self._results[held[:3]] = held

    def _replace(self, dead: _Worker) -> None:
        """Somebody else holds the calls of a worker that died, one by one."""
        dead.end()
        place = self._workers.index(dead)
        self._workers[place] = _Worker(self._setup)
        for chunk in dead.chunks:
            for job in chunk:
                self._crashes[job[:3]] += 1
                if self._crashes[job[:3]] > _MOST_CRASHES:
                    self._results[job[:3]] = None
                else:
                    self._waiting.appendleft(job)


class _Worker:
    def __init__(self, setup: Callable[[], CampaignCaller]) -> None:
        self.pipe, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=serve, args=(theirs, setup), daemon=True)
        self._process.start()
        theirs.close()
        self.chunks: deque[list[Job]] = deque()

    def give(self, chunk: list[Job]) -> None:
        self.chunks.append(chunk)
        try:
            self.pipe.send(chunk)
        except OSError:  # the worker is dead: `receive` finds out
            return

    def receive(self) -> bytes | None:
        """A finished chunk; None where the worker has died. Raises what a call raised."""
        try:
            got = self.pipe.recv()
        except (EOFError, OSError):
            return None
        if isinstance(got, Raised):
            raise got.error
        return bytes(got)

    def end(self) -> None:
        self._process.kill()
        self._process.join(5)
        self.pipe.close()


def crew(setup: Callable[[], CampaignCaller], workers: int) -> Crew:
    """This process alone, or as many workers besides it."""
    return Alone(setup) if workers == 1 else Workers(setup, workers)
