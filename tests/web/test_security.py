"""Who is let in, and what is refused."""

import pytest
from starlette.testclient import TestClient

from callbot.web.app import create_app
from callbot.web.security import HEADERS


@pytest.fixture
def stranger(settings):
    """A browser that knows no token."""
    with TestClient(
        create_app(settings), base_url=f"http://{settings.hosts[0]}", follow_redirects=False
    ) as client:
        yield client


def test_without_a_session_nothing_is_shown(stranger):
    """The page says what to do instead."""
    answer = stranger.get("/")
    assert answer.status_code == 403
    assert "callbot review" in answer.text


def test_the_token_opens_a_session(stranger, settings):
    """The cookie is ours alone: HttpOnly, SameSite=Strict; the token is not needed again."""
    answer = stranger.get(f"/?token={settings.token}")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert settings.token not in answer.text
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("token", ["", "x", "é", "%00"])
def test_a_wrong_token_opens_nothing(stranger, token):
    """Whatever it is."""
    assert stranger.get(f"/?token={token}").status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil:8123", ""]
)
def test_another_host_name_is_refused(client, host):
    """A page whose name an attacker points at this computer cannot read along."""
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", ""])
def test_another_sites_form_is_refused(client, settings, origin):
    """Even with session and token."""
    form = {"csrf": settings.csrf, "language": "en"}
    assert client.post("/language", data=form, headers={"Origin": origin}).status_code == 403


def test_a_write_without_token_is_refused(client):
    """Every address that takes a POST."""
    paths = [
        route.path
        for route in client.app.routes
        if "POST" in (getattr(route, "methods", None) or ())
    ]
    assert paths
    for path in paths:
        path = (
            path.replace("{call:int}", "1").replace("{contact:int}", "1").replace("{turn:int}", "1")
        )
        for form in ({}, {"csrf": "x"}):
            assert client.post(path, data=form).status_code == 403, path


def test_every_answer_has_the_headers(client):
    """Pages, files, refusals."""
    for path in ("/", "/static/review.css", "/nothing"):
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    assert client.get("/").headers["cache-control"] == "no-store"


def test_no_page_needs_an_inline_script_or_style(client):
    """The policy would refuse them."""
    html = client.get("/").text
    assert "<script>" not in html
    assert "style=" not in html
    assert "onclick" not in html


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd",
        "/static/%2fetc%2fpasswd", "/static/review.css%00", "/../../etc/passwd",
    ],
)  # fmt: skip
def test_no_path_reaches_the_disk(client, path):
    """There is no such page."""
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil", "/a\nb"])
def test_a_form_never_leads_to_another_site(client, settings, back):
    """It leads to the first page instead."""
    answer = client.post("/language", data={"csrf": settings.csrf, "language": "en", "back": back})
    assert answer.headers["location"] == "/"
