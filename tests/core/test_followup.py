"""Follow-up rules over answers."""

from datetime import date

import pytest

from callbot.core.answers import Answer
from callbot.core.followup import flagged, holding, holds, interval_of
from callbot.core.script import Condition, FollowUpRule, Node, Script, Wait

TODAY = date(2020, 2, 10)


def inside(place, containers):
    """A gazetteer of one city."""
    return place in containers or (place == "孝感" and "湖北" in containers)


@pytest.mark.parametrize(
    ("condition", "answer", "expected"),
    [
        (Condition("q", any_of=("yes",)), Answer(("yes",), None), True),
        (Condition("q", any_of=("yes",)), Answer(("no",), None), False),
        (Condition("q", any_of=("fever", "cough")), Answer(("other", "cough"), None), True),
        (Condition("q", any_of=("yes",)), None, False),
        (Condition("q", at_least=37.3), Answer((), 37.3), True),
        (Condition("q", at_least=37.3), Answer((), 37.2), False),
        (Condition("q", at_most=2), Answer((), 3), False),
        (Condition("q", within_days=14), Answer((), "2020-01-27"), True),
        (Condition("q", within_days=14), Answer((), "2020-01-26"), False),
        (Condition("q", within_days=14), Answer((), "2020-01-20/2020-01-31"), True),
        (Condition("q", within_days=14), Answer((), "2020-02-10"), True),
        (Condition("q", within_days=14), Answer((), "2020-02-11"), False),
        (Condition("q", within_days=14), Answer((), "2020-02-08/2020-02-12"), True),
        (Condition("q", within_days=14), Answer((), "2020-02-17/2020-02-23"), False),
        (Condition("q", within_days=14), Answer((), "not a date"), False),
        (Condition("q", within_places=("湖北",)), Answer((), "孝感"), True),
        (Condition("q", within_places=("湖北",)), Answer((), "郑州"), False),
    ],
)
def test_a_condition_holds_for_the_answers_it_names(condition, answer, expected):
    """Each test of a condition, on both sides of its border."""
    assert holds(condition, answer, TODAY, inside) is expected


def test_flags_give_reason_and_evidence_in_the_scripts_order():
    """A flag says why in words people can read, and which words it rests on."""
    when = (Condition("place", within_places=("湖北",)), Condition("day", within_days=14))
    nodes = {name: Node(name, "", Wait("text")) for name in ("place", "day", "open")}
    script = Script(
        "s", "zh", "", "", "", nodes,
        rules=(
            FollowUpRule("hubei", "high", "{day}去过{place}", when),
            FollowUpRule("never", "low", "", (Condition("open", any_of=("yes",)),)),
        ),
    )  # fmt: skip
    answers = {
        "place": Answer((), "孝感", "回了趟孝感"),
        "day": Answer((), "2020-02-01", "二月一号"),
    }
    (rule,) = holding(script, answers, TODAY, inside)
    flag = flagged(script, rule, answers)
    assert (flag.rule, flag.reason) == ("hubei", "2020-02-01去过孝感")
    assert flag.evidence == "place=回了趟孝感; day=二月一号"


def test_an_interval_that_is_none_is_not_one():
    """Values that are no dates have no interval."""
    assert interval_of("2020-01-01/2020-01-03") == (date(2020, 1, 1), date(2020, 1, 3))
    assert interval_of(3) is None
    assert interval_of("武汉") is None
