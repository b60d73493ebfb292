"""The self-contained HTML report: works offline, on paper, on a telephone, in the dark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from callbot import __version__
from callbot.core.disposition import DISPOSITIONS
from callbot.core.rates import GROUPS
from callbot.core.script import Language
from callbot.review import svg
from callbot.review.answers import by_question
from callbot.review.headline import headline
from callbot.review.misheard import misheard, replies
from callbot.review.people import by_person
from callbot.review.templating import environment
from callbot.review.words import Words, evidence_pairs, heard, joined, percent
from callbot.store import barring, figures, queries
from callbot.store.labels import CallLabels
from callbot.store.open import Store
from callbot.store.queries import Wanted

MOST_PEOPLE = 300
"""Longer lists are cut; the database has them all."""
_MOST_WRONG = 25
_MOST_VALUES = 8
_SAMPLES = 4


def html_report(
    store: Store,
    language: Language,
    run: int | None = None,
) -> str:
    """The report of one simulation, or of every call in the database where `run` is None."""
    w = Words(language)
    found = next((one for one in queries.runs(store) if one.id == run), None)
    summary = found and found.summary
    counted = figures.overview(store, run)
    labels, called = figures.question_labels(store, run), CallLabels(store)
    persons = by_person(queries.follow_up(store, run))
    backs = by_person(queries.call_backs(store, run))
    page = environment().get_template("report.html.j2")
    return page.render(
        w=w,
        svg=svg,
        percent=percent,
        joined=joined,
        heard=heard,
        version=__version__,
        run=found,
        summary=summary,
        top=headline(summary),
        labels=labels,
        names=figures.category_labels(store, run),
        dispositions=counted.dispositions,
        rates=counted.rates,
        groups=GROUPS,
        codes=DISPOSITIONS,
        questions=by_question(counted.answers, w, _MOST_VALUES),
        funnel=counted.funnel,
        persons=persons,
        backs=backs,
        barred=_barred(store, run),
        most=MOST_PEOPLE,
        labels_of=called.of,
        evidence=lambda flag: evidence_pairs(flag.evidence, called.of(flag.call_id)),
        missed=_wrong(store, run, "missed"),
        alarms=_wrong(store, run, "false_alarm"),
        samples=_samples(store, run),
        wilson_scale=_scale(summary),
    )


def _barred(store: Store, run: int | None) -> int:
    """How many people asked not to be called again."""
    calls = {line.id for line in queries.calls(store, Wanted("stop", run=run, limit=-1))}
    return sum(entry.call_id in calls for entry in barring.do_not_call(store))


def _wrong(store: Store, run: int | None, outcome: str) -> list[Any]:
    """Calls that went wrong in this way, with the turns that led to it."""
    people = queries.truths(store, run, outcome)[:_MOST_WRONG]
    details = [queries.call(store, person.call_id) for person in people]
    return [(detail, misheard(detail)) for detail in details]


def _samples(store: Store, run: int | None) -> list[Any]:
    """A few whole calls: flagged ones first, then others with different endings."""
    lines = queries.calls(store, Wanted(run=run, limit=400))
    lines.sort(key=lambda line: (not line.levels, line.id))
    chosen: dict[tuple[Any, ...], queries.CallLine] = {}
    for line in lines:
        chosen.setdefault((line.disposition, bool(line.levels)), line)
    details = [queries.call(store, line.id) for line in list(chosen.values())[:_SAMPLES]]
    return [(detail, dict(replies(detail))) for detail in details]


def _scale(summary: Mapping[str, Any] | None) -> float:
    """The right end of the scale of intervals: the wider of both, rounded up to a tenth."""
    top = headline(summary)
    widest = max(top.missed.high, top.false_alarms.high) if top else 1.0
    return min(1.0, max(0.05, (int(widest * 10) + 1) / 10))
