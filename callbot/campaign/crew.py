"""The workers of a campaign: jobs go in when a number is dialled, results come out when they are needed.

Nothing depends on how jobs are cut into chunks or on who holds them. A worker that dies or hangs costs its
chunks once more; a call that kills a worker twice is left to the caller as technical trouble.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from itertools import count
from typing import Protocol

from callbot.campaign.calling import CampaignCaller, Held, Job, unpacked
from callbot.simulation.hands import Crash, Hands, Staff, staff_of
from callbot.simulation.run import CALL_SECONDS

Key = tuple[int, int, int]
"""Person, attempt and day."""

_CHUNK = 24
"""Calls a task: some 25 ms of work."""
_FEW = 4
"""Calls a task while somebody has nothing to do."""
_EACH = 6
"""Tasks that a worker has at a time: it works on while the driver writes what came of a second."""
_AHEAD = 512
"""People whose turn has not come, for each worker; half of them will answer."""
_MOST_CRASHES = 2
_DEADLINE_SECONDS = CALL_SECONDS
"""For a task; whoever takes longer hangs, and is one of those that die."""


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
    """Several processes, here or in a cluster, that are given chunks of calls."""

    def __init__(self, hands: Hands[list[Job], bytes], workers: int) -> None:
        self.ahead = _AHEAD * workers
        self._hands = hands
        self._workers = workers
        self._waiting: deque[Job] = deque()
        self._alone: deque[Job] = deque()
        """Calls of chunks that cost a worker: one of each did it."""
        self._wanted: set[Key] = set()
        self._results: dict[Key, Held | None] = {}
        self._crashes: Counter[Key] = Counter()
        self._chunks = count()

    def want(self, job: Job) -> None:
        """Queue it, unless it was wanted before."""
        key = job[:3]
        if key not in self._wanted:
            self._wanted.add(key)
            self._waiting.append(job)
            if len(self._waiting) % _FEW == 0:
                self._receive(0.0)
                idle = self._hands.room > self._workers * (_EACH - 1)
                self._hand_out(_FEW if idle else _CHUNK)

    def take(self, job: Job) -> Held | None:
        """Wait for the call."""
        key = job[:3]
        self.want(job)
        while key not in self._results:
            self._hand_out(1)
            self._receive(None)
        self._wanted.discard(key)
        return self._results.pop(key)

    def forget(self, key: Key) -> None:
        """Drop it when it comes."""
        self._wanted.discard(key)
        self._results.pop(key, None)

    def close(self) -> None:
        """End all workers at once."""
        self._hands.close()

    def _hand_out(self, least: int) -> None:
        """Give chunks as long as somebody has room for one."""
        while self._alone and self._hands.room > 0:
            self._hands.give(next(self._chunks), [self._alone.popleft()])
        while len(self._waiting) >= least and self._hands.room > 0:
            share = -(-len(self._waiting) // self._workers)
            size = min(len(self._waiting), _CHUNK, max(_FEW, share))
            chunk = [self._waiting.popleft() for _ in range(size)]
            self._hands.give(next(self._chunks), chunk)

    def _receive(self, seconds: float | None) -> None:
        """Take what has come, waiting so long for the first of it."""
        for _, packed in self._hands.finished(seconds):
            if isinstance(packed, Crash):
                self._held_again(packed.task)
                continue
            for held in unpacked(packed):
                if held[:3] in self._wanted:
                    self._results[held[:3]] = held

    def _held_again(self, chunk: list[Job]) -> None:
        """Somebody else holds the calls of a worker that died, one by one."""
        for job in chunk:
            self._crashes[job[:3]] += 1
            if self._crashes[job[:3]] > _MOST_CRASHES:
                self._results[job[:3]] = None
            else:
                self._alone.append(job)


def crew(setup: Callable[[], CampaignCaller], workers: int | Staff) -> Crew:
    """This process alone, or as many workers besides it."""
    if workers == 1:
        return Alone(setup)
    staff = staff_of(workers)
    return Workers(staff.hands(setup, _EACH, _DEADLINE_SECONDS), staff.workers)
