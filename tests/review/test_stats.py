"""Wilson's interval and the headline made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbot.review.headline import headline
from callbot.review.stats import wilson


@pytest.mark.parametrize(
    ("part", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 10, 0.0179, 0.4042), (3, 300, 0.0034, 0.029)],
    ids=["none of 10", "all of 10", "1 of 10", "3 of 300"],
)
def test_the_interval_as_tabulated(part, total, low, high):
    """Newcombe (1998) and binom.confint of R give these."""
    share = wilson(part, total)
    assert (share.low, share.high) == pytest.approx((low, high), abs=1e-4)


def test_of_nothing_everything_is_possible():
    """No cases, no knowledge."""
    assert wilson(0, 0)[2:] == (0.0, 1.0)
    assert wilson(0, 0).share == 0.0


@pytest.mark.parametrize(("part", "total"), [(-1, 5), (6, 5)])
def test_impossible_counts_are_an_error(part, total):
    """A mistake of the caller."""
    with pytest.raises(ValueError, match="of 5"):
        wilson(part, total)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_the_share_lies_in_its_interval(part, total):
    """Always, and the interval in 0 to 1."""
    share = wilson(min(part, total), total)
    assert 0 <= share.low <= share.share <= share.high <= 1


def test_missed_is_counted_among_those_who_were_asked():
    """People who hung up before the deciding question are unreached, not missed."""
    persons = {
        "truth": 50, "flagged": 30, "missed": 2, "false_alarms": 4, "call_back": 8, "unreached": 10,
    }  # fmt: skip
    top = headline({"calls": 150, "key_persons": persons})
    assert (top.missed.part, top.missed.total) == (2, 40)
    assert (top.false_alarms.part, top.false_alarms.total) == (4, 100)


def test_without_truth_there_is_no_headline():
    """Live calls have none."""
    assert headline(None) is None
    assert headline({"calls": 3}) is None
