"""When people may be called: windows, rests, midnight, clocks that change."""

from datetime import UTC, date, datetime

import pytest

from callbot.campaign.hours import Hours, Span
from callbot.errors import UsageError


def span(text):
    """As written in settings."""
    return Span.parse(text, "window")


def stretches(window, day, *, zone="Asia/Shanghai", rests=(), days=1):
    """Every stretch as texts in UTC."""
    hours = Hours(span(window), tuple(map(span, rests)), zone)

    def text(at_ms):
        return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%d %H:%M")

    return [(text(s.opens), text(s.closes)) for s in hours.stretches(date.fromisoformat(day), days)]


def test_a_plain_window():
    """08:00 to 21:00 in Shanghai, two days of it."""
    assert stretches("08:00-21:00", "2020-02-10", days=2) == [
        ("10 00:00", "10 13:00"), ("11 00:00", "11 13:00"),
    ]  # fmt: skip


def test_rest_hours_cut_it():
    """In the middle, at its edge, and outside."""
    assert stretches("08:00-21:00", "2020-02-10", rests=("12:00-14:00", "20:30-22:00", "23:00-24:00")) == [
        ("10 00:00", "10 04:00"), ("10 06:00", "10 12:30"),
    ]  # fmt: skip


def test_a_window_over_midnight_with_a_rest_in_its_second_half():
    """It belongs to the day on which it begins."""
    assert stretches("21:00-02:00", "2020-02-10", rests=("01:00-01:30",)) == [
        ("10 13:00", "10 17:00"), ("10 17:30", "10 18:00"),
    ]  # fmt: skip


def test_the_whole_day():
    """00:00-24:00."""
    assert stretches("00:00-24:00", "2020-02-10") == [("09 16:00", "10 16:00")]


@pytest.mark.parametrize(
    ("window", "day", "expected"),
    [
        ("08:00-21:00", "2020-03-29", [("29 07:00", "29 20:00")]),
        # 01:00 to 02:00 is skipped: what opens or closes there does so at the change.
        ("01:30-05:00", "2020-03-29", [("29 01:00", "29 04:00")]),
        ("00:30-01:30", "2020-03-29", [("29 00:30", "29 01:00")]),
        # 01:00 to 02:00 comes twice: it opens at the second 01:30, and closes at the first.
        ("01:30-03:00", "2020-10-25", [("25 01:30", "25 03:00")]),
        ("00:30-01:30", "2020-10-25", [("24 23:30", "25 00:30")]),
    ],
)
def test_clocks_change(window, day, expected):
    """Calling is the side that gives way."""
    assert stretches(window, day, zone="Europe/London") == expected


def test_a_window_that_the_clocks_skip_is_said():
    """Between 01:00 and 02:00 there is nothing that night."""
    with pytest.raises(UsageError, match="no time to call"):
        stretches("01:00-01:59", "2020-03-29", zone="Europe/London")


@pytest.mark.parametrize(
    "window",
    ["08:00-08:00", "8-21", "", "08:00", "25:00-26:00", "08:60-09:00", "08:00-24:30", "晚上"],
)
def test_what_is_no_window_is_said(window):
    """Empty ones, and what is no time."""
    with pytest.raises(UsageError):
        span(window)


def test_rests_that_leave_nothing_are_said():
    """An empty window by another way."""
    with pytest.raises(UsageError, match="no time to call"):
        stretches("08:00-21:00", "2020-02-10", rests=("07:00-22:00",))


def test_an_unknown_zone_is_said():
    """With an example."""
    with pytest.raises(UsageError, match="no time zone"):
        stretches("08:00-21:00", "2020-02-10", zone="Asia/Jiaozuo")
