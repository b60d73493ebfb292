"""One large file over HTTP: resumed where it broke off, never glued together from two versions.

What has come lies in a `.part` file; beside it stands of which version it is a part (URL, ETag or
date, size). It is continued with `If-Range`, so that a server whose file has changed sends all of
it anew.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from callbot import __version__
from callbot.errors import ModelError

_PIECE = 1 << 14
"""Where a connection breaks, less than a piece of what came is lost."""
_PROGRESS = 1 << 20
"""So much more than ever before, and a broken connection no longer counts as a failed try."""
_LONGEST_PAUSE_SECONDS = 60.0
_UNPACKED = 2
"""A model takes about so many times the room of its packed file."""


def _unwatched(*_: object) -> None:
    """Nobody looks."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks on."""

    progress: Callable[[int, int | None], None] = _unwatched
    """Told bytes that are there and, where known, bytes in all."""
    say: Callable[[str], None] = _unwatched


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for."""

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    """Between two pieces, not for the whole file."""
    pauses: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0)
    """In seconds, one before each new try."""


class _AgainError(Exception):
    """Trouble that may pass; carries the seconds that the server asked for."""

    def __init__(self, why: str, seconds: float = 0.0) -> None:
        super().__init__(why)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Partial:
    """A file that is not yet whole, and of what it is a part."""

    path: Path

    @property
    def _memo(self) -> Path:
        return self.path.with_name(self.path.name + ".json")

    def size(self) -> int:
        """Bytes that have come."""
        return self.path.stat().st_size if self.path.exists() else 0

    def known(self, url: str) -> dict[str, Any]:
        """What is known of the version it is a part of; empty where it cannot be continued."""
        try:
            memo = json.loads(self._memo.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(memo, dict) or memo.get("url") != url or not self.size():
            return {}
        validator = memo.get("validator")
        return memo if isinstance(validator, str) and validator.isprintable() and validator else {}

    def begin(self, url: str, validator: str, size: int | None) -> None:
        """Note of what the file will be a part, before the first byte of it is written."""
        self.discard()
        self._memo.write_text(
            json.dumps({"url": url, "validator": validator, "size": size}), encoding="utf-8"
        )

    def discard(self) -> None:
        """Forget what has come."""
        self.path.unlink(missing_ok=True)
        self._memo.unlink(missing_ok=True)


def download(url: str, part: Partial, most_bytes: int, watch: Watch, patience: Patience) -> None:
    """Fetches a file into `part`, continuing what lies there.

    Raises `ModelError` when it is refused, too large, or out of reach after every try; what has
    come is then kept. `OSError` where the disk fails.
    """
    furthest, tries = part.size(), 0
    with requests.Session() as session:
        session.max_redirects = 5
        while True:
            try:
                return _fetch(session, url, part, most_bytes, watch, patience)
            except _AgainError as trouble:
                if part.size() >= furthest + _PROGRESS:
                    furthest, tries = part.size(), 0
                if tries == len(patience.pauses):
                    raise ModelError(f"cannot fetch {url}: {trouble}") from trouble
                asked = min(trouble.seconds, _LONGEST_PAUSE_SECONDS)
                pause = max(patience.pauses[tries], asked)
                watch.say(f"{trouble}; trying again in {pause:.0f} s")
                time.sleep(pause)
                tries += 1


def _fetch(
    session: requests.Session,
    url: str,
    part: Partial,
    most_bytes: int,
    watch: Watch,
    patience: Patience,
) -> None:
    """One try."""
    known, have = part.known(url), part.size()
    if known and have == known.get("size"):
        return
    # A stored file's length is told only when it is not compressed on the way.
    headers = {"Accept-Encoding": "identity", "User-Agent": f"callbot/{__version__}"}
    if known:
        headers |= {"Range": f"bytes={have}-", "If-Range": known["validator"]}
    timeout = (patience.connect_seconds, patience.read_seconds)
    try:
        with session.get(url, headers=headers, stream=True, timeout=timeout) as response:
            _accept(response, url)
            start = _start(response, part, have, known)
            length = _number(response.headers.get("Content-Length", ""))
            total = known.get("size") if start else length
            _check_size(part.path, start, total, most_bytes)
            if not start:
                part.begin(url, _validator(response), total)
            _receive(response, part, start, total, most_bytes, watch)
    except requests.exceptions.SSLError as error:
        raise ModelError(f"cannot fetch {url}: no trusted connection: {_reason(error)}") from error
    except (
        requests.exceptions.ConnectionError,
        requests.exceptions.Timeout,
        requests.exceptions.ChunkedEncodingError,
    ) as error:
        raise _AgainError(_reason(error)) from error
    except (requests.RequestException, UnicodeError) as error:  # no URL, redirects without end
        raise ModelError(f"cannot fetch {url}: {_reason(error)}") from error


def _accept(response: requests.Response, url: str) -> None:
    """Raises for every answer that is not the file or a part of it."""
    hops = [*response.history, response]
    if url.lower().startswith("https:") and any(not hop.url.startswith("https:") for hop in hops):
        raise ModelError(f"cannot fetch {url}: it leads to {response.url}, which is not https")
    status = response.status_code
    told = f"the server says {status} {response.reason or ''}".rstrip()
    if status in (408, 425, 429) or status >= 500:
        raise _AgainError(told, float(_number(response.headers.get("Retry-After", "")) or 0))
    if status not in (200, 206, 416):
        raise ModelError(f"cannot fetch {url}: {told}")
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise ModelError(f"cannot fetch {url}: the server packs it on the way, unasked")


def _start(response: requests.Response, part: Partial, have: int, known: dict[str, Any]) -> int:
    """Where in the file the answer begins; discards a part that does not fit it."""
    if response.status_code == 200:
        return 0
    told = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", ""))
    size = known.get("size")
    fits = (
        response.status_code == 206
        and known
        and told
        and int(told[1]) == have
        and (size is None or told[2] in ("*", str(size)))
        and _validator(response) in ("", known["validator"])
    )
    if not fits:
        part.discard()
        raise _AgainError("the file has changed on the server")
    return have


def _validator(response: requests.Response) -> str:
    """What `If-Range` may name: a strong ETag, or else the date."""
    tag = response.headers.get("ETag", "")
    strong = tag.startswith('"')
    return tag if strong else response.headers.get("Last-Modified", "")


def _receive(
    response: requests.Response,
    part: Partial,
    start: int,
    total: int | None,
    most_bytes: int,
    watch: Watch,
) -> None:
    """Writes what comes; raises where it is too much or too little."""
    have = start
    watch.progress(have, total)
    with part.path.open("ab") as file:
        for piece in response.iter_content(_PIECE):
            have += len(piece)
            if have > most_bytes:
                break
            file.write(piece)
            watch.progress(have, total)
    if have > most_bytes:
        part.discard()
        raise _too_large(have, most_bytes)
    if total is not None and have != total:
        raise _AgainError(f"the connection ended after {have:,} of {total:,} bytes")


def _check_size(path: Path, start: int, total: int | None, most_bytes: int) -> None:
    """Before the first byte: raises where it is too large or there is no room for it."""
    if total is None:
        return
    if total > most_bytes:
        raise _too_large(total, most_bytes)
    need_room(path.parent, total - start + _UNPACKED * total)


def _too_large(size: int, most_bytes: int) -> ModelError:
    return ModelError(
        f"the server sends {size / 1e6:,.0f} MB or more where at most {most_bytes / 1e6:,.0f} MB "
        "were expected"
    )


def need_room(folder: Path, size: int) -> None:
    """Raises `ModelError` where the disk has no room for so many bytes."""
    free = shutil.disk_usage(folder).free
    if free < size:
        raise ModelError(
            f"{folder} has {free / 1e6:,.0f} MB free, about {size / 1e6:,.0f} MB are needed",
            hint="make room, or name another folder as [speech] models in config.toml",
        )


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() else None


def _reason(error: BaseException) -> str:
    """The innermost cause in one line: requests wraps what the system said three times over."""
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "the connection broke off"
    inner = error
    while True:
        reason = getattr(inner, "reason", None)
        further = [one for one in (reason, *inner.args) if isinstance(one, BaseException)]
        if not further:
            break
        inner = further[0]
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror
    text = " ".join(str(inner).split())
    return (
        re.sub(r"^(<.* object at 0x\w+>|HTTPS?Connection(Pool)?\(.*?\)): ", "", text)
        or type(inner).__name__
    )
