"""The overview: how the calls went."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from callbot.store import figures, queries
from callbot.store.open import Store
from callbot.web.site import Page, Site


def routes(site: Site) -> list[BaseRoute]:
    """The first page."""
    return [site.get("/", _overview)]


def _overview(page: Page, store: Store) -> Response:
    run = page.number("run")
    return page.render(
        "overview.html",
        here="overview",
        run=run,
        runs=queries.runs(store),
        dispositions=figures.dispositions(store, run),
    )
