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
    """One process more than there are processors: that of the sound card hardly needs one."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the sound card in one process, first; those of tuning, which share districts, too.

    Calls through the card take their real time and hardly a processor: meanwhile the others run, file
    by file in any process.
    """
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))
    items.sort(key=lambda item: _FIRST.get(_group(item), len(_FIRST)))


_SOUND, _TUNING = "sound card", "tuning"
_FIRST = {_SOUND: 0, _TUNING: 1}


def _group(item: pytest.Item) -> str:
    file = item.nodeid.partition("::")[0]
    return _SOUND if _speaks(item) else _TUNING if file.startswith("tests/tune/") else file


_begun: list[pytest.Item] = []


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A process whose first test is silent lets the one that speaks go first: sound cannot wait."""
    if not _begun:
        _begun.append(item)
        if "PYTEST_XDIST_WORKER" in os.environ and hasattr(os, "nice") and not _speaks(item):
            os.nice(5)


def _speaks(item: pytest.Item) -> bool:
    return "sound_card" in getattr(item, "fixturenames", ())
