"""Fixtures that several rooms' tests use, and which tests may run beside each other."""

import os
import tempfile
from pathlib import Path

import pytest

from tests.soundcard import sound_card

__all__ = ["sound_card"]

# Nobody's own key is used or made; processes that tests start have the same.
os.environ["CALLBOT_PHONE_KEY"] = str(Path(tempfile.mkdtemp()) / "phone.key")


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the sound card in one process, first; the files of the others in any.

    Calls through the card take their real time and hardly a processor: meanwhile the others run.
    """
    for item in items:
        group = "sound card" if _speaks(item) else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: not _speaks(item))


def _speaks(item: pytest.Item) -> bool:
    return "sound_card" in getattr(item, "fixturenames", ())
