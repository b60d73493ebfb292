"""Tuning: the script as text, checked while it is edited; suggestions that are taken with one key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from callbot.core.script import Script
from callbot.errors import CallbotError
from callbot.scriptfile.differences import differences
from callbot.scriptfile.load import loads, reads
from callbot.scriptfile.positions import Positions
from callbot.scriptfile.saving import hash_of
from callbot.store import queries, scripts
from callbot.store.keeping.audit import Look
from callbot.store.listing import LISTED, listed
from callbot.store.open import Store
from callbot.tune.suggest import Suggestion, suggestions, take
from callbot.web import drafts
from callbot.web.drafts import Draft
from callbot.web.site import Page, Site
from callbot.web.words.issues import told_in_chinese


def routes(site: Site) -> list[BaseRoute]:
    """The page, and what is asked while one edits."""
    return [
        site.get("/tune", _tune),
        site.ask("/tune/check", _check),
        site.ask("/tune/suggest", _suggest),
        site.get("/tune/suggestions/{draft}", _suggestions),
        site.ask("/tune/take", _take),
    ]


def _tune(page: Page, store: Store) -> Response:
    draft = drafts.beginning(page, store)
    if draft is None:
        return page.render("script_none.html", here="tune")
    return editor(page, store, draft, saved=page.query("saved") == "1")


def editor(
    page: Page,
    store: Store,
    draft: Draft,
    *,
    saved: bool = False,
    trouble: CallbotError | None = None,
) -> Response:
    """The whole page with this text in it."""
    page.site.drafts.keep(draft.base_sha256, draft.base)
    script, _ = reads(draft.text)
    known = script or drafts.base_script(draft)
    file = page.settings.script
    versions = scripts.versions(store, known.id if known else None)
    return page.render(
        "tune.html",
        409 if trouble else 200,
        here="tune",
        draft=draft,
        script=known,
        nodes=_nodes(known, draft.text) if known else [],
        versions=versions,
        runs=[run for run in queries.runs(store) if known and run.script == known.id],
        file=file.name if file and draft.file_sha256 else "",
        saved=saved,
        trouble=trouble,
        message=page.form.get("message", "") if trouble else "",
        held=_held(store, versions, draft),
    )


class Held(NamedTuple):
    """The calls that an edit is compared with."""

    calls: int
    otherwise: int
    """Held with another version than the edit began with."""


def _held(store: Store, versions: list[scripts.Version], draft: Draft) -> Held:
    """Of all these versions; those of one simulation where that was chosen."""
    if {version.sha256 for version in versions} <= {draft.base_sha256}:
        return Held(0, 0)  # no other version, so that no call needs to be looked at
    found: list[tuple[int, int]] = store.rows(
        "SELECT count(*), coalesce(sum(script_sha256 <> :base), 0) FROM call"  # noqa: S608
        f" WHERE script_sha256 IN {LISTED} AND {queries.IN_RUN}",
        {
            **listed(version.sha256 for version in versions),
            "base": draft.base_sha256,
            "run": draft.run,
        },
    )
    return Held(*found[0])


class Place(NamedTuple):
    """A node, and where it begins in the text."""

    id: str
    name: str
    line: int


def _nodes(script: Script, text: str) -> list[Place]:
    positions = Positions(text)
    return [
        Place(node.id, node.label or node.id, positions.key(("nodes", node.id)).line)
        for node in script.nodes.values()
    ]


def _check(page: Page, store: Store) -> Response:
    draft = drafts.posted(page, store)
    script, issues = drafts.checked(draft.text)
    page.site.drafts.keep(draft.sha256, draft.text)
    base = drafts.base_script(draft)
    if script is None or not draft.changed:
        page.site.trials.end()
    return page.render(
        "tune_check.html",
        draft=draft,
        script=script,
        issues=issues,
        explained=lambda code: told_in_chinese(code) if page.language == "zh" else "",
        differences=differences(base, script) if script and base else [],
    )


def _suggest(page: Page, store: Store) -> Response:
    draft = drafts.posted(page, store)
    page.site.drafts.keep(draft.sha256, draft.text)
    return _listed(page, draft.text, draft.sha256, draft.run)


def _suggestions(page: Page, _store: Store) -> Response:
    sha256 = page.request.path_params["draft"]
    text = page.site.drafts.find(sha256)
    if text is None:
        raise HTTPException(404)
    return _listed(page, text, sha256, page.number("run"))


def _listed(page: Page, text: str, sha256: str, run: int | None) -> Response:
    script, _ = reads(text)
    found = _offered(page, script, run) if script else None
    page.saw(Look("suggest", records=len(found or ())))
    return page.render(
        "tune_suggestions.html",
        script=script,
        found=found,
        draft_sha256=sha256,
        run=run,
        label=labels(script) if script else None,
    )


def _offered(page: Page, script: Script, run: int | None) -> list[Suggestion] | None:
    """The suggestions for this text; None while they are being found."""
    found = page.site.studies.get(
        ("suggestions", script.sha256, run), study_suggestions, script.text, run
    )
    return found.value if found else None


def study_suggestions(store: Store, text: str, run: int | None) -> list[Suggestion]:
    """What to add to this script."""
    return suggestions(store, loads(text), run)


def offered(
    page: Page, named: Mapping[str, str], run: int | None
) -> tuple[Script | None, Suggestion | None]:
    """The script that a suggestion was made for, and the one that is named, if it is still there."""
    text = page.site.drafts.find(named.get("offered", ""))
    script = reads(text)[0] if text else None
    wanted = tuple(named.get(part, "") for part in ("question", "category", "phrase"))
    found = (_offered(page, script, run) if script else None) or []
    return script, next((s for s in found if (s.question, s.category, s.phrase) == wanted), None)


def _take(page: Page, store: Store) -> Response:
    draft = drafts.posted(page, store)
    _, one = offered(page, page.form, draft.run)
    text, error = "", "" if one else page.w("tune_stale")
    try:
        text = take(draft.text, one) if one else ""
    except CallbotError as trouble:
        error = trouble.message
    page.site.drafts.keep(hash_of(text), text)
    return page.render(
        "tune_taken.html", one=one, text=text, line=_first(draft.text, text), error=error,
        draft_sha256=hash_of(text), offered=page.form.get("offered", ""), run=draft.run,
    )  # fmt: skip


def _first(before: str, after: str) -> int:
    """The first line that is different."""
    old, new = before.splitlines(), after.splitlines()
    same = (number for number, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1])
    return next(same, min(len(old), len(new))) + 1


def labels(script: Script) -> Any:
    """Question and category → what pages call them."""

    def label(question: str, category: str | None = None) -> str:
        node = script.nodes.get(question)
        if category is None:
            return (node.label if node else "") or question
        for found in node.wait.categories if node and node.wait else ():
            if found.id == category:
                return found.label or category
        return category

    return label
