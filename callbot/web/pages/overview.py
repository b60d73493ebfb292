"""The overview: how the calls went, in figures that lead to the calls behind them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import groupby
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.responses import Response
from starlette.routing import BaseRoute

from callbot.core.disposition import INTERVIEWS
from callbot.core.rates import GROUPS
from callbot.review import svg
from callbot.review.stats import Share, wilson
from callbot.store import figures, queries, truths
from callbot.store.browsing import NOT_ENDED, OPEN
from callbot.store.open import Store
from callbot.web.site import Page, Site

_MOST_ANSWERS: Final = 8
_MOST_CONFUSED: Final = 6


def routes(site: Site) -> list[BaseRoute]:
    """The first page, and the part of it with the figures, which is drawn anew as calls come."""
    return [site.get("/", _overview), site.get("/figures", _figures)]


class Counted(NamedTuple):
    """Everything the page shows, computed at once."""

    overview: figures.Overview
    persons: truths.Persons


def _counted(store: Store, run: int | None, script: str | None) -> Counted:
    return Counted(figures.overview(store, run, script), truths.persons(store, run, script))


def _overview(page: Page, store: Store) -> Response:
    scripts = store.rows("SELECT DISTINCT script FROM script_version ORDER BY script")
    return page.render(
        "overview.html",
        here="overview",
        runs=queries.runs(store),
        scripts=[script for (script,) in scripts],
        **_shown(page, store),
    )


def _figures(page: Page, store: Store) -> Response:
    return page.render("overview_figures.html", here="overview", **_shown(page, store))


def _shown(page: Page, store: Store) -> dict[str, Any]:
    run, script = page.number("run"), page.query("script") or None
    kept = page.site.kept.get(("overview", run, script), lambda own: _counted(own, run, script))
    context: dict[str, Any] = {
        "run": run,
        "script": script,
        "figure": kept,
        "chosen_run": next((one for one in queries.runs(store) if one.id == run), None),
        "calls": partial(_link, run, script),
        "again": "/figures" + page.with_query(),
    }
    if kept is None:
        return context
    counted: Counted = kept.value
    return context | {
        "o": counted.overview,
        "groups": {name: pair[0 if page.language == "zh" else 1] for name, pair in GROUPS.items()},
        "missed": _missed(counted.persons),
        "alarms": _alarms(counted.persons),
        "persons": counted.persons,
        "answers": _answers(counted.overview),
        "hours": _hours(page, counted.overview),
        "verdicts": [(one, _wrong(one)) for one in counted.overview.verdicts],
        "confused": _confused(counted.overview),
        "named": partial(_named, page, counted.overview),
        "open": OPEN,
        "not_ended": NOT_ENDED,
    }


def _link(run: int | None, script: str | None, **wanted: str) -> str:
    """The list of the calls behind a figure."""
    query = {"run": run, "script": script, **wanted}
    return "/calls?" + urlencode({k: v for k, v in query.items() if v is not None})


def _missed(persons: truths.Persons) -> Share | None:
    """Of the true key persons whose deciding question was put."""
    reached = sum(n for outcome, n in persons.keys.items() if outcome != "unreached")
    missed = persons.keys.get("missed", 0)
    return wilson(missed, reached) if persons.keys or persons.others else None


def _alarms(persons: truths.Persons) -> Share:
    """Of everybody else."""
    return wilson(persons.others.get("false_alarm", 0), sum(persons.others.values()))


class Answered(NamedTuple):
    """A question's answers: (category or value, its label, calls), the rare ones counted together."""

    question: str
    label: str
    total: int
    lines: list[tuple[str, str, int]]
    others: int
    others_calls: int


def _answers(o: figures.Overview) -> list[Answered]:
    found = []
    for question, group in groupby(o.answers, lambda line: line.question):
        lines = list(group)
        kept = lines if len(lines) <= _MOST_ANSWERS + 1 else lines[:_MOST_ANSWERS]
        rest = lines[len(kept) :]
        found.append(
            Answered(
                question, lines[0].label, sum(line.calls for line in lines),
                [(line.category, line.category_label, line.calls) for line in kept],
                len(rest), sum(line.calls for line in rest),
            )
        )  # fmt: skip
    return found


class Hour(NamedTuple):
    """What the calls that began in an hour of the day came to."""

    hour: str
    calls: int
    interviews: int


def _hours(page: Page, o: figures.Overview) -> tuple[list[Hour], Markup]:
    """By the hour of the day, all days together, with their picture."""
    calls: Counter[str] = Counter()
    interviews: Counter[str] = Counter()
    for one in o.hours:
        hour = one.hour[11:13]
        calls[hour] += one.calls
        interviews[hour] += sum(one.dispositions.get(name, 0) for name in INTERVIEWS)
    if not calls:
        return [], Markup("")
    first, last = int(min(calls, key=_number)), int(max(calls, key=_number))
    hours = [
        Hour(name, calls[name], interviews[name])
        for name in (f"{hour:02}" for hour in range(first, last + 1))
    ]
    most = max(one.calls for one in hours) or 1
    drawn = [
        (one.calls / most, one.interviews / (one.calls or 1), f"{one.hour}:00  {one.calls}")
        for one in hours
    ]
    return hours, svg.columns(drawn, page.w("hours"))


def _number(hour: str) -> int:
    return int(hour) if hour.isdigit() else 0


def _wrong(one: figures.Verdicts) -> Share:
    """Stored and not true, of those that were put."""
    return wilson(one.wrong, one.right + one.wrong + one.unresolved)


def _named(page: Page, o: figures.Overview, question: str, stored: str) -> str:
    """A category as people call it; of several, each."""
    labels = {line.category: line.category_label for line in o.answers if line.question == question}
    return page.w("list_comma").join(labels.get(one, one) for one in stored.split(","))


def _confused(o: figures.Overview) -> dict[str, list[figures.Confusion]]:
    """Question → what was most often stored instead of the truth."""
    found: dict[str, list[figures.Confusion]] = {}
    for line in o.confusion:
        if line.verdict == "wrong":
            found.setdefault(line.question, []).append(line)
    return {question: lines[:_MOST_CONFUSED] for question, lines in found.items()}
