"""One real simulation a language, shared by the tests of this room."""

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


@pytest.fixture(scope="session", params=["zh", "en"])
def district(request, tmp_path_factory):
    """The shipped script and the store of calls that were held with it."""
    script = shipped(request.param)
    path = simulated(tmp_path_factory.mktemp("district"), script, mix="hostile")
    with open_database(path, "read") as store:
        yield script, store
