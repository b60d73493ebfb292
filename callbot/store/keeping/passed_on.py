"""What was answered in a call and told to the calls of a series after it: it goes from there, too."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from callbot.core.answers import Answer
from callbot.core.earlier import CheckIn, check_ins_of, values_of
from callbot.core.script import VERBATIM
from callbot.store.listing import LISTED, listed
from callbot.store.rows import as_json
from callbot.store.series import BEGAN

_TOLD: Final = f"""
SELECT earlier.call_id, check_ins, max({BEGAN.format("gone")})
FROM call AS gone JOIN call AS later ON later.contact_id = gone.contact_id AND later.id >= gone.id
JOIN earlier ON earlier.call_id = later.id
WHERE gone.id IN {LISTED} GROUP BY earlier.call_id
"""  # noqa: S608 - our own text
_VERBATIM: Final = f"SELECT DISTINCT question FROM question WHERE expects IN {VERBATIM}"  # noqa: S608


def take_back_words(conn: sqlite3.Connection, calls: Iterable[int]) -> None:
    """Leave of what these calls and those after them were told up to then the codes."""
    verbatim = {question for (question,) in conn.execute(_VERBATIM)}

    def codes(check_in: CheckIn) -> Mapping[str, Answer]:
        return {
            question: answer._replace(
                words="", value=None if question in verbatim else answer.value
            )
            for question, answer in check_in.answers.items()
        }

    _rewrite(conn, calls, lambda check_in: check_in._replace(answers=codes(check_in)))


def take_back_answers(conn: sqlite3.Connection, calls: Iterable[int]) -> None:
    """Leave of it when they were called, and whether somebody answered."""
    _rewrite(conn, calls, lambda check_in: check_in._replace(answers={}))


def _rewrite(
    conn: sqlite3.Connection, calls: Iterable[int], without: Callable[[CheckIn], CheckIn]
) -> None:
    for call_id, told, until in conn.execute(_TOLD, listed(calls)).fetchall():
        check_ins = check_ins_of(json.loads(told))
        left = [without(one) if one.at <= until else one for one in check_ins]
        conn.execute(
            "UPDATE earlier SET check_ins = ? WHERE call_id = ?",
            (as_json(values_of(left)), call_id),
        )
