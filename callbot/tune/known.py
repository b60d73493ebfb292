"""What is known to be right of a call: a person's corrections, and the truth of simulated people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

from callbot.core.answers import Answer, Value
from callbot.core.followup import interval_of
from callbot.core.script import Node
from callbot.residents.judging import is_right
from callbot.residents.persona import TrueAnswer
from callbot.store.open import Store
from callbot.tune.changes import Judged

_LONGEST = timedelta(days=10)
"""A stored interval longer than this is no answer to "which day?"."""
Standing = Literal["right", "wrong", "open"]


@dataclass(slots=True)
class Known:
    """What can be held against the answers of one call."""

    corrected: dict[str, Answer] = field(default_factory=dict)
    """What a person decided."""
    words: dict[str, str] = field(default_factory=dict)
    """What was said, where a person wrote that down with the correction."""
    verdicts: dict[str, str] = field(default_factory=dict)
    """The simulation's verdicts on what the bot stored; also where nothing was true."""
    truth: dict[str, TrueAnswer] = field(default_factory=dict)
    stored: dict[str, tuple[Answer, str]] = field(default_factory=dict)
    """What the bot stored, and the simulation's verdict on it."""
    questions: frozenset[str] = frozenset()
    """Those of the script that a simulated call was held with."""
    is_key: bool | None = None
    """A true key person; None where no truth is known."""
    outcome: str = ""
    said: tuple[str, ...] = ()
    """What a simulated person really said, one a reply."""
    put_up: frozenset[str] = frozenset()
    """Rules whose flag a person put up after the call."""
    taken_down: frozenset[str] = frozenset()
    """Rules whose flag a person took away."""

    def standing(self, node: Node, answer: Answer | None) -> Standing | None:
        """Whether this answer would be right; None where nothing is known of the question."""
        corrected = self.corrected.get(node.id)
        if corrected is not None:
            if not corrected.categories and corrected.value is None:
                return "wrong" if answer is not None else "right"
            return "open" if answer is None else "right" if same(corrected, answer) else "wrong"
        truth = self.truth.get(node.id)
        if truth is None:
            if node.id not in self.questions:
                return None
            return "right" if answer is None else "wrong"  # there is nothing to be recorded
        if answer is None:
            return "open"
        stored = self.stored.get(node.id)
        if stored is not None and stored[1] in ("right", "wrong") and same(stored[0], answer):
            return "right" if stored[1] == "right" else "wrong"
        return "right" if is_right(node, truth, answer) or _day_within(truth, answer) else "wrong"


def judged(before: Standing | None, after: Standing | None) -> Judged:
    """What a change means."""
    if before is None or after is None or before == after:
        return ""
    return f"{before}_to_{after}"  # type: ignore[return-value]


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same, whatever the words."""
    if one.value is not None or other.value is not None:
        return one.value == other.value
    return set(one.categories) == set(other.categories)


def _day_within(truth: TrueAnswer, answer: Answer) -> bool:
    """Days that leave room, which people do not call wrong."""
    days, true_days = interval_of(answer.value), interval_of(truth.value)
    if days is None or true_days is None:
        return False
    return days[0] <= true_days[0] <= days[1] and days[1] - days[0] <= _LONGEST


_ANSWERS = """
SELECT call_id, question, categories, value, provenance, is_current, words FROM answer
WHERE call_id IN (SELECT value FROM json_each(?)) ORDER BY call_id, question, revision
"""
_TRUTH = """
SELECT call_id, truth, is_key, outcome, said, script_sha256
FROM simulated_truth JOIN call ON call.id = call_id
WHERE call_id IN (SELECT value FROM json_each(?))
"""
_FLAGS = """
SELECT call_id, coalesce(rule, evidence), cleared_at_seconds IS NULL FROM flag
WHERE call_id IN (SELECT value FROM json_each(?)) AND provenance = 'person'
"""


def known_of(store: Store, ids: Iterable[int], nodes: Mapping[str, Node]) -> dict[int, Known]:
    """What is known of each of these calls."""
    wanted = (json.dumps(list(ids)),)
    found: dict[int, Known] = {}
    asked: dict[str, frozenset[str]] = {}
    for call_id, truth, is_key, outcome, said, sha256 in store.rows(_TRUTH, wanted):
        if sha256 not in asked:
            rows = store.rows("SELECT question FROM question WHERE script_sha256 = ?", (sha256,))
            asked[sha256] = frozenset(question for (question,) in rows)
        known = found[call_id] = Known(
            questions=asked[sha256], is_key=bool(is_key), outcome=outcome,
            said=tuple(json.loads(said)),
        )  # fmt: skip
        for question, one in json.loads(truth).items():
            known.verdicts[question] = one["verdict"]
            true = _true(nodes.get(question), one["truth"])
            if true is not None:
                known.truth[question] = true
                known.stored[question] = (Answer((), None), one["verdict"])
    spoken: dict[tuple[int, str], str] = {}
    for call_id, question, categories, value, by, is_current, words in store.rows(_ANSWERS, wanted):
        known = found.setdefault(call_id, Known())
        answer = Answer(tuple(json.loads(categories)), value)
        if by == "person" and is_current:
            known.corrected[question] = answer
            if words != spoken.get((call_id, question), ""):
                known.words[question] = words
        if by == "bot":
            spoken[call_id, question] = words
        if by == "bot" and question in known.stored:
            known.stored[question] = (answer, known.stored[question][1])
    for call_id, rule, stands in store.rows(_FLAGS, wanted):
        known = found.setdefault(call_id, Known())
        if stands:
            known.put_up |= {rule}
        else:
            known.taken_down |= {rule}
    return found


def _true(node: Node | None, truth: Any) -> TrueAnswer | None:
    """A stored truth as it was: several categories are joined by commas there."""
    if node is None or node.wait is None:
        return None
    value: Value = truth
    ids = {category.id for category in node.wait.categories}
    parts = tuple(truth.split(",")) if isinstance(truth, str) else ()
    closed = node.wait.expects in ("yes_no", "choice")
    if closed or (parts and set(parts) <= ids):
        return TrueAnswer(tuple(part for part in parts if part))
    return TrueAnswer((), value)
