"""Which dates of a specification count as a telephone survey's."""

from datetime import date

import pytest

from callbot.evaluation.survey import in_a_survey

TODAY = date(2020, 2, 10)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday", ["2020-02-09"]),
        ("today", ["2020-02-10"]),
        ("this week", ["2020-02-03/2020-02-12"]),
        ("上个月二十号", ["2020-01-20"]),
        ("the ninth", ["2020-03-09", "2020-02-09"]),
        ("last autumn", ["2019-09-01/2019-11-30"]),
    ],
)
def test_a_caller_says_it(text, days):
    """Spoken words for what began by the day of the call, in the year before it."""
    assert in_a_survey(text, days, TODAY)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("tomorrow", ["2020-02-11"], id="future"),
        pytest.param("the rest of the week", ["2020-02-10/2020-02-16"], id="from now on"),
        pytest.param("in 1990", ["1990-01-01"], id="long ago"),
        pytest.param("all year", ["2019-03-01/2019-12-31"], id="longer than a season"),
        pytest.param("12-2019", ["2019-12-01/2019-12-31"], id="written month"),
        pytest.param("5/1", ["2019-05-01"], id="written day"),
        pytest.param("week 3", ["2020-01-13/2020-01-19"], id="numbered week"),
        pytest.param("四季度", ["2019-10-01/2019-12-31"], id="quarter"),
        pytest.param("the past 3 business days", ["2020-02-05/2020-02-07"], id="business days"),
        pytest.param("38.5", ["neither"], id="no date"),
    ],
)
def test_no_caller_says_it(text, days):
    """What is written, counted in an office, still to come, or long ago."""
    assert not in_a_survey(text, days, TODAY)
