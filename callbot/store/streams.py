"""Calls with everything that belongs to them, one after the other, however many there are.

For exports: a thousand calls are in memory at a time. Use it inside `Store.reading()`, so that all of
them are from one state of the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from callbot.store.open import Store
from callbot.store.queries import Turn

_BLOCK: Final = 1000


class CallRow(NamedTuple):
    """A call, or an attempt that reached nobody, or somebody who was not tried yet."""

    call_id: int | None
    attempt_id: int | None
    attempt: int | None
    contact_id: int
    name: str
    phone: str
    contact_fields: str
    script: str | None
    script_sha256: str | None
    run_id: int | None
    line: str | None
    started_at: str | None
    day: str | None
    seconds: float | None
    disposition: str | None
    ended_node: str | None
    ended_why: str | None
    audio: str | None
    checked_by: str | None
    checked_at: str | None
    barred: int
    """1 where the person asked in this call not to be called again."""


class AnswerRow(NamedTuple):
    """The columns of table `answer`."""

    call_id: int
    question: str
    revision: int
    is_current: int
    category: str | None
    categories: str
    value: Any
    words: str
    confidence: float | None
    confirmed: int
    because: str
    turn: int | None
    provenance: str
    decided_by: str | None
    decided_at: str | None


class DroppedRow(NamedTuple):
    """The columns of table `dropped`."""

    call_id: int
    number: int
    turn: int
    question: str
    why: str


class FlagRow(NamedTuple):
    """A flag that stands."""

    call_id: int
    kind: str
    rule: str | None
    level: str
    reason: str
    evidence: str
    provenance: str


class TruthRow(NamedTuple):
    """What was true of a simulated person."""

    call_id: int
    truth: str
    is_key: int
    level: str
    outcome: str
    persona: str
    said: str


class WholeCall(NamedTuple):
    """Everything about one."""

    call: CallRow
    turns: Sequence[Turn] = ()
    answers: Sequence[AnswerRow] = ()
    dropped: Sequence[DroppedRow] = ()
    flags: Sequence[FlagRow] = ()
    truth: TruthRow | None = None


_CALLS: Final = """
SELECT call.id, call.attempt_id, attempt.number, call.contact_id, contact.name, contact.phone,
  contact.fields, script_version.script, call.script_sha256, call.run_id, call.line, call.started_at,
  call.day, call.seconds, call.disposition, call.ended_node, call.ended_why, call.audio,
  checked.checked_by, checked.checked_at, 0
FROM call
JOIN attempt ON attempt.id = call.attempt_id
JOIN contact ON contact.id = call.contact_id
JOIN script_version ON script_version.sha256 = call.script_sha256
LEFT JOIN checked ON checked.call_id = call.id
WHERE call.id BETWEEN :first AND :last
  AND (:run IS NULL OR call.run_id = :run) AND (:script IS NULL OR script_version.script = :script)
ORDER BY call.id
"""
_PARTS: Final[tuple[tuple[str, type[Any], str], ...]] = (
    ("turn", Turn, ""),
    ("answer", AnswerRow, ""),
    ("dropped", DroppedRow, ""),
    ("flag", FlagRow, "AND cleared_at_seconds IS NULL"),
    ("simulated_truth", TruthRow, ""),
)


def whole_calls(store: Store, run: int | None, script: str | None) -> Iterator[WholeCall]:
    """Every call, in the order in which they were stored."""
    barred = {call for (call,) in store.rows("SELECT call_id FROM do_not_call")}
    ((first, last),) = store.rows(
        "SELECT coalesce(min(id), 1), coalesce(max(id), 0) FROM call WHERE :run IS NULL OR run_id = :run",
        {"run": run},
    )
    for start in range(first, last + 1, _BLOCK):
        between = {"first": start, "last": min(start + _BLOCK - 1, last)}
        calls = [
            CallRow(*row) for row in store.rows(_CALLS, {**between, "run": run, "script": script})
        ]
        if calls:
            marked = [call._replace(barred=1) if call.call_id in barred else call for call in calls]
            yield from _with_parts(store, marked, between)


def _with_parts(store: Store, calls: list[CallRow], between: dict[str, int]) -> Iterator[WholeCall]:
    parts: list[dict[int, list[Any]]] = []
    for table, row_type, only in _PARTS:
        grouped: dict[int, list[Any]] = {}
        for row in store.rows(
            f"SELECT {', '.join(row_type._fields)} FROM {table}"  # noqa: S608 - our own names
            f" WHERE call_id BETWEEN :first AND :last {only} ORDER BY call_id",
            between,
        ):
            grouped.setdefault(row[0], []).append(row_type._make(row))
        parts.append(grouped)
    turns, answers, dropped, flags, truths = parts
    for call in calls:
        id_ = call.call_id or 0
        yield WholeCall(
            call, turns.get(id_, ()), answers.get(id_, ()), dropped.get(id_, ()), flags.get(id_, ()),
            truths[id_][0] if id_ in truths else None,
        )  # fmt: skip


def unreached(store: Store, run: int | None, script: str | None) -> Iterator[WholeCall]:
    """Attempts in which no call came about, then whoever was not tried at all: nobody disappears."""
    for sql in (_ATTEMPTS, _UNTRIED):
        for row in store.rows(sql, {"run": run, "script": script}):
            yield WholeCall(CallRow._make(row))


_WHOSE: Final = """
JOIN contact ON contact.id = {contact}
LEFT JOIN campaign ON campaign.id = contact.campaign_id
LEFT JOIN script_version ON script_version.sha256 = campaign.script_sha256
WHERE (:run IS NULL OR contact.run_id = :run)
  AND (:script IS NULL OR script_version.script = :script)
"""
_ATTEMPTS: Final = f"""
SELECT NULL, attempt.id, attempt.number, contact.id, contact.name, contact.phone, contact.fields,
  script_version.script, script_version.sha256, contact.run_id, attempt.line, attempt.started_at,
  NULL, NULL, attempt.disposition, NULL, NULL, NULL, NULL, NULL, 0
FROM attempt {_WHOSE.format(contact="attempt.contact_id")}
  AND attempt.id NOT IN (SELECT attempt_id FROM call) ORDER BY attempt.id
"""  # noqa: S608 - our own text
_UNTRIED: Final = f"""
SELECT NULL, NULL, NULL, contact.id, contact.name, contact.phone, contact.fields,
  script_version.script, script_version.sha256, contact.run_id, NULL, NULL,
  NULL, NULL, 'not_attempted', NULL, NULL, NULL, NULL, NULL, 0
FROM contact AS person {_WHOSE.format(contact="person.id")}
  AND contact.id NOT IN (SELECT contact_id FROM attempt)
  AND contact.roster_id IS NULL  -- campaigns have them, in a copy of their own
ORDER BY contact.id
"""  # noqa: S608 - our own text
