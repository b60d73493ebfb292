"""What every page shares: its words, its templates, the database, and how a route is made.

A page is a function from `Page` and an open `Store` to a response. `Site.get` makes a route of one
that only reads; `Site.post` of one that may write, which is called only where the form came from a
page of our own.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote, unquote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from callbot import __version__
from callbot.core.phones import masked
from callbot.core.script import Language
from callbot.review import svg
from callbot.review.words import joined, percent
from callbot.store.browsing import contact_of
from callbot.store.deciding import By
from callbot.store.keeping.audit import Actor, Look
from callbot.store.open import Store
from callbot.web import static_files
from callbot.web.database import Database
from callbot.web.kept import Kept
from callbot.web.looking import Looking, Seen
from callbot.web.security import MOST_BODY_BYTES
from callbot.web.settings import Settings
from callbot.web.studies import Studies
from callbot.web.transcripts import Transcripts
from callbot.web.trials import Drafts, Trials
from callbot.web.wording import Words

LANGUAGE_COOKIE: Final = "callbot_language"
NAME_COOKIE: Final = "callbot_name"
NAVIGATION: Final = (
    ("overview", "/"),
    ("calls", "/calls"),
    ("follow_up", "/follow-up"),
    ("script", "/script"),
    ("tune", "/tune"),
)
"""Pages by name, in order, with where they are; `nav_<name>` is what they are called."""
_A_YEAR_SECONDS: Final = 365 * 24 * 3600
_MOST_FIELDS: Final = 100


class Site:
    """The application's shared parts; one a process."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.navigation = list(NAVIGATION)
        self.database = Database(settings.database)
        self.kept = Kept(settings.database, "live" if settings.writable else "read")
        self.transcripts = Transcripts()
        self.studies = Studies(settings.database)
        self.trials = Trials(settings.database)
        self.drafts = Drafts()
        self.looking = Looking(
            settings.database, (self.kept, self.studies.kept), writable=settings.writable
        )
        self.templates = Environment(
            loader=PackageLoader("callbot.web", "templates"),
            autoescape=True,  # whatever people said must stay text
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals.update(
            version=__version__, static=static_files.address, svg=svg, percent=percent,
            joined=joined, masked=masked,
        )  # fmt: skip

    def start(self) -> None:
        """Begin with what takes a while, before it is asked for."""
        self.looking.start()
        self.kept.run(self.transcripts.read)

    def close(self) -> None:
        """End what runs and close the database."""
        self.looking.close()
        self.trials.close()
        self.studies.close()
        self.kept.close()
        self.database.close()

    def get(self, path: str, answer: Callable[[Page, Store], Response]) -> Route:
        """A page that only reads."""

        async def endpoint(request: Request) -> Response:
            page = Page(self, request, {})
            return await self.database.read(lambda store: answer(page, store))

        return Route(path, endpoint, methods=["GET"])

    def post(self, path: str, act: Callable[[Page, Store], Response]) -> Route:
        """A form or button that may write; refused without our own token."""

        async def endpoint(request: Request) -> Response:
            page = await self._posted(request)
            if not self.settings.writable:
                raise HTTPException(409, page.w("read_only"))
            return await self.database.write(lambda store: act(page, store))

        return Route(path, endpoint, methods=["POST"])

    def ask(self, path: str, answer: Callable[[Page, Store], Response]) -> Route:
        """A form or button whose answer is computed from the database, and which writes nothing there."""

        async def endpoint(request: Request) -> Response:
            page = await self._posted(request)
            return await self.database.read(lambda store: answer(page, store))

        return Route(path, endpoint, methods=["POST"])

    async def _posted(self, request: Request) -> Page:
        async with request.form(
            max_files=0, max_fields=_MOST_FIELDS, max_part_size=MOST_BODY_BYTES
        ) as form:
            page = Page(self, request, {k: v for k, v in form.items() if isinstance(v, str)})
        token = request.headers.get("x-csrf-token") or page.form.get("csrf", "")
        if not hmac.compare_digest(token.encode(), self.settings.csrf.encode()):
            raise HTTPException(403, page.w("no_csrf"))
        return page


class Page:
    """One request, and what is needed to answer it."""

    def __init__(self, site: Site, request: Request, form: Mapping[str, str]) -> None:
        self.site = site
        self.request = request
        self.form = form
        """The fields of a form; empty for a GET."""
        self.language: Language = _language(request, site.settings.language)
        self.w = Words(self.language)

    @property
    def settings(self) -> Settings:
        """What the application was started with."""
        return self.site.settings

    @property
    def here(self) -> str:
        """Path and query of this page."""
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")

    @property
    def partial(self) -> bool:
        """True where htmx asks for a part of a page."""
        return self.request.headers.get("hx-request") == "true"

    @property
    def operator(self) -> str:
        """Who corrects and checks."""
        return unquote(self.request.cookies.get(NAME_COOKIE, "")) or self.settings.operator

    def by(self) -> By:
        """Who acts now."""
        return By(self.operator or "?", datetime.now().astimezone().isoformat(timespec="seconds"))

    def saw(self, look: Look) -> None:
        """Note that this was shown or done, by whoever acts now (`callbot audit`)."""
        actor = Actor(self.operator or "?", self.settings.account or "?", "review")
        self.site.looking.add(Seen(actor, look, datetime.now().astimezone()))

    def saw_call(self, store: Store, action: str, call_id: int, what: str = "") -> None:
        """The same of a call, before it may be deleted."""
        self.saw(Look(action, contact_of(store, call_id), call_id, None, what))

    def now(self) -> str:
        """The time on the wall."""
        return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")

    def query(self, name: str) -> str:
        """A parameter of the address; empty where there is none."""
        return self.request.query_params.get(name, "").strip()

    def number(self, name: str) -> int | None:
        """A parameter or a form's field that is a whole number from 1; None where it is none."""
        given = self.query(name) or self.form.get(name, "")
        return int(given) if re.fullmatch(r"[1-9][0-9]{0,14}", given) else None

    def path_number(self, name: str) -> int:
        """A number in the path. Raises 404 for one that SQLite cannot have."""
        found: int = self.request.path_params[name]
        if found >= 2**62:
            raise HTTPException(404)
        return found

    def with_query(self, **changes: Any) -> str:
        """This page's address with some parameters changed; None and '' take one away."""
        now = dict(self.request.query_params) | changes
        return "?" + urlencode({k: v for k, v in now.items() if v not in (None, "")})

    def render(self, template: str, status: int = 200, /, **context: Any) -> Response:
        """A page, or a part of one."""
        found = self.site.templates.get_template(template)
        return HTMLResponse(found.render(page=self, w=self.w, **context), status)

    def go(self, path: str) -> Response:
        """To another page after a form."""
        return RedirectResponse(path, 303)

    def back(self) -> Response:
        """To the page that the form was on; never to another site."""
        wanted = self.form.get("back", "")
        ours = re.fullmatch(r"/(?![/\\])[^\x00-\x20\\]*", wanted)
        return self.go(wanted if ours else "/")


def remember(response: Response, cookie: str, value: str) -> None:
    """Keep a choice of the reader's in their browser."""
    response.set_cookie(
        cookie, quote(value, safe=""), max_age=_A_YEAR_SECONDS, httponly=True, samesite="strict"
    )


def _language(request: Request, default: Language | None) -> Language:
    chosen = request.cookies.get(LANGUAGE_COOKIE, "") or default
    if chosen in ("zh", "en"):
        return "zh" if chosen == "zh" else "en"
    return accepted(request.headers.get("accept-language", ""))


def accepted(header: str) -> Language:
    """The better of our languages by `Accept-Language`; Chinese where it names neither."""
    best: tuple[float, Language] = (0.0, "zh")
    for part in header.split(","):
        tag, _, rest = part.strip().partition(";")
        quality = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", rest)
        weight = float(quality[1]) if quality else 1.0
        known = tag.strip().lower().partition("-")[0]
        if known in ("zh", "en") and weight > best[0]:
            best = (weight, "zh" if known == "zh" else "en")
    return best[1]
