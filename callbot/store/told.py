"""What people told in answer to open questions: words to be passed on, however well they were heard."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from callbot.store.following import Wanted, restricting
from callbot.store.open import Store
from callbot.store.remembering import remembered

UNSURE = 0.6
"""Below this what was told is marked: somebody should listen, or ring."""


class Told(NamedTuple):
    """One open answer that holds."""

    call_id: int
    contact_id: int
    name: str
    phone: str
    question: str
    label: str
    words: str
    """Empty where nothing was made out of what was said."""
    named: str
    """The categories that they name, by comma; empty for none."""
    confidence: float | None
    """None where a person put it right."""
    other_readings: list[str]
    """What the recogniser took it for besides, best first."""
    audio: str | None
    started_at: str

    @property
    def unsure(self) -> bool:
        """Whether it was not heard well."""
        return self.confidence is not None and self.confidence < UNSURE


def open_questions(store: Store) -> tuple[str, ...]:
    """The questions that any stored script asks so."""
    rows = remembered(
        store,
        "open_questions",
        lambda: store.rows("SELECT DISTINCT question FROM question WHERE expects = 'open'"),
    )
    return tuple(question for (question,) in rows)


def told(store: Store, run: int | None = None) -> list[Told]:
    """Everything that was told, the newest call first."""
    return _told(store, "(:run IS NULL OR call.run_id = :run)", {"run": run})


def told_by(store: Store, contact_ids: Sequence[int]) -> dict[int, list[Told]]:
    """What these people told, the newest first."""
    listed = ",".join(map(str, contact_ids))
    found: dict[int, list[Told]] = {}
    for one in _told(store, f"call.contact_id IN ({listed})", {}):
        found.setdefault(one.contact_id, []).append(one)
    return found


_NOT_LATER = """
NOT EXISTS (SELECT 1 FROM answer AS a2 JOIN call AS later ON later.id = a2.call_id
  WHERE later.contact_id = call.contact_id AND later.id > call.id AND a2.is_current
    AND a2.value IS NOT NULL AND a2.question IN (SELECT value FROM json_each(:open)))
"""


def calls_that_told(
    store: Store, wanted: Wanted, below: int | None = None, limit: int = 50
) -> list[int]:
    """The newest call of each person in which something was told; ids below `below`."""
    questions = open_questions(store)
    if not questions:
        return []
    rows = store.rows(
        f"""SELECT DISTINCT call.id FROM answer JOIN call ON call.id = answer.call_id
        WHERE answer.question IN (SELECT value FROM json_each(:open)) AND answer.is_current
          AND answer.value IS NOT NULL AND call.id < :below
          {restricting(wanted, "call.contact_id")} AND {_NOT_LATER}
        ORDER BY call.id DESC LIMIT :limit""",  # noqa: S608 - our own text
        wanted._asdict() | {"open": json.dumps(questions), "below": below or 2**62, "limit": limit},
    )
    return [call_id for (call_id,) in rows]


def _told(store: Store, where: str, parameters: dict[str, Any]) -> list[Told]:
    questions = open_questions(store)
    if not questions:
        return []
    rows = store.rows(
        "SELECT call.id, call.contact_id, contact.name, contact.phone, answer.question,"  # noqa: S608
        " question.label, answer.value, coalesce(answer.category, ''), answer.confidence,"
        " turn.alternatives, turn.audio, call.started_at"
        " FROM answer JOIN call ON call.id = answer.call_id"
        " JOIN contact ON contact.id = call.contact_id"
        " JOIN question ON question.script_sha256 = call.script_sha256"
        "  AND question.question = answer.question AND question.expects = 'open'"
        " LEFT JOIN turn ON turn.call_id = call.id AND turn.turn = answer.turn"
        " WHERE answer.question IN (SELECT value FROM json_each(:open)) AND answer.is_current"
        f" AND answer.value IS NOT NULL AND {where}"
        " ORDER BY call.id DESC, question.position",
        parameters | {"open": json.dumps(questions)},
    )
    return [Told._make((*row[:9], _others(row[9], row[6]), *row[10:])) for row in rows]


def _others(alternatives: str | None, words: str) -> list[str]:
    texts = [" ".join(one["text"].split()) for one in json.loads(alternatives or "[]")]
    return [text for text in dict.fromkeys(texts) if text and text != words]
