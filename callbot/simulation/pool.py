"""Tasks in, results out, in the order of the tasks, whoever does them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Any, Generic, NamedTuple

from callbot.simulation.hands import Crash, Hands, Here, Result, Staff, Task

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


class Chunk(NamedTuple):
    """How many people a task has, and how long it may take at most."""

    people: int
    deadline_seconds: float

    def tasks(self, people: int) -> Iterator[range]:
        """Everybody, by their place."""
        for first in range(0, people, self.people):
            yield range(first, min(first + self.people, people))

    def count(self, people: int) -> int:
        """How many tasks these are."""
        return -(-people // self.people)


Chunks = Callable[[], Callable[[Sequence[int]], list[Result]]]
"""Makes what calls the people of a task."""


def in_chunks(
    setup: Chunks[Result],
    tasks: Iterable[Sequence[int]],
    staff: Staff,
    chunk: Chunk,
    crashed: Callable[[int, str], None],
) -> Iterator[list[Result] | None]:
    """What came of each task, in their order, and None now and then; see `Pool.run`.

    Whoever kills a worker is told to `crashed`, with why; the others of their task are called again.
    """
    # One with sound takes seconds: nobody waits for the next.
    each = 1 if chunk.people == 1 else 2
    with Pool(staff.hands(setup, each, chunk.deadline_seconds)) as pool:
        for outcome in pool.run(tasks):
            if not isinstance(outcome, Crash):
                yield outcome
            elif len(outcome.task) == 1:
                crashed(outcome.task[0], outcome.why)
            else:
                alone = ([index] for index in outcome.task)
                yield from in_chunks(setup, alone, Here(1), chunk, crashed)
