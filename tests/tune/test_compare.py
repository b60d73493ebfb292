"""Two wordings on the same residents."""

from dataclasses import replace
from random import Random

import pytest

from callbot.errors import UsageError
from callbot.scriptfile.load import loads
from callbot.simulation.plan import Plan
from callbot.tune.compare import MEASURES, compare
from callbot.tune.paired import means, newcombe, shares
from tests.shipped import shipped


def plan(script, calls=150, seed=5):
    """A small population."""
    return Plan(script.text, script.id, calls, "text", "realistic", seed)


def edited(script, *changes):
    """The script with some of its text replaced."""
    text = script.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return loads(text)


def test_a_script_does_not_differ_from_itself():
    """The same residents say the same to the same words: every pair is alike."""
    script = shipped("en")
    found = compare(script, script, plan(script))
    assert found.calls == 150
    assert [measure.name for measure in found.measures] == list(MEASURES)
    for measure in found.measures:
        assert measure.found.difference == 0
        assert measure.better == "noise"
        assert measure.found.needed is None
    assert all(question.a == question.b for question in found.questions)


def test_a_wording_that_understands_less_is_told():
    """Without phrases and evidence it must be asked again more often, and that is no noise."""
    script = shipped("en")
    lines = script.text.splitlines()
    start = lines.index("[nodes.travel.categories.yes]")
    kept = [
        line
        for number, line in enumerate(lines)
        if number < start or not line.startswith(('  "', "evidence = "))
    ]
    deaf = loads("\n".join(kept))
    found = compare(script, deaf, plan(script, 120))
    told = {measure.name: measure for measure in found.measures}
    assert told["no_matches"].better == "A"
    assert told["no_matches"].found.low > 0
    assert told["duration"].found.difference > 0


def test_the_number_of_workers_changes_nothing():
    """Figures depend on the plan alone."""
    script = shipped("en")
    other = (
        edited(script, ("Do you have a fever", "Any fever"))
        if "Do you have a fever" in script.text
        else script
    )
    assert compare(script, other, plan(script, 60), 1) == compare(
        script, other, plan(script, 60), 2
    )


def test_a_question_of_one_script_only_is_named_and_not_compared():
    """Household may be left out: no rule rests on it."""
    script = shipped("en")
    shorter = loads(
        script.text.replace("[nodes.household", "[nodes.people").replace('"household"', '"people"')
    )
    found = compare(script, shorter, plan(script, 20))
    assert (found.only_in_a, found.only_in_b) == (["household"], ["people"])
    assert "household" not in [question.question for question in found.questions]


def test_scripts_of_two_languages_cannot_be_compared():
    """One message says what and how to go on."""
    with pytest.raises(UsageError, match="one language"):
        compare(shipped("zh"), shipped("en"), plan(shipped("zh")))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[nodes.callback.categories.no]", "[nodes.callback.categories.never]", "categories"),
        ('level = "high"', 'level = "call_back"', "key person"),
    ],
)
def test_scripts_with_another_truth_cannot_be_compared(old, new, message):
    """What is right must be the same in both, or nothing could be called better."""
    script = shipped("en")
    with pytest.raises(UsageError, match=message):
        compare(script, edited(script, (old, new)), plan(script, 300))


def test_scripts_without_a_common_question_cannot_be_compared():
    """There is nothing to hold against each other."""
    script = shipped("en")
    other = replace(
        script, nodes={f"x_{k}": replace(n, id=f"x_{k}") for k, n in script.nodes.items()}
    )
    with pytest.raises(UsageError, match="no question in common"):
        compare(script, other, plan(script))


def test_the_interval_of_paired_shares_holds_the_true_difference_19_times_in_20():
    """Newcombe's interval, tried on 600 drawn samples."""
    random = Random(1)
    held = 0
    for _ in range(600):
        counts = [0, 0, 0, 0]
        for _ in range(80):
            counts[random.choices((0, 1, 2, 3), (0.2, 0.15, 0.05, 0.6))[0]] += 1
        low, high = newcombe(*counts)
        held += low <= 0.05 - 0.15 <= high
    assert 0.925 <= held / 600 <= 0.99


def test_newcombe_mirrors_and_stays_within_bounds():
    """Exchanging the arms turns the interval round; nothing lies beyond ±1."""
    for counts in ((0, 0, 0, 5), (5, 0, 0, 0), (0, 5, 0, 0), (3, 2, 7, 1), (10, 0, 1, 9)):
        both, a, b, neither = counts
        low, high = newcombe(*counts)
        assert -1 <= low <= high <= 1
        assert newcombe(both, b, a, neither) == pytest.approx((-high, -low))


def test_the_needed_number_of_people_finds_the_difference_four_times_in_five():
    """Who calls as many as it says has a good chance to see it."""
    a = [True] * 10 + [False] * 90
    b = [True] * 4 + [False] * 92 + [True] * 4
    needed = shares(a, b).needed
    assert needed is not None
    random, seen = Random(2), 0
    for _ in range(200):
        drawn = [random.randrange(100) for _ in range(needed)]
        seen += shares([a[n] for n in drawn], [b[n] for n in drawn]).p < 0.05
    assert 0.72 <= seen / 200 <= 0.9


def test_means_of_nobody_and_of_equal_people():
    """Nothing is known of nobody, and nothing differs where all are alike."""
    assert means([], [], 1).noise
    assert means([1.0] * 5, [1.0] * 5, 1).noise
    assert not means([1.0] * 50, [2.0] * 50, 1).noise
