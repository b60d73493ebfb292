"""The script: its picture with what happened along it, its phrases, and what nobody understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup
from starlette.responses import Response
from starlette.routing import BaseRoute

from callbot.core.script import Script
from callbot.review.drawing import figure
from callbot.review.drawing.traffic import Traffic
from callbot.review.drawing.words import Says
from callbot.scriptfile.chart import name_of
from callbot.scriptfile.load import loads
from callbot.scriptfile.positions import Positions
from callbot.store import queries, scripts
from callbot.store.keeping.audit import Look
from callbot.store.open import Store
from callbot.tune.clusters import Cluster, clusters
from callbot.tune.phrase_use import PhraseUse, phrase_use
from callbot.web.scripts import Chosen, chosen, counted
from callbot.web.site import Page, Site
from callbot.web.studies import Study

FIRST_CLUSTERS, MOST_CLUSTERS = 8, 30
"""Of one question: those shown at once, and those that unfold."""
_CALLED = f"SELECT 1 FROM call WHERE script_sha256 = :script AND {queries.IN_RUN} LIMIT 1"  # noqa: S608


def routes(site: Site) -> list[BaseRoute]:
    """The page and its parts, which are made while it is read."""
    return [
        site.get("/script", _script),
        site.get("/script/picture", _picture),
        site.get("/script/phrases", _phrases),
        site.get("/script/unmatched", _unmatched),
    ]


def _script(page: Page, store: Store) -> Response:
    one = chosen(page, store)
    if one is None:
        return page.render("script_none.html", here="script")
    return page.render(
        "script.html",
        here="script",
        one=one,
        runs=queries.runs(store),
        versions=scripts.versions(store, one.version.script),
        others=_others(store, one),
        **_counted(page, one),
    )


def _others(store: Store, one: Chosen) -> list[scripts.Version]:
    """The newest version of every other script."""
    newest: dict[str, scripts.Version] = {}
    for version in scripts.versions(store):
        if version.script != one.version.script:
            newest.setdefault(version.script, version)
    return list(newest.values())


def _picture(page: Page, store: Store) -> Response:
    one = chosen(page, store)
    assert one is not None  # the page that asks for it shows one
    return page.render("script_picture.html", one=one, **_counted(page, one))


class Row(NamedTuple):
    """A node in the table beside the picture."""

    node: str
    name: str
    reached: int
    again: int
    asked_back: int
    ahead: int
    corrected: int
    lost: int
    why: str
    """Reasons with their counts."""


def _counted(page: Page, one: Chosen) -> dict[str, Any]:
    found = counted(page, one)
    seen = found and found.seen
    picture = (
        found.pictures[page.language] if found
        else figure.draw_counted(one.script, None, page.language)
    )  # fmt: skip
    positions = Positions(one.script.text)
    return {
        "seen": seen,
        "picture": Markup(picture),  # noqa: S704 - escaped where it is drawn
        "table": _table(one.script, seen, Says(page.language)) if seen else [],
        "worst": seen and seen.worst(),
        "hardest": found and found.hardest(),
        "misheard": found and found.misheard,
        "line": lambda node: positions.key(("nodes", node)).line,
        "name": lambda node: name_of(one.script.nodes[node]),
    }


def _table(script: Script, seen: Traffic, say: Says) -> list[Row]:
    return [
        Row(
            node.id, name_of(node), seen.reached[node.id], seen.again[node.id],
            seen.asked_back[node.id], seen.ahead[node.id], seen.corrected[node.id],
            seen.lost_at(node.id), _why(seen, node.id, say),
        )
        for node in script.nodes.values()
    ]  # fmt: skip


def _why(seen: Traffic, node: str, say: Says) -> str:
    reasons = seen.lost.get(node)
    if not reasons:
        return ""
    return " · ".join(f"{say.why(why)} {say.count(calls)}" for why, calls in reasons.most_common())


def _phrases(page: Page, store: Store) -> Response:
    return _part(page, store, "phrases", study_phrases, lambda found: {
        "unused": _by_node(use for use in found if not use.matches),
        "claimed": [use for use in found if use.claimed],
        "total": len(found),
        "used": any(use.matches for use in found),
    })  # fmt: skip


def study_phrases(store: Store, text: str, run: int | None) -> list[PhraseUse]:
    """How often each phrase of this script was used."""
    return phrase_use(store, loads(text), run)


def _by_node(uses: Iterable[PhraseUse]) -> list[tuple[str, str, list[PhraseUse]]]:
    """Question, its label, and its phrases."""
    return [(*key, list(group)) for key, group in groupby(uses, lambda use: (use.node, use.label))]


def _unmatched(page: Page, store: Store) -> Response:
    page.saw(Look("unmatched"))
    return _part(page, store, "unmatched", study_unmatched, _by_question)


class Unmatched(NamedTuple):
    """What was not understood, and in which calls."""

    found: list[Cluster]
    of_version: bool
    """Only the calls of the version shown are looked at, as in the picture above; else, where
    nobody was called with it yet, those of all versions."""


def study_unmatched(store: Store, text: str, run: int | None) -> Unmatched:
    """What was not understood at the questions of this script."""
    script = loads(text)
    called = bool(store.rows(_CALLED, {"script": script.sha256, "run": run}))
    return Unmatched(clusters(store, script, run, script.sha256 if called else ""), called)


def _by_question(study: Unmatched) -> dict[str, Any]:
    questions = [
        (*key, list(group))
        for key, group in groupby(study.found, lambda one: (one.question, one.label))
    ]
    return {
        "of_version": study.of_version,
        "questions": questions,
        # What troubles most is open.
        "most_often": max(questions, key=lambda q: sum(c.size for c in q[2]), default=("",))[0],
        "first": FIRST_CLUSTERS,
        "most": MOST_CLUSTERS,
    }


def _part(
    page: Page,
    store: Store,
    part: str,
    study: Study,
    shown: Callable[[Any], dict[str, Any]],
) -> Response:
    """A part that takes longer than a page may: asks for itself again until it is made."""
    one = chosen(page, store)
    assert one is not None
    found = page.site.studies.get(
        (part, one.version.sha256, one.run), study, one.script.text, one.run
    )
    context = shown(found.value) if found else {}
    positions = Positions(one.script.text)
    return page.render(
        f"script_{part}.html", one=one, waiting=found is None,
        line=lambda node: positions.key(("nodes", node)).line,
        label=lambda question, category: _label(one.script, question, category), **context,
    )  # fmt: skip


def _label(script: Script, question: str, category: str) -> str:
    node = script.nodes.get(question)
    for found in node.wait.categories if node and node.wait else ():
        if found.id == category:
            return found.label or category
    return category
