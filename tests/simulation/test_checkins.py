"""A rehearsed series: the same for the same seed, held against the truth, stored as calls of one person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from callbot.cli import cli
from callbot.store.open import open_database

KEPT_OUT = ("wall_seconds",)


def checkins(tmp_path: Path, *more: str, people: int = 12, workers: int = 1) -> dict[str, Any]:
    """What `callbot checkins --json` prints."""
    arguments = [
        "checkins", "quarantine.zh", "--people", str(people), "--seed", "3", "--workers", str(workers),
        "--db", str(tmp_path / f"c{workers}.db"), "--json", *more,
    ]  # fmt: skip
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    found: dict[str, Any] = json.loads(result.stdout)
    return {key: value for key, value in found.items() if key not in KEPT_OUT}


def test_workers_change_nothing(tmp_path: Path) -> None:
    """Neither figures nor rows depend on who held the calls."""
    one, two = (checkins(tmp_path, "--days", "3", workers=workers) for workers in (1, 2))
    assert one == two
    rows = []
    for workers in (1, 2):
        with open_database(tmp_path / f"c{workers}.db", "read") as store:
            rows.append([
                store.rows(f"SELECT * FROM {table}")
                for table in ("contact", "attempt", "call", "turn", "answer", "flag", "earlier")
            ])  # fmt: skip
    assert rows[0] == rows[1]


def test_the_story_adds_up(tmp_path: Path) -> None:
    """Every check-in is kept or missed, every key person has a fate, and each person is one contact."""
    found = checkins(tmp_path, people=30)
    check_ins, persons = found["check_ins"], found["persons"]
    assert check_ins["due"] == check_ins["kept"] + check_ins["missed"]
    fates = ("alerted", "call_back", "missed", "unreached")
    assert persons["truth"] == sum(persons[fate] for fate in fates) > 0
    assert persons["truth"] + persons["others"] == 30
    assert sum(found["late_check_ins"].values()) == persons["alerted"]
    with open_database(tmp_path / "c1.db", "read") as store:
        assert store.rows("SELECT count(*) FROM contact") == [(30,)]
        (most,) = store.rows("SELECT max(number) FROM attempt")[0]
        assert most >= 28
        unreached = store.rows("SELECT count(*) FROM attempt WHERE disposition = 'no_answer'")[0][0]
        flagged = store.rows(
            "SELECT count(*) FROM call JOIN flag ON call_id = call.id"
            " WHERE disposition = 'no_answer' AND rule = 'missed'"
        )[0][0]
        assert 0 < flagged <= unreached
        told = store.rows("SELECT count(*) FROM earlier")[0][0]
        calls = store.rows("SELECT count(*) FROM call")[0][0]
        assert calls - 60 < told < calls


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--times", "18:00,09:00"], "the times must go up"),
        (["--times", "9 o'clock"], "is no time of day"),
        (["--days", "0"], "--days 0"),
        (["--people", "0"], "--people 0"),
    ],
)
def test_nonsense_is_one_clear_error(tmp_path: Path, more: list[str], told: str) -> None:
    """And nothing is written."""
    path = tmp_path / "c.db"
    result = CliRunner().invoke(cli, ["checkins", "quarantine.zh", "--db", str(path), *more])
    assert result.exit_code != 0
    assert told in str(result.exception)
    assert not path.exists()


def test_a_script_that_is_called_once_is_told(tmp_path: Path) -> None:
    """With the command that is meant."""
    result = CliRunner().invoke(cli, ["checkins", "screening.zh", "--db", str(tmp_path / "c.db")])
    assert "has no [series]" in str(result.exception)
