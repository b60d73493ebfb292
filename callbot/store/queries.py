"""Typed questions to the database. `run` limits them to one simulation; None takes every call."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from callbot.errors import StoreError
from callbot.store.open import Store

IN_RUN: Final = "(:run IS NULL OR call.run_id = :run)"


class CallLine(NamedTuple):
    """One call in a list."""

    id: int
    started_at: str
    name: str
    phone: str
    script: str
    line: str
    run_id: int | None
    seconds: float | None
    disposition: str | None
    """None while the call is running, or where its process was killed."""
    levels: str
    """Levels of the flags that stand, joined by commas, `call_back` among them."""
    audio: str | None
    """Where the recording of both sides lies, from the database's folder."""


class Turn(NamedTuple):
    """One exchange: the columns of table `turn`, see `docs/database.md`."""

    call_id: int
    turn: int
    node: str
    purpose: str
    prompt: str
    prompt_at_seconds: float
    prompt_seconds: float | None
    interrupted: int
    heard: str | None
    alternatives: str | None
    heard_at_seconds: float | None
    heard_seconds: float | None
    audio: str | None
    confirming: int
    kind: str | None
    category: str | None
    categories: str | None
    value: Any
    confidence: float | None
    because: str | None
    read_as: str | None
    trouble: str | None


class OverheardLine(NamedTuple):
    """What was heard over a turn's prompt and was no turn: a sign of listening, a noise."""

    turn: int
    heard: str
    """Empty where no words came of it."""
    at_seconds: float
    heard_seconds: float


class StoredAnswer(NamedTuple):
    """One answer, current or earlier."""

    question: str
    revision: int
    is_current: int
    category: str | None
    value: Any
    words: str
    confidence: float | None
    because: str
    turn: int | None
    """In which it was given; None where a person decided."""
    provenance: str
    decided_by: str | None
    decided_at: str | None


class FlagLine(NamedTuple):
    """A flag that stands: a key person, or somebody to call back."""

    kind: str
    level: str
    grade: int
    """0 for the gravest level."""
    name: str
    phone: str
    reason: str
    evidence: str
    rule: str | None
    call_id: int
    started_at: str


class TrueLine(NamedTuple):
    """What was true of a simulated person."""

    call_id: int
    truth: dict[str, dict[str, Any]]
    """Question → `truth` and `verdict`."""
    is_key: int
    level: str
    outcome: str
    persona: str
    said: list[str]
    """What they really said, one a reply."""


class CallDetail(NamedTuple):
    """Everything about one call."""

    call: CallLine
    turns: list[Turn]
    answers: list[StoredAnswer]
    flags: list[FlagLine]
    truth: TrueLine | None
    language: str
    overheard: list[OverheardLine]

    @property
    def words_gone(self) -> bool:
        """Whether what was said went by its age: a call that has ended, and no prompt is there."""
        return self.call.disposition is not None and not any(turn.prompt for turn in self.turns)


class Run(NamedTuple):
    """One simulation."""

    id: int
    script: str
    script_sha256: str
    language: str
    title: str
    organisation: str
    line: str
    mix: str
    seed: int
    calls_planned: int
    workers: int
    snr_db: float | None
    simulated_models: int
    started_at: str
    finished_at: str | None
    summary: dict[str, Any] | None
    """What `simulate --json` printed; None for a run that was killed."""


class Wanted(NamedTuple):
    """Which calls to list; None and False do not restrict."""

    disposition: str | None = None
    flagged: bool = False
    level: str | None = None
    script: str | None = None
    run: int | None = None
    limit: int = 50


_CALL_LINES = """
SELECT call.id, call.started_at, contact.name, contact.phone, script_version.script, call.line,
  call.run_id, call.seconds, call.disposition,
  coalesce((SELECT group_concat(DISTINCT level) FROM flag
    WHERE call_id = call.id AND cleared_at_seconds IS NULL), '') AS standing,
  call.audio
FROM call JOIN contact ON contact.id = call.contact_id
JOIN script_version ON script_version.sha256 = call.script_sha256
"""


ALL: Final = Wanted()


def calls(store: Store, wanted: Wanted = ALL) -> list[CallLine]:
    """Calls, the newest first."""
    rows = store.rows(
        f"{_CALL_LINES} WHERE {IN_RUN}"
        " AND (:disposition IS NULL OR call.disposition = :disposition)"
        " AND (:script IS NULL OR script_version.script = :script)"
        " AND (:flagged = 0 OR standing <> '')"
        " AND (:level IS NULL OR ',' || standing || ',' LIKE '%,' || :level || ',%')"
        " ORDER BY call.started_at DESC, call.id DESC LIMIT :limit",
        wanted._asdict(),
    )
    return [CallLine(*row) for row in rows]


def call_lines(store: Store, ids: Sequence[int]) -> list[CallLine]:
    """These calls, in this order; one that is gone is left out."""
    marks = ",".join(map(str, ids))
    rows = store.rows(f"{_CALL_LINES} WHERE call.id IN ({marks})")
    found = {row[0]: CallLine(*row) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


def call(store: Store, call_id: int) -> CallDetail:
    """One call with its turns. Raises StoreError where there is none."""
    one = {"id": call_id}
    found = store.rows(f"{_CALL_LINES} WHERE call.id = :id", one)
    if not found:
        raise StoreError(
            f"there is no call {call_id}", hint="`callbot calls` lists them", code="no-call"
        )
    turns = store.rows("SELECT * FROM turn WHERE call_id = :id ORDER BY turn", one)
    answers = store.rows(
        f"SELECT {', '.join(StoredAnswer._fields)} FROM answer"  # noqa: S608 - our own names
        " WHERE call_id = :id ORDER BY turn, question, revision",
        one,
    )
    overheard = store.rows(
        f"SELECT {', '.join(OverheardLine._fields)} FROM overheard"  # noqa: S608 - our own names
        " WHERE call_id = :id ORDER BY number",
        one,
    )
    flags = store.rows(f"{_FLAGS} WHERE call_id = :id ORDER BY grade", one)
    truth = store.rows(f"{_TRUTH} WHERE call_id = :id", one)
    (language,) = store.rows(
        "SELECT language FROM script_version JOIN call ON sha256 = script_sha256 WHERE id = :id",
        one,
    )[0]
    return CallDetail(
        CallLine(*found[0]),
        [Turn(*row) for row in turns],
        [StoredAnswer(*row) for row in answers],
        [FlagLine(*row) for row in flags],
        _true_line(truth[0]) if truth else None,
        language,
        [OverheardLine(*row) for row in overheard],
    )


_FLAGS = f"SELECT {', '.join(FlagLine._fields)} FROM follow_up"  # noqa: S608 - our own names
_TRUTH = (
    "SELECT call_id, truth, is_key, level, outcome, persona, said FROM simulated_truth"
    " JOIN call ON call.id = call_id"
)


def _true_line(row: Any) -> TrueLine:
    return TrueLine._make((row[0], json.loads(row[1]), *row[2:6], json.loads(row[6])))


def follow_up(store: Store, run: int | None = None) -> list[FlagLine]:
    """The key persons, the gravest level first; one line a flag."""
    return _flag_lines(store, run, "key_person")


def call_backs(store: Store, run: int | None = None) -> list[FlagLine]:
    """Who must be called again or visited, because a deciding question stayed open."""
    return _flag_lines(store, run, "call_back")


def _flag_lines(store: Store, run: int | None, kind: str) -> list[FlagLine]:
    rows = store.rows(
        f"{_FLAGS} WHERE kind = :kind AND (:run IS NULL OR run_id = :run)"
        " ORDER BY grade, started_at, call_id",
        {"kind": kind, "run": run},
    )
    return [FlagLine(*row) for row in rows]


def truths(store: Store, run: int | None = None, outcome: str | None = None) -> list[TrueLine]:
    """What was true of the simulated people with that outcome, e.g. `missed`."""
    rows = store.rows(
        f"{_TRUTH} WHERE {IN_RUN} AND (:outcome IS NULL OR outcome = :outcome) ORDER BY call_id",
        {"run": run, "outcome": outcome},
    )
    return [_true_line(row) for row in rows]


def runs(store: Store) -> list[Run]:
    """Every simulation, the newest first."""
    rows = store.rows(
        "SELECT run.id, script, script_sha256, language, title, organisation, line, mix, seed,"
        " calls_planned, workers, snr_db, simulated_models, started_at, finished_at, summary"
        " FROM run JOIN script_version ON sha256 = script_sha256 ORDER BY run.id DESC"
    )
    return [Run._make((*row[:-1], json.loads(row[-1]) if row[-1] else None)) for row in rows]
