"""Fetching from a real server that drops, stalls, redirects, lies and changes its file."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from callbot.errors import ModelError
from callbot.speech.official.download import Partial, Patience, Watch, _accept, download
from tests.model_server import Answer, ModelServer, drops, says, stalls

CONTENT = bytes(range(256)) * 12_000
"""Three megabytes in which a shifted piece shows."""
PATH = "/m.zip"
PIECE = 1 << 14
BAD_VALIDATOR = b'{"url": "URL", "validator": "a\\nb"}'
HASTY = Patience(connect_seconds=2, read_seconds=0.2, pauses=(0.01, 0.02))


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is on this computer."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, without making them."""
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """With one file."""
    with ModelServer({PATH: CONTENT}) as running:
        yield running


@pytest.fixture
def part(tmp_path: Path) -> Partial:
    """Where it is put."""
    return Partial(tmp_path / ".m.part")


def fetch(server: ModelServer, part: Partial, path: str = PATH, most: int = 10_000_000) -> bytes:
    """What is there after a download."""
    download(server.url + path, part, most, Watch(), HASTY)
    return part.path.read_bytes()


def test_a_whole_file_comes_with_its_progress(server: ModelServer, part: Partial) -> None:
    """Bytes that are there, of bytes in all."""
    seen: list[tuple[int, int | None]] = []
    download(server.url + PATH, part, 10_000_000, Watch(lambda *told: seen.append(told)), HASTY)
    assert part.path.read_bytes() == CONTENT
    assert seen[0] == (0, len(CONTENT))
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert seen == sorted(seen)


def test_a_dropped_connection_is_continued(
    server: ModelServer, part: Partial, slept: list[float]
) -> None:
    """Only the rest is asked for."""
    server.answers = [drops(61 * PIECE)]
    assert fetch(server, part) == CONTENT
    assert server.asked == [(PATH, ""), (PATH, "bytes=999424-")]
    assert slept == [0.01]


def test_a_connection_that_drops_often_is_patiently_continued(
    server: ModelServer, part: Partial, slept: list[float]
) -> None:
    """As long as it gets on, more drops are borne than there are tries."""
    server.answers = [drops(70 * PIECE), drops(9 * PIECE), drops(70 * PIECE), drops(9 * PIECE)]
    assert fetch(server, part) == CONTENT
    assert len(slept) == 4


def test_a_later_run_continues(server: ModelServer, part: Partial, slept: list[float]) -> None:
    """What came is kept, and finished by the next one."""
    server.answers = [drops(30 * PIECE), drops(PIECE), drops(PIECE + 5)]
    with pytest.raises(ModelError, match="the connection broke off"):
        fetch(server, part)
    assert part.size() == 32 * PIECE
    assert fetch(server, part) == CONTENT
    assert server.asked[-1] == (PATH, f"bytes={32 * PIECE}-")


def test_what_is_whole_is_not_fetched_again(server: ModelServer, part: Partial) -> None:
    """As after a kill between download and unpacking."""
    fetch(server, part)
    fetch(server, part)
    assert len(server.asked) == 1


def test_a_server_without_ranges_sends_all_of_it_again(
    server: ModelServer, part: Partial, slept: list[float]
) -> None:
    """Nothing is appended to what came before."""
    server.ranges = False
    server.answers = [drops(1_500_000)]
    assert fetch(server, part) == CONTENT


def test_a_server_without_ranges_that_always_drops_is_given_up(
    server: ModelServer, part: Partial, slept: list[float]
) -> None:
    """The same bytes once more are no progress."""
    server.ranges = False
    server.answers = [drops(1_500_000) for _ in range(50)]
    with pytest.raises(ModelError, match="cannot fetch"):
        fetch(server, part)
    assert len(server.asked) <= 5


@pytest.mark.parametrize("tag", ['"2"', "", 'W/"2"'])
def test_a_file_that_changed_is_fetched_anew(
    server: ModelServer, part: Partial, slept: list[float], tag: str
) -> None:
    """Two versions are never glued together."""
    server.answers = [drops(61 * PIECE)]
    other = CONTENT[::-1]

    def changes(handler: object) -> None:
        server.files[PATH], server.etag = other, tag
        server.ranges = tag != ""
        handler.send_file()  # type: ignore[attr-defined]

    server.answers.append(changes)
    assert fetch(server, part) == other


def test_a_server_that_ignores_if_range_is_found_out(
    server: ModelServer, part: Partial, slept: list[float]
) -> None:
    """A part of another version is thrown away with the rest."""
    other = CONTENT[::-1]

    def wrong_part(handler: object) -> None:
        server.files[PATH], server.etag = other, '"2"'
        handler.send_response(206)  # type: ignore[attr-defined]
        size = len(other)
        for key, value in {
            "Content-Range": f"bytes {61 * PIECE}-{size - 1}/{size}",
            "Content-Length": str(size - 61 * PIECE),
            "ETag": '"2"',
        }.items():
            handler.send_header(key, value)  # type: ignore[attr-defined]
        handler.end_headers()  # type: ignore[attr-defined]
        handler.wfile.write(other[61 * PIECE :])  # type: ignore[attr-defined]

    server.answers = [drops(61 * PIECE), wrong_part]
    assert fetch(server, part) == other
    assert server.asked[-1] == (PATH, "")


def test_without_anything_to_tell_versions_by_it_begins_anew(
    server: ModelServer, part: Partial, slept: list[float]
) -> None:
    """No ETag and no date."""
    server.etag, server.answers = "", [drops(61 * PIECE)]
    assert fetch(server, part) == CONTENT
    assert server.asked == [(PATH, ""), (PATH, "")]


def test_another_address_is_another_file(
    server: ModelServer, part: Partial, slept: list[float]
) -> None:
    """A mirror's part is not continued from somewhere else."""
    server.answers = [drops(PIECE), drops(0), drops(0)]
    with pytest.raises(ModelError):
        fetch(server, part)
    server.files["/mirror.zip"] = CONTENT[::-1]
    assert fetch(server, part, "/mirror.zip") == CONTENT[::-1]


def test_a_range_that_the_server_cannot_give_begins_anew(
    server: ModelServer, part: Partial, slept: list[float]
) -> None:
    """416."""
    server.answers = [drops(PIECE), says(416)]
    assert fetch(server, part) == CONTENT


@pytest.mark.parametrize(
    ("answers", "pauses"),
    [
        pytest.param([says(500)], [0.01], id="500, then well"),
        pytest.param([says(503, Retry_After="7"), says(502)], [7, 0.02], id="it says how long"),
        pytest.param([says(429, Retry_After="99999")], [60], id="but not for ever"),
        pytest.param([says(503, Retry_After="Wed")], [0.01], id="a date is left alone"),
    ],
)
def test_trouble_of_the_server_may_pass(
    server: ModelServer, part: Partial, slept: list[float], answers: list[Answer],
    pauses: list[float],
) -> None:  # fmt: skip
    """Tried again after a pause."""
    server.answers = answers
    assert fetch(server, part) == CONTENT
    assert slept == pauses


@pytest.mark.parametrize(
    ("answers", "told", "requests"),
    [
        pytest.param([says(404)], "404 Not Found", 1, id="404 is final"),
        pytest.param([says(403)], "403 Forbidden", 1, id="403 is final"),
        pytest.param([says(500)] * 3, "500 Internal Server Error", 3, id="500 to the end"),
        pytest.param([says(302, Location="/m.zip")] * 9, "Exceeded 5 redirects", 6, id="a ring"),
        pytest.param([says(302, Location="file:///etc/passwd")], "No connection adapters", 1, id="file"),
        pytest.param([stalls(5000)] * 3, "Read timed out", 3, id="nothing more comes"),
    ],
)  # fmt: skip
def test_what_does_not_pass_is_one_error(
    server: ModelServer, part: Partial, slept: list[float], answers: list[Answer], told: str,
    requests: int,
) -> None:  # fmt: skip
    """With the address, in one line, exit status 2."""
    server.answers = list(answers)
    with pytest.raises(ModelError, match=told) as caught:
        fetch(server, part)
    assert caught.value.exit_status == 2
    assert f"cannot fetch {server.url}{PATH}: " in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(server.asked) == requests


def test_a_redirect_is_followed(server: ModelServer, part: Partial) -> None:
    """As mirrors do."""
    server.answers = [says(302, Location="/m.zip")]
    assert fetch(server, part, "/elsewhere.zip") == CONTENT


def test_a_redirect_out_of_https_is_refused() -> None:
    """What was asked for in private is not fetched in public."""
    response, hop = requests.Response(), requests.Response()
    hop.url, response.url, response.status_code = "https://a/m.zip", "http://a/m.zip", 200
    response.history = [hop]
    with pytest.raises(ModelError, match="which is not https"):
        _accept(response, "https://a/m.zip")


def test_a_server_that_cannot_be_trusted_is_one_error(
    server: ModelServer, part: Partial, slept: list[float]
) -> None:
    """Nothing is tried again, and nothing taken."""
    with pytest.raises(ModelError, match="no trusted connection"):
        download(server.url.replace("http:", "https:") + PATH, part, 10**7, Watch(), HASTY)
    assert slept == []
    assert part.size() == 0


def test_nobody_there_is_one_error(part: Partial, slept: list[float]) -> None:
    """As on a computer that is not online."""
    with ModelServer() as gone:
        url = gone.url
    with pytest.raises(ModelError, match="refused"):
        download(f"{url}/m.zip", part, 1000, Watch(), HASTY)
    assert slept == [0.01, 0.02]


@pytest.mark.parametrize(
    "url", ["", "m.zip", "http://", "ftp://x/m.zip", "http://[", "http://a b/"]
)
def test_no_address_is_one_error(part: Partial, slept: list[float], url: str) -> None:
    """No traceback, and no second try."""
    with pytest.raises(ModelError, match="cannot fetch"):
        download(url, part, 1000, Watch(), Patience(0.2, 0.2, ()))


@pytest.mark.parametrize("tells", [True, False])
def test_more_than_expected_is_refused(server: ModelServer, part: Partial, tells: bool) -> None:
    """By what the server announces, or while it comes; nothing of it stays."""
    server.tells_length = tells
    with pytest.raises(ModelError, match="MB or more where at most 1 MB"):
        fetch(server, part, most=1_000_000)
    assert part.size() == 0


def test_a_length_that_is_not_told_is_no_hindrance(server: ModelServer, part: Partial) -> None:
    """What comes is then looked at by its hash and its zip directory."""
    server.tells_length = False
    assert fetch(server, part) == CONTENT


def test_what_is_packed_on_the_way_is_refused(server: ModelServer, part: Partial) -> None:
    """Its length would not be the file's."""
    server.answers = [lambda handler: handler.send_file(Content_Encoding="gzip")]
    with pytest.raises(ModelError, match="packs it on the way"):
        fetch(server, part)


def test_a_full_disk_is_seen_before_the_first_byte(
    server: ModelServer, part: Partial, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Room for the file and for the model in it is needed."""
    usage = shutil.disk_usage(part.path.parent)._replace(free=5_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(ModelError, match="5 MB free, about 9 MB are needed"):
        fetch(server, part)
    assert part.size() == 0


@pytest.mark.parametrize("memo", [b"", b"[]", b"\xff", b'{"url": 3}', BAD_VALIDATOR])
def test_a_damaged_note_of_a_part_begins_anew(
    server: ModelServer, part: Partial, memo: bytes
) -> None:
    """It is only a note."""
    part.path.write_bytes(b"something")
    memo = memo.replace(b"URL", (server.url + PATH).encode())
    part.path.with_name(part.path.name + ".json").write_bytes(memo)
    assert fetch(server, part) == CONTENT
