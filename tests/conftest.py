"""Fixtures that several rooms' tests use, and which tests may run beside each other."""

import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from tests.soundcard import sound_card

__all__ = ["sound_card"]

# callbot is started some hundred times: it is compiled once, wherever Python was told not to keep that.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# However busy the machine is; tests do not time.
settings.register_profile("any machine", parent=settings(), deadline=None)
settings.load_profile("any machine")
# Nobody's own key is used or made; processes that tests start have the same.
os.environ["CALLBOT_PHONE_KEY"] = str(Path(tempfile.mkdtemp()) / "phone.key")


def pytest_xdist_auto_num_workers() -> int:
    """Two processes more than there are processors: those of the two sound cards hardly need one."""
    return (os.cpu_count() or 1) + 2


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests with a sound card in two processes, first; in one those of tuning, which share districts.

    Calls through a card take their real time and hardly a processor: meanwhile the others run, file
    by file in any process, and those that take longest before the rest, lest one is left at the end.
    """
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))
    items.sort(key=lambda item: _FIRST.get(_group(item), len(_FIRST)))


_CALLS, _SOUND, _TUNING = "tests/lines/test_laptop.py", "sound card", "tuning"
_FIRST = {
    group: place
    for place, group in enumerate((
        _CALLS, _SOUND, _TUNING,
        "tests/simulation/test_cluster.py",
        "tests/campaign/test_processes.py",
        "tests/web/test_browser.py",
        "tests/web/test_tune_browser.py",
        "tests/simulation/test_simulate.py",
        "tests/campaign/test_taken_up.py",
        "tests/web/test_whole_path.py",
        "tests/store/test_forgetting.py",
        "tests/test_style.py",
        "tests/test_wheel.py",
    ))
}  # fmt: skip


def _group(item: pytest.Item) -> str:
    file = item.nodeid.partition("::")[0]
    if _speaks(item):
        # Each process has a card of its own. The calls of that file take longer than all the others.
        return _CALLS if file == _CALLS else _SOUND
    return _TUNING if file.startswith("tests/tune/") else file


_POLITE = 10
"""How nice silent tests are to those that speak: they get a ninth of the processor where both want it."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A process that has come to its silent tests lets those that speak go first: sound cannot wait."""
    if "PYTEST_XDIST_WORKER" in os.environ and hasattr(os, "nice") and not _speaks(item):
        os.nice(max(0, _POLITE - os.nice(0)))


def _speaks(item: pytest.Item) -> bool:
    return "sound_card" in getattr(item, "fixturenames", ())
