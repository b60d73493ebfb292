"""Campaigns over a roster that are not wanted any more, and what is told of them."""

import sqlite3

from callbot.store.lease import held, lease
from callbot.store.open import open_database
from tests.here import callbot


def planned(tmp_path, *more):
    """A roster of two people and a campaign over it; what planning said."""
    (tmp_path / "people.csv").write_text(
        "姓名,电话,语言\n张伟,13800000001,zh\n李娜,13800000002,en\n", encoding="utf-8"
    )
    db = tmp_path / "calls.db"
    assert callbot("roster", "import", tmp_path / "people.csv", "--db", db).returncode == 0
    done = callbot("campaign", "plan", "screening.zh", "--roster", "people", "--db", db, *more)
    assert done.returncode == 0, done.stderr
    return db, done


def test_who_is_listed_with_another_language_is_told(tmp_path):
    """A script in one language is no call for who speaks another."""
    _, done = planned(tmp_path, "--json")
    assert "1 of them is listed with another language than the script's (zh)" in done.stderr


def test_nothing_of_a_deleted_campaign_is_left(tmp_path):
    """Run or not: its copies of people go with it, the roster stays."""
    db, _ = planned(tmp_path)
    assert callbot("campaign", "run", 1, "--workers", 1, "--db", db).returncode == 0
    again = callbot("campaign", "plan", "screening.zh", "--roster", "people", "--db", db)
    assert again.returncode == 0
    for number in (1, 2):
        done = callbot("campaign", "delete", number, "--yes", "--db", db)
        assert (done.returncode, f"campaign {number} is gone: 2 people" in done.stdout) == (0, True)
    with sqlite3.connect(db) as conn:
        for table in ("campaign", "run", "call", "attempt", "simulated_truth"):
            assert conn.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        assert conn.execute("SELECT count(*) FROM contact").fetchone() == (2,)
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    gone = callbot("roster", "delete", "people", "--yes", "--db", db)
    assert "copies of them" not in gone.stdout
    assert "张伟".encode() not in db.read_bytes()


def test_whoever_takes_a_roster_away_is_told_of_its_copies(tmp_path):
    """The campaigns are named, and what takes them away."""
    db, _ = planned(tmp_path)
    gone = callbot("roster", "delete", "people", "--yes", "--db", db)
    assert "in campaigns still: 1 " in gone.stdout


def test_a_running_campaign_is_not_taken_away(tmp_path):
    """It is paused first; looking whether one runs changes nothing, not even the lock."""
    db, _ = planned(tmp_path)
    assert not held(db, "campaign-1")
    with lease(db, "campaign-1") as mine:
        assert mine and held(db, "campaign-1")
        done = callbot("campaign", "delete", 1, "--yes", "--db", db)
    assert (done.returncode, "campaign 1 is running" in done.stderr) == (2, True)
    assert not held(db, "campaign-1")
    with open_database(db, "read") as store:
        assert store.rows("SELECT count(*) FROM campaign") == [(1,)]


def test_an_unknown_campaign_is_one_clear_error(tmp_path):
    """And nobody at the terminal is no yes."""
    db, _ = planned(tmp_path)
    assert (
        "does not have campaign 7" in callbot("campaign", "delete", 7, "--yes", "--db", db).stderr
    )
    asked = callbot("campaign", "delete", 1, "--db", db)
    assert (asked.returncode, "add --yes" in asked.stderr) == (2, True)
