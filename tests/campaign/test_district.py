"""A district that does not exist, from a seed."""

from collections import Counter, defaultdict

import pytest

from callbot.campaign.answering import Habit, habit, ring
from callbot.campaign.district import district


@pytest.fixture(scope="module")
def people():
    """Somewhat more than a community."""
    return list(district(6000, 3, "zh"))


def test_the_same_seed_gives_the_same_people_however_many(people):
    """A larger district begins with a smaller one, and another seed is another district."""
    assert list(district(1000, 3, "zh"))[:990] == people[:990]
    assert list(district(100, 4, "zh")) != people[:100]
    assert len(list(district(1, 3, "en"))) == 1


def test_households_are_as_they_should_be(people):
    """One to seven people, one door, one building; numbers of the fictional range."""
    houses = defaultdict(list)
    for person in people:
        houses[person.household].append(person)
    sizes = Counter(map(len, houses.values()))
    assert set(sizes) == set(range(1, 8))
    assert all(len({(p.area, p.building) for p in house}) == 1 for house in houses.values())
    assert all(14 <= p.age <= 92 for p in people)
    assert all(p.phone == "" or p.phone.startswith("555") for p in people)


def test_telephones_are_owned_and_shared_as_said(people):
    """Nobody has another's own number; a shared one is of the same household; some have none."""
    own = [p.phone for p in people if p.phone and not p.shared]
    assert len(own) == len(set(own))
    of_house = defaultdict(set)
    for p in people:
        if p.phone:
            of_house[p.phone].add(p.household)
    assert all(len(houses) == 1 for houses in of_house.values())
    without = [p for p in people if not p.phone]
    assert without
    assert min(p.age for p in without) >= 14
    assert sum(p.age >= 65 for p in without) > len(without) / 2
    assert any(p.shared and p.age >= 65 for p in people)


def test_every_area_has_people(people):
    """Buildings are given to the areas in turn."""
    assert len({p.area for p in people}) == 9


def answered(profile, hour):
    """Share of rings that somebody takes."""
    rings = [ring(f"1/{n}/1", Habit(profile, ""), hour, 30) for n in range(2000)]
    return sum(one.what == "answered" for one in rings) / len(rings)


def test_who_is_at_home_depends_on_the_hour():
    """The elderly by day, those who work in the evening; few at noon, hardly anybody at night."""
    elderly, working = 2, 1
    assert answered(elderly, 10) > answered(elderly, 13)
    assert answered(working, 20) > answered(working, 10)
    assert answered(elderly, 10) > answered(elderly, 20)
    assert answered(0, 3) < 0.2


def test_a_ring_depends_on_its_key_alone():
    """The same attempt rings the same; it never rings longer than the patience."""
    for n in range(300):
        one = ring(f"9/{n}/2", Habit(0, ""), 10, 30)
        assert one == ring(f"9/{n}/2", Habit(0, ""), 10, 30)
        assert 0 < one.seconds <= 30


def test_some_numbers_never_answer():
    """Vacant households with everybody in them, numbers out of service, people who never do."""
    habits = [habit(f"1/{n}", f"1/h{n // 3}", 40, shared=False) for n in range(3000)]
    kinds = Counter(h.never for h in habits)
    assert {"", "not_working", "suspended", "switched_off", "no_answer"} == set(kinds)
    assert 0.8 < kinds[""] / len(habits) < 0.95
