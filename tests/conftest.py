"""Fixtures that several rooms' tests use, and which tests may run beside each other."""

import os
import tempfile
from pathlib import Path

import pytest

from tests.soundcard import sound_card

__all__ = ["sound_card"]

# Nobody's own key is used or made; processes that tests start have the same.
os.environ["CALLBOT_PHONE_KEY"] = str(Path(tempfile.mkdtemp()) / "phone.key")


def pytest_xdist_auto_num_workers() -> int:
    """Two processes more than there are processors: those with sound cards hardly need one."""
    return (os.cpu_count() or 1) + 2


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the sound card in two processes, first; the files of the others in any.

    Calls through a card take their real time and hardly a processor: meanwhile the others run. Each
    process has a card of its own.
    """
    for item in items:
        group = file = item.nodeid.partition("::")[0]
        if _speaks(item):
            group = f"sound card {1 if file.startswith('tests/lines') else 2}"
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: not _speaks(item))


_begun: list[pytest.Item] = []


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A process whose first test is silent lets the one that speaks go first: sound cannot wait."""
    if not _begun:
        _begun.append(item)
        if "PYTEST_XDIST_WORKER" in os.environ and hasattr(os, "nice") and not _speaks(item):
            os.nice(5)


def _speaks(item: pytest.Item) -> bool:
    return "sound_card" in getattr(item, "fixturenames", ())
