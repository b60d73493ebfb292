"""Calls whose words went by their age teach nothing, and are not mistaken for calls that went wrong."""

import sqlite3
from pathlib import Path

import pytest

from tests import here

ROOT = Path(__file__).parents[2]


def callbot(cwd, *arguments, stdin=""):
    """Run callbot in a folder."""
    return here.callbot(*arguments, stdin=stdin, cwd=cwd)


@pytest.fixture
def folder(tmp_path):
    """A call of last summer whose words have gone, and one of now."""
    for name in ("Old", "New"):
        held = callbot(
            tmp_path, "call", "screening.en", "--line", "typed", "--contact", f"name={name}",
            stdin="yes it is me\nno\nblue cheese\nno\nno\n",
        )  # fmt: skip
        assert held.returncode == 0, held.stderr
        if name == "Old":
            with sqlite3.connect(tmp_path / "callbot.db") as db:
                for table in ("call", "attempt"):
                    db.execute(f"UPDATE {table} SET started_at = '2020-06-01T09:00:00'")
                db.execute("UPDATE flag SET cleared_at_seconds = 1")
    purged = callbot(tmp_path, "purge", "--yes", "--class", "transcripts")
    assert purged.returncode == 0 and "deleted" in purged.stdout, purged.stderr
    return tmp_path


def test_only_calls_with_words_are_replayed(folder):
    """The other would come out as if nobody had said anything."""
    done = callbot(folder, "replay", "screening.en", "--json")
    assert done.returncode == 0, done.stderr
    assert '"calls": 1,' in done.stdout and '"changed_calls": 0' in done.stdout


def test_where_no_words_are_left_that_is_said(folder):
    """Not that there were no calls."""
    with sqlite3.connect(folder / "callbot.db") as db:
        db.execute("UPDATE turn SET prompt = '' WHERE call_id = 2")
    done = callbot(folder, "replay", "screening.en")
    assert done.returncode == 2 and "not kept any more" in done.stderr


def test_a_call_without_words_makes_no_case_and_is_told_as_such(folder):
    """`show` says why the lines are empty; a golden case of nothing would prove nothing."""
    shown = callbot(folder, "show", "1")
    assert shown.returncode == 0 and "its time was over" in shown.stdout
    case = callbot(folder, "show", "1", "--case", "old.case.toml")
    assert case.returncode == 2 and "not kept any more" in case.stderr
    assert not (folder / "old.case.toml").exists()


def test_what_was_not_understood_then_is_not_looked_for(folder):
    """Suggestions and errors come from the younger call alone."""
    told = callbot(folder, "errors", "--json")
    assert told.returncode == 0 and '"call_id": 1' not in told.stdout
