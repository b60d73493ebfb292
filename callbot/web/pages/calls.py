"""The list of calls: filtered, searched, sorted, paged."""

from __future__ import annotations

import json
import re
from typing import Final, NamedTuple, get_args

from starlette.responses import Response
from starlette.routing import BaseRoute

from callbot.core.disposition import SPOKEN
from callbot.store import browsing, following, queries
from callbot.store.browsing import Filter, Key, Sort
from callbot.store.keeping.audit import Look
from callbot.store.open import Store
from callbot.web.site import Page, Site
from callbot.web.transcripts import normal, terms

PAGE: Final = 50
_DAY: Final = r"\d{4}-\d{2}-\d{2}"
OUTCOMES: Final = ("missed", "false_alarm", "flagged", "call_back", "unreached", "clear")


def routes(site: Site) -> list[BaseRoute]:
    """One page."""
    return [site.get("/calls", _calls)]


class Listed(NamedTuple):
    """A line of the list."""

    call: queries.CallLine
    levels: list[str]
    """Of the flags that stand, the gravest first."""
    checked: bool
    said: list[str]
    """What was searched for, as it was said."""


def _calls(page: Page, store: Store) -> Response:
    wanted, words = _filter(page), page.query("q")
    sort: Sort = page.query("sort") if page.query("sort") in get_args(Sort) else "newest"  # type: ignore[assignment]
    lines, following_on = (
        _searched(page, store, wanted) if words else _listed(page, store, wanted, sort)
    )
    page.saw(Look("calls", records=len(lines), what="search" if words else ""))
    return page.render(
        "calls_list.html" if page.partial else "calls.html",
        here="calls",
        wanted=wanted,
        words=words,
        sort=sort,
        lines=_shown(store, lines, words),
        more=following_on and page.with_query(after=following_on),
        whole=not words or page.site.transcripts.whole(store),
        **({} if page.partial else _choices(page, store, wanted)),
    )


def _filter(page: Page) -> Filter:
    question, _, category = page.query("answer").partition(":")
    days = {
        name: page.query(name) if re.fullmatch(_DAY, page.query(name)) else ""
        for name in ("since", "until")
    }
    return Filter(
        disposition=page.query("disposition"),
        level=page.query("level"),
        script=page.query("script"),
        run=page.number("run"),
        checked=page.query("checked"),
        question=question,
        category=category,
        outcome=page.query("outcome"),
        name=page.query("name"),
        **days,
    )


def _listed(
    page: Page, store: Store, wanted: Filter, sort: Sort
) -> tuple[list[queries.CallLine], str]:
    value, _, last = page.query("after").rpartition("~")
    after = None
    if last.isdigit():
        by_time = sort in ("newest", "oldest")
        after = Key(value if by_time else _float(value), int(last[:18]))
    found = browsing.call_page(store, wanted, sort, after, PAGE)
    return found.lines, f"{found.next.value}~{found.next.id}" if found.next else ""


def _searched(page: Page, store: Store, wanted: Filter) -> tuple[list[queries.CallLine], str]:
    """Always the newest first."""
    transcripts, words = page.site.transcripts, page.query("q")
    page.site.kept.run(transcripts.read)
    last = page.query("after").rpartition("~")[2]
    below = int(last[:18]) if last.isdigit() else None
    few = None if wanted == Filter() else browsing.few(store, wanted)
    if few is None:
        coming = transcripts.find(store, words, below)
        ids = browsing.among(store, wanted, coming, PAGE + 1)
    else:
        fitting = transcripts.among(store, words, few)
        ids = [id_ for id_ in fitting if below is None or id_ < below][: PAGE + 1]
    lines = queries.call_lines(store, ids[:PAGE])
    return lines, f"~{ids[PAGE - 1]}" if len(ids) > PAGE else ""


def _shown(store: Store, lines: list[queries.CallLine], words: str) -> list[Listed]:
    marks = ",".join(str(line.id) for line in lines)
    checked = {
        id_
        for (id_,) in store.rows(f"SELECT call_id FROM checked WHERE call_id IN ({marks})")  # noqa: S608
    }
    said: dict[int, list[str]] = {}
    if wanted := terms(words):
        rows = store.rows(
            f"SELECT call_id, heard FROM turn WHERE call_id IN ({marks}) AND heard <> ''"  # noqa: S608
        )
        for call_id, heard in rows:
            if any(term in normal(heard) for term in wanted):
                said.setdefault(call_id, []).append(heard)
    order = [*following.levels(store), following.CALL_BACK]
    return [
        Listed(
            line,
            [level for level in order if level in line.levels.split(",")],
            line.id in checked,
            said.get(line.id, []),
        )
        for line in lines
    ]


class Choice(NamedTuple):
    """An answer to filter by."""

    value: str
    label: str


def _choices(page: Page, store: Store, wanted: Filter) -> dict[str, object]:
    """What the form offers."""
    scripts = store.rows("SELECT DISTINCT script FROM script_version ORDER BY script")
    groups = _answers(page, store)
    chosen = page.query("answer")
    if wanted.category and chosen not in [one.value for _, some in groups for one in some]:
        groups.append((wanted.question, [Choice(chosen, wanted.category)]))
    return {
        "runs": queries.runs(store),
        "scripts": [script for (script,) in scripts],
        "dispositions": [(name, page.w.disposition(name)) for name in SPOKEN],
        "levels": [*following.levels(store), following.CALL_BACK],
        "answers": groups,
        "chosen": chosen,
        "outcomes": OUTCOMES if store.rows("SELECT 1 FROM simulated_truth LIMIT 1") else (),
        "sorts": get_args(Sort),
        "filtered": wanted != Filter(),
    }


def _answers(page: Page, store: Store) -> list[tuple[str, list[Choice]]]:
    """The questions of the newest scripts with their categories, and those left open."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    rows = store.rows(
        "SELECT question, label, categories FROM question JOIN script_version ON sha256 = script_sha256"
        " ORDER BY registered_at DESC, position"
    )
    for question, label, categories in rows:
        found.setdefault(question, (label, json.loads(categories)))
    return [
        (
            label,
            [Choice(f"{question}:{c}", name) for c, name in categories.items()]
            + [Choice(f"{question}:{browsing.OPEN}", page.w("left_open"))],
        )
        for question, (label, categories) in found.items()
    ]


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
