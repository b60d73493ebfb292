"""The figures of reports, pages and exports: counts over many calls, made in this one place.

All are sums of tallies (`callbot.store.tallying`), which makes a page of them a matter of milliseconds.
`run` and `script` limit them to a simulation and to the versions of a script; None takes every call.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from typing import Any, NamedTuple

from callbot.core.disposition import DISPOSITIONS
from callbot.core.rates import Rates, rates
from callbot.store.cases import cases_of
from callbot.store.counting import Tallies
from callbot.store.labels import Question, category_labels, question_labels, questions_of
from callbot.store.open import Store
from callbot.store.remembering import remembered
from callbot.store.tally import STEPS, Tally
from callbot.store.tallying import keep, tallies

__all__ = ["Overview", "category_labels", "keep", "overview", "question_labels"]


class DispositionCount(NamedTuple):
    """How many calls ended so."""

    disposition: str | None
    code: str
    label_zh: str
    label_en: str
    calls: int


class CategoryCount(NamedTuple):
    """How many people gave this answer."""

    question: str
    label: str
    category: str
    category_label: str
    calls: int


class Funnel(NamedTuple):
    """What became of a question, in calls: each number but the last is at most the one before."""

    question: str
    label: str
    asked: int
    heard: int
    """Something was said."""
    matched: int
    """Something that was said was understood as an answer."""
    recorded: int
    """An answer stands."""
    confirmed: int
    """The person was asked back about it, and agreed."""
    dropped: int
    """It was given up, and no answer stands."""


class HourCount(NamedTuple):
    """The calls that began in one hour."""

    hour: str
    """As in `2020-02-10T08`."""
    calls: int
    dispositions: dict[str, int]
    """How they ended; empty where they have not."""


class Verdicts(NamedTuple):
    """A question's answers against the truth, in simulated calls."""

    question: str
    label: str
    right: int
    wrong: int
    unresolved: int
    not_asked: int


class Confusion(NamedTuple):
    """How often this was stored where that was true; right ones where there are categories."""

    question: str
    label: str
    truth: Any
    stored: Any
    """None where nothing is stored."""
    verdict: str
    calls: int


class Overview(NamedTuple):
    """Everything at once, from one state of the database."""

    calls: int
    turns: int
    seconds: float
    """Spoken in all calls together."""
    corrected: int
    """Answers that a person decided."""
    dispositions: list[DispositionCount]
    rates: Rates
    funnel: list[Funnel]
    answers: list[CategoryCount]
    hours: list[HourCount]
    key_persons: dict[str, int]
    """The gravest level of each → people, the gravest first."""
    call_backs: int
    """People to call back or to visit."""
    outcomes: dict[str, int]
    """Simulated calls by the truth: `missed`, `flagged` and so on."""
    verdicts: list[Verdicts]
    confusion: list[Confusion]
    """The most frequent first, question by question."""


def overview(
    store: Store, run: int | None = None, script: str | None = None, e: float | None = None
) -> Overview:
    """All figures of the calls; `script` is a script's name, `e` as for `callbot.core.rates`."""
    asked = _Asked(store, run, script)
    total, questions = asked.total, asked.questions
    ends: Counter[str] = Counter()
    hours: dict[str, dict[str, int]] = {}
    for (hour, end), calls in sorted(total.hours.items()):
        ends[end] += calls
        hours.setdefault(hour, {})[end] = calls
    cases = remembered(store, ("cases", run, script), lambda: cases_of(store, run, script, ends))
    return Overview(
        total.calls, total.turns, total.seconds, total.corrected,
        _dispositions(ends),
        rates(cases, e),
        [
            Funnel(question, questions[question].label, *total.funnel[question])
            for question in questions
            if question in total.funnel
        ],
        _answers(total, questions),
        [HourCount(hour, sum(by.values()), by) for hour, by in hours.items()],
        {level: total.levels[level] for level in asked.levels if level in total.levels},
        total.call_backs,
        dict(total.outcomes),
        _verdicts(total, questions),
        _confusion(total, questions),
    )  # fmt: skip


def dispositions(store: Store, run: int | None = None) -> list[DispositionCount]:
    """How the calls ended, in the order of AAPOR's codes."""
    return overview(store, run).dispositions


def answers_by_category(store: Store, run: int | None = None) -> list[CategoryCount]:
    """The current answers by category; an answer with several counts in each."""
    return overview(store, run).answers


def funnel(store: Store, run: int | None = None) -> list[Funnel]:
    """Asked → heard → matched → recorded, and what was confirmed and dropped, by question."""
    return overview(store, run).funnel


def outcomes(store: Store, run: int | None = None) -> dict[str, int]:
    """How the calls did by the truth of simulated people: outcome → calls."""
    return overview(store, run).outcomes


class _Asked:
    """The tallies that are wanted, added up, and what their questions and levels are called."""

    def __init__(self, store: Store, run: int | None, script: str | None) -> None:
        found: Tallies = tallies(store)
        names = {
            sha256: (name, levels)
            for sha256, name, levels in store.rows(
                "SELECT sha256, script, levels FROM script_version ORDER BY registered_at DESC"
            )
        }
        self.total = Tally()
        used = set()
        for (sha256, in_run), tally in found.items():
            if run in (None, in_run) and script in (None, names[sha256][0]):
                self.total.add(tally)
                used.add(sha256)
        self.questions = questions_of(store, used)
        graded = [
            level for sha256 in names if sha256 in used for level in json.loads(names[sha256][1])
        ]
        # A level that a script no longer names is still somebody to visit.
        self.levels = list(dict.fromkeys((*graded, *sorted(self.total.levels))))


def _dispositions(ends: Mapping[str, int]) -> list[DispositionCount]:
    counted = [
        DispositionCount(d.name, d.code, d.label_zh, d.label_en, ends[d.name])
        for d in DISPOSITIONS.values()
        if d.name in ends
    ]
    if "" in ends:
        counted.append(DispositionCount(None, "", "未结束", "not ended", ends[""]))
    return counted


def _answers(total: Tally, questions: Mapping[str, Question]) -> list[CategoryCount]:
    places = {question: place for place, question in enumerate(questions)}
    lines = [
        (places.get(question, len(places)), question, given, calls)
        for (question, given), calls in total.answers.items()
    ]
    lines.sort(key=lambda line: (line[0], line[1], -line[3], str(line[2])))
    counted = []
    for question, group in groupby(lines, lambda line: line[1]):
        one = questions.get(question, Question(question, {}))
        for _, _, given, calls in _numbers_in_order(list(group)):
            label = one.labels.get(str(given), str(given))
            counted.append(CategoryCount(question, one.label, str(given), label, calls))
    return counted


def _numbers_in_order(lines: list[Any]) -> list[Any]:
    # Numbers read best in their own order, whatever their count.
    if all(isinstance(line[2], int | float) for line in lines):
        return sorted(lines, key=lambda line: line[2])
    return lines


def _verdicts(total: Tally, questions: Mapping[str, Question]) -> list[Verdicts]:
    judged = {question for question, _ in total.verdicts}
    kinds = ("right", "wrong", "unresolved", "not_asked")
    return [
        Verdicts(question, one.label, *(total.verdicts[question, kind] for kind in kinds))
        for question, one in questions.items()
        if question in judged
    ]


def _confusion(total: Tally, questions: Mapping[str, Question]) -> list[Confusion]:
    places = {question: place for place, question in enumerate(questions)}
    lines = [
        Confusion(question, questions[question].label, truth, stored, verdict, calls)
        for (question, truth, stored, verdict), calls in total.confusion.items()
        if question in questions
    ]

    def place(one: Confusion) -> tuple[int, int, str]:
        return places[one.question], -one.calls, f"{one.truth} {one.stored} {one.verdict}"

    return sorted(lines, key=place)


assert Funnel._fields[2:] == STEPS
