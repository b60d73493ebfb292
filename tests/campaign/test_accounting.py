"""Every household in exactly one group, every person counted once: totals equal the roster."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbot.campaign.accounting import (
    GROUPS,
    PERSONS,
    Member,
    account,
    group_of,
    natural,
    status_of,
)
from callbot.core.disposition import DISPOSITIONS


@pytest.mark.parametrize(
    ("endings", "phone", "barred", "expected"),
    [
        ("no_answer complete", "1", False, "reached"),
        ("break_off no_answer", "1", False, "partly"),
        ("break_off complete", "1", False, "reached"),
        ("no_answer hung_up", "1", False, "refused"),
        ("busy stop", "1", True, "refused"),
        ("", "1", True, "refused"),
        ("complete", "1", True, "reached"),
        ("no_answer not_eligible", "1", False, "no_such"),
        ("not_working", "1", False, "no_such"),
        ("human", "1", False, "wanted"),
        ("call_later machine", "1", False, "not_reached"),
        ("", "1", False, "not_reached"),
        ("", "", False, "no_phone"),
    ],
)
def test_what_became_of_a_person(endings, phone, barred, expected):
    """The best of what happened, whatever came after it."""
    assert status_of(endings.split(), phone=phone, barred=barred) == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ("reached reached", "reached"),
        ("reached not_reached", "partly"),
        ("partly", "partly"),
        ("refused not_reached", "refused"),
        ("no_such no_such", "vacant"),
        ("no_such not_reached", "not_reached"),
        ("no_phone", "door"),
        ("no_phone no_such", "door"),
        ("wanted", "door"),
    ],
)
def test_what_became_of_a_household(statuses, expected):
    """By its people."""
    assert group_of(statuses.split()) == expected


members = st.lists(
    st.builds(
        Member,
        contact_id=st.integers(1),
        name=st.just("王伟"),
        phone=st.sampled_from(["", "555"]),
        area=st.sampled_from(["", "A", "B"]),
        building=st.sampled_from(["", "1", "2"]),
        household=st.sampled_from(["", "101", "102", "103"]),
        status=st.sampled_from(PERSONS),
        attempts=st.integers(0, 4),
        level=st.sampled_from(["", "high", "call_back"]),
    ),
    max_size=60,
)


@given(members)
def test_totals_always_equal_the_roster(everybody):
    """People, households, areas and buildings add up; who was reached needs no visit."""
    counted = account(everybody)
    houses = {(m.area, m.building, m.household) for m in everybody}
    assert counted.people.total() == len(everybody)
    assert counted.households.total() == len(houses)
    assert set(counted.households) <= set(GROUPS)
    for table in (counted.areas, counted.buildings):
        assert sum(table.values(), Counter()) == counted.households
    assert sum(sum(row.values()) for _, row in counted.lines()) == len(houses)
    doors = {(d.area, d.building, d.name) for d in counted.doors}
    assert len(doors) == len(counted.doors)
    at_home = {h for h in houses if h not in doors}
    fine = [m for m in everybody if (m.area, m.building, m.household) in at_home]
    assert all(m.status == "reached" for m in fine)


@given(st.lists(st.sampled_from(sorted(DISPOSITIONS)), max_size=4), st.booleans())
def test_every_ending_has_a_meaning(endings, barred):
    """No disposition is forgotten."""
    assert status_of(endings, phone="1", barred=barred) in PERSONS


def person(household, status, level=""):
    """Somebody of one building."""
    return Member(
        1, f"{household}的人", "555", "A", "1号楼", f"1号楼 {household}", status, 1, level
    )


def test_doors_where_only_refusals_are_left_are_counted_apart():
    """A household with somebody who was never reached is not one of them."""
    everybody = [
        person("101", "refused"), person("101", "reached"),
        person("102", "refused"), person("102", "not_reached"),
        person("103", "refused", "high"),
    ]  # fmt: skip
    counted = account(everybody)
    assert (len(counted.doors), counted.nobody, counted.only_refused) == (3, 2, 2)
    assert [door.has_key_person for door in counted.doors] == [False, False, True]


def test_buildings_are_walked_in_their_order():
    """2 comes before 10."""
    names = ["3号楼", "10号楼", "1号楼 1002室", "1号楼 202室"]
    assert sorted(names, key=natural) == ["1号楼 202室", "1号楼 1002室", "3号楼", "10号楼"]
