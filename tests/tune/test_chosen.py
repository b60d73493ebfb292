"""Which calls are replayed, and in what parts they are taken."""

import shutil
import sqlite3

import pytest

from callbot.tune.chosen import Choice
from callbot.tune.replay import replay, replaying
from tests.tune.districts import district, edited, opened


@pytest.fixture
def some_without_words(tmp_path):
    """A district of 120 calls, of which every third has lost its words."""
    database = tmp_path / "district.db"
    shutil.copy(district("zh"), database)
    with sqlite3.connect(database) as db:
        db.execute("UPDATE turn SET prompt = '' WHERE call_id % 3 = 0")
    return database


def taken(choice, size):
    """The numbers of all calls, from all parts."""
    numbers = []
    while choice.left:
        part = choice.take(size)
        assert len(part) <= size
        numbers += [call.id for call in part]
    return numbers


@pytest.mark.parametrize("size", [1, 7, 50, 1000])
def test_whatever_the_parts_every_call_with_words_is_taken_once(some_without_words, size):
    """In the order of their numbers; how many there are is known in the end."""
    with opened(some_without_words) as store:
        choice = Choice(store, edited("zh"), None, None)
        assert choice.total == 120
        assert taken(choice, size) == [number for number in range(1, 121) if number % 3]
        assert choice.total == 80 == replay(store, edited("zh")).calls


def test_a_limit_counts_calls_with_words(some_without_words):
    """And is not more than there are."""
    with opened(some_without_words) as store:
        for limit, there_are in ((10, 10), (79, 79), (80, 80), (500, 80)):
            choice = Choice(store, edited("zh"), 1, limit)
            assert len(taken(choice, 30)) == there_are == choice.total


def test_calls_that_are_deleted_meanwhile_are_not_waited_for(some_without_words):
    """A page replays while somebody deletes the last calls."""
    with opened(some_without_words) as store:
        choice = Choice(store, edited("zh"), None, None)
        choice.take(30)
        with sqlite3.connect(some_without_words) as db:
            for table, column in (("turn", "call_id"), ("call", "id")):
                db.execute(f"DELETE FROM {table} WHERE {column} > 60")
        assert len(taken(choice, 30)) == 20
        assert choice.total == 40


def test_a_replay_that_nobody_waits_for_ends_within_a_part():
    """The next edit wants the processor now, not a few thousand calls later."""
    looked_at = []

    class EnoughError(Exception):
        """What a newer edit raises."""

    def heed():
        looked_at.append(1)
        if len(looked_at) > 20:
            raise EnoughError

    script = edited("zh", ('evidence = ["stayed_home"]\n', ""))
    with opened(district("zh")) as store:
        growing = replaying(store, script, heed=heed)
        assert next(growing).calls == 0
        with pytest.raises(EnoughError):
            next(growing)
    assert len(looked_at) == 21
