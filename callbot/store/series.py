"""Calls of a series: what the check-ins before one were, and what a call was told of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from callbot.core.answers import Answer
from callbot.core.disposition import INTERVIEWS
from callbot.core.earlier import NO_PAST, CheckIn, Earlier, check_ins_of
from callbot.core.script import Script, Series
from callbot.store.contacts import live_contact
from callbot.store.listing import LISTED, listed
from callbot.store.open import Store
from callbot.store.phones import kept

BEGAN = "coalesce({0}.day, substr({0}.started_at, 1, 10)) || substr({0}.started_at, 11, 6)"
"""When a call began, as check-ins have it; to be formatted with what a statement names `call`."""
_CALLS = f"""
SELECT call.id, {BEGAN.format("call")}, disposition
FROM call JOIN script_version ON sha256 = script_sha256
WHERE contact_id = ? AND script = ? AND disposition IS NOT NULL ORDER BY call.id
"""  # noqa: S608 - our own text
_ANSWERS = """
SELECT question, categories, value, words FROM answer WHERE call_id = ? AND is_current
"""


NOT_REACHED = "no_answer"
"""The disposition of a check-in of which was written down that nobody answered."""
_FOR_GOOD = ("stop", "not_eligible")


class _Held(NamedTuple):
    at: datetime
    kept: bool
    answers: Mapping[str, Answer]


def earlier_of(conn: Any, call_id: int) -> Earlier:
    """What a stored call was told of those before it."""
    found = conn.execute("SELECT check_ins FROM earlier WHERE call_id = ?", (call_id,)).fetchone()
    return Earlier(check_ins_of(json.loads(found[0]))) if found else NO_PAST


def earlier_of_calls(conn: Any, call_ids: Iterable[int]) -> dict[int, Earlier]:
    """The same for those of these calls that were told anything."""
    rows = conn.execute(
        f"SELECT call_id, check_ins FROM earlier WHERE call_id IN {LISTED}",  # noqa: S608
        listed(call_ids),
    )
    return {call_id: Earlier(check_ins_of(json.loads(told))) for call_id, told in rows}


def check_ins_before(
    store: Store, script: Script, contact: Mapping[str, str], now: datetime
) -> tuple[CheckIn, ...]:
    """The check-ins of a person before a live call that begins `now`.

    A person whom nothing tells apart from others has none: what one tester answered is not told to
    another.
    """
    if script.series is None or not (contact.get("name") or contact.get("phone")):
        return ()
    held = _held(store, _calls(store, script, contact))
    return tuple(_check_ins(script.series, held, now))


class Standing(NamedTuple):
    """Where somebody stands in a series at some moment."""

    due: str
    """When the check-in that runs now was due, as `CheckIn.at`; empty where there is none (any more)."""
    tries: tuple[str, ...]
    """How the calls of this check-in ended."""
    earlier: Earlier
    """Up to this check-in, itself left out."""
    missed: Earlier
    """The same if this one comes to nothing."""

    @property
    def open(self) -> bool:
        """Whether they are still to be called; nobody who refused is called again this time."""
        return bool(self.due) and not {*INTERVIEWS, "refusal"} & {*self.tries}

    @property
    def noted(self) -> bool:
        """Whether it was written down that they were not reached."""
        return NOT_REACHED in self.tries


def standing(store: Store, script: Script, contact: Mapping[str, str], now: datetime) -> Standing:
    """Whether a live check-in with this person is due `now`. The script has a series."""
    assert script.series is not None
    calls = _calls(store, script, contact)
    if not calls:
        first = now.isoformat(timespec="minutes")
        return Standing(first, (), NO_PAST, Earlier((CheckIn(first, {}, True),)))
    began = [datetime.fromisoformat(at) for _, at, _ in calls]
    times = due_times(script.series, began[0])
    last = max((at for at in times if at <= now), default=times[0])
    over = now >= times[-1] + timedelta(days=1) or any(how in _FOR_GOOD for _, _, how in calls)
    hows = tuple(how for at, (_, _, how) in zip(began, calls, strict=True) if at >= last)
    due = last.isoformat(timespec="minutes")
    known = tuple(_check_ins(script.series, _held(store, calls), now))
    before = tuple(one for one in known if one.at < due)
    answers = next((one.answers for one in known if one.at == due), {})
    return Standing(
        "" if over else due,
        hows,
        Earlier(before),
        Earlier((*before, CheckIn(due, answers, missed=True))),
    )


def _calls(store: Store, script: Script, contact: Mapping[str, str]) -> list[tuple[int, str, str]]:
    """Number, moment and disposition of each ended live call of the script with this person."""
    number = kept(store, contact.get("phone", ""))
    contact_id = live_contact(store.conn, contact.get("name", ""), number)
    return store.rows(_CALLS, (contact_id, script.id)) if contact_id else []


def _held(store: Store, calls: list[tuple[int, str, str]]) -> list[_Held]:
    return [
        _Held(datetime.fromisoformat(at), disposition in INTERVIEWS, _answers(store, call_id))
        for call_id, at, disposition in calls
    ]


def _answers(store: Store, call_id: int) -> dict[str, Answer]:
    return {
        question: Answer(tuple(json.loads(categories)), value, words)
        for question, categories, value, words in store.rows(_ANSWERS, (call_id,))
    }


def _check_ins(series: Series, held: list[_Held], now: datetime) -> Iterator[CheckIn]:
    """Every time that was due, from the first call's on, with what came of it before `now`.

    What was answered at one time in several calls is one check-in. The time that runs now is no
    earlier one, unless a call of it has answers.
    """
    if not held:
        return
    due = due_times(series, held[0].at)
    for begins, ends in zip(due, [*due[1:], due[-1] + timedelta(days=1)], strict=True):
        if begins > now:
            return
        calls = [call for call in held if begins <= call.at < ends]
        answers = {question: a for call in calls for question, a in call.answers.items()}
        if answers or ends <= now:
            missed = not any(call.kept for call in calls)
            yield CheckIn(begins.isoformat(timespec="minutes"), answers, missed)


def due_times(series: Series, first: datetime) -> list[datetime]:
    """When the calls of a series are due whose first call was `first`; that one counts as in time."""
    times = [time.fromisoformat(text) for text in series.times]
    days = [first.date() + timedelta(days=day) for day in range(series.days)]
    due = [datetime.combine(day, at) for day in days for at in times]
    return [first, *(one for one in due if one > first)]
