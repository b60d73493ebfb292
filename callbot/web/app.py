"""The application: its pages behind its guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from callbot.errors import CallbotError
from callbot.web import static_files
from callbot.web.pages import (
    call,
    calls,
    follow_up,
    overview,
    preferences,
    script,
    tune,
    tune_replay,
    tune_save,
)
from callbot.web.security import HEADERS, Guard
from callbot.web.settings import Settings
from callbot.web.site import Page, Site

_STATUS = {"no-call": 404, "locked": 503, "read-only": 409, "full": 507}
"""An error's code → the status it leaves with; others are 400."""


def create_app(settings: Settings) -> Starlette:
    """The whole review application. Raises nothing: the database is opened by the first page."""
    site = Site(settings)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        site.start()
        yield
        site.close()

    async def refused(request: Request, error: Exception) -> Response:
        told = cast(HTTPException, error)
        page = Page(site, request, {})
        words = page.w("not_found") if told.status_code == 404 else told.detail
        response = page.render("error.html", told.status_code, message=words, hint="")
        response.headers.update(told.headers or {})
        return response

    async def trouble(request: Request, error: Exception) -> Response:
        told = cast(CallbotError, error)
        return Page(site, request, {}).render(
            "error.html", _STATUS.get(told.code, 400), message=told.message, hint=told.hint
        )

    async def broken(request: Request, _error: Exception) -> Response:
        # Outside the guard, which adds the headers elsewhere. The traceback goes to the terminal.
        page = Page(site, request, {})
        response = page.render("error.html", 500, message=page.w("broken"), hint="")
        response.headers.update(HEADERS)
        return response

    return Starlette(
        routes=[
            *static_files.ROUTES,
            *overview.routes(site),
            *calls.routes(site),
            *call.routes(site),
            *follow_up.routes(site),
            *script.routes(site),
            *tune.routes(site),
            *tune_replay.routes(site),
            *tune_save.routes(site),
            *preferences.routes(site),
        ],
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={HTTPException: refused, CallbotError: trouble, Exception: broken},
        lifespan=lifespan,
    )
