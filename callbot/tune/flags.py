"""Whether a call would make a key person of somebody with another answer to one question."""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property
from typing import Any, Final

from callbot.core.answers import Answer
from callbot.core.earlier import Earlier
from callbot.core.followup import CALL_BACK, holding
from callbot.core.script import Script
from callbot.store.open import Store
from callbot.store.series import earlier_of
from callbot.understanding import places

_CALL: Final = """
SELECT coalesce(day, substr(started_at, 1, 10)), is_key
FROM call LEFT JOIN simulated_truth ON call_id = call.id WHERE call.id = ?
"""


class Flags:
    """Follow-up rules over stored answers. Routes are left alone: what was not asked stays unasked."""

    def __init__(self, store: Store, script: Script) -> None:
        self._store = store
        self._script = script
        self._rules = {
            condition.asks_now
            for rule in script.rules
            if rule.level != CALL_BACK
            for condition in rule.when
        }
        self._known: dict[int, tuple[date, int | None, dict[str, Answer]]] = {}

    @cached_property
    def today(self) -> date:
        """The day of the newest call, for readings that rest on a day."""
        ((day,),) = self._store.rows(
            "SELECT max(coalesce(day, substr(started_at, 1, 10))) FROM call"
        )
        return date.fromisoformat(day) if day else date.today()

    def changed(self, call_id: int, question: str, categories: str) -> str:
        """`key_won`, `key_lost` or nothing, with these categories as the answer to `question`."""
        if question not in self._rules:
            return ""
        today, is_key, answers = self._call(call_id)
        earlier = earlier_of(self._store.conn, call_id)
        was = self._flagged(answers, today, earlier)
        instead = {**answers, question: Answer(tuple(categories.split(",")), None)}
        now = self._flagged(instead, today, earlier)
        if was and not now and is_key != 0:
            return "key_lost"
        return "key_won" if now and not was and is_key != 0 else ""

    def _flagged(self, answers: dict[str, Answer], today: date, earlier: Earlier) -> bool:
        rules = holding(self._script, answers, today, places.inside, earlier)
        return any(rule.level != CALL_BACK for rule in rules)

    def _call(self, call_id: int) -> tuple[date, int | None, dict[str, Answer]]:
        if call_id not in self._known:
            ((day, is_key),) = self._store.rows(_CALL, (call_id,))
            rows: list[Any] = self._store.rows(
                "SELECT question, categories, value FROM answer WHERE call_id = ? AND is_current",
                (call_id,),
            )
            answers = {q: Answer(tuple(json.loads(c)), value) for q, c, value in rows}
            self._known[call_id] = date.fromisoformat(day), is_key, answers
        return self._known[call_id]
