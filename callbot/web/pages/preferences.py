"""What a reader chooses for all pages: the language, and the name under which they correct."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from callbot.store.open import Store
from callbot.web.site import LANGUAGE_COOKIE, NAME_COOKIE, Page, Site, remember

_LONGEST_NAME = 60


def routes(site: Site) -> list[BaseRoute]:
    """Both are kept in the browser."""
    return [site.ask("/language", _language), site.ask("/name", _name)]


def _language(page: Page, _store: Store) -> Response:
    response = page.back()
    remember(response, LANGUAGE_COOKIE, "en" if page.form.get("language") == "en" else "zh")
    return response


def _name(page: Page, _store: Store) -> Response:
    response = page.back()
    remember(response, NAME_COOKIE, page.form.get("name", "").strip()[:_LONGEST_NAME])
    return response
