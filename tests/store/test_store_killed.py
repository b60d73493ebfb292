"""`kill -9` at any moment: nothing that was acknowledged is lost, the file stays sound."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from callbot.store import queries
from callbot.store.open import open_database

WRITER = Path(__file__).with_name("writer.py")
ROOT = Path(__file__).parents[2]


def killed_after(lines, how, path):
    """Start a writer, kill it when it has acknowledged so many things; returns what it said."""
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), how, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said = [writer.stdout.readline().split() for _ in range(lines)]
    os.kill(writer.pid, signal.SIGKILL)
    said += [line.split() for line in writer.stdout.readlines() if line.endswith("\n")]
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    assert all(said), "the writer died by itself"
    return said


def assert_sound(store):
    """Nothing half written, no key that leads nowhere."""
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    assert store.rows("PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_live_call_keeps_every_acknowledged_sentence(tmp_path, seed):
    """What `heard` and `record` returned from is in the file, words and verdict."""
    path = tmp_path / "calls.db"
    said = killed_after(random.Random(seed).randint(1, 40), "live", path)
    with open_database(path, "live") as store:
        assert_sound(store)
        for call_id, turn, what in said:
            (row,) = store.rows(
                "SELECT heard, kind FROM turn WHERE call_id = ? AND turn = ?", (call_id, turn)
            )
            assert row[0]
            assert what == "heard" or row[1] == what
        # Whoever was cut off has to be called again: nobody else knows what was still open.
        cut = store.rows("SELECT id FROM call WHERE disposition IS NULL")
        backs = [(b.call_id,) for b in queries.call_backs(store) if b.reason == "not_ended"]
        assert backs == cut


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_simulation_keeps_whole_calls_only(tmp_path, seed):
    """Committed calls are all there, with all their turns; there is no part of any other."""
    path = tmp_path / "calls.db"
    said = killed_after(random.Random(seed).randint(150, 900), "batch", path)
    with open_database(path, "live") as store:
        assert_sound(store)
        ((stored,),) = store.rows("SELECT count(*) FROM call")
        assert stored >= int(said[-1][0])
        assert store.rows("SELECT count(*) FROM turn") == [(stored * 4,)]
        assert store.rows("SELECT count(*) FROM call WHERE disposition IS NULL") == [(0,)]
        assert store.rows("SELECT max(id) FROM call") == [(stored or None,)]
