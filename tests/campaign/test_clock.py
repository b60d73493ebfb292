"""The campaign's own time: exact both ways, and apart from the clock on the wall."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_day import content, planned, run, settings

from callbot.campaign.clock import Clock, instant
from callbot.store.campaign_journal import CampaignJournal


@pytest.mark.parametrize(
    "zone", ["Asia/Shanghai", "Europe/London", "Asia/Kolkata", "America/St_Johns"]
)
@given(at_ms=st.integers(1_500_000_000_000, 1_700_000_000_000))
def test_a_moment_goes_through_text_unchanged(zone, at_ms):
    """To the millisecond, also where an hour comes twice."""
    clock = Clock(ZoneInfo(zone))
    assert instant(clock.text(at_ms)) == at_ms
    assert clock.wall(at_ms).hour == clock.hour(at_ms)
    assert clock.wall(at_ms).toordinal() == clock.day(at_ms)


def test_a_clock_on_the_wall_that_goes_back_changes_nothing(tmp_path, monkeypatch):
    """It decides when commits come, and nothing else; the last one always comes."""
    usual, back = tmp_path / "usual.db", tmp_path / "back.db"
    run(usual, planned(usual, 60, settings()))
    seconds = iter(range(10**9, 0, -7))
    began = CampaignJournal.__init__
    monkeypatch.setattr(
        CampaignJournal, "__init__", lambda self, *given: began(self, *given, lambda: next(seconds))
    )
    run(back, planned(back, 60, settings()))
    assert content(back) == content(usual)
