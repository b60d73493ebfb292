"""What a call's events look like as rows: the one conversion, for live and simulated calls alike.

Pure: no database here. A worker process makes the rows, the writer only inserts them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from callbot.core import messages as m
from callbot.core.answers import Alternative

Row = tuple[Any, ...]
"""One table row without its leading `call_id`."""

PROMPT_SECONDS, INTERRUPTED = 5, 6
HEARD, AUDIO_END = 7, 12
TROUBLE = 20
"""Positions in a turn row, which has the columns of table `turn` after `call_id`."""
_UNHEARD = (None, 0, *(None,) * 5, 0, *(None,) * 8)
_IS_CURRENT = 2
_CLEARED = 7


class CallRows(NamedTuple):
    """One call as rows, each without its leading `call_id`; plain tuples, cheap to pickle."""

    turns: tuple[Row, ...]
    answers: tuple[Row, ...]
    dropped: tuple[Row, ...]
    flags: tuple[Row, ...]
    barred: str | None
    """What was said by a person who must not be called again."""
    ended: tuple[str, str, str] | None
    """Disposition, node and reason; None while the call is running."""
    overheard: tuple[Row, ...] = ()


class Truth(NamedTuple):
    """What was true of a simulated person, and how the call did by it."""

    answers: Mapping[str, tuple[Any, str]]
    """Question → its true answer as text or number, and the verdict on what was stored: `right`,
    `wrong`, `unresolved`, `not_asked`."""
    is_key: bool
    level: str
    """The gravest level that is true of them; empty for others."""
    outcome: str
    """`flagged`, `missed`, `call_back` or `unreached` of a key person; else `false_alarm`,
    `call_back` or `clear`."""
    persona: str
    """A few words for reports: manner, voice, surroundings."""
    said: tuple[str, ...] = ()
    """What they really said at each reply; an empty string where they kept silent."""


class CallRecord(NamedTuple):
    """A whole simulated call, ready to be written; plain values, cheap to pickle."""

    name: str
    phone: str
    fields: str
    started_at: str
    seconds: float
    rows: CallRows
    truth: Row | None
    audio: str | None = None
    """Where the recording of both sides lies, as in table `call`."""
    earlier: str | None = None
    """The check-ins before it, as in table `earlier`."""


def call_record(
    contact: Mapping[str, str],
    started_at: str,
    events: Iterable[tuple[float, m.Event]],
    seconds: float,
    truth: Truth | None = None,
) -> CallRecord:
    """A finished call for `BatchJournal.add`. `started_at` is ISO 8601."""
    name, phone, fields = contact_fields(contact)
    rows = rows_of(events)
    return CallRecord(name, phone, fields, started_at, seconds, rows, truth and truth_row(truth))


def contact_fields(contact: Mapping[str, str]) -> tuple[str, str, str]:
    """Name, number, and everything else as JSON."""
    others = {key: value for key, value in contact.items() if key not in ("name", "phone")}
    quoted = encode_basestring
    fields = ",".join([f"{quoted(key)}:{quoted(value)}" for key, value in others.items()])
    return contact.get("name", ""), contact.get("phone", ""), f"{{{fields}}}"


def truth_row(truth: Truth) -> Row:
    """The columns of `simulated_truth` after `call_id`."""
    quoted = encode_basestring
    answers = [
        f"{quoted(question)}:{_true_json(true, how)}"
        for question, (true, how) in truth.answers.items()
    ]
    return (
        f"{{{','.join(answers)}}}", int(truth.is_key), truth.level, truth.outcome, truth.persona,
        f"[{','.join(map(quoted, truth.said))}]",
    )  # fmt: skip


@lru_cache(maxsize=4096, typed=True)
def _true_json(true: Any, verdict: str) -> str:
    return as_json({"truth": true, "verdict": verdict})


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_json(value: Any) -> str:
    """JSON with Chinese left readable."""
    return _ENCODE(value)


@lru_cache(maxsize=4096)
def strings_json(strings: tuple[str, ...]) -> str:
    """A JSON array of strings. Kept: a day has a million answers and a dozen categories."""
    return _ENCODE(strings)


@lru_cache(maxsize=8192)
def alternatives_json(alternatives: tuple[Alternative, ...]) -> str:
    """The n-best list as a JSON array of objects, best first. Kept: simulated ones come again."""
    quoted = encode_basestring
    # By hand: three times as fast as a JSON encoder, and half of what a row costs.
    objects = [
        f'{{"text":{quoted(text)},"confidence":{confidence:.4g},"source":{quoted(source)}}}'
        for text, confidence, source in alternatives
    ]
    return f"[{','.join(objects)}]"


def heard_columns(heard: m.Heard, at_seconds: float) -> Row:
    """Columns `heard` to `audio` of a turn: the raw words, before anything was made of them."""
    spoken = heard.alternatives
    best = spoken[0].text if spoken else ""
    return best, alternatives_json(spoken), at_seconds, heard.seconds, heard.audio or None


def rows_of(events: Iterable[tuple[float, m.Event]]) -> CallRows:
    """The rows of a call from its events, each with the second it was recorded at.

    Works at any point of a call: rows of the first events are a part of the rows of all.
    """
    call = _Call()
    for at, event in events:
        _ADD[type(event)](call, at, event)
    return CallRows(
        tuple(map(tuple, call.turns)),
        tuple(map(tuple, call.answers)),
        tuple(call.dropped),
        tuple(map(tuple, call.flags)),
        call.barred,
        call.ended,
        tuple(call.overheard),
    )


class _Call:
    """Rows while they grow."""

    __slots__ = ("answers", "barred", "current", "dropped", "ended", "flags", "overheard", "turns")

    def __init__(self) -> None:
        self.turns: list[list[Any]] = []
        self.answers: list[list[Any]] = []
        self.current: dict[str, list[Any]] = {}
        self.dropped: list[Row] = []
        self.flags: list[list[Any]] = []
        self.barred: str | None = None
        self.ended: tuple[str, str, str] | None = None
        self.overheard: list[Row] = []


def _asked(call: _Call, at: float, e: m.Asked) -> None:
    call.turns.append([e.turn, e.node, e.purpose, e.prompt, at, *_UNHEARD])


def _spoken(call: _Call, _at: float, e: m.Spoken) -> None:
    turn = call.turns[e.turn - 1]
    turn[PROMPT_SECONDS] = e.seconds
    turn[INTERRUPTED] = int(e.interrupted)


def _overheard(call: _Call, at: float, e: m.Overheard) -> None:
    best = e.alternatives[0].text if e.alternatives else ""
    number = len(call.overheard) + 1
    call.overheard.append((number, e.turn, best, alternatives_json(e.alternatives), at, e.seconds))


def _replied(call: _Call, at: float, e: m.Replied) -> None:
    understood = e.understood
    best = e.alternatives[0].text if e.alternatives else ""
    call.turns[e.turn - 1][HEARD:TROUBLE] = (
        best, alternatives_json(e.alternatives), at, e.seconds, e.audio or None,
        int(e.confirming), understood.kind, understood.category,
        strings_json(understood.categories), understood.value, understood.confidence,
        understood.because, understood.text if understood.text != best else None,
    )  # fmt: skip


def _silent(call: _Call, at: float, e: m.Silent) -> None:
    turn = call.turns[e.turn - 1]
    turn[HEARD + 2] = at
    turn[AUDIO_END + 1] = "no_input"


def _recorded(call: _Call, _at: float, e: m.Recorded) -> None:
    revision = 1
    before = call.current.get(e.node)
    if before is not None:
        before[_IS_CURRENT] = 0
        revision += before[1]
    row = [
        e.node, revision, 1, ",".join(e.categories) or None, strings_json(e.categories), e.value,
        e.words, e.confidence, int(e.confirmed), e.because, e.turn, "bot", None, None,
    ]  # fmt: skip
    call.current[e.node] = row
    call.answers.append(row)


def _dropped(call: _Call, _at: float, e: m.Dropped) -> None:
    # What was withdrawn no longer holds, and is kept.
    if e.node in call.current:
        call.current[e.node][_IS_CURRENT] = 0
    call.dropped.append((len(call.dropped) + 1, e.turn, e.node, e.why))


def _broke(call: _Call, _at: float, e: m.Broke) -> None:
    call.turns[e.turn - 1][TROUBLE] = f"{e.part}: {e.message}"


def _barred(call: _Call, _at: float, e: m.Barred) -> None:
    call.barred = e.words


def _flagged(call: _Call, at: float, e: m.Flagged) -> None:
    number = len(call.flags) + 1
    call.flags.append([number, "key_person", e.rule, e.level, e.reason, e.evidence, at, None])


def _cleared(call: _Call, at: float, e: m.Cleared) -> None:
    for row in call.flags:
        if row[2] == e.rule and row[_CLEARED] is None:
            row[_CLEARED] = at


def _call_back(call: _Call, at: float, e: m.CallBack) -> None:
    number = len(call.flags) + 1
    rule = e.rule or None
    call.flags.append([number, "call_back", rule, "call_back", e.why, e.node, at, None])


def _ended(call: _Call, _at: float, e: m.Ended) -> None:
    call.ended = (e.disposition, e.node, e.why)


_ADD: Mapping[type, Any] = {
    m.Asked: _asked,
    m.Spoken: _spoken,
    m.Overheard: _overheard,
    m.Replied: _replied,
    m.Silent: _silent,
    m.Recorded: _recorded,
    m.Dropped: _dropped,
    m.Broke: _broke,
    m.Barred: _barred,
    m.Flagged: _flagged,
    m.Cleared: _cleared,
    m.CallBack: _call_back,
    m.Ended: _ended,
}
