"""Writes calls until it is killed; says on stdout what it has been told is written."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stored_calls import AT, contact, corrected, record, script, travelled

from callbot.core import messages as m
from callbot.store.journal import BatchJournal, CallJournal
from callbot.store.open import open_database
from callbot.store.registry import RunPlan, begin_run


def live(store):
    """Calls one after the other, each step acknowledged after it is durable."""
    while True:
        journal = CallJournal(store)
        call_id = journal.begin(contact(), script(), "typed", AT)
        events = travelled()
        for at in sorted({at for at, _ in events}):
            step = tuple(event for when, event in events if when == at)
            for event in step:
                if isinstance(event, m.Replied):
                    journal.heard(m.Heard(event.alternatives, event.seconds), at)
                    say(call_id, event.turn, "heard")
            journal.record(step, at)
            for event in step:
                if isinstance(event, m.Replied):
                    say(call_id, event.turn, event.understood.kind)
        journal.finish(17.0)


def batch(store):
    """Simulated calls, a commit for every 50 of them."""
    run_id = begin_run(store, script(), RunPlan("text", "easy", 1, 10**6, 1), AT)
    seconds = iter(range(10**9))
    # A clock of its own: each look at it is 10 ms later.
    journal = BatchJournal(store, run_id, script().sha256, "text", lambda: next(seconds) / 100)
    calls = [record(events) for events in (travelled(), corrected())]
    number = 0
    while True:
        journal.add(calls[number % 2])
        number += 1
        say(journal.written, 0, "written")


def say(*words):
    """One line, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    how, path = sys.argv[1:]
    if how == "live":
        live(open_database(path, "live"))
    else:
        batch(open_database(path, "simulation"))
