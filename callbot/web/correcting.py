"""What a correction in a page means: a category, a value as people write it, the flags that follow."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Final, NamedTuple

from callbot.core import followup
from callbot.core.answers import Alternative, Answer, Value
from callbot.core.earlier import NO_PAST, Earlier
from callbot.core.script import Script, Wait
from callbot.errors import ScriptError
from callbot.scriptfile.load import loads
from callbot.store.deciding import Ruled, Rules
from callbot.store.open import Store
from callbot.understanding import places
from callbot.understanding.understand import Understanding

LONGEST_VALUE: Final = 200
_one_at_a_time = threading.Lock()
_understandings: dict[str, Understanding] = {}
"""By the script's hash; the last one is kept."""


def script_of(store: Store, call_id: int) -> Script | None:
    """The script that a call was held with; None where this callbot cannot read it any more."""
    rows = store.rows(
        "SELECT sha256, text FROM script_version JOIN call ON sha256 = script_sha256 WHERE id = ?",
        (call_id,),
    )
    return _script(*rows[0]) if rows else None


@lru_cache(maxsize=16)
def _script(_sha256: str, text: str) -> Script | None:
    try:
        return loads(text)
    except ScriptError:
        return None


def rules_about(script: Script, question: str) -> Rules:
    """The follow-up rules that an answer to a question can change."""
    return partial(_ruled, script, question)


def _ruled(
    script: Script,
    question: str,
    answers: Mapping[str, Answer],
    today: date,
    earlier: Earlier = NO_PAST,
) -> Ruled:
    about = tuple(r for r in script.rules if any(c.question == question for c in r.when))
    node = script.nodes.get(question)
    return Ruled(
        tuple(rule.id for rule in about),
        tuple(
            followup.flagged(script, rule, answers, earlier)
            for rule in about
            if followup.applies(rule, answers, today, places.inside, earlier)
        ),
        bool(node and node.wait and node.wait.key),
    )


def toggled(wait: Wait, held: tuple[str, ...], category: str) -> tuple[str, ...]:
    """The categories after one was chosen: it alone, or, of several, with the others or taken away.

    A category that denies the others (no symptoms at all) stands alone.
    """
    if not wait.several:
        return (category,)
    alone = {c.id for c in wait.categories if c.none}
    if category in held:
        return tuple(one for one in held if one != category)
    if category in alone:
        return (category,)
    chosen = {*held, category} - alone
    return tuple(c.id for c in wait.categories if c.id in chosen)


class Given(NamedTuple):
    """A value that was typed, as the bot would have taken it."""

    categories: tuple[str, ...]
    value: Value


def given(script: Script, question: str, text: str, today: date) -> Given | None:
    """What a typed answer means: understood as in a call, so 上个月底 and 37.5 do; None where nothing."""
    text = text.strip()[:LONGEST_VALUE]
    wait = script.nodes[question].wait
    if wait is None or not text:
        return None
    days = followup.interval_of(text)
    if wait.expects == "date" and days and days[0] <= days[1]:
        return Given((), text)
    with _one_at_a_time:  # an Understanding is not for several threads
        if script.sha256 not in _understandings:
            _understandings.clear()
            _understandings[script.sha256] = Understanding(script, script.language)
        understood = _understandings[script.sha256].understand(
            wait, (Alternative(text),), question=script.nodes[question].prompt, today=today
        )
    if understood.kind == "answer":
        return Given(understood.categories, understood.value)
    return Given((), text) if wait.expects in ("text", "place") else None
