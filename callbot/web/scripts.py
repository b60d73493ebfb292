"""The script that a page is about: which version, loaded, and which calls count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from callbot.core.flow import edges_of, machine_of
from callbot.core.script import Language, Script
from callbot.review.drawing.figure import count, draw_counted
from callbot.review.drawing.traffic import Traffic
from callbot.scriptfile.chart import chart_of
from callbot.scriptfile.load import loads
from callbot.store import scripts
from callbot.store.open import Store
from callbot.store.paths import paths
from callbot.store.scripts import Version
from callbot.tune.troubled import troubled
from callbot.web.site import Page

PATIENCE_SECONDS = 0.05
"""For figures of small databases, which are then on the page at once."""


class Chosen(NamedTuple):
    """The version that a page shows."""

    version: Version
    script: Script
    run: int | None
    """Only the calls of this simulation."""


def chosen(page: Page, store: Store) -> Chosen | None:
    """The version in the address, or that of the last call; None where the database has no script.

    Raises StoreError where the address names one that is not there.
    """
    run = page.number("run")
    named = page.query("version")
    if named:
        version = scripts.version(store, named)
    else:
        found = scripts.last_used(store, run) or next(iter(scripts.versions(store)), None)
        if found is None:
            return None
        version = found
    return Chosen(version, loaded(scripts.text_of(store, version.sha256), version.script), run)


@lru_cache(maxsize=8)
def loaded(text: str, name: str) -> Script:
    """A stored script. It was whole when it was stored."""
    return loads(text, name)


class Counted(NamedTuple):
    """What went along a script, and the picture of it by language."""

    seen: Traffic
    pictures: Mapping[Language, str]
    misheard: Counter[str]
    """Question → how often people were not understood at it, or wrongly, as the page lists it below."""

    def hardest(self) -> str | None:
        """Where people are understood least often; None where everything was understood."""
        return max(self.misheard, key=self.misheard.__getitem__, default=None)


def counted(page: Page, one: Chosen) -> Counted | None:
    """What went along the script; None while it is being counted."""

    def make(store: Store) -> Counted:
        chart = chart_of(one.script, edges_of(machine_of(one.script)), "en")
        seen = count(one.script, chart, paths(store, one.version.sha256, one.run))
        languages: tuple[Language, ...] = ("zh", "en")
        pictures = {each: draw_counted(one.script, seen, each) for each in languages}
        heard = troubled(store, one.script, one.run, one.version.sha256)
        nodes = {node.id for node in one.script.questions}
        return Counted(
            seen, pictures, Counter(each.question for each in heard if each.question in nodes)
        )

    found = page.site.kept.get(("traffic", one.version.sha256, one.run), make, PATIENCE_SECONDS)
    return found.value if found else None
