"""The server on the loopback address: uvicorn, with the limits that it lacks."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from typing import Any, Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from callbot.errors import CallbotError
from callbot.web.app import create_app
from callbot.web.security import ACCESS
from callbot.web.settings import HOST, Settings

HEAD_SECONDS: Final = 10.0
"""In which a client must have said what it wants."""
IDLE_SECONDS: Final = 30
"""For which a connection is kept open between requests."""
_MOST_CONNECTIONS: Final = 200
_LONGEST_HEAD_BYTES: Final = 32 * 1024


def bound(port: int, *, else_any: bool = False) -> socket.socket:
    """A socket that listens on the loopback address; `else_any` takes another port where it is busy.

    Raises CallbotError where the port cannot be had.
    """
    try:
        return socket.create_server((HOST, port), backlog=64)
    except OSError as error:
        if else_any and error.errno == errno.EADDRINUSE:
            return socket.create_server((HOST, 0), backlog=64)
        raise CallbotError(
            f"port {port} cannot be used: {error.strerror or error}",
            hint="another review may be running there; name another with --port, or 0 for any",
            code="port",
        ) from error


def serve(settings: Settings, listening: socket.socket) -> None:
    """Answer requests until Ctrl-C, then end what runs and close the database."""
    log = logging.StreamHandler()  # stderr
    log.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    ACCESS.addHandler(log)
    ACCESS.setLevel(logging.INFO)
    ACCESS.propagate = False
    server_of(settings).run(sockets=[listening])


def server_of(settings: Settings) -> uvicorn.Server:
    """The server, not yet running."""
    return uvicorn.Server(
        uvicorn.Config(
            create_app(settings),
            http=_Impatient,
            ws="none",
            lifespan="on",
            access_log=False,  # ours leaves out what is personal
            log_level=logging.WARNING,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=IDLE_SECONDS,
            timeout_graceful_shutdown=2,
            h11_max_incomplete_event_size=_LONGEST_HEAD_BYTES,
        )
    )


class _Impatient(H11Protocol):
    """uvicorn waits for the head of a request for ever; this hangs up."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # asyncio does that for sockets whose protocol is named, which `create_server` leaves out; without
        # it a page waits 40 ms for the browser to acknowledge its head.
        connection: socket.socket = transport.get_extra_info("socket")
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._head_until: asyncio.TimerHandle | None = None
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._wait_for_head()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        """Begin to count when a head is awaited, and stop when it is there."""
        cycle: Any = self.cycle
        if cycle is not None and not cycle.response_complete:
            self._stop_waiting()
        elif self._head_until is None:
            self._head_until = self.loop.call_later(HEAD_SECONDS, self._hang_up)

    def _stop_waiting(self) -> None:
        if self._head_until is not None:
            self._head_until.cancel()
            self._head_until = None

    def _hang_up(self) -> None:
        self._head_until = None
        cycle: Any = self.cycle
        if cycle is None or cycle.response_complete:
            self.transport.close()
