"""Two wordings of a script against one seeded population: which one does better, or whether that is noise.

Every resident is called with both, so that only the wording differs: differences are of pairs, and
much surer than those of two separate simulations would be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Final, Literal, NamedTuple

from callbot.core.script import Script
from callbot.simulation.plan import Plan
from callbot.tune.arms import Measured, Pair, called, check_comparable, not_alike
from callbot.tune.paired import Difference, means, shares

Unit = Literal["share", "a call", "seconds"]
Better = Literal["A", "B", "noise"]


class Measure(NamedTuple):
    """One thing that is measured in both arms. Less of it is better."""

    name: str
    unit: Unit
    found: Difference

    @property
    def better(self) -> Better:
        """Which arm has less of it, where that is not noise."""
        if self.found.noise:
            return "noise"
        return "A" if self.found.difference > 0 else "B"


class QuestionPair(NamedTuple):
    """One question that both scripts have: answers by verdict in each."""

    question: str
    a: dict[str, int]
    b: dict[str, int]


@dataclass(slots=True)
class Comparison:
    """What came of it."""

    calls: int
    """Residents that were called with both."""
    key_persons: int
    measures: list[Measure]
    questions: list[QuestionPair]
    only_in_a: list[str]
    only_in_b: list[str]
    crashes: list[str] = field(default_factory=list)


_SHARES: Final[dict[str, Callable[[Measured], bool]]] = {
    "any_no_match": lambda call: call.no_matches > 0,
    "break_off": lambda call: call.left,
    "any_wrong_answer": lambda call: call.wrong > 0,
    "any_open_answer": lambda call: call.open > 0,
}
_MEANS: Final[dict[str, tuple[Unit, Callable[[Measured], float]]]] = {
    "no_matches": ("a call", lambda call: call.no_matches),
    "no_inputs": ("a call", lambda call: call.no_inputs),
    "wrong_answers": ("a call", lambda call: call.wrong),
    "duration": ("seconds", lambda call: call.seconds),
}
MEASURES: Final = ("missed_key_persons", "false_alarms", *_SHARES, *_MEANS)
"""Names of what is measured, in the order of tables."""

Progress = Callable[[int, int], None]


def compare(
    a: Script, b: Script, plan: Plan, workers: int = 1, progress: Progress | None = None
) -> Comparison:
    """Call every resident of the plan with both scripts. `plan` is that of A.

    The same plan gives the same figures, whatever the number of workers. Raises UsageError where the
    two cannot be compared.
    """
    shared = check_comparable(a, b, plan)
    pairs: list[Pair] = []
    crashes: list[str] = []
    for outcome in called(plan, b, workers):
        if isinstance(outcome, str):
            crashes.append(outcome)
            continue
        if outcome[0].key != outcome[1].key:
            raise not_alike(len(pairs) + 1)
        pairs.append(outcome)
        if progress is not None:
            progress(len(pairs), plan.calls)
    ids = [{node.id for node in script.questions} for script in (a, b)]
    return Comparison(
        len(pairs),
        sum(one.key for one, _ in pairs),
        measured(pairs, plan.seed),
        [_question(question, pairs) for question in shared],
        [node.id for node in a.questions if node.id not in ids[1]],
        [node.id for node in b.questions if node.id not in ids[0]],
        crashes,
    )


def measured(pairs: Sequence[Pair], seed: int) -> list[Measure]:
    """Everything that is measured, each with its interval."""
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    keys = [(one, other) for one, other in pairs if one.key and other.key]
    others = [(one, other) for one, other in pairs if not (one.key or other.key)]
    found = [
        Measure("missed_key_persons", "share", _of_calls(_fates(keys, "missed"), len(pairs))),
        Measure("false_alarms", "share", _of_calls(_fates(others, "false_alarm"), len(pairs))),
    ]
    for name, holds in _SHARES.items():
        told = shares([holds(call) for call in first], [holds(call) for call in second])
        found.append(Measure(name, "share", told))
    for name, (unit, count) in _MEANS.items():
        mean = means([count(call) for call in first], [count(call) for call in second], seed)
        found.append(Measure(name, unit, mean))
    return found


def _fates(pairs: Sequence[Pair], fate: str) -> Difference:
    return shares(
        [one.fate == fate for one, _ in pairs], [other.fate == fate for _, other in pairs]
    )


def _of_calls(found: Difference, calls: int) -> Difference:
    """How many calls have as many people of that kind as are needed."""
    if found.needed is None or not found.people:
        return found
    return found._replace(needed=ceil(found.needed * calls / found.people))


def _question(question: str, pairs: Sequence[Pair]) -> QuestionPair:
    counts = [
        Counter(
            verdict for pair in pairs for asked, verdict in pair[arm].questions if asked == question
        )
        for arm in (0, 1)
    ]
    return QuestionPair(question, dict(counts[0]), dict(counts[1]))
