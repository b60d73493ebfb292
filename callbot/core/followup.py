"""Follow-up rules over recorded answers → who is a key person, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from callbot.core.answers import Answer, Value
from callbot.core.earlier import NO_PAST, PREVIOUS, Earlier
from callbot.core.messages import CallBack, Flagged
from callbot.core.prompting import Previous, labels
from callbot.core.script import Condition, FollowUpRule, Script

Inside = Callable[[str, Iterable[str]], bool]
"""Is the place one of these, or does it lie inside one of them? (`callbot.understanding.places.inside`)"""

CALL_BACK = "call_back"
"""The reserved level that means the call-back list."""


def interval_of(value: Value) -> tuple[date, date] | None:
    """First and last day of an ISO 8601 date or `start/end` interval; None where it is neither."""
    if not isinstance(value, str):
        return None
    first, _, last = value.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None


def holds(condition: Condition, answer: Answer | None, today: date, inside: Inside) -> bool:
    """Does this one test hold? An open question satisfies none."""
    if answer is None:
        return False
    value = answer.value
    if condition.any_of:
        return any(c in condition.any_of for c in answer.categories) or value in condition.any_of
    if condition.within_places:
        return isinstance(value, str) and inside(value, condition.within_places)
    if condition.within_days is not None:
        days = interval_of(value)
        # An interval counts when any day of it lies in the window: missing somebody costs most. A day
        # that is still to come is none of the past: it was misheard, and is asked back.
        earliest = today - timedelta(days=condition.within_days)
        return days is not None and days[0] <= today and days[1] >= earliest
    if isinstance(value, str) or value is None:
        return False
    if condition.at_least is not None:
        return value >= condition.at_least
    return condition.at_most is not None and value <= condition.at_most


def stands(
    condition: Condition,
    answers: Mapping[str, Answer],
    today: date,
    inside: Inside,
    earlier: Earlier,
) -> bool:
    """Whether this test holds in a call of a series, where earlier calls may decide it."""
    if condition.missed is not None:
        return earlier.missed_in_a_row >= condition.missed
    past = condition.question.startswith(PREVIOUS)
    answer = (earlier.answers if past else answers).get(condition.question)
    if condition.rises is None:
        return holds(condition, answer, today, inside)
    return answer is not None and earlier.rose(
        condition.question, answer, condition.rises, condition.by
    )


def applies(
    rule: FollowUpRule,
    answers: Mapping[str, Answer],
    today: date,
    inside: Inside,
    earlier: Earlier = NO_PAST,
) -> bool:
    """Whether all conditions of a rule hold."""
    if rule.of_series:
        return all(stands(c, answers, today, inside, earlier) for c in rule.when)
    for condition in rule.when:  # noqa: SIM110 (`all` of a generator takes twice as long)
        if not holds(condition, answers.get(condition.question), today, inside):
            return False
    return True


def holding(
    script: Script,
    answers: Mapping[str, Answer],
    today: date,
    inside: Inside,
    earlier: Earlier = NO_PAST,
) -> list[FollowUpRule]:
    """Every rule that applies, in the order of the script."""
    return [rule for rule in script.rules if applies(rule, answers, today, inside, earlier)]


def of_silence(
    script: Script, today: date, inside: Inside, silence: Earlier
) -> list[Flagged | CallBack]:
    """What a check-in means that came to nothing: the rules that look at missed ones alone."""
    found: list[Flagged | CallBack] = []
    for rule in script.rules:
        silent = all(condition.missed is not None for condition in rule.when)
        if silent and applies(rule, {}, today, inside, silence):
            flag = flagged(script, rule, {}, silence)
            call_back = rule.level == CALL_BACK
            found.append(CallBack("", flag.reason, rule.id) if call_back else flag)
    return found


def flagged(
    script: Script,
    rule: FollowUpRule,
    answers: Mapping[str, Answer],
    earlier: Earlier = NO_PAST,
) -> Flagged:
    """The flag that a rule which holds puts up, with the words it rests on."""
    known = {**earlier.answers, **answers} if rule.of_series else answers
    evidence = "; ".join(
        f"{c.question}={known[c.question].words}" if c.question else f"missed={c.missed}"
        for c in rule.when
    )
    slots = _Slots({question: _shown(script, question, a) for question, a in answers.items()})
    if rule.of_series:
        slots["previous"] = Previous(
            {q: _shown(script, q.removeprefix(PREVIOUS), a) for q, a in earlier.answers.items()},
            "…",
        )
    return Flagged(rule.id, rule.level, rule.reason.format_map(slots), evidence)


def _shown(script: Script, question: str, answer: Answer) -> str:
    """An answer in a reason: its value (dates with their year), or its categories' labels."""
    if answer.value is not None:
        return str(answer.value)
    return labels(script, script.nodes[question].wait, answer.categories)


class _Slots(dict[str, "str | Previous"]):
    """Answers for a reason's slots; an open question shows as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"
