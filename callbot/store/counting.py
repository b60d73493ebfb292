"""Counts calls from their rows: the one place where figures come from."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from callbot.core.script import VERBATIM
from callbot.store.tally import Tally

Key = tuple[str, int | None]
"""Script version and run; None for real calls."""
Tallies = dict[Key, Tally]
ANY_WORDS = "…"
"""Stands for every answer to a question that keeps any words."""


class _Script(NamedTuple):
    grades: Mapping[str, int]
    """Level → its place, 0 for the gravest."""
    closed: frozenset[str]
    """Questions with categories: few enough to set truth against what was stored."""
    texts: frozenset[str]
    """Questions that keep any words: there is nothing to count by."""


class _Call(NamedTuple):
    tally: Tally
    disposition: str
    script: _Script


def count(conn: sqlite3.Connection, between: tuple[int, int]) -> tuple[Tallies, bool]:
    """The tallies of these calls from their rows, and whether all of them have ended."""
    made: Tallies = {}
    scripts: dict[str, _Script] = {}
    calls: dict[int, _Call] = {}
    for id_, sha256, run, disposition, hour, seconds in conn.execute(
        "SELECT id, script_sha256, run_id, disposition, substr(started_at, 1, 13), seconds FROM call"
        " WHERE id BETWEEN ? AND ?",
        between,
    ):
        if (sha256, run) not in made:
            made[sha256, run] = Tally()
        tally = made[sha256, run]
        if sha256 not in scripts:
            scripts[sha256] = _script(conn, sha256)
        calls[id_] = _Call(tally, disposition or "", scripts[sha256])
        tally.calls += 1
        tally.seconds += seconds or 0.0
        tally.hours[hour, disposition or ""] += 1
    _count_questions(conn, calls, between)
    _count_answers(conn, between, made, scripts)
    _count_flags(conn, calls, between)
    _count_truths(conn, calls, between)
    return made, all(call.disposition for call in calls.values())


def _script(conn: sqlite3.Connection, sha256: str) -> _Script:
    (levels,) = conn.execute(
        "SELECT levels FROM script_version WHERE sha256 = ?", (sha256,)
    ).fetchone()
    expects = conn.execute(
        "SELECT question, expects FROM question WHERE script_sha256 = ?", (sha256,)
    ).fetchall()
    return _Script(
        {level: grade for grade, level in enumerate(json.loads(levels))},
        frozenset(question for question, kind in expects if kind in ("yes_no", "choice")),
        frozenset(question for question, kind in expects if kind in VERBATIM),
    )


def _count_questions(
    conn: sqlite3.Connection, calls: Mapping[int, _Call], between: tuple[int, int]
) -> None:
    """The funnel. Calls that went the same way are taken apart once: most of them do."""
    turns = conn.execute(
        "SELECT call_id, group_concat(node || char(31) || (heard IS NOT NULL) ||"
        " (kind IS 'answer'), char(30)), count(*) FROM turn WHERE call_id BETWEEN ? AND ?"
        " GROUP BY call_id",
        between,
    )
    answered = dict(
        conn.execute(
            "SELECT call_id, group_concat(question || char(31) || confirmed || (turn IS NULL),"
            " char(30)) FROM answer WHERE call_id BETWEEN ? AND ? AND is_current GROUP BY call_id",
            between,
        ).fetchall()
    )
    dropped: dict[int, set[str]] = {}
    for id_, question in conn.execute(
        "SELECT call_id, question FROM dropped WHERE call_id BETWEEN ? AND ?", between
    ):
        dropped.setdefault(id_, set()).add(question)
    ways: Counter[tuple[Tally, str, str, frozenset[str]]] = Counter()
    for id_, asked, number in turns:
        tally = calls[id_].tally
        tally.turns += number
        ways[tally, asked, answered.get(id_, ""), frozenset(dropped.get(id_, ()))] += 1
    for (tally, asked, answers, given_up), number in ways.items():
        held = _held(answers)
        for question, (heard, matched) in _asked(asked).items():
            steps, stands = tally.step(question), question in held
            steps[0] += number
            steps[1] += number * (heard or stands)
            steps[2] += number * (matched or stands)
            steps[3] += number * stands
            steps[4] += number * held.get(question, False)
            steps[5] += number * (question in given_up and not stands)


@lru_cache(maxsize=20_000)
def _asked(turns: str) -> dict[str, tuple[bool, bool]]:
    """Question → was anything heard, was anything understood as an answer."""
    found: dict[str, tuple[bool, bool]] = {}
    for turn in turns.split("\x1e"):
        question, _, how = turn.partition("\x1f")
        heard, matched = found.get(question, (False, False))
        found[question] = heard or how[0] == "1", matched or how[1] == "1"
    return found


@lru_cache(maxsize=20_000)
def _held(answers: str) -> dict[str, bool]:
    """Question → did the person confirm it; a person's correction afterwards is no confirmation."""
    parts = (answer.partition("\x1f") for answer in answers.split("\x1e") if answer)
    return {question: how == "10" for question, _, how in parts}


def _count_answers(
    conn: sqlite3.Connection,
    between: tuple[int, int],
    made: Tallies,
    scripts: Mapping[str, _Script],
) -> None:
    """What was answered; an answer with several categories counts in each."""
    only = next(iter(made)) if len(made) == 1 else None
    whose = "NULL, NULL" if only else "call.script_sha256, call.run_id"
    joined = "" if only else "JOIN call ON call.id = answer.call_id"
    for sha256, run, question, categories, value, by_person, number in conn.execute(
        f"SELECT {whose}, question, categories, value, provenance = 'person', count(*)"  # noqa: S608
        f" FROM answer {joined} WHERE call_id BETWEEN ? AND ? AND is_current"
        " GROUP BY 1, 2, 3, 4, 5, 6",
        between,
    ):
        key = only or (sha256, run)
        tally, script = made[key], scripts[key[0]]
        tally.corrected += number * by_person
        for given in _categories(categories) or (ANY_WORDS if question in script.texts else value,):
            tally.answers[question, given] += number


@lru_cache(maxsize=4096)
def _categories(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _count_flags(
    conn: sqlite3.Connection, calls: Mapping[int, _Call], between: tuple[int, int]
) -> None:
    """People by their gravest level, and those to call back: the flags that stand."""
    gravest: dict[int, str] = {}
    backs = set()
    for id_, kind, level in conn.execute(
        "SELECT call_id, kind, level FROM flag"
        " WHERE call_id BETWEEN ? AND ? AND cleared_at_seconds IS NULL",
        between,
    ):
        if kind == "call_back":
            backs.add(id_)
        else:
            grades = calls[id_].script.grades
            gravest[id_] = min(
                level, gravest.get(id_, level), key=lambda one: grades.get(one, len(grades))
            )
    barred = {
        id_
        for (id_,) in conn.execute("SELECT call_id FROM do_not_call WHERE call_id IS NOT NULL")
    } if any(not call.disposition for call in calls.values()) else set()  # fmt: skip
    # A call without an end may have left its deciding questions open.
    backs |= {id_ for id_, call in calls.items() if not call.disposition and id_ not in barred}
    for id_ in backs:
        calls[id_].tally.call_backs += 1
    for id_, level in gravest.items():
        calls[id_].tally.levels[level] += 1


def _count_truths(
    conn: sqlite3.Connection, calls: Mapping[int, _Call], between: tuple[int, int]
) -> None:
    """Simulations: outcomes, verdicts, and what was stored in place of what was true."""
    wrong: dict[tuple[int, str], tuple[Any, str]] = {}
    for id_, truth, outcome in conn.execute(
        "SELECT call_id, truth, outcome FROM simulated_truth WHERE call_id BETWEEN ? AND ?", between
    ):
        tally, closed = calls[id_].tally, calls[id_].script.closed
        tally.outcomes[outcome] += 1
        for question, true, verdict in _truths(truth):
            tally.verdicts[question, verdict] += 1
            if verdict == "wrong":
                wrong[id_, question] = (true, verdict)
            elif verdict == "unresolved":
                tally.confusion[question, true, None, verdict] += 1
            elif verdict == "right" and question in closed:
                tally.confusion[question, true, true, verdict] += 1
    for (id_, question), (true, verdict) in wrong.items():
        found = conn.execute(
            "SELECT coalesce(value, category) FROM answer"
            " WHERE call_id = ? AND question = ? AND is_current",
            (id_, question),
        ).fetchone()
        calls[id_].tally.confusion[question, true, found and found[0], verdict] += 1


@lru_cache(maxsize=20_000)
def _truths(text: str) -> tuple[tuple[str, Any, str], ...]:
    return tuple((q, one["truth"], one["verdict"]) for q, one in json.loads(text).items())
