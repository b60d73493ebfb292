"""`callbot lines`: formulas and rehearsal beside each other."""

import json
from xml.etree import ElementTree

import pytest

from callbot.campaign.lines import line_plan
from callbot.review.line_planning import line_tables, plot_svg
from tests.here import callbot

from small_day import script, settings  # isort: skip


@pytest.fixture(scope="module")
def planned():
    """A robot with few people."""
    return line_plan(script(), settings(), 600, (1, 2, 3, 6))


def test_more_lines_reach_more_people_until_all_are_reached(planned):
    """And fewer wait. Beyond that they are only called at other hours."""
    few, *others = [point.reached for point in planned.points]
    assert few < min(others)
    blocked = [point.erlang_b for point in planned.points]
    assert blocked == sorted(blocked, reverse=True)
    assert planned.enough in (2, 3, 6)
    assert planned.points[0].in_use > planned.points[-1].in_use


def test_a_person_takes_more_seconds_than_there_are(planned):
    """Which is why a robot is a group of lines: the arithmetic of the report."""
    assert planned.window_seconds == 13 * 3600
    assert planned.seconds_a_person == pytest.approx(13 * 3600 / 600)
    need = planned.attempts_a_person * planned.hold_seconds
    assert planned.offered == pytest.approx(need / planned.seconds_a_person)
    assert 60 < planned.talk_seconds < 120


def test_the_same_seed_gives_the_same_plan(planned):
    """Nothing in it is left to chance."""
    assert line_plan(script(), settings(), 600, (1, 2, 3, 6)) == planned


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_shown_as_a_table_and_drawn(planned, language):
    """The picture is well-formed and needs nothing else."""
    assert len(line_tables(planned, language)) == 5
    drawn = ElementTree.fromstring(plot_svg(planned, language))
    lines = drawn.findall("{http://www.w3.org/2000/svg}polyline")
    assert len(lines) == 5


def test_the_command_says_it_and_refuses_nonsense(tmp_path):
    """JSON without infinite numbers, a picture, clear errors."""
    picture = tmp_path / "lines.svg"
    done = callbot("lines", "--people", 400, "--robots", 1, "--lines", 1, "--lines", 4, "--json",
                   "--plot", picture)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert [point["lines"] for point in json.loads(done.stdout)["points"]] == [1, 4]
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    for wrong in (("--lines", 0), ("--people", 3), ("--robots", 0), ("--lines-per-robot", 0),
                  ("--window", "9-5"), ("--settings", tmp_path / "no.toml")):  # fmt: skip
        refused = callbot("lines", *wrong)
        assert refused.returncode == 2
        assert len(refused.stderr.splitlines()) == 1
