"""Workers that crash, hang or complain."""

import ctypes
import os
import time
from dataclasses import dataclass

import pytest

from callbot.errors import UsageError
from callbot.simulation.hands import Crash, Here, Local
from callbot.simulation.pool import Chunk, Pool, in_chunks


@dataclass(frozen=True)
class Setup:
    """Makes a worker that squares, except for the tasks named here."""

    abort: tuple[int, ...] = ()
    hang: tuple[int, ...] = ()
    complain: tuple[int, ...] = ()
    err: tuple[int, ...] = ()

    def __call__(self):
        """What runs in the worker."""
        return self.square

    def square(self, task):
        """One task."""
        if task in self.abort:
            os.abort()
        if task in self.hang:
            time.sleep(600)
        if task in self.complain:
            raise UsageError("no")
        if task in self.err:
            raise ZeroDivisionError
        return task * task


class Stuck:
    """A worker that a task other than 0 does not let go of, in code that is not Python's.

    As a regular expression that never comes back does, but without a processor's time.
    """

    def __call__(self, task):
        """One task."""
        return ctypes.PyDLL(None).sleep(600 * task) == 0


def results_of(pool, tasks):
    """What came of the tasks, without the idle moments."""
    return [result for result in pool.run(tasks) if result is not None]


def test_results_come_in_the_order_of_the_tasks():
    """Whoever finishes first, results keep the order in which tasks were given."""
    with Pool(Local(Setup(), 2)) as pool:
        assert results_of(pool, range(9)) == [n * n for n in range(9)]


def test_a_worker_that_aborts_costs_its_task_and_nothing_else():
    """An abort, as Kaldi's asserts do, is reported and the run goes on."""
    with Pool(Local(Setup(abort=(3,)), 2)) as pool:
        results = results_of(pool, range(6))
    assert isinstance(results[3], Crash)
    assert "died" in results[3].why
    assert [r for r in results if not isinstance(r, Crash)] == [0, 1, 4, 16, 25]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_dead_worker_had_in_hand_is_done_by_another(workers):
    """Of several tasks that wait with a worker only the one it was at is lost."""
    with Pool(Local(Setup(abort=(2, 7)), workers, each=4)) as pool:
        results = results_of(pool, range(12))
    assert [n for n, r in enumerate(results) if isinstance(r, Crash)] == [2, 7]
    assert [r for r in results if not isinstance(r, Crash)] == [
        n * n for n in range(12) if n not in (2, 7)
    ]


def test_a_worker_that_hangs_is_ended_at_its_deadline():
    """A hang costs its task too."""
    with Pool(Local(Setup(hang=(0,)), 1, deadline_seconds=0.5, start_seconds=20)) as pool:
        results_of(pool, [5])
        results = results_of(pool, [0, 2])
    assert isinstance(results[0], Crash)
    assert "deadline" in results[0].why
    assert results[1] == 4


def test_a_mistake_of_ours_ends_the_run_and_shows_where_it_was():
    """A Python error comes back with every task: it is raised at once, with the worker's traceback."""
    with Pool(Local(Setup(err=(1,)), 2)) as pool, pytest.raises(ZeroDivisionError) as raised:
        results_of(pool, range(3))
    assert "in square" in raised.value.__notes__[0]


def test_an_error_meant_for_people_reaches_them():
    """A CallbotError raised in a worker is raised to the caller, not taken for a crash."""
    with Pool(Local(Setup(complain=(1,)), 2)) as pool, pytest.raises(UsageError):
        results_of(pool, range(3))


@dataclass(frozen=True)
class Caller:
    """Makes a worker that squares whole tasks."""

    setup: Setup

    def __call__(self):
        """What runs in the worker."""
        return self.squares

    def squares(self, task):
        """Everybody of one task."""
        return [self.setup.square(index) for index in task]


def test_of_a_chunk_that_costs_a_worker_only_who_did_it_is_lost():
    """The others of it are called again, and everybody keeps their place."""
    crashes = []
    chunk = Chunk(4, 60)
    setup = Caller(Setup(abort=(5,)))
    found = in_chunks(setup, chunk.tasks(10), Here(2), chunk, lambda *told: crashes.append(told))
    assert [n for results in found if results for n in results] == [
        n * n for n in range(10) if n != 5
    ]
    ((index, why),) = crashes
    assert index == 5 and "died" in why
