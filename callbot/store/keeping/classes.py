"""The classes of data that are kept for so many days, and what of a call belongs to each.

What contains another goes with it: words tell the answers, so they never outlive them; nothing of a
call outlives the call; people say their names, so their words never outlive their names.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Final, Literal, NamedTuple, get_args

from callbot.core.script import VERBATIM
from callbot.store.keeping.memories import take_out
from callbot.store.listing import LISTED, listed

Class = Literal[
    "recordings", "transcripts", "answers", "contacts", "consent", "calls", "do_not_call", "audit",
    "simulated",
]  # fmt: skip
CLASSES: Final[tuple[Class, ...]] = get_args(Class)
BY_DAYS_ALONE: Final[tuple[Class, ...]] = ("do_not_call", "audit")
"""Proofs: they go by the days that are configured, and cannot be asked for by a date."""


class Step(NamedTuple):
    """What is done to a table's rows of some calls."""

    table: str
    where: str
    """Rows in which there is something to be done."""
    change: str = ""
    """The rows are kept, with this; empty where they go."""


_SPOKEN: Final = (
    "(prompt <> '' OR heard <> '' OR coalesce(alternatives, '[]') <> '[]' OR because <> ''"
    " OR read_as IS NOT NULL)"
)
_OPENING: Final = (
    "turn <= coalesce((SELECT min(turn) FROM turn AS first WHERE first.call_id = turn.call_id"
    " AND first.kind IN ('answer', 'request')), 1)"
)
"""Turns in which people were told who calls and what for, up to the first that they answered."""

_VERBATIM: Final = (
    "EXISTS (SELECT 1 FROM call JOIN question USING (script_sha256) WHERE call.id = {0}.call_id"  # noqa: S608
    " AND question.question = {0}.{1}"
    f" AND expects IN {VERBATIM})"
)
WORDS: Final = (
    # That something was heard stays: the figures say how often people were not understood.
    Step(
        "turn", _SPOKEN,
        "prompt = '', read_as = NULL, heard = CASE WHEN heard IS NOT NULL THEN '' END,"
        " alternatives = CASE WHEN alternatives IS NOT NULL THEN '[]' END,"
        " because = CASE WHEN because IS NOT NULL THEN '' END",
    ),
    Step("answer", "(words <> '' OR because <> '')", "words = '', because = ''"),
    *(
        Step(table, f"value IS NOT NULL AND {_VERBATIM.format(table, question)}", "value = NULL")
        for table, question in (("turn", "node"), ("answer", "question"))
    ),
    Step("flag", "instr(evidence, '=')", "evidence = questions_of(evidence)"),
    Step("overheard", "TRUE"),
)  # fmt: skip
FINDINGS: Final = (
    Step("turn", f"NOT {_OPENING}"),
    Step("turn", "value IS NOT NULL", "value = NULL"),
    Step("answer", "TRUE"),
    Step("dropped", "TRUE"),
    Step("flag", "TRUE"),
    Step("checked", "TRUE"),
    *WORDS,
)
PROOF: Final = (Step("turn", _OPENING),)
STEPS: Final[dict[Class, tuple[Step, ...]]] = {
    "transcripts": WORDS,
    "answers": FINDINGS,
    "consent": PROOF,
}
"""Of the classes that are a part of a call's rows."""


def concerned(conn: sqlite3.Connection, class_: Class, calls: set[int]) -> set[int]:
    """Those of these calls in which there is something of the class."""
    these, found = listed(calls), set[int]()
    for step in STEPS[class_]:
        found.update(
            id_
            for (id_,) in conn.execute(
                f"SELECT DISTINCT call_id FROM {step.table} WHERE call_id IN {LISTED}"  # noqa: S608
                f" AND {step.where}",
                these,
            )
        )
    return found


def rows(conn: sqlite3.Connection, class_: Class, calls: set[int]) -> int:
    """How many rows would be changed or go. Those that two steps look at count once."""
    these, tables = listed(calls), dict[str, list[str]]()
    for step in STEPS[class_]:
        tables.setdefault(step.table, []).append(step.where)
    return sum(
        conn.execute(
            f"SELECT count(*) FROM {table} WHERE call_id IN {LISTED}"  # noqa: S608 - our own text
            f" AND ({' OR '.join(wheres)})",
            these,
        ).fetchone()[0]
        for table, wheres in tables.items()
    )


def erase(conn: sqlite3.Connection, class_: Class, calls: set[int]) -> None:
    """Do it, inside the caller's transaction."""
    known = {id_ for (id_,) in conn.execute("SELECT DISTINCT question FROM question")}
    conn.create_function("questions_of", 1, partial(questions_of, known), deterministic=True)
    these = listed(calls)
    for step in STEPS[class_]:
        verb = "UPDATE" if step.change else "DELETE FROM"
        change = f"SET {step.change}" if step.change else ""
        conn.execute(
            f"{verb} {step.table} {change} WHERE call_id IN {LISTED} AND {step.where}", these
        )
    if class_ in ("transcripts", "answers"):
        take_out(conn, calls, only_words=class_ == "transcripts")


def questions_of(known: AbstractSet[str], evidence: str) -> str:
    """Of `question=words; …` the questions, and nothing else that somebody may have said."""
    parts = (part.partition("=")[0] for part in evidence.split("; "))
    return "; ".join(part for part in parts if part in known)
