"""A stored call as a case: what a person decided is expected, not what the bot made of it."""

import sys
from pathlib import Path

import pytest

from callbot.cases.read import read
from callbot.store.open import open_database
from callbot.store.registry import Correction, correct_answer
from callbot.tune.call_case import call_case
from tests.shipped import shipped

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from sample_run import fill


@pytest.fixture
def store(tmp_path):
    """Twenty sample calls."""
    with open_database(tmp_path / "calls.db", "simulation") as opened:
        fill(opened, shipped("zh"), 20)
        yield opened


def expected(store, tmp_path, better=None):
    """What the case of a call with an answer to travel expects, and which call that is."""
    ((call,),) = store.rows(
        "SELECT min(call_id) FROM answer WHERE question = 'travel' AND category = 'no'"
    )
    name, text = call_case(store, call, "screening.zh", better or {})
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    case, issues = read(path)
    assert case is not None, issues
    return call, case.expect


def test_without_corrections_it_is_what_was_recorded(store, tmp_path):
    """Answers, flags and ending."""
    _, expect = expected(store, tmp_path)
    assert expect.answers["travel"] == "no" and expect.disposition


def test_a_correction_is_what_is_expected(store, tmp_path):
    """What hangs on the answer is not looked at any more."""
    call, _ = expected(store, tmp_path)
    correct_answer(
        store, call, Correction("travel", ("yes",), None, "", "heard"), "Li", "2020-02-11"
    )
    expect = _again(store, call, tmp_path)
    assert expect.answers["travel"] == "yes"
    assert expect.disposition is None and expect.flags is None


def _again(store, call, tmp_path):
    name, text = call_case(store, call, "screening.zh", {})
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read(tmp_path / name)[0].expect


def test_what_is_known_to_be_better_is_expected(store, tmp_path):
    """By the truth of a simulation."""
    _, expect = expected(store, tmp_path, {"travel": ("yes",), "symptoms": ("fever", "cough")})
    assert expect.answers["travel"] == "yes"
    assert expect.answers["symptoms"] == ("fever", "cough")
    assert "symptoms" not in expect.absent
