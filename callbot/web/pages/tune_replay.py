"""What an edited script would change: replayed while it is edited, first for whom it matters most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from callbot.core.followup import CALL_BACK
from callbot.core.script import Script
from callbot.review.words import evidence_pairs, joined
from callbot.scriptfile.load import reads
from callbot.store.keeping.audit import Look
from callbot.store.open import Store
from callbot.tune.changes import CallChange, Repeat, Replay
from callbot.web import drafts
from callbot.web.pages.tune import labels
from callbot.web.site import Page, Site
from callbot.web.trials import Trial

PAGE_CALLS: Final = 30
_FIRST_SECONDS: Final = 0.9
"""The first calls are waited for this long, so that their difference is in the first answer."""
WORSE: Final = frozenset({"right_to_wrong", "open_to_wrong"})
BETTER: Final = frozenset({"wrong_to_right", "open_to_right"})

KINDS: Final[dict[str, Callable[[CallChange], bool]]] = {
    "all": lambda _change: True,
    "lost": lambda change: change.lost,
    "found": lambda change: change.kind == "flag" and not change.before and not change.calls_back,
    "back": lambda change: change.kind == "flag" and not change.before and change.calls_back,
    "worse": lambda change: change.judged in WORSE,
    "better": lambda change: change.judged in BETTER,
    "reopened": lambda change: change.judged == "right_to_open",
    "changed": lambda change: change.kind in ("category", "value"),
    "flag": lambda change: change.kind == "flag",
    "disposition": lambda change: change.kind == "disposition",
    "unasked": lambda change: change.kind == "unasked",
}
"""Which changes a list shows, by the name in its address."""
REPEATS: Final = ("spared", "repeated")
"""Lists of people who would be asked again less often, or more often."""


def routes(site: Site) -> list[BaseRoute]:
    """Begin, look how far it came, and who changes."""
    return [
        site.ask("/tune/replay", _begin),
        site.get("/tune/replay/{key}", _go_on),
        site.get("/tune/replay/{key}/changes", _changes),
    ]


def _begin(page: Page, store: Store) -> Response:
    draft = drafts.posted(page, store)
    script, _ = reads(draft.text)
    if script is None or not draft.changed:
        page.site.trials.end()
        return page.render("tune_replay.html", trial=None, broken=script is None, begun=True)
    trial = page.site.trials.begin(script, draft.run)
    trial.first.wait(_FIRST_SECONDS)
    return _summary(page, trial, begun=True)


def _found(page: Page) -> Trial:
    trial = page.site.trials.find(page.request.path_params["key"])
    if trial is None:
        raise HTTPException(404)
    return trial


def _go_on(page: Page, _store: Store) -> Response:
    trial = _found(page)
    trial.first.wait(_FIRST_SECONDS)
    return _summary(page, trial)


class Counts(NamedTuple):
    """Calls of each kind."""

    lost: int
    found: int
    back: int
    worse: int
    better: int
    reopened: int
    disposition: int
    unasked: int
    calls: int
    """In which anything changes."""
    spared: int
    """Calls in which somebody is understood without being asked again."""
    repeated: int
    """Calls in which somebody must be asked again who was understood."""

    @property
    def verdict(self) -> str:
        """What to make of it; a text's name is `verdict_` and this."""
        if self.lost:
            return "lost"
        helped = self.better or self.spared > self.repeated
        if self.worse or self.reopened:
            return "mixed" if helped else "worse"
        if helped:
            return "better"
        if self.repeated:
            return "repeated"
        return "other" if self.calls else "same"


def counts_of(replay: Replay) -> Counts:
    """Each call once for each kind."""

    def calls(kind: str) -> int:
        return len({change.call_id for change in replay.changes if KINDS[kind](change)})

    return Counts(
        lost=calls("lost"), found=calls("found"), back=calls("back"), worse=calls("worse"),
        better=calls("better"),
        reopened=calls("reopened"), disposition=calls("disposition"), unasked=calls("unasked"),
        calls=replay.changed_calls,
        spared=replay.spared, repeated=replay.repeated,
    )  # fmt: skip


def _summary(page: Page, trial: Trial, *, begun: bool = False) -> Response:
    replay = trial.replay
    repeats: Counter[str] = Counter()
    for one in replay.repeats:
        repeats[one.question] += one.after - one.before
    return page.render(
        "tune_replay.html",
        trial=trial,
        begun=begun,
        replay=replay,
        counts=counts_of(replay),
        questions=[
            (question, repeats[question.question])
            for question in replay.questions
            if question.changed or question.unasked or repeats[question.question]
        ],
    )


class Line(NamedTuple):
    """A change as the page shows it."""

    question: str
    before: str
    after: str
    judged: str
    heard: list[tuple[str, str]]
    """Question, or nothing where it is clear, and words."""
    because: str


class Person(NamedTuple):
    """Everything that changes in one call."""

    call_id: int
    name: str
    lost: bool
    lines: list[Line]


def _changes(page: Page, _store: Store) -> Response:
    trial = _found(page)
    what, question = page.query("what"), page.query("question")
    what = what if what in KINDS or what in REPEATS else "all"
    after = page.number("after") or 0
    people = (
        _repeated(page, trial, what, question)
        if what in REPEATS
        else _people(page, trial, what, question)
    )
    page.saw(Look("replay", records=len(people[after : after + PAGE_CALLS])))
    return page.render(
        "tune_changes.html",
        trial=trial,
        what=what,
        question=question,
        label=labels(trial.script),
        total=len(people),
        after=after,
        next=after + PAGE_CALLS if after + PAGE_CALLS < len(people) else None,
        people=[make() for make in people[after : after + PAGE_CALLS]],
    )


def _people(page: Page, trial: Trial, what: str, question: str) -> list[Callable[[], Person]]:
    """The changes of this kind, call by call; whom it matters most for comes first."""
    calls: dict[int, list[CallChange]] = {}
    for change in trial.replay.changes:
        if KINDS[what](change) and question in ("", change.question):
            calls.setdefault(change.call_id, []).append(change)
    return [partial(_person, page, trial.script, changes) for changes in calls.values()]


def _repeated(page: Page, trial: Trial, what: str, question: str) -> list[Callable[[], Person]]:
    """Who would be asked again less often, or more often."""
    label = labels(trial.script)

    def person(one: Repeat) -> Person:
        before, after = (
            page.w("not_understood", times) if times else page.w("understood_at_once")
            for times in (one.before, one.after)
        )
        heard = [("", joined(one.heard))]
        line = Line(label(one.question), before, after, "", heard, "")
        return Person(one.call_id, one.name, False, [line])

    return [
        partial(person, one)
        for one in trial.replay.repeats
        if (one.after < one.before) == (what == "spared") and question in ("", one.question)
    ]


def _person(page: Page, script: Script, changes: list[CallChange]) -> Person:
    label, shown = labels(script), _shown(page, script)
    names = {node.id: label(node.id) for node in script.questions}
    lines = [
        Line(
            label(change.question) if change.question else "",
            shown(change, change.before),
            shown(change, change.after),
            change.judged,
            evidence_pairs(change.heard, names)
            if "=" in change.heard
            else [("", joined(change.heard))] if change.heard else [],
            change.because,
        )
        for change in changes
    ]  # fmt: skip
    first = changes[0]
    return Person(first.call_id, first.name, any(c.lost for c in changes), lines)


def _shown(page: Page, script: Script) -> Callable[[CallChange, str], str]:
    """A category, value, flag or disposition in the reader's words."""
    label = labels(script)
    rules = {(rule.level, rule.id): _SLOT.sub("…", rule.reason) for rule in script.rules}

    def flag(text: str) -> str:
        level, _, rule = text.partition(": ")
        known = page.w.level(level) if level in (*script.levels, CALL_BACK) else level
        # A call-back is named by its rule, or by the question that stayed open.
        reason = rules.get((level, rule)) or (label(rule) if rule in script.nodes else rule)
        return f"{known}: {reason}" if reason else known

    def shown(change: CallChange, text: str) -> str:
        if not text:
            return page.w(f"tune_empty_{change.kind}")
        if change.kind == "flag":
            return flag(text)
        if change.kind == "disposition":
            return page.w.disposition(text)
        return page.w("list_comma").join(label(change.question, one) for one in text.split(","))

    return shown


_SLOT = re.compile(r"\{[^}]*\}")
