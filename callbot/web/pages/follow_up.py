"""Who must be followed up: by level, newest first; what was done; lists for going from door to door."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from callbot.core.disposition import DISPOSITIONS
from callbot.core.phones import masked
from callbot.review.export.neutral import neutral
from callbot.review.words import evidence_pairs, joined
from callbot.store import followed, following, queries
from callbot.store.followed import Followed
from callbot.store.following import CALL_BACK, NEVER_TRIED, Wanted
from callbot.store.keeping.audit import Look
from callbot.store.news import news
from callbot.store.open import Store
from callbot.store.told import Told, calls_that_told
from callbot.web.site import Page, Site

PAGE: Final = 50
MOST_PRINTED: Final = 1000
"""People on one printed list; an area has fewer."""
MOST_EXPORTED: Final = 1_000_000
_NOT_ENDED: Final = "not_ended"
OPEN_ANSWER: Final = "open_answer"
"""The list of those who told something in answer to an open question."""
_STATE: Final = re.compile(r"\d{1,15}(\.\d{1,15}-\d{1,9}){0,200}")


def routes(site: Site) -> list[BaseRoute]:
    """The lists, what is new, and what can be done about a person."""
    return [
        site.get("/follow-up", _lists),
        site.get("/follow-up/new", _news),
        site.get("/follow-up/print", _printed),
        site.get("/follow-up/list.csv", _exported),
        site.post("/people/{contact:int}/entry", _entry),
    ]


class List(NamedTuple):
    """One of the lists."""

    name: str
    """A level, `call_back`, `not_ended`, or why there was no interview."""
    ids: Callable[[Store, Wanted, int | None, int], list[int]]
    people: Callable[[Store, list[int]], list[Followed]]
    by_call: bool
    """Are the ids calls' or contacts'?"""


def lists(store: Store) -> list[List]:
    """In the order in which they are worked off: nobody on the roster is in none of them."""
    flags = [
        List(level, partial(_flagged, level), followed.of_calls, by_call=True)
        for level in [*following.levels(store), CALL_BACK]
    ]
    endings = [d.name for d in DISPOSITIONS.values() if d.klass != "interview"]
    without = [
        List(why, partial(_without, why), followed.of_contacts, by_call=False)
        for why in [*endings, NEVER_TRIED]
    ]
    told = List(OPEN_ANSWER, calls_that_told, followed.of_calls, by_call=True)
    running = List(_NOT_ENDED, following.not_ended, followed.of_calls, by_call=True)
    return [*flags, told, running, *without]


def _flagged(level: str, store: Store, wanted: Wanted, below: int | None, limit: int) -> list[int]:
    return following.flagged(store, level, wanted, below, limit)


def _without(why: str, store: Store, wanted: Wanted, below: int | None, limit: int) -> list[int]:
    return following.without_interview(store, why, wanted, below, limit)


def _wanted(page: Page) -> Wanted:
    state = page.query("state")
    return Wanted(
        page.number("run"),
        "" if state == "all" else "done" if state == "done" else "open",
        page.query("assigned"),
        page.query("area"),
    )


def _chosen(page: Page, store: Store) -> List:
    known = {one.name: one for one in lists(store)}
    name = page.query("list") or _first(page, store, known)
    if name not in known:
        raise HTTPException(404)
    return known[name]


def _first(page: Page, store: Store, known: dict[str, List]) -> str:
    """The gravest list that somebody is in; the first where nobody must be followed up.

    Where only some are wanted, such as those who are done, the gravest: to know that nobody of them is in a
    list takes a look at everybody who is.
    """
    wanted = _wanted(page)
    worked_off = [*following.levels(store), CALL_BACK, OPEN_ANSWER, _NOT_ENDED]
    if wanted != Wanted():
        return worked_off[0]
    return next(
        (name for name in worked_off if known[name].ids(store, wanted, None, 1)), worked_off[0]
    )


def _lists(page: Page, store: Store) -> Response:
    chosen, wanted = _chosen(page, store), _wanted(page)
    below = page.number("below")
    ids = chosen.ids(store, wanted, below, PAGE + 1)
    run = wanted.run
    counts = page.site.kept.get(("follow-up", run), lambda kept: following.counts(kept, run))
    page.saw(
        Look("follow-up", records=len(ids[:PAGE]), what="phones" if page.query("phones") else "")
    )
    more = page.with_query(below=ids[PAGE - 1]) if len(ids) > PAGE else ""
    return page.render(
        "follow_up.html",
        here="follow_up",
        chosen=chosen.name,
        lists=[one.name for one in lists(store)],
        levels=[*following.levels(store), CALL_BACK, OPEN_ANSWER, _NOT_ENDED],
        counts=counts,
        of=partial(_count, counts and counts.value),
        wanted=wanted,
        people=chosen.people(store, ids[:PAGE]),
        more=more,
        runs=queries.runs(store),
        assignees=followed.assignees(store),
        news=news(store).state,
        phones=bool(page.query("phones")),
        **_worded(page, store),
    )


def _count(counts: following.Counts | None, name: str) -> int | None:
    """How many are in a list; None while nobody knows."""
    if counts is None:
        return None
    if name == CALL_BACK:
        return counts.call_back
    if name == OPEN_ANSWER:
        return counts.told
    return counts.by_level.get(name, 0) + counts.without.get(name, 0)


def _worded(page: Page, store: Store) -> dict[str, object]:
    """How a list, a reason and its evidence are called."""
    labels = _labels(store)
    return {
        "title": partial(_title, page),
        "labels": labels,
        "joined_words": joined,
        "evidence": lambda text: evidence_pairs(text, labels),
        "show_phone": (lambda phone: phone) if page.query("phones") else masked,
    }


def _labels(store: Store) -> dict[str, str]:
    """Question → its label in the newest script that has it."""
    rows = store.rows(
        "SELECT question, label FROM question JOIN script_version ON sha256 = script_sha256"
        " ORDER BY registered_at"
    )
    return dict(rows)


def _title(page: Page, name: str) -> str:
    if name in (NEVER_TRIED, _NOT_ENDED, CALL_BACK, OPEN_ANSWER):
        return page.w(f"group_{name}")
    return page.w.disposition(name) if name in DISPOSITIONS else page.w.level(name)


def _news(page: Page, store: Store) -> Response:
    """Whoever was flagged since the page was shown; 204 while nothing is new. Asked every second."""
    since = page.query("since")
    found = news(store, since if _STATE.fullmatch(since) else "")
    shown = page.number("from") or 0
    if not found.call_ids:
        return Response(status_code=204)
    people = followed.of_calls(store, found.call_ids[:20])
    page.saw(Look("follow-up", records=len(people), what="new"))
    return page.render(
        "follow_up_news.html",
        people=people,
        news=since,
        number=len(found.call_ids),
        shown=shown,
        **_worded(page, store),
    )


def _printed(page: Page, store: Store) -> Response:
    """By area and building, as one walks."""
    chosen, wanted = _chosen(page, store), _wanted(page)
    ids = chosen.ids(store, wanted, None, MOST_PRINTED + 1)
    people = chosen.people(store, ids[:MOST_PRINTED])
    page.saw(Look("export", records=len(people), what="follow-up to print"))
    people.sort(
        key=lambda one: (str(one.fields.get("area", "")), str(one.fields.get("building", "")))
    )
    return page.render(
        "follow_up_print.html",
        here="follow_up",
        chosen=chosen.name,
        wanted=wanted,
        people=people,
        cut=len(ids) > MOST_PRINTED,
        **_worded(page, store),
    )


def _exported(page: Page, store: Store) -> Response:
    """The list as a table for a spreadsheet."""
    chosen, wanted = _chosen(page, store), _wanted(page)
    ids = chosen.ids(store, wanted, None, MOST_EXPORTED)
    page.saw(Look("export", records=len(ids), what="follow-up csv phones"))
    labels = _labels(store)
    text = io.StringIO()
    text.write("\ufeff")  # or Excel reads Chinese as something else
    write = csv.writer(text).writerow
    write(page.w(f"column_{name}") for name in _COLUMNS)
    for start in range(0, len(ids), 500):
        for one in chosen.people(store, ids[start : start + 500]):
            cells = _columns(page, one, labels)
            write(neutral(cell) if isinstance(cell, str) else cell for cell in cells)
    name = f"follow-up-{re.sub(r'[^a-z_]', '', chosen.name) or 'list'}.csv"
    return Response(
        text.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


_COLUMNS: Final = (
    "level", "area", "building", "name", "phone", "reason", "evidence", "told", "assigned", "state", "notes",
    "call", "started",
)  # fmt: skip


def _columns(page: Page, one: Followed, labels: dict[str, str]) -> list[object]:
    flags = [
        (page.w.level(f.level), page.w.why(f.reason), evidence_pairs(f.evidence, labels))
        for f in one.reasons
    ]
    notes = [entry.text for entry in one.entries if entry.kind == "note"]
    return [
        "; ".join(dict.fromkeys(level for level, _, _ in flags)),
        one.fields.get("area", ""),
        one.fields.get("building", ""),
        one.name,
        one.phone,
        "; ".join(reason for _, reason, _ in flags) or page.w.disposition(one.disposition),
        "; ".join(
            f"{label}: {words}" if words else label for _, _, e in flags for label, words in e
        ),
        "; ".join(told_words(page.w, told) for told in one.told),
        one.assigned,
        page.w("state_done" if one.done else "state_open"),
        " / ".join(notes),
        one.call_id or "",
        one.started_at[:19],
    ]


def told_words(w: Callable[..., str], told: Told) -> str:
    """What was told, in one line; marked where it was not heard well."""
    words = joined(told.words) or w("told_nothing")
    return f"{words} ({w('told_unsure')})" if told.unsure else words


def _entry(page: Page, store: Store) -> Response:
    """Assign, note, done, reopen."""
    contact_id, kind = page.path_number("contact"), page.form.get("kind", "")
    text = page.form.get("text", "").strip()[:2000]
    known = store.rows("SELECT 1 FROM contact WHERE id = ?", (contact_id,))
    if not known or kind not in ("assign", "note", "done", "reopen"):
        raise HTTPException(400, page.w("cannot_note"))
    if text or kind != "note":
        followed.write_entry(store, contact_id, kind, text, page.by())
        page.saw(Look("follow-up", contact_id=contact_id, what=kind))
    if not page.partial:
        return page.back()
    person = followed.of_contacts(store, [contact_id])[0]
    return page.render(
        "follow_up_person.html",
        one=person,
        assignees=followed.assignees(store),
        phones=False,
        **_worded(page, store),
    )
