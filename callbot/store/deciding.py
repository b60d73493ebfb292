"""What a person decides after a call: corrections with the flags that follow, checks, do-not-call.

Nothing the bot decided is ever changed: answers get another revision, flags a person's mark.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from callbot.core.answers import Answer
from callbot.core.earlier import Earlier
from callbot.core.messages import Flagged
from callbot.errors import StoreError
from callbot.store.open import Store
from callbot.store.phones import Number
from callbot.store.registry import Barred, Correction, bar, is_barred_token
from callbot.store.rows import strings_json
from callbot.store.series import earlier_of

_STAYS = ("human", "later")
"""Reasons of call-backs that an answer does not settle: the person asked for somebody."""


class By(NamedTuple):
    """Who decides, and when (ISO 8601)."""

    name: str
    at: str


class Ruled(NamedTuple):
    """What the rules that look at the corrected question say now."""

    rules: tuple[str, ...]
    """Their ids."""
    holding: tuple[Flagged, ...]
    """The flags of those that hold; the level `call_back` among them."""
    is_key: bool
    """True for a deciding question: left open, it means a call-back."""


Rules = Callable[[Mapping[str, Answer], date, Earlier], Ruled]
"""The script's follow-up rules about one question, over the answers that hold, the call's day and what was
known from the calls before it."""


def correct(
    store: Store, call_id: int, correction: Correction, by: By, rules: Rules | None = None
) -> None:
    """Put a person's decision beside the bot's; flags follow it where `rules` are given.

    No category and no value means that the question has no answer. Raises StoreError for a call that
    does not exist.
    """
    with store.writing() as conn:
        found = conn.execute(
            "SELECT coalesce(day, substr(started_at, 1, 10)), coalesce(seconds, 0) FROM call"
            " WHERE id = ?",
            (call_id,),
        ).fetchone()
        if found is None:
            raise _no_call(call_id)
        _revise(conn, call_id, correction, by)
        if rules is not None:
            day, seconds = found
            ruled = rules(_answers(conn, call_id), _day(day), earlier_of(conn, call_id))
            _settle(conn, (call_id, correction, by, float(seconds)), ruled)


def _revise(conn: Any, call_id: int, c: Correction, by: By) -> None:
    one = (call_id, c.question)
    last = conn.execute(
        "SELECT revision, words FROM answer WHERE call_id = ? AND question = ?"
        " ORDER BY revision DESC LIMIT 1",
        one,
    ).fetchone() or (0, "")
    conn.execute("UPDATE answer SET is_current = 0 WHERE call_id = ? AND question = ?", one)
    answered = bool(c.categories) or c.value is not None
    conn.execute(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, 1, ?, NULL, 'person', ?, ?)",
        (*one, last[0] + 1, int(answered), ",".join(c.categories) or None,
         strings_json(c.categories), c.value, c.words or last[1], c.because, *by),
    )  # fmt: skip


def _answers(conn: Any, call_id: int) -> dict[str, Answer]:
    rows = conn.execute(
        "SELECT question, categories, value, words FROM answer WHERE call_id = ? AND is_current",
        (call_id,),
    )
    return {q: Answer(tuple(json.loads(some)), value, words) for q, some, value, words in rows}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.today()


def _settle(conn: Any, case: tuple[int, Correction, By, float], ruled: Ruled) -> None:
    """Take down the standing flags that no longer hold, put up those that newly do."""
    call_id, correction, by, seconds = case
    standing = conn.execute(
        "SELECT number, kind, rule, reason, evidence FROM flag"
        " WHERE call_id = ? AND cleared_at_seconds IS NULL",
        (call_id,),
    ).fetchall()
    answered = bool(correction.categories) or correction.value is not None
    now = {flag.rule for flag in ruled.holding}
    for number, kind, rule, reason, evidence in standing:
        untrue = rule in ruled.rules and rule not in now
        settled = (
            kind == "call_back" and not rule and evidence == correction.question and answered
            and reason not in _STAYS
        )  # fmt: skip
        if untrue or settled:
            conn.execute(
                "UPDATE flag SET cleared_at_seconds = ?, decided_by = ?, decided_at = ?"
                " WHERE call_id = ? AND number = ?",
                (seconds, *by, call_id, number),
            )
    up = {rule for _, _, rule, _, _ in standing if rule}
    open_ = any(kind == "call_back" and not rule for _, kind, rule, _, _ in standing)
    wanted: list[tuple[Any, ...]] = [
        ("call_back", flag.rule, flag.level, flag.reason, correction.question)
        if flag.level == "call_back"
        else ("key_person", *flag)
        for flag in ruled.holding
        if flag.rule not in up
    ]
    if ruled.is_key and not answered and not open_:
        wanted.append(("call_back", None, "call_back", "no_match", correction.question))
    _put_up(conn, call_id, wanted, (seconds, by))


def _put_up(
    conn: Any, call_id: int, wanted: Sequence[tuple[Any, ...]], when: tuple[float, By]
) -> None:
    seconds, by = when
    (last,) = conn.execute(
        "SELECT coalesce(max(number), 0) FROM flag WHERE call_id = ?", (call_id,)
    ).fetchone()
    conn.executemany(
        "INSERT INTO flag (call_id, number, kind, rule, level, reason, evidence, at_seconds,"
        " provenance, decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'person', ?, ?)",
        [(call_id, number, *flag, seconds, *by) for number, flag in enumerate(wanted, last + 1)],
    )


def check(store: Store, call_id: int, by: By) -> None:
    """Mark a call as checked; who did it last counts. Raises StoreError for no such call."""
    with store.writing() as conn:
        if not conn.execute("SELECT 1 FROM call WHERE id = ?", (call_id,)).fetchone():
            raise _no_call(call_id)
        conn.execute("INSERT OR REPLACE INTO checked VALUES (?, ?, ?)", (call_id, *by))


def uncheck(store: Store, call_id: int) -> None:
    """Take the mark away."""
    with store.writing() as conn:
        conn.execute("DELETE FROM checked WHERE call_id = ?", (call_id,))


def bar_caller(store: Store, call_id: int, words: str, by: By) -> bool:
    """Put whoever was called on the do-not-call list; False where there is nobody to put there.

    People of simulations do not exist, and without a number there is nothing to bar.
    """
    found = store.rows(
        "SELECT phone, phone_token, name FROM call JOIN contact ON contact.id = contact_id"
        " WHERE call.id = ? AND call.run_id IS NULL",
        (call_id,),
    )
    if not found or found[0][1] is None:
        return False
    shown, token, name = found[0]
    if not is_barred_token(store, token):
        with store.writing() as conn:
            bar(conn, Barred(Number(shown, token), name, words), by.at, call_id)
    return True


def _no_call(call_id: int) -> StoreError:
    return StoreError(f"there is no call {call_id}", hint="see `callbot calls`", code="no-call")
