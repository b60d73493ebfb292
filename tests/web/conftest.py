"""A database of sample calls, and a client that is logged in to its review."""

import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from callbot.store.open import open_database
from callbot.web.app import create_app
from callbot.web.settings import Settings
from tests.shipped import shipped

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
sys.path.insert(0, str(Path(__file__).parent))
from sample_run import fill

PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"


@pytest.fixture(scope="session", params=["zh", "en"])
def language(request):
    """Both languages."""
    return request.param


@pytest.fixture
def database(tmp_path):
    """Sixty sample calls of the Mandarin script."""
    path = tmp_path / "calls.db"
    with open_database(path, "simulation") as store:
        fill(store, shipped("zh"), 60)
    return path


@pytest.fixture
def settings(database):
    """Of a review of these calls."""
    return Settings(database, PORT, operator="tester")


@pytest.fixture
def client(settings):
    """A browser that has opened the address with the token."""
    with TestClient(create_app(settings), base_url=ORIGIN, follow_redirects=False) as client:
        client.cookies.set(settings.session_cookie, settings.session)
        client.headers["Origin"] = ORIGIN
        client.settings = settings
        yield client
