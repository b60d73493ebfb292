"""Our own style, scripts and pictures, held in memory: no path from a request reaches the disk."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


class _File(NamedTuple):
    body: bytes
    type: str
    version: str


@lru_cache(maxsize=1)
def _files() -> dict[str, _File]:
    found = {}
    for path in (files("callbot.web") / "static").iterdir():
        kind = _TYPES.get(path.name.rpartition(".")[2])
        if kind:
            body = path.read_bytes()
            found[path.name] = _File(body, kind, hashlib.sha256(body).hexdigest()[:12])
    return found


def address(name: str) -> str:
    """Where a page finds a file; another version has another address, so browsers may keep it."""
    return f"/static/{name}?{_files()[name].version}"


async def _serve(request: Request) -> Response:
    file = _files().get(request.path_params["name"])
    if file is None:
        raise HTTPException(404)
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(file.body, media_type=file.type, headers=kept)


ROUTES: Final = [Route("/static/{name}", _serve)]
