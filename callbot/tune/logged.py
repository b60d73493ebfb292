"""Logged calls as they can be held again: what came back at each turn, and when."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple, cast, get_args

from callbot.core.answering import EARLIER
from callbot.core.answers import Alternative, Understood
from callbot.core.earlier import NO_PAST, Earlier
from callbot.core.messages import Gone, asks_back
from callbot.lines.replay import Part
from callbot.store.open import Store
from callbot.store.series import earlier_of_calls

Stored = tuple[Any, ...]
"""What an answer was taken to mean: the columns `kind`, `category`, `categories`, `value`, `confidence`,
`read_as` and `heard`."""
HeardTurn = tuple[Any, ...]
"""A row of the turns in which something was heard: `call_id`, `node`, `purpose`, `confirming`, `prompt`,
`alternatives`, and those of `Stored`."""


def understood(stored: Stored, because: str) -> Understood:
    """A stored verdict as it was given."""
    kind, category, categories, value, confidence, read_as, heard = stored
    return Understood(
        kind, category, _categories(categories or "[]"), value, confidence or 0.0, because,
        heard if read_as is None else read_as,
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _categories(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


class LoggedTurn(NamedTuple):
    """One prompt and what came back: one of the fields from `heard` to `failed`, or nothing."""

    turn: int
    node: str
    purpose: str
    prompt: str
    confirming: bool
    heard: tuple[Alternative, ...] | None
    """Empty: speech without words."""
    silent: bool
    hung_up: Gone | None
    failed: Part | None
    while_speaking: bool
    """It came before the prompt was over."""
    prompt_at: float
    prompt_over_at: float
    heard_seconds: float
    """How long the person spoke."""
    over_at: float
    """When the call went on from here, in seconds."""
    alternatives: str
    """`heard` as it is stored; empty where it was heard anew, or nothing was."""
    stored: Stored
    because: str
    audio: str

    @property
    def came_back(self) -> bool:
        """Whether anything did."""
        return self.heard is not None or self.silent or bool(self.hung_up or self.failed)

    @property
    def understood(self) -> Understood:
        """What it was taken to mean."""
        return understood(self.stored, self.because)

    @property
    def words(self) -> str:
        """The recogniser's first choice."""
        return self.heard[0].text if self.heard else ""


class LoggedCall(NamedTuple):
    """One call of the database."""

    id: int
    name: str
    contact: Mapping[str, str]
    day: date
    script_sha256: str
    disposition: str | None
    """None while it runs, or where its process was killed."""
    turns: Sequence[LoggedTurn]
    known: Mapping[str, list[Any]]
    """What had been answered in an earlier call that broke off (`Call.known`)."""
    audio: str | None
    earlier: Earlier = NO_PAST
    """What the call was told of those before it."""


_CALLS = """
SELECT call.id, contact.name, contact.phone, contact.fields,
  coalesce(call.day, substr(call.started_at, 1, 10)), call.script_sha256, call.disposition,
  call.ended_why, call.audio
FROM call JOIN contact ON contact.id = call.contact_id
WHERE call.id IN (SELECT value FROM json_each(?)) ORDER BY call.id
"""
_TURNS = """
SELECT call_id, turn, node, purpose, prompt, confirming, heard, alternatives, kind,
  prompt_at_seconds, prompt_seconds, heard_at_seconds, heard_seconds, trouble, because, audio,
  category, categories, value, confidence, read_as
FROM turn WHERE call_id IN (SELECT value FROM json_each(?)) ORDER BY call_id, turn
"""
_KNOWN = """
SELECT call_id, question, categories, value, words, confidence FROM answer
WHERE call_id IN (SELECT value FROM json_each(?)) AND because = ?
"""
Read = Callable[[str], tuple[Alternative, ...]]


class Readings:
    """The recogniser's choices from their JSON, each distinct text read once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Alternative, ...]] = {}

    def __call__(self, text: str) -> tuple[Alternative, ...]:
        """Best first."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = tuple(
                Alternative(one["text"], one["confidence"], one["source"])
                for one in json.loads(text)
            )
        return known


def logged_calls(store: Store, ids: Iterable[int], read: Read) -> Iterator[LoggedCall]:
    """These calls with their turns, in the order of their numbers."""
    ids = list(ids)
    wanted = (json.dumps(ids),)
    calls = store.rows(_CALLS, wanted)
    turns = {
        call_id: list(rows)
        for call_id, rows in groupby(store.rows(_TURNS, wanted), lambda row: row[0])
    }
    known: dict[int, dict[str, list[Any]]] = {}
    for call_id, question, categories, *answer in store.rows(_KNOWN, (*wanted, EARLIER)):
        known.setdefault(call_id, {})[question] = [json.loads(categories), *answer]
    told = earlier_of_calls(store.conn, ids)
    for call_id, name, phone, fields, day, sha256, disposition, why, audio in calls:
        contact = {"name": name, "phone": phone, **json.loads(fields)}
        contact = {key: value for key, value in contact.items() if value}
        yield LoggedCall(
            call_id, name, contact, date.fromisoformat(day), sha256, disposition,
            _turns(turns.get(call_id, []), why, read), known.get(call_id, {}), audio,
            told.get(call_id, NO_PAST),
        )  # fmt: skip


def _turns(rows: list[Any], why: str | None, read: Read) -> list[LoggedTurn]:
    found: list[LoggedTurn] = []
    for number, row in enumerate(rows):
        (_, turn, node, purpose, prompt, confirming, heard, alternatives, kind, prompt_at,
         prompt_seconds, heard_at, heard_seconds, trouble, because, audio, *verdict) = row  # fmt: skip
        last = number == len(rows) - 1
        following = None if last else rows[number + 1][9]
        over = heard_at if heard_at is not None else following
        broke = (trouble or "").partition(":")[0]
        said = heard is not None
        asked_back = asks_back(purpose, bool(found) and found[-1].confirming)
        gone = last and not said and kind is None and why in get_args(Gone)
        found.append(
            LoggedTurn(
                turn, node, purpose, prompt,
                bool(confirming) if said else asked_back,
                read(alternatives or "[]") if said else None,
                kind == "no_input",
                cast(Gone, why) if gone else None,
                cast(Part, broke) if not said and broke in get_args(Part) and not gone else None,
                prompt_seconds is None,
                prompt_at, prompt_at + (prompt_seconds or 0.0), heard_seconds or 0.0,
                prompt_at + (prompt_seconds or 0.0) if over is None else over,
                alternatives or "",
                (kind, *verdict, heard),
                because or "",
                audio or "",
            )
        )  # fmt: skip
    return found
