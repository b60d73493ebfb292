"""Whether two scripts can be compared on the same residents, and what their calls are measured by."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from callbot.core.script import Script
from callbot.errors import UsageError
from callbot.residents.judging import true_answers, true_rules
from callbot.residents.population import Population
from callbot.simulation.caller import Caller, CallResult
from callbot.simulation.hands import Here
from callbot.simulation.plan import Plan
from callbot.simulation.pool import Crash, Pool
from callbot.simulation.run import CALL_SECONDS, TEXT_CHUNK
from callbot.understanding import places

_TRIED: Final = 2000
"""Residents whose truth is looked at in both scripts before anybody is called."""
_KIND: Final = 13
"""Column `kind` of a turn row, without its call."""
LEFT: Final = frozenset(("break_off", "hung_up"))
"""Dispositions of people who hung up before the end."""


class Measured(NamedTuple):
    """One call in one arm."""

    no_matches: int
    no_inputs: int
    left: bool
    seconds: float
    key: bool
    fate: str
    wrong: int
    open: int
    questions: tuple[tuple[str, str], ...]
    """Question and verdict, of those that were asked."""


Pair = tuple[Measured, Measured]


def check_comparable(a: Script, b: Script, plan: Plan) -> list[str]:
    """The questions that both have. Raises UsageError where the same people have another truth in each.

    Residents bring the truth of the shipped questions with them; that of any other is drawn by its id
    and by what it waits for, so both must be the same.
    """
    if a.language != b.language:
        raise UsageError(
            f"A is in {a.language}, B in {b.language}: they cannot be asked of the same residents",
            hint="compare two scripts of one language",
        )
    shared = [node.id for node in a.questions if node.id in {other.id for other in b.questions}]
    if not shared:
        raise UsageError(
            "the two scripts have no question in common",
            hint="a question is the same where its id is, e.g. [nodes.travel]",
        )
    for question in shared:
        _check_question(a, b, question)
    population = [Population(s, plan.mix, plan.seed, today=plan.today) for s in (a, b)]
    for index in range(min(plan.calls, _TRIED)):
        one, other = (each.resident(index) for each in population)
        in_a, in_b = true_answers(a, one), true_answers(b, other)
        for question in shared:
            if in_a.get(question) != in_b.get(question):
                raise UsageError(
                    f"resident {index + 1} has another truth for `{question}` in A than in B",
                    hint="give it the same `expects`, categories, minimum and maximum in both",
                )
        if bool(true_rules(a, one, places.inside, in_a)) != bool(
            true_rules(b, other, places.inside, in_b)
        ):
            raise not_alike(index + 1)
    return shared


def not_alike(number: int) -> UsageError:
    """What is wrong where the rules make somebody a key person in one arm only."""
    return UsageError(
        f"resident {number} is a key person by the rules of one script, and not of the other",
        hint="give both the same [[follow_up]] rules, and the questions these rest on",
    )


def _check_question(a: Script, b: Script, question: str) -> None:
    one, other = a.nodes[question].wait, b.nodes[question].wait
    assert one is not None and other is not None
    if one.expects != other.expects:
        raise UsageError(
            f"`{question}` expects {one.expects} in A and {other.expects} in B",
            hint="give one of them another id, then it is not compared",
        )
    ids = [sorted(category.id for category in wait.categories) for wait in (one, other)]
    if ids[0] != ids[1]:
        raise UsageError(
            f"`{question}` has the categories {', '.join(ids[0]) or 'none'} in A and"
            f" {', '.join(ids[1]) or 'none'} in B",
            hint="give one of them another id, then it is not compared",
        )


@dataclass(frozen=True, slots=True)
class Both:
    """Makes what calls a resident with both scripts; this is what travels to a worker."""

    plan: Plan
    other: Plan

    def __call__(self) -> Callable[[Sequence[int]], list[Pair]]:
        """Build both arms in this process."""
        arms = Caller(self.plan), Caller(self.other)
        gc.disable()  # as `simulation.caller.Calling` does

        def call(indices: Sequence[int]) -> list[Pair]:
            # One arm after the other: what a script makes ready is kept for one script at a time.
            first, second = ([_measured(arm.call(n)) for n in indices] for arm in arms)
            return list(zip(first, second, strict=True))

        return call


def _measured(result: CallResult) -> Measured:
    kinds = [turn[_KIND] for turn in result.record.rows.turns]
    verdicts = tuple(result.judgement.verdicts.items())
    told = [verdict for _, verdict in verdicts]
    return Measured(
        kinds.count("no_match"), kinds.count("no_input"), result.disposition in LEFT,
        result.record.seconds, result.judgement.key, result.judgement.fate,
        told.count("wrong"), told.count("unresolved"), verdicts,
    )  # fmt: skip


def called(plan: Plan, other: Script, workers: int) -> Iterator[Pair | str]:
    """Every resident in both arms; a text tells why one could not be called."""
    both = Both(plan, replace(plan, script_text=other.text, script_name=other.id))
    chunk = 1 if plan.line == "voice" else TEXT_CHUNK
    tasks = [range(i, min(i + chunk, plan.calls)) for i in range(0, plan.calls, chunk)]
    if workers == 1 and plan.line == "text":
        call = both()
        try:
            for task in tasks:
                yield from call(task)
        finally:
            gc.enable()
        return
    # A task is called twice, once in each arm.
    with Pool(Here(min(workers, len(tasks))).hands(both, 1, 2 * CALL_SECONDS)) as pool:
        for outcome in pool.run(tasks):
            if isinstance(outcome, Crash):
                yield f"residents {outcome.task[0] + 1}–{outcome.task[-1] + 1}: {outcome.why}"
            elif outcome is not None:
                yield from outcome
