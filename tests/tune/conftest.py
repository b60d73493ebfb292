"""One real simulation a language, shared by the tests of this room."""

from functools import cache

import pytest

from callbot.commands.watching import run
from callbot.simulation.plan import Plan
from callbot.store.open import open_database
from tests.shipped import shipped

CALLS = 3000


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
    return cache(lambda language: simulated(folder, shipped(language), mix="hostile"))


@pytest.fixture(scope="module", params=["zh", "en"])
def district(request, made):
    """The shipped script and the store of calls that were held with it."""
    with open_database(made(request.param), "read") as store:
        yield shipped(request.param), store
