"""Keeping an edit: as a new version with a message, and as cases that must come out right for ever."""

from __future__ import annotations

from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from callbot.core.script import Script
from callbot.errors import CallbotError
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.differences import differences, lines
from callbot.scriptfile.saving import check_unchanged, write_back
from callbot.store import scripts
from callbot.store.keeping.audit import Look
from callbot.store.open import Store
from callbot.store.scripts import Saving, Version
from callbot.tune.call_case import call_case
from callbot.tune.suggested_case import case_name, suggested_case
from callbot.web import drafts
from callbot.web.drafts import Draft
from callbot.web.pages.tune import editor, offered
from callbot.web.pages.tune_replay import BETTER
from callbot.web.scripts import loaded
from callbot.web.site import Page, Site

_LONGEST_MESSAGE = 500


def routes(site: Site) -> list[BaseRoute]:
    """Save, compare, take a case along."""
    return [
        site.post("/tune/save", _save),
        site.get("/tune/compare", _compare),
        site.get("/tune/case/{call:int}", _case),
        site.get("/tune/suggested-case", _suggested),
    ]


def _save(page: Page, store: Store) -> Response:
    draft = drafts.posted(page, store)
    script, _ = drafts.checked(draft.text)
    # Whatever stands in the way, the text stays in the page.
    if script is None:
        broken = CallbotError(page.w("save_broken"), code="script")
        return editor(page, store, draft, trouble=broken)
    try:
        _keep(page, store, draft, script)
    except CallbotError as error:
        return editor(page, store, draft, trouble=error)
    run = f"&run={draft.run}" if draft.run else ""
    return page.go(f"/tune?version={script.sha256[:16]}{run}&saved=1")


def _keep(page: Page, store: Store, draft: Draft, script: Script) -> None:
    """First the database, then the file; nothing at all where somebody else changed the file."""
    file = page.settings.script if draft.file_sha256 else None
    if file is not None:
        check_unchanged(file, draft.file_sha256)
    message = page.form.get("message", "")[:_LONGEST_MESSAGE]
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    by = page.operator or page.w("save_nobody")
    scripts.save(store, script, Saving(draft.base_sha256, message, by, at))
    if file is not None:
        write_back(file, draft.text, draft.file_sha256)


def _compare(page: Page, store: Store) -> Response:
    before, after = (scripts.version(store, page.query(name)) for name in ("before", "after"))
    old, new = (scripts.text_of(store, version.sha256) for version in (before, after))
    return page.render(
        "tune_compare.html",
        here="tune",
        before=before,
        after=after,
        versions=scripts.versions(store, after.script),
        differences=differences(loaded(old, before.script), loaded(new, after.script)),
        lines=lines(old, new, (_name(before), _name(after))),
    )


def _name(version: Version) -> str:
    return f"{version.script} {version.sha256[:8]}"


def _case(page: Page, store: Store) -> Response:
    """A call as a golden case that expects what is right, as far as that is known."""
    call = page.path_number("call")
    rows = store.rows(
        "SELECT script FROM call JOIN script_version ON sha256 = script_sha256 WHERE id = ?",
        (call,),
    )
    if not rows:
        raise HTTPException(404)
    page.saw_call(store, "case", call)
    trial = page.site.trials.find(page.query("trial"))
    better = {
        change.question: tuple(change.after.split(","))
        for change in (trial.replay.changes if trial else ())
        if change.call_id == call and change.kind == "category" and change.judged in BETTER
    }
    return _download(*call_case(store, call, _named(page, str(rows[0][0])), better))


def _suggested(page: Page, store: Store) -> Response:
    """A golden case of a suggestion that was taken: a call in which it helps."""
    script, one = offered(page, page.request.query_params, page.number("run"))
    edited = page.site.drafts.find(page.query("draft"))
    if script is None or one is None or edited is None:
        raise HTTPException(404)
    flow = flow_of(loaded(edited, script.id))
    text = suggested_case(store, flow, one, _named(page, script.id))
    if text is None:
        raise HTTPException(404)
    page.saw(Look("case", what="suggestion"))
    return _download(case_name(one), text)


def _named(page: Page, script_id: str) -> str:
    """How a case calls its script, which lies beside it or comes with callbot."""
    file = page.settings.script
    return file.name if file else script_id


def _download(name: str, text: str) -> Response:
    kept = "".join(one for one in name if one.isascii() and (one.isalnum() or one in "._-"))
    return Response(
        text,
        media_type="application/toml",
        headers={"Content-Disposition": f'attachment; filename="{kept}"'},
    )
