"""Populations: seeded, plausible, for any script."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from residents_script import question, script

from callbot.core.followup import interval_of
from callbot.errors import UsageError
from callbot.residents.manners import MIXES
from callbot.residents.population import Population, voices


@pytest.mark.parametrize("mix", MIXES)
def test_a_resident_depends_on_seed_and_index_alone(mix: str) -> None:
    """Drawing others first, or in another order, changes nobody."""
    one, other = Population(script(), mix, 7), Population(script(), mix, 7)
    forward = [one.resident(i) for i in range(40)]
    backward = [other.resident(i) for i in reversed(range(40))]
    assert forward == backward[::-1]


def test_another_seed_gives_other_people() -> None:
    """Two seeds share hardly anybody."""
    one, other = Population(script(), "easy", 1), Population(script(), "easy", 2)
    assert sum(one.resident(i).seed == other.resident(i).seed for i in range(50)) == 0


def test_an_unknown_mix_is_one_clear_error() -> None:
    """The error names the mixes there are."""
    with pytest.raises(UsageError, match="easy"):
        Population(script(), "nice", 1)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_truth_is_plausible_and_has_enough_key_persons(language: str) -> None:
    """Shares lie where the population's docstring puts them, and hang together."""
    people = Population(script(language), "realistic", 3)  # type: ignore[arg-type]
    truths = [people.resident(i).truth for i in range(3000)]
    assert 0.13 < sum(t.travelled for t in truths) / 3000 < 0.19
    assert 0.035 < sum(t.contact for t in truths) / 3000 < 0.07
    assert 0.07 < sum(bool(t.symptoms) for t in truths) / 3000 < 0.12
    for truth in truths:
        assert (
            truth.travelled == (truth.travel_place is not None) == (truth.travel_date is not None)
        )
        assert ("fever" in truth.symptoms) == (truth.temperature is not None)
        assert truth.travel_date is None or 0 < (date(2020, 2, 10) - truth.travel_date).days <= 14


def test_the_noise_is_where_it_is_asked_for() -> None:
    """`snr_db` holds for everybody; without it the mix's range does."""
    fixed = Population(script(), "hostile", 1, snr_db=12.0)
    assert {fixed.resident(i).surroundings.snr_db for i in range(30)} == {12.0}
    low, high = MIXES["easy"].snr_db
    free = Population(script(), "easy", 1)
    assert all(low <= free.resident(i).surroundings.snr_db <= high for i in range(100))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_held_out_voices_are_never_training_voices(language: str) -> None:
    """The two lists have nothing in common, and the population keeps to the one asked for."""
    held_out = set(voices(language, True))  # type: ignore[arg-type]
    assert held_out and not held_out & set(voices(language))  # type: ignore[arg-type]
    people = Population(script(language), "easy", 1, held_out_voices=True)  # type: ignore[arg-type]
    assert {people.resident(i).voice for i in range(200)} == held_out


def test_any_question_has_a_true_answer() -> None:
    """Questions that no wording file knows are drawn from the resident's seed."""
    asked = (
        question("pets", "yes_no", "yes no"),
        question("job", "choice", "farmer driver"),
        question("masks", "number"),
        question("birthday", "date"),
        question("origin", "place"),
        question("reading", "temperature"),
        question("wishes", "text"),
    )
    people = Population(script("zh", *asked), "easy", 5)
    first, again = people.resident(3), Population(script(), "easy", 5).resident(3)
    answers = {node.id: first.true_answer(node) for node in asked}
    assert answers == {node.id: again.true_answer(node) for node in asked}
    assert all(answer is not None for answer in answers.values())
    days = interval_of(answers["birthday"].value)  # type: ignore[union-attr]
    assert days is not None and days[0] > date(2020, 2, 10) - timedelta(days=40)
    pets = Counter(
        people.resident(i).true_answer(asked[0]).categories
        for i in range(600)  # type: ignore[union-attr]
    )
    assert 0.22 < pets["yes",] / 600 < 0.38


def test_a_relative_is_no_where_the_script_knows_only_yes_and_no() -> None:
    """Asked "are you this person?" somebody else truthfully says no."""
    people = Population(script(), "hostile", 1)
    relative = next(
        r for r in map(people.resident, range(500)) if r.truth.identity == "third_party"
    )
    answer = relative.true_answer(question("identity", "yes_no", "yes no"))
    assert answer is not None and answer.categories == ("no",)
