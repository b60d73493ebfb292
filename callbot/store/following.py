"""The lists of who must be followed up; quick at 150,000 contacts.

Everybody on the roster is in one of these lists or has had a whole interview: key persons by level,
call-backs, and those without an interview by why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final, NamedTuple

from callbot.core.disposition import INTERVIEWS
from callbot.store.open import Store

NEVER_TRIED: Final = "never_tried"
CALL_BACK: Final = "call_back"


class Wanted(NamedTuple):
    """Which people; empty and None do not restrict."""

    run: int | None = None
    state: str = "open"
    """`open`, `done`, or empty for both."""
    assigned: str = ""
    area: str = ""


DONE: Final = (
    "coalesce((SELECT kind FROM follow_up_entry AS e WHERE e.contact_id = {contact}"
    " AND kind IN ('done', 'reopen') ORDER BY id DESC LIMIT 1), '') = 'done'"
)
"""Whether somebody marked the person as done; to be formatted with the column of the `contact`."""
SETTLED: Final = (
    "EXISTS (SELECT 1 FROM call AS whole WHERE whole.contact_id = call.contact_id"
    " AND whole.id > call.id AND whole.disposition = 'complete')"
)
"""Of a call-back: a whole interview has followed."""
_ASSIGNED: Final = (
    "coalesce((SELECT text FROM follow_up_entry AS e WHERE e.contact_id = {contact}"
    " AND kind = 'assign' ORDER BY id DESC LIMIT 1), '') = :assigned"
)


def flagged(
    store: Store, level: str, wanted: Wanted, below: int | None = None, limit: int = 50
) -> list[int]:
    """Newest calls first, of the people with a standing flag of that level; ids below `below`.

    A person is in the list of the newest call that flagged them so. A call-back that a whole
    interview has followed is settled.
    """
    kind = CALL_BACK if level == CALL_BACK else "key_person"
    where = restricting(wanted, "call.contact_id")
    settled = f"AND NOT {SETTLED}" if kind == CALL_BACK else ""
    rows = store.rows(
        f"""SELECT DISTINCT flag.call_id FROM flag JOIN call ON call.id = flag.call_id
        WHERE flag.kind = :kind AND flag.level = :level AND flag.cleared_at_seconds IS NULL
          AND flag.call_id < :below {where}
          AND NOT EXISTS (SELECT 1 FROM call AS later JOIN flag AS f ON f.call_id = later.id
            WHERE later.contact_id = call.contact_id AND later.id > call.id
              AND f.kind = flag.kind AND f.level = flag.level AND f.cleared_at_seconds IS NULL)
          {settled}
        ORDER BY flag.call_id DESC LIMIT :limit""",  # noqa: S608 - our own text
        wanted._asdict() | {"kind": kind, "level": level, "below": below or 2**62, "limit": limit},
    )
    return [call_id for (call_id,) in rows]


def not_ended(store: Store, wanted: Wanted, below: int | None = None, limit: int = 50) -> list[int]:
    """Calls that run, or were cut off; nobody who asked not to be called."""
    rows = store.rows(
        f"""SELECT call.id FROM call WHERE disposition IS NULL AND call.id < :below
          {restricting(wanted, "call.contact_id")}
          AND NOT EXISTS (SELECT 1 FROM do_not_call WHERE do_not_call.call_id = call.id)
          AND NOT EXISTS (SELECT 1 FROM call AS later WHERE later.contact_id = call.contact_id
            AND later.id > call.id)
        ORDER BY call.id DESC LIMIT :limit""",  # noqa: S608 - our own text
        wanted._asdict() | {"below": below or 2**62, "limit": limit},
    )
    return [call_id for (call_id,) in rows]


def without_interview(
    store: Store, why: str, wanted: Wanted, below: int | None = None, limit: int = 50
) -> list[int]:
    """Contacts whose last attempt ended so and who never had an interview; `NEVER_TRIED` among them."""
    parameters = wanted._asdict() | {"why": why, "below": below or 2**62, "limit": limit}
    if why == NEVER_TRIED:
        rows = store.rows(
            f"""SELECT id FROM contact WHERE id < :below AND roster_id IS NULL
              AND NOT EXISTS (SELECT 1 FROM attempt WHERE contact_id = contact.id)
              {restricting(wanted, "contact.id")}
            ORDER BY id DESC LIMIT :limit""",  # noqa: S608 - our own text
            parameters,
        )
    else:
        rows = store.rows(
            f"""SELECT contact_id FROM attempt WHERE disposition = :why AND contact_id < :below
              AND {_LAST_WITHOUT} {restricting(wanted, "attempt.contact_id")}
            ORDER BY contact_id DESC LIMIT :limit""",  # noqa: S608 - our own text
            parameters,
        )
    return [contact_id for (contact_id,) in rows]


_LAST_WITHOUT: Final = f"""
  number = (SELECT max(number) FROM attempt AS a WHERE a.contact_id = attempt.contact_id)
  AND NOT EXISTS (SELECT 1 FROM attempt AS b WHERE b.contact_id = attempt.contact_id
    AND b.disposition IN {INTERVIEWS})
"""  # noqa: S608 - our own text


def restricting(wanted: Wanted, contact: str) -> str:
    """The conditions that narrow to these people; `contact` is the column with their id."""
    parts = []
    if wanted.run is not None:
        parts.append(
            f"(SELECT run_id FROM contact AS c WHERE c.id = {contact}) = :run"  # noqa: S608
        )
    if wanted.state:
        parts.append(("" if wanted.state == "done" else "NOT ") + DONE.format(contact=contact))
    if wanted.assigned:
        parts.append(_ASSIGNED.format(contact=contact))
    if wanted.area:
        parts.append(
            "(SELECT json_extract(fields, '$.area') FROM contact AS c"  # noqa: S608
            f" WHERE c.id = {contact}) = :area"
        )
    return "".join(f" AND {part}" for part in parts)


def levels(store: Store) -> list[str]:
    """Every level of every script, the gravest first."""
    rows = store.rows("SELECT levels FROM script_version ORDER BY registered_at DESC")
    found: Iterable[str] = (level for (text,) in rows for level in json.loads(text))
    return list(dict.fromkeys(found))


class Counts(NamedTuple):
    """How many people are in each list, whatever was done about them."""

    by_level: dict[str, int]
    call_back: int
    without: dict[str, int]
    """Why there was no interview → contacts."""
    areas: list[str]
    told: int = 0
    """Who answered an open question."""


def counts(store: Store, run: int | None = None) -> Counts:
    """Takes a moment at 150,000 calls: for figures that are kept."""
    in_run = "(:run IS NULL OR call.run_id = :run)"
    levels_ = store.rows(
        "SELECT kind, level, count(DISTINCT contact_id) FROM flag"  # noqa: S608 - our own text
        f" JOIN call ON call.id = call_id WHERE cleared_at_seconds IS NULL AND {in_run}"
        " GROUP BY kind, level",
        {"run": run},
    )
    of_run = "(:run IS NULL OR (SELECT run_id FROM contact WHERE contact.id = attempt.contact_id) = :run)"
    without = dict(
        store.rows(
            "SELECT coalesce(disposition, ''), count(*) FROM attempt"  # noqa: S608 - our own text
            f" WHERE (disposition IS NULL OR disposition NOT IN {INTERVIEWS})"
            f" AND {_LAST_WITHOUT} AND {of_run} GROUP BY disposition",
            {"run": run},
        )
    )
    running = without.pop("", 0)
    never = store.rows(
        "SELECT count(*) FROM contact WHERE (:run IS NULL OR run_id = :run) AND roster_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM attempt WHERE contact_id = contact.id)",
        {"run": run},
    )[0][0]
    areas = store.rows(
        "SELECT DISTINCT json_extract(fields, '$.area') AS area FROM contact"
        " WHERE (:run IS NULL OR run_id = :run) AND area IS NOT NULL ORDER BY area",
        {"run": run},
    )
    return Counts(
        {level: people for kind, level, people in levels_ if kind == "key_person"},
        sum(people for kind, _, people in levels_ if kind == CALL_BACK) + running,
        without | ({NEVER_TRIED: never} if never else {}),
        [str(area) for (area,) in areas],
        _told(store, run),
    )


def _told(store: Store, run: int | None) -> int:
    """People with an answer to an open question that holds."""
    found: list[tuple[int]] = store.rows(
        "SELECT count(DISTINCT contact_id) FROM answer JOIN call ON call.id = call_id"
        " JOIN question AS q ON q.script_sha256 = call.script_sha256"
        "  AND q.question = answer.question AND q.expects = 'open'"
        " WHERE answer.question IN (SELECT question FROM question WHERE expects = 'open')"
        " AND is_current AND value IS NOT NULL AND (:run IS NULL OR call.run_id = :run)",
        {"run": run},
    )
    return found[0][0]
