"""A campaign that is stopped, in whatever way and as often as one likes, ends as if it never was."""

import random

import pytest
from small_day import content, planned, run, settings

from callbot.campaign import running
from callbot.campaign.hours import Hours, Span
from callbot.campaign.policy import Policy
from callbot.store import campaigns as stored
from callbot.store.campaign_journal import CampaignJournal
from callbot.store.open import open_database


class Killed(BaseException):
    """Nothing more happens: what was not committed is lost."""


def killed_after(steps):
    """For `stop`: the process is gone at this step."""
    left = iter(range(steps))

    def stop():
        if next(left, None) is None:
            raise Killed
        return False

    return stop


HOURS = Hours(Span.parse("08:00-10:00", ""), (Span.parse("08:40-09:10", ""),))


@pytest.fixture(params=["plain", "quota", "two short days"])
def wanted(request):
    """Settings with few lines, so that people wait, and difficult people, who break off and come back."""
    if request.param == "two short days":
        return settings(lines=3, mix="hostile", days=2, hours=HOURS)
    quotas = {"解放街道": 1, "新华街道": 2} if request.param == "quota" else {}
    policy = Policy(quotas=quotas, key_areas=("民主街道",))
    return settings(lines=5, mix="hostile", policy=policy)


def test_killed_at_a_thousand_moments_it_ends_the_same(tmp_path, wanted, monkeypatch):
    """Each time what happened since the last commit is lost; commits come as they like."""
    whole, cut = tmp_path / "whole.db", tmp_path / "cut.db"
    # Where nobody waits for a quota or another day, fewer people take as many steps.
    people = 180 if wanted.policy.quotas or wanted.hours == HOURS else 80
    run(whole, planned(whole, people, wanted))
    chance = random.Random(7)
    monkeypatch.setattr(CampaignJournal, "due", property(lambda self: chance.random() < 0.5))
    campaign_id = planned(cut, people, wanted)
    kills, ended = 0, False
    while not ended:
        try:
            ended = run(cut, campaign_id, killed_after(chance.choice((1, 2, 3, 4, 6))))
        except Killed:
            kills += 1
    assert kills > 334, "three times this are a thousand"
    assert content(cut) == content(whole)


def test_paused_again_and_again_it_ends_the_same(tmp_path, wanted):
    """A pause commits first; attempts that were going on go on."""
    whole, cut = tmp_path / "whole.db", tmp_path / "cut.db"
    run(whole, planned(whole, 60, wanted))
    campaign_id = planned(cut, 60, wanted)
    chance, pauses = random.Random(3), 0
    left = [0]

    def stop():
        left[0] -= 1
        return left[0] < 0

    ended = False
    while not ended:
        left[0] = chance.randrange(2, 30)
        ended = run(cut, campaign_id, stop)
        pauses += not ended
        with open_database(cut) as store:
            going = store.rows("SELECT count(*) FROM attempt WHERE disposition IS NULL")[0][0]
            assert going <= wanted.lines
    assert pauses > 3
    assert content(cut) == content(whole)


def test_nobody_is_called_twice_for_the_same_attempt(tmp_path, wanted):
    """Attempts of a person are counted 1, 2, 3, and never overlap; nor do those at one number."""
    path = tmp_path / "calls.db"
    run(path, planned(path, 80, wanted))
    with open_database(path) as store:
        rows = store.rows(
            "SELECT contact_id, phone, number, attempt.started_at, ended_at FROM attempt"
            " JOIN contact ON contact.id = contact_id ORDER BY attempt.id"
        )
    numbers, free = {}, {}
    for contact_id, phone, number, began, ended in rows:
        assert number == numbers.get(contact_id, 0) + 1
        numbers[contact_id] = number
        assert began >= free.get(phone, "")
        free[phone] = ended
    assert len(set(free)) < len(numbers), "nobody shares a telephone here"


def test_a_finished_campaign_is_not_run_again(tmp_path):
    """`run` on one that has ended does nothing."""
    path = tmp_path / "calls.db"
    campaign_id = planned(path, 20, settings())
    run(path, campaign_id)
    before = content(path)
    with open_database(path, "simulation") as store:
        assert running.run(store, campaign_id, 1, lambda _: None)
        assert stored.campaign(store, campaign_id).state == "finished"
    assert content(path) == before
