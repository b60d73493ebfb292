"""Figures made by another process: the same results and errors, and an end that nobody waits for."""

import time

import pytest

from callbot.errors import StoreError
from callbot.web.studies import Studies


def calls(store, more):
    """How many calls there are, and some more."""
    return store.rows("SELECT count(*) FROM call")[0][0] + more


def refuses(_store):
    """Fails like a query may."""
    raise StoreError("no such thing", hint="look elsewhere", code="no-call")


def never_ends(_store, started):
    """Works until it is ended."""
    started.touch()
    while True:
        time.sleep(0.05)


@pytest.fixture
def studies(database):
    """Of sixty calls."""
    made = Studies(database)
    yield made
    made.close()


def wait_for(found):
    """What `found` gives as soon as it gives something."""
    for _ in range(600):
        if (value := found()) is not None:
            return value
        time.sleep(0.05)
    raise AssertionError("it never comes")


def test_a_study_is_made_once_and_kept(studies):
    """With its arguments, by a process that reads the same database."""
    figure = wait_for(lambda: studies.get("calls", calls, 5))
    assert figure.value == 65
    assert studies.get("calls", calls, 5).as_of == figure.as_of


def test_its_error_is_the_pages_error(studies):
    """With message and hint, whichever process it happened in."""
    with pytest.raises(StoreError, match="look elsewhere"):
        wait_for(lambda: studies.get("no", refuses, patience_seconds=20))


def test_closing_does_not_wait_for_it(studies, tmp_path):
    """A study of a million answers is ended at once."""
    started = tmp_path / "started"
    assert studies.get("long", never_ends, started) is None
    wait_for(lambda: started.exists() or None)
    studies.close()
