"""What came of calls as it was stored, before anybody corrected it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from callbot.core import messages as m
from callbot.core.answers import Answer
from callbot.store.open import Store
from callbot.tune.rerun import Outcome

_ENDINGS = """
SELECT id, coalesce(disposition, '') FROM call WHERE id IN (SELECT value FROM json_each(?))
"""
_ANSWERS = """
SELECT call_id, question, turn, categories, value, confidence, confirmed, because, words FROM answer
WHERE call_id IN (SELECT value FROM json_each(:ids)) AND provenance = 'bot'
  AND NOT EXISTS (SELECT 1 FROM dropped WHERE dropped.call_id = answer.call_id
    AND dropped.question = answer.question AND dropped.turn >= answer.turn)
ORDER BY call_id, question, revision
"""
_FLAGS = """
SELECT call_id, kind, rule, level, reason, evidence FROM flag
WHERE call_id IN (SELECT value FROM json_each(?))
  AND (cleared_at_seconds IS NULL) = (provenance = 'bot')
ORDER BY call_id, number
"""
"""Those that stood at the end of the call: a person may have put one up, or taken one away, since."""


def stored_outcomes(store: Store, ids: Iterable[int]) -> dict[int, Outcome]:
    """By call: the bot's answers that held at its end, its flags, and how it ended."""
    wanted = (json.dumps(list(ids)),)
    found = {
        call_id: Outcome({}, {}, {}, {}, disposition)
        for call_id, disposition in store.rows(_ENDINGS, wanted)
    }
    for call_id, question, turn, categories, value, sure, confirmed, because, words in store.rows(
        _ANSWERS, {"ids": wanted[0]}
    ):
        answer = Answer(tuple(json.loads(categories)), value, words)
        found[call_id].answers[question] = answer
        found[call_id].recorded[question] = m.Recorded(
            turn, question, answer.categories, value, sure, bool(confirmed), because, words
        )
    for call_id, kind, rule, level, reason, evidence in store.rows(_FLAGS, wanted):
        if kind == "key_person":
            found[call_id].flags[rule] = m.Flagged(rule, level, reason, evidence)
        else:
            found[call_id].call_backs[rule or evidence] = reason
    return found
