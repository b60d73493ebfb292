"""What stands before every page: who may ask, from where, how much and how long.

Pure ASGI, so that nothing is read of a request before it is allowed. The pages themselves check the
CSRF token (`callbot.web.site`), and escape whatever they show.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import re
import time
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from callbot.web.settings import Settings

ACCESS: Final = logging.getLogger("callbot.web.access")
_PLAIN: Final = re.compile(r"[^A-Za-z0-9/_.?&=-]")
MOST_BODY_BYTES: Final = 2 * 1024 * 1024
"""Of a request. The longest thing that is ever sent is a script."""
BODY_SECONDS: Final = 20.0
"""In which a request's body must have come."""
SEND_SECONDS: Final = 60.0
"""In which a client must take the next piece of an answer."""

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_LET_IN: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>callbot</title>
<link rel="icon" href="/static/icon.svg"><meta http-equiv="refresh" content="0;url=/">
<p><a href="/">callbot</a></p></html>"""
"""A page of our own, not a redirect: after one, a browser that came by a link would not send the cookie."""
_KEPT_OUT: Final = (
    "请使用启动 callbot review 时终端里显示的网址打开。\n"
    "Please open the address that `callbot review` printed when it started.\n"
)


class Guard:
    """Lets in requests to our own name, with our session, from our own pages."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on to the pages."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        receiving, begun = _Receiving(receive, Headers(scope=scope)), time.perf_counter()
        sending = _Sending(send, receiving)
        answering = self._refused(scope) or self.app
        try:
            await answering(scope, receiving, sending)
        except TimeoutError:
            pass  # the client takes nothing any more; uvicorn hangs up
        finally:
            _log(scope, sending.status, time.perf_counter() - begun)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.settings.hosts:
            return PlainTextResponse("wrong host\n", 400)
        writes = scope["method"] not in ("GET", "HEAD")
        if writes and headers.get("origin") not in self.settings.origins:
            return PlainTextResponse("only callbot's own pages may write\n", 403)
        if _length(headers) > MOST_BODY_BYTES:
            return PlainTextResponse("too much\n", 413)
        if scope["path"].startswith("/static/"):
            return None
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["path"] == "/" and token and _same(token, self.settings.token):
            return self._let_in()
        session = _cookie(headers, self.settings.session_cookie)
        if not _same(session, self.settings.session):
            return PlainTextResponse(_KEPT_OUT, 403)
        return None

    def _let_in(self) -> Response:
        response = HTMLResponse(_LET_IN)
        response.set_cookie(
            self.settings.session_cookie, self.settings.session, httponly=True, samesite="strict"
        )
        return response


class _Receiving:
    """A body that is too long, or comes too slowly, ends the request."""

    def __init__(self, receive: Receive, headers: Headers) -> None:
        self._receive = receive
        self._bytes = 0
        self.whole = not _length(headers) and "transfer-encoding" not in headers
        """True where nothing is left to be read."""
        self._until = asyncio.get_running_loop().time() + BODY_SECONDS

    async def __call__(self) -> Message:
        if self.whole:
            return await self._receive()  # waits for the client to go
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408) from None
        self._bytes += len(message.get("body", b""))
        self.whole = not message.get("more_body", False)
        if self._bytes > MOST_BODY_BYTES:
            raise HTTPException(413)
        return message


class _Sending:
    """Adds the headers; gives up on a client that takes nothing."""

    def __init__(self, send: Send, receiving: _Receiving) -> None:
        self._send = send
        self._receiving = receiving
        self.status = 0
        """0 while nothing was answered."""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if not self._receiving.whole:
                # Or the server would go on reading what nobody wants.
                headers["Connection"] = "close"
            # What people said must not stay behind in the browser's files.
            headers.setdefault("Cache-Control", "no-store")
        async with asyncio.timeout(SEND_SECONDS):
            await self._send(message)


def _log(scope: Scope, status: int, seconds: float) -> None:
    """A line of the access log: of the query names only, for people's words and numbers are values.

    What a page asks by itself every second is left out.
    """
    if scope["path"].startswith("/static/") or status == 204:
        return
    names = sorted(parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True))
    # A name or a path may be anything, line breaks included; ours are plain.
    asked = _PLAIN.sub("?", scope["path"] + ("?" + "&".join(names) if names else ""))[:200]
    ACCESS.info("%s %s %d %.0f ms", scope["method"], asked, status, seconds * 1000)


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() else 0


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode(), ours.encode())
