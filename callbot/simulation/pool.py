"""Tasks in, results out, in the order of the tasks, whoever does them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, Generic

from callbot.simulation.hands import Crash, Hands, Result, Task

__all__ = ["Crash", "Pool"]

_IDLE_SECONDS = 0.25
_AHEAD = 4
"""How many times as many results as there are tasks in hand may wait for the first that is missing."""


class Pool(Generic[Task, Result]):
    """Has these hands do tasks. Close it, or use it in a `with`."""

    def __init__(self, hands: Hands[Task, Result]) -> None:
        self._hands = hands
        self._numbers = count()

    def run(self, tasks: Iterable[Task]) -> Iterator[Result | Crash[Task] | None]:
        """Results in the order of the tasks, however the workers finish.

        None comes now and then while nothing is finished, so that the caller can do what is due.
        Raises what a worker's `setup` or a task raised.
        """
        hands = self._hands
        waiting = iter(tasks)
        given = deque[int]()
        done: dict[int, Any] = {}
        while True:
            while hands.room > 0 and len(done) < _AHEAD * (len(given) - len(done) + hands.room):
                try:
                    task = next(waiting)
                except StopIteration:
                    break
                given.append(next(self._numbers))
                hands.give(given[-1], task)
            if not given:
                return
            done.update(hands.finished(_IDLE_SECONDS))
            if given[0] not in done:
                yield None
            while given and given[0] in done:
                yield done.pop(given.popleft())

    def close(self) -> None:
        """Nobody is needed any more."""
        self._hands.close()

    def __enter__(self) -> Pool[Task, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
