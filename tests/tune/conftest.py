"""One real simulation a language, shared by the tests of this room."""

from functools import cache

import pytest

from callbot.commands.watching import run
from callbot.scriptfile.load import loads
from callbot.simulation.plan import Plan
from callbot.store.open import open_database
from callbot.store.registry import Correction, correct_answer
from tests.shipped import shipped

CALLS = 900
HOME = ("家", "home")


def lesser(language):
    """The shipped script, but for one thing: that who stayed at home has not travelled."""
    head = "[nodes.travel.categories.no]\n"
    before, after = shipped(language).text.split(head)
    category, rest = after.split("\n\n", 1)
    lines = category.splitlines()
    known = [line for line in lines if any(word in line for word in HOME)]
    assert len(known) > 2
    kept = "\n".join(line for line in lines if line not in known)
    return loads(f"{before}{head}{kept}\n\n{rest}")


def corrected(path):
    """The same database after somebody listened to those who were at home, and said what they meant.

    So there is something to be suggested, however much callbot learns to understand.
    """
    with open_database(path) as store:
        at_home = store.rows(
            "SELECT DISTINCT call_id, heard FROM turn JOIN simulated_truth USING (call_id)"
            " WHERE node = 'travel' AND kind = 'no_match' AND truth ->> '$.travel.truth' = 'no'"
            " AND (instr(heard, ?) OR instr(heard, ?)) AND because LIKE 'abstain: nothing%'"
            " GROUP BY call_id LIMIT 25",
            HOME,
        )
        for call_id, heard in at_home:
            decided = Correction("travel", ("no",), None, heard, "heard it")
            correct_answer(store, call_id, decided, "Li", "2020-02-11T09:00:00+08:00")
    return path


def simulated(folder, script, *, calls=CALLS, seed=3, mix="realistic"):
    """A database with one simulation of a script."""
    path = folder / f"{script.id}-{seed}.db"
    plan = Plan(script.text, script.id, calls, "text", mix, seed)
    run(script, plan, 1, path, quiet=True)
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Makes the district of a language, once."""
    folder = tmp_path_factory.mktemp("district")
    return cache(lambda language: corrected(simulated(folder, lesser(language), mix="hostile")))


@pytest.fixture(scope="module", params=["zh", "en"])
def district(request, made):
    """A script and the store of calls that were held with it."""
    with open_database(made(request.param), "read") as store:
        yield lesser(request.param), store
