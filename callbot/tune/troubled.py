"""The answers that nobody understood, or that were understood wrongly, by what people know of them."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from callbot.core.script import Script
from callbot.store.open import Store
from callbot.tune.calls import OF_SCRIPT, of_script

Why = Literal["no_match", "denied", "corrected", "withdrawn"]
"""Not understood; said to be wrong when asked back; put right by a person; taken back."""


class Troubled(NamedTuple):
    """One such answer."""

    call_id: int
    turn: int
    question: str
    heard: str
    why: Why
    because: str = ""
    """What the understanding said of it."""


_NO_MATCH: Final = f"""
SELECT call_id, turn, node, heard, 'no_match', because FROM turn JOIN call ON call.id = call_id
WHERE kind = 'no_match' AND NOT confirming AND heard <> '' AND {OF_SCRIPT}
"""  # noqa: S608 - our own text
_DENIED: Final = f"""
SELECT said.call_id, said.turn, said.node, said.heard, 'denied'
FROM turn AS reply JOIN call ON call.id = reply.call_id
JOIN turn AS said ON said.call_id = reply.call_id AND said.turn = reply.turn - 1
WHERE reply.confirming AND reply.kind = 'answer' AND reply.category = 'no'
  AND said.node = reply.node AND said.kind = 'answer' AND NOT said.confirming
  AND said.heard <> '' AND {OF_SCRIPT}
"""  # noqa: S608
_CORRECTED: Final = f"""
SELECT bot.call_id, turn.turn, bot.question, turn.heard, 'corrected'
FROM answer AS now JOIN answer AS bot USING (call_id, question)
JOIN call ON call.id = bot.call_id
JOIN turn ON turn.call_id = bot.call_id AND turn.turn = bot.turn
WHERE now.is_current AND now.provenance = 'person' AND bot.provenance = 'bot'
  AND (now.categories <> bot.categories OR now.value IS NOT bot.value)
  AND turn.node = bot.question AND NOT turn.confirming AND turn.heard <> '' AND {OF_SCRIPT}
"""  # noqa: S608
_WITHDRAWN: Final = f"""
SELECT DISTINCT answer.call_id, turn.turn, answer.question, turn.heard, 'withdrawn'
FROM dropped JOIN answer USING (call_id, question) JOIN call ON call.id = dropped.call_id
JOIN turn ON turn.call_id = dropped.call_id AND turn.turn = answer.turn
WHERE dropped.why = 'withdrawn' AND answer.turn < dropped.turn AND turn.node = answer.question
  AND NOT turn.confirming AND turn.heard <> '' AND {OF_SCRIPT}
"""  # noqa: S608


def troubled(
    store: Store, script: Script, run: int | None = None, version: str = ""
) -> list[Troubled]:
    """All of them, in the order of the calls; one that is troubled twice comes once."""
    found: dict[tuple[int, int], Troubled] = {}
    for sql in (_CORRECTED, _DENIED, _WITHDRAWN, _NO_MATCH):
        for row in store.rows(sql, of_script(script, run, version)):
            found.setdefault((row[0], row[1]), Troubled(*row))
    return [found[key] for key in sorted(found)]
