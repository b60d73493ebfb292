"""Values in people's words, and back against the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from callbot.residents import saying

TODAY = date(2020, 2, 10)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "零"), (2, "二"), (10, "十"), (15, "十五"), (20, "二十"), (38, "三十八"),
     (105, "一百零五"), (110, "一百一十"), (999, "九百九十九")],
)  # fmt: skip
def test_mandarin_numbers(value: int, words: str) -> None:
    """Whole numbers as they are spoken."""
    assert saying.number(value, "zh") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "zero"), (13, "thirteen"), (30, "thirty"), (38, "thirty-eight"),
     (101, "one hundred and one")],
)  # fmt: skip
def test_english_numbers(value: int, words: str) -> None:
    """Whole numbers as they are spoken."""
    assert saying.number(value, "en") == words


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 1, 18), ["一月十八号", "腊月二十四", "上个月十八号"]),
        (date(2020, 1, 24), ["大年三十", "除夕"]),
        (date(2020, 1, 25), ["正月初一", "大年初一"]),
        (date(2020, 2, 8), ["元宵节", "前天", "上周六", "二月八号", "八号"]),
        (date(2020, 2, 9), ["昨天", "正月十六"]),
    ],
    ids=str,
)
def test_mandarin_dates(day: date, expected: list[str]) -> None:
    """Solar, lunar and relative names of one day."""
    said = {form for kind in saying.day(day, TODAY, "zh").kinds for form in kind}
    assert set(expected) <= said


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 1, 18), ["January the eighteenth", "the eighteenth of last month"]),
        (date(2020, 2, 4), ["last Tuesday", "the fourth of February"]),
        (date(2020, 2, 9), ["yesterday"]),
        (date(2020, 1, 27), ["two weeks ago"]),
    ],
    ids=str,
)
def test_english_dates(day: date, expected: list[str]) -> None:
    """Calendar and relative names of one day."""
    said = {form for kind in saying.day(day, TODAY, "en").kinds for form in kind}
    assert set(expected) <= said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_room_that_words_leave_holds_the_day(language: saying.Language) -> None:
    """A range is past, short and contains the day it was said for."""
    for ago in range(1, 60):
        day = TODAY - timedelta(days=ago)
        for room in saying.day(day, TODAY, language).ranges:
            assert isinstance(room.low, date) and isinstance(room.high, date)
            assert room.low <= day <= room.high < TODAY
            assert (room.high - room.low).days <= 10


@pytest.mark.parametrize(
    ("value", "words"), [(38.5, "三十八度半"), (37.2, "三十七点二"), (39.0, "三十九度")]
)
def test_mandarin_temperatures(value: float, words: str) -> None:
    """Degrees as they are spoken."""
    assert words in saying.temperature(value, "zh").kinds[0]
