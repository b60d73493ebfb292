"""What later calls of a series were told of calls before them, whose words or answers go."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator

from callbot.core.earlier import PREVIOUS, CheckIn, check_ins_of, values_of
from callbot.core.script import VERBATIM
from callbot.store.listing import LISTED, listed
from callbot.store.rows import as_json

_VERBATIM = f"SELECT DISTINCT question FROM question WHERE expects IN {VERBATIM}"  # noqa: S608


def take_out(conn: sqlite3.Connection, calls: Collection[int], *, only_words: bool = False) -> None:
    """Take what was answered in these calls, or only its words, out of what later ones were told.

    That somebody was reached then, or not, stays, and so does what they answered at other times: rules
    about trends must go on holding for the later calls.
    """
    verbatim = {name for (name,) in conn.execute(_VERBATIM)} if only_words else None
    for later, check_ins, moments in _told(conn, calls):
        places = {_place(check_ins, at) for at in moments}
        if None in places:  # told of a time that is not to be found: rather all than too little
            places = set(range(len(check_ins)))
        left = [
            _without(one, verbatim) if place in places else one
            for place, one in enumerate(check_ins)
        ]
        conn.execute(
            "UPDATE earlier SET check_ins = ? WHERE call_id = ?",
            (as_json(values_of(left)), later),
        )
        for number, evidence in conn.execute(
            "SELECT number, evidence FROM flag WHERE call_id = ? AND instr(evidence, ?)",
            (later, PREVIOUS),
        ).fetchall():
            conn.execute(
                "UPDATE flag SET evidence = ? WHERE call_id = ? AND number = ?",
                (_without_previous(evidence), later, number),
            )


def _told(
    conn: sqlite3.Connection, calls: Collection[int]
) -> Iterator[tuple[int, tuple[CheckIn, ...], list[str]]]:
    """Later calls, what they were told, and when those of these were that came before them."""
    rows: list[tuple[int, str, str]] = conn.execute(
        "SELECT later.id, check_ins,"  # noqa: S608 - our own text
        " json_group_array(coalesce(call.day, substr(call.started_at, 1, 10))"
        " || substr(call.started_at, 11, 6))"
        " FROM call JOIN call AS later ON later.contact_id = call.contact_id AND later.id > call.id"
        " JOIN earlier ON earlier.call_id = later.id"
        f" WHERE call.id IN {LISTED} GROUP BY later.id",
        listed(calls),
    ).fetchall()
    for later, told, moments in rows:
        yield later, check_ins_of(json.loads(told)), json.loads(moments)


def _place(check_ins: tuple[CheckIn, ...], at: str) -> int | None:
    """The check-in at whose time a call was held."""
    begun = [place for place, one in enumerate(check_ins) if one.at[: len(at)] <= at]
    return begun[-1] if begun else None


def _without_previous(evidence: str) -> str:
    """Of `question=words; previous.question=words` the words of that call; of those before it the question."""
    left, theirs = list[str](), False
    for part in evidence.split("; "):
        question, equals, _ = part.partition("=")
        theirs = question.startswith(PREVIOUS) or (theirs and not equals)
        if not theirs:
            left.append(part)
        elif equals:
            left.append(question)
    return "; ".join(left)


def _without(one: CheckIn, verbatim: Collection[str] | None) -> CheckIn:
    """Without its answers; or, given the questions that are kept word for word, without words."""
    if verbatim is None:
        return one._replace(answers={})
    return one._replace(
        answers={
            question: answer._replace(
                words="", value=None if question in verbatim else answer.value
            )
            for question, answer in one.answers.items()
        }
    )
