"""`callbot call`: a call held with the keyboard, from the first prompt to the database."""

import sqlite3

import pytest

from tests.test_cli import callbot

TYPED = {
    "zh": ["是我", "有，去过武汉", "二月一号", "没接触过", "都没有", "三口人", "不用了"],
    "en": ["speaking", "yes I went to Wuhan", "the first of February", "no contact", "none", "three",
           "no thanks"],
}  # fmt: skip
PLACE = {"zh": "武汉", "en": "Wuhan"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_typed_call_is_stored_with_what_was_given_ahead(tmp_path, language):
    """The place that came with the journey is stored in its own right and flags the person."""
    result = callbot(
        "call", f"screening.{language}", "--line", "typed", "--today", "2020-02-10",
        "--db", tmp_path / "calls.db", stdin="\n".join(TYPED[language]) + "\n",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "complete" in result.stdout
    with sqlite3.connect(tmp_path / "calls.db") as db:
        stored = dict(db.execute("SELECT question, value FROM answer WHERE is_current"))
        words, because = db.execute(
            "SELECT words, because FROM answer WHERE question = 'travel_place'"
        ).fetchone()
        flags = {rule for (rule,) in db.execute("SELECT rule FROM flag")}
    assert stored["travel_place"] == PLACE[language]
    assert stored["travel_date"] == "2020-02-01"
    assert (words, because.split(":")[0]) == (TYPED[language][1], "given with travel")
    assert "hubei" in flags


def test_the_end_of_the_input_hangs_up(tmp_path):
    """What was answered before stays, and the open deciding question is on the call-back list."""
    result = callbot(
        "call", "screening.en", "--db", tmp_path / "calls.db", stdin="speaking\n", cwd=tmp_path
    )
    assert result.returncode == 0, result.stderr
    assert "break_off" in result.stdout
    shown = callbot("follow-up", "--db", tmp_path / "calls.db")
    assert "To be called back: 1" in shown.stdout


def test_a_deleted_call_is_asked_for_and_gone(tmp_path):
    """Without --yes it asks; a second time there is nothing to delete."""
    path = tmp_path / "calls.db"
    callbot("call", "screening.en", "--line", "typed", "--db", path, stdin="speaking\n")
    asked = callbot("delete", 1, "--db", path, stdin="n\n")
    assert asked.returncode == 130 and "Delete call 1" in asked.stderr
    assert callbot("delete", 1, "--db", path, "--yes").stdout == "deleted call 1\n"
    again = callbot("delete", 1, "--db", path, "--yes")
    assert again.returncode == 2 and "there is no call 1" in again.stderr
    purged = callbot("recordings", "purge", "--dry-run", "--db", path, cwd=tmp_path)
    assert purged.stdout == "would delete 0 recordings (0.0 MB) older than 30 days\n"


def test_recording_a_call_without_sound_is_told(tmp_path):
    """There is nothing to record; the call is held."""
    result = callbot(
        "call", "screening.en", "--line", "typed", "--record", "--db", tmp_path / "c.db", stdin=""
    )
    assert result.returncode == 0
    assert "a typed call has no sound" in result.stderr
