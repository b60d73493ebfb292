"""A real HTTP server on this computer that has models, and misbehaves as told."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

from callbot.resources import resource

ZH, EN = "vosk-model-small-cn-0.22", "vosk-model-en-us-9.9"
"""One of the catalogue without a pinned hash, one that only `--url` and `--from` can install."""
_WHAT_OFFICIAL_MODELS_HAVE = ("am", "conf", "graph")


@cache
def packed(name: str = ZH, language: str = "zh") -> bytes:
    """A bundled model packed as the makers pack theirs, without callbot's card."""
    folder, file = resource("models") / language, io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            below = path.relative_to(folder)
            if below.parts[0] in _WHAT_OFFICIAL_MODELS_HAVE:
                archive.write(path, f"{name}/{below.as_posix()}")
    return file.getvalue()


Answer = Callable[["Handler"], None]
"""What is done with one request in place of sending the file."""


@dataclass
class ModelServer:
    """`with ModelServer() as server:`; `server.url` is the folder of models."""

    files: dict[str, bytes] = field(default_factory=lambda: {f"/{ZH}.zip": packed()})
    etag: str = '"1"'
    ranges: bool = True
    tells_length: bool = True
    answers: list[Answer] = field(default_factory=list)
    """For the first requests, one each; after them the server behaves."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and `Range` of every request."""
    go_on: threading.Event = field(default_factory=threading.Event)
    """What a stalled answer waits for."""

    def __enter__(self) -> Self:
        self._server = _QuietServer(("127.0.0.1", 0), Handler)
        self._server.model_server = self  # type: ignore[attr-defined]
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The folder of models."""
        return f"http://127.0.0.1:{self._server.server_port}"


class _QuietServer(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Whoever asked has gone away: that is what the tests are about."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"

    @property
    def model_server(self) -> ModelServer:
        """Whose request it is."""
        found: ModelServer = self.server.model_server  # type: ignore[attr-defined]
        return found

    def do_GET(self) -> None:
        """The next answer, or the file."""
        ours = self.model_server
        ours.asked.append((self.path, self.headers.get("Range", "")))
        self.close_connection = True
        if ours.answers:
            ours.answers.pop(0)(self)
        else:
            self.send_file()

    def send_file(self, most: int | None = None, **headers: str) -> None:
        """The file or the part asked for; `most` bytes of what is announced."""
        ours = self.model_server
        content = ours.files.get(self.path)
        if content is None:
            self.say(404)
            return
        start = 0
        if ours.ranges and self.headers.get("If-Range") == ours.etag:
            start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        self.send_response(206 if start else 200)
        if start:
            last = f"{len(content) - 1}/{len(content)}"
            self.send_header("Content-Range", f"bytes {start}-{last}")
        self.send_header("Connection", "close")
        if ours.tells_length:
            self.send_header("Content-Length", str(len(content) - start))
        if ours.etag:
            self.send_header("ETag", ours.etag)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content[start:][:most])

    def say(self, status: int, **headers: str) -> None:
        """A status without a body."""
        self.send_response(status)
        for key, value in {"Content_Length": "0", "Connection": "close", **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing on stderr."""


def drops(after: int) -> Answer:
    """The connection ends in the middle."""
    return lambda handler: handler.send_file(after)


def says(status: int, **headers: str) -> Answer:
    """A status and no file."""
    return lambda handler: handler.say(status, **headers)


def stalls(after: int) -> Answer:
    """Sends so much and then nothing more."""

    def answer(handler: Handler) -> None:
        handler.send_file(after)
        handler.wfile.flush()
        handler.model_server.go_on.wait(60)

    return answer


def saved(folder: Path, content: bytes) -> Path:
    """A file with this content."""
    path = folder / "packed.zip"
    path.write_bytes(content)
    return path
