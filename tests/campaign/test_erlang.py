"""Erlang's formulas against published tables and against their definition."""

from math import factorial, inf, isclose

import pytest

from callbot.campaign.erlang import erlang_b, erlang_c, lines_for, mean_wait_seconds


@pytest.mark.parametrize(
    ("offered", "lines", "blocked"),
    [
        # The table in every textbook: load that so many trunks carry at 1 % and at 10 % loss.
        (4.461, 10, 0.01), (12.03, 20, 0.01), (29.01, 40, 0.01), (37.9, 50, 0.01), (84.1, 100, 0.01),
        (7.511, 10, 0.1), (17.61, 20, 0.1), (49.56, 50, 0.1), (104.1, 100, 0.1),
    ],
)  # fmt: skip
def test_erlang_b_is_the_published_one(offered, lines, blocked):
    """To the digits that are printed."""
    assert erlang_b(offered, lines) == pytest.approx(blocked, rel=0.02)


@pytest.mark.parametrize(("offered", "lines"), [(0.5, 1), (3.0, 5), (10.0, 12), (20.0, 25)])
def test_both_are_their_sums(offered, lines):
    """The formulas as they are defined."""
    terms = [offered**n / factorial(n) for n in range(lines + 1)]
    waiting = terms[-1] * lines / (lines - offered)
    assert isclose(erlang_b(offered, lines), terms[-1] / sum(terms))
    assert isclose(erlang_c(offered, lines), waiting / (sum(terms[:-1]) + waiting))


def test_the_edges():
    """No lines, no load, too much load, very many lines."""
    assert erlang_b(5, 0) == 1
    assert erlang_b(0, 5) == 0
    assert (erlang_c(0, 0), erlang_c(7, 7), erlang_c(0, 3)) == (0, 1, 0)
    assert mean_wait_seconds(7, 7, 60) == inf
    assert mean_wait_seconds(0, 7, 60) == 0
    assert 0 < erlang_b(9_900, 10_000) < 0.01
    with pytest.raises(ValueError, match="erlangs"):
        erlang_b(-1, 3)


def test_lines_for_a_loss():
    """The fewest that suffice."""
    lines = lines_for(36.4, 0.01)
    assert erlang_b(36.4, lines) <= 0.01 < erlang_b(36.4, lines - 1)
