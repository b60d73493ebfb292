"""Lists of calls that stay quick at 150,000 of them: found by index, paged by the last one's key.

A page asks for ids first, from `call` alone wherever that does, and for their columns afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, Final, Literal, NamedTuple

from callbot.store.open import Store
from callbot.store.phones import kept
from callbot.store.queries import CallLine, call_lines

Sort = Literal["newest", "oldest", "longest", "shortest"]
NOT_ENDED: Final = "not_ended"
"""The disposition of calls that have none: they run, or were cut off."""
OPEN: Final = "~open"
"""The category of a question that was put and has no answer."""
FEW: Final = 3000
"""So few calls are collected before anything else is asked of them."""
_FEWEST_DIGITS: Final = 7
_FEW_ANSWERS: Final = 20_000
"""Up to so many calls with an answer are collected first; of more, each call is looked at."""


class Filter(NamedTuple):
    """Which calls; empty and None do not restrict."""

    disposition: str = ""
    level: str = ""
    """Of a flag that stands; `call_back` among them."""
    script: str = ""
    run: int | None = None
    since: str = ""
    """First and last day, ISO 8601."""
    until: str = ""
    checked: str = ""
    """`yes` or `no`."""
    question: str = ""
    category: str = ""
    """Of `question`: a category, a value, or `OPEN`."""
    outcome: str = ""
    """Of simulated people, see table `simulated_truth`."""
    name: str = ""
    """A part of the person's name, or their whole number."""


class Key(NamedTuple):
    """The place of a call in a sorted list."""

    value: Any
    id: int


class CallPage(NamedTuple):
    """A part of a list."""

    lines: list[CallLine]
    next: Key | None
    """The last line's place, where more follow."""


_SORTS: Final[dict[str, tuple[str, str]]] = {
    "newest": ("call.started_at", "DESC"),
    "oldest": ("call.started_at", "ASC"),
    "longest": ("coalesce(call.seconds, 0)", "DESC"),
    "shortest": ("coalesce(call.seconds, 0)", "ASC"),
}


def call_page(
    store: Store, wanted: Filter, sort: Sort = "newest", after: Key | None = None, limit: int = 50
) -> CallPage:
    """A page of the calls that match, beginning after a place in the list."""
    key, direction = _SORTS[sort]
    where, parameters = _where(store, wanted)
    if after is not None:
        beyond = "<" if direction == "DESC" else ">"
        where.append(f"({key}, call.id) {beyond} (:after, :after_id)")
        parameters |= {"after": after.value, "after_id": after.id}
    rows = store.rows(
        f"SELECT call.id, {key} FROM call WHERE {' AND '.join(where)}"  # noqa: S608 - our own text
        f" ORDER BY {key} {direction}, call.id {direction} LIMIT :limit",
        parameters | {"limit": limit + 1},
    )
    last = rows[limit - 1] if len(rows) > limit else None
    lines = call_lines(store, [row[0] for row in rows[:limit]])
    return CallPage(lines, Key(last[1], last[0]) if last else None)


def few(store: Store, wanted: Filter) -> list[int] | None:
    """All calls that match, where they are few; None where they are not."""
    where, parameters = _where(store, wanted)
    rows = store.rows(
        f"SELECT call.id FROM call WHERE {' AND '.join(where)} LIMIT {FEW + 1}",  # noqa: S608
        parameters,
    )
    return [id_ for (id_,) in rows] if len(rows) <= FEW else None


def among(store: Store, wanted: Filter, ids: Iterable[int], limit: int) -> list[int]:
    """The first `limit` of these calls that match, in the order given; looks at no more than needed."""
    where, parameters = _where(store, wanted)
    found: list[int] = []
    coming, size = iter(ids), 4 * limit
    while len(found) < limit and (part := list(islice(coming, size))):
        rows = store.rows(
            f"SELECT call.id FROM call WHERE call.id IN ({','.join(map(str, part))})"  # noqa: S608
            f" AND {' AND '.join(where)}",
            parameters,
        )
        kept = {id_ for (id_,) in rows}
        found += [id_ for id_ in part if id_ in kept]
        size = min(size * 8, 20_000)
    return found[:limit]


def _where(store: Store, wanted: Filter) -> tuple[list[str], dict[str, Any]]:
    """Conditions on `call`, and their parameters."""
    where = ["TRUE", *_own(wanted)]
    parameters: dict[str, Any] = wanted._asdict()
    if wanted.script:
        hashes = store.rows("SELECT sha256 FROM script_version WHERE script = ?", (wanted.script,))
        # In the text: SQLite then compares hashes and joins nothing.
        quoted = ", ".join(f"'{sha256}'" for (sha256,) in hashes if sha256.isalnum())
        where.append(f"call.script_sha256 IN ({quoted})")
    if wanted.question and wanted.category:
        where.append(_answered(store, wanted))
    if wanted.name:
        where.append(
            "call.contact_id IN (SELECT id FROM contact WHERE instr(name, :name) OR phone = :name"
            " OR phone_token = :token)"
        )
        # With fewer digits it is no number, and nobody's key is asked for.
        number = sum(map(str.isdecimal, wanted.name)) >= _FEWEST_DIGITS
        parameters["token"] = kept(store, wanted.name).token if number else None
    return where, parameters


def _own(wanted: Filter) -> Iterable[str]:
    if wanted.disposition:
        yield "call.disposition IS " + (
            "NULL" if wanted.disposition == NOT_ENDED else ":disposition"
        )
    if wanted.run is not None:
        yield "call.run_id = :run"
    if wanted.since:
        yield "call.started_at >= :since"
    if wanted.until:
        yield "call.started_at < date(:until, '+1 day')"
    if wanted.checked:
        some = "" if wanted.checked == "yes" else "NOT "
        yield f"{some}EXISTS (SELECT 1 FROM checked WHERE call_id = call.id)"  # noqa: S608
    if wanted.level:
        # By kind, too, so that the index is used.
        yield (
            "call.id IN (SELECT call_id FROM flag WHERE kind IN ('key_person', 'call_back')"
            " AND level = :level AND cleared_at_seconds IS NULL)"
        )
    if wanted.outcome:
        yield "call.id IN (SELECT call_id FROM simulated_truth WHERE outcome = :outcome)"


def _answered(store: Store, wanted: Filter) -> str:
    if wanted.category == OPEN:
        return (
            "call.id IN (SELECT call_id FROM dropped WHERE question = :question)"
            " AND NOT EXISTS (SELECT 1 FROM answer WHERE call_id = call.id"
            " AND question = :question AND is_current)"
        )
    given = _given(store, wanted)
    few = f"SELECT count(*) FROM (SELECT 1 FROM answer WHERE {given} LIMIT {_FEW_ANSWERS})"  # noqa: S608
    if store.rows(few, wanted._asdict())[0][0] < _FEW_ANSWERS:
        return f"call.id IN (SELECT call_id FROM answer WHERE {given})"  # noqa: S608 - our own text
    return f"EXISTS (SELECT 1 FROM answer WHERE call_id = call.id AND {given})"  # noqa: S608


def _given(store: Store, wanted: Filter) -> str:
    """The condition on `answer`: one of its categories, or its value."""
    # Leaps from one category to the next in the index, of which there are a handful.
    rows = store.rows(
        """WITH RECURSIVE given(category) AS (
          SELECT min(category) FROM answer WHERE question = :question AND is_current
          UNION ALL
          SELECT (SELECT min(category) FROM answer WHERE question = :question AND is_current
            AND category > given.category) FROM given WHERE given.category IS NOT NULL
        ) SELECT category FROM given WHERE category IS NOT NULL""",
        wanted._asdict(),
    )
    several = [text for (text,) in rows if wanted.category in text.split(",")]
    if several:
        quoted = ", ".join("'{}'".format(text.replace("'", "''")) for text in several)
        return f"question = :question AND is_current AND category IN ({quoted})"
    return (
        "question = :question AND is_current AND category IS NULL"
        " AND value IN (:category, CAST(:category AS NUMERIC))"
    )


def contact_of(store: Store, call_id: int) -> int | None:
    """Who was called, by number."""
    rows = store.rows("SELECT contact_id FROM call WHERE id = ?", (call_id,))
    return rows[0][0] if rows else None


def neighbours(store: Store, call_id: int) -> tuple[int | None, int | None]:
    """The calls before and after one, by number."""
    rows = store.rows(
        "SELECT (SELECT max(id) FROM call WHERE id < ?1), (SELECT min(id) FROM call WHERE id > ?1)",
        (call_id,),
    )
    before, after = rows[0]
    return before, after
