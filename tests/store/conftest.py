"""What most tests of the store begin with."""

import pytest

from callbot.store.open import open_database


@pytest.fixture
def store(tmp_path):
    """An empty live database."""
    with open_database(tmp_path / "calls.db") as opened:
        yield opened
