"""One call: what was said and how it was taken; corrected, checked, deleted here."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute

from callbot.core.script import Node
from callbot.review.words import evidence_pairs
from callbot.store import browsing, deciding, queries, recordings
from callbot.store.open import Store
from callbot.store.registry import Correction
from callbot.tune import words
from callbot.tune.errors import errors
from callbot.web import correcting, sound
from callbot.web.case import Case, case_of
from callbot.web.site import Page, Site

EXAMPLES: Final = {
    "date": "such_as_date", "number": "such_as_number", "temperature": "such_as_temperature",
}  # fmt: skip
"""What a question waits for → the text with examples of it."""


def routes(site: Site) -> list[BaseRoute]:
    """The page, its sound, and what can be done with the call."""
    one = "/calls/{call:int}"
    return [
        site.get(one, _call),
        site.get(f"{one}/errors", _errors),
        site.get(f"{one}/audio", _whole_sound),
        site.get(f"{one}/turns/{{turn:int}}/audio", _sound),
        site.get(f"{one}/delete", _ask_delete),
        site.post(f"{one}/delete", _delete),
        site.post(f"{one}/correct", _correct),
        site.post(f"{one}/check", _check),
        site.post(f"{one}/bar", _bar),
        site.ask(f"{one}/phone", _phone),
    ]


def _call(page: Page, store: Store) -> Response:
    case = case_of(store, page.path_number("call"))
    page.saw_call(store, "call", case.call.id)
    before, after = browsing.neighbours(store, case.call.id)
    paths = {
        turn.turn: sound.answer_path(store, case.call.id, turn.turn)
        for turn in case.detail.turns
        if turn.audio
    }
    return page.render(
        "call.html",
        **_context(case),
        before=before,
        after=after,
        waves={turn: sound.waveform(path) for turn, path in paths.items() if path},
        whole=sound.call_path(store, case.call.id) is not None,
    )


def _context(case: Case, trouble: str = "", about: str = "", typed: str = "") -> dict[str, Any]:
    """What the page and its part with the answers show.

    `trouble` is told at the question `about`, where what was `typed` stays.
    """
    return {
        "here": "calls",
        "case": case,
        "call": case.call,
        "evidence": lambda text: evidence_pairs(text, case.labels),
        "trouble": trouble,
        "about": about,
        "typed": typed,
    }


def _errors(page: Page, store: Store) -> Response:
    """Whose fault what is wrong was; the answers are read once more for it, so it comes after the page."""
    found = errors(store, call=page.path_number("call"))
    return page.render(
        "call_errors.html",
        here="calls",
        causes=found.causes,
        label=lambda question: found.labels.get(question, question),
        fault=lambda name: words.fault(name, page.language),
        explained=lambda cause: words.explained(cause, page.language),
    )


def _sound(page: Page, store: Store) -> Response:
    call_id, turn = page.path_number("call"), page.path_number("turn")
    found = _file(sound.answer_path(store, call_id, turn))
    page.saw_call(store, "sound", call_id)
    return found


def _whole_sound(page: Page, store: Store) -> Response:
    call_id = page.path_number("call")
    found = _file(sound.call_path(store, call_id))
    page.saw_call(store, "sound", call_id)
    return found


def _file(path: Path | None) -> Response:
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, media_type="audio/wav")  # it answers Range requests


def _changed(page: Page, store: Store, trouble: str = "") -> Response:
    """The part of the page that a change touches; without htmx the page anew."""
    call_id, about = page.path_number("call"), page.form.get("question", "")
    typed = page.form.get("value", "") if trouble else ""
    if page.partial:
        return page.render(
            "call_answers.html", **_context(case_of(store, call_id), trouble, about, typed)
        )
    if trouble:
        raise HTTPException(400, trouble)
    return page.go(f"/calls/{call_id}" + (f"#q-{about}" if about else ""))


def _correct(page: Page, store: Store) -> Response:
    """Put a category, a value, or that there is none, in place of an answer."""
    case, question = case_of(store, page.path_number("call")), page.form.get("question", "")
    asked = [one for one in case.asked if one.question == question and one.node]
    if case.script is None or not asked:
        raise HTTPException(400, page.w("cannot_correct"))
    correction = _correction(page, case, asked[0].held)
    if correction is None:
        return _changed(page, store, _refused(page, case.script.nodes[question]))
    rules = correcting.rules_about(case.script, question)
    deciding.correct(store, case.call.id, correction, page.by(), rules)
    page.saw_call(store, "correct", case.call.id, question)
    return _changed(page, store)


def _refused(page: Page, node: Node) -> str:
    """What was typed is no answer; what one would look like."""
    expects = node.wait.expects if node.wait else ""
    typed = page.form.get("value", "").strip()
    told = page.w("not_understood_value", typed) if typed else page.w("nothing_typed")
    example = page.w(EXAMPLES[expects]) if expects in EXAMPLES else ""
    return f"{told} {example}" if example else told


def _correction(page: Page, case: Case, held: tuple[str, ...]) -> Correction | None:
    question, category = page.form["question"], page.form.get("category", "")
    assert case.script is not None
    wait = case.script.nodes[question].wait
    assert wait is not None
    if page.form.get("open"):
        return Correction(question, (), None, "", page.w("because_open"))
    if category:
        if category not in {c.id for c in wait.categories}:
            raise HTTPException(400, page.w("cannot_correct"))
        chosen = correcting.toggled(wait, held, category)
        return Correction(question, chosen, None, "", page.w("because_person"))
    typed = page.form.get("value", "").strip()
    given = correcting.given(case.script, question, typed, case.day)
    return given and Correction(question, *given, "", page.w("because_typed", typed))


def _check(page: Page, store: Store) -> Response:
    call_id = page.path_number("call")
    if page.form.get("checked") == "no":
        deciding.uncheck(store, call_id)
        page.saw_call(store, "uncheck", call_id)
    else:
        deciding.check(store, call_id, page.by())
        page.saw_call(store, "check", call_id)
    return _changed(page, store)


def _bar(page: Page, store: Store) -> Response:
    by = page.by()
    if not deciding.bar_caller(store, page.path_number("call"), page.w("barred_by", by.name), by):
        raise HTTPException(400, page.w("nobody_to_bar"))
    page.saw_call(store, "bar", page.path_number("call"))
    return _changed(page, store)


def _phone(page: Page, store: Store) -> Response:
    """The whole number; that it was asked for stands in the trail of who looked."""
    call = queries.call(store, page.path_number("call")).call
    page.saw_call(store, "phone", call.id)
    return page.render("phone.html", here="calls", call=call)


def _ask_delete(page: Page, store: Store) -> Response:
    detail = queries.call(store, page.path_number("call"))
    return page.render("call_delete.html", here="calls", call=detail.call, turns=len(detail.turns))


def _delete(page: Page, store: Store) -> Response:
    call_id = page.path_number("call")
    page.saw_call(store, "delete", call_id)
    recordings.delete_call(store, call_id)
    return page.go("/calls")
