"""Whole simulations through the command line: repeatable, crash-proof, judged honestly."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from callbot.store.open import open_database
from tests.here import callbot


def simulate(folder, *options, name="run"):
    """One `simulate --json`; returns its object and the database."""
    path = folder / f"{name}.db"
    result = callbot("simulate", *options, "--db", path, "--json")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout), path


def stored(path):
    """Every turn and answer of a database, without ids of runs."""
    with sqlite3.connect(path) as db:
        turns = db.execute("SELECT * FROM turn ORDER BY call_id, turn").fetchall()
        answers = db.execute("SELECT * FROM answer ORDER BY call_id, question, revision").fetchall()
    return turns, answers


def workers_of(pid):
    """Process ids of a simulation's workers."""
    command = ["pgrep", "-f", "-P", str(pid), "spawn_main"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def wait_for(condition, seconds=60):
    """Poll until something is so."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.05)


@pytest.mark.parametrize(("line", "calls"), [("text", 450), ("voice", 4)])
def test_the_same_seed_gives_the_same_calls_whatever_the_number_of_workers(tmp_path, line, calls):
    """One worker or two: summary and every stored turn are equal."""
    one, path_one = simulate(tmp_path, "screening.zh", "--line", line, "--calls", calls,
                             "--workers", 1, name="one")  # fmt: skip
    two, path_two = simulate(tmp_path, "screening.zh", "--line", line, "--calls", calls,
                             "--workers", 2, name="two")  # fmt: skip
    del one["wall_seconds"], two["wall_seconds"]
    assert one == two
    assert one["calls"] == calls
    assert stored(path_one) == stored(path_two)


def test_another_seed_gives_other_calls(tmp_path):
    """The seed matters."""
    options = ("screening.en", "--line", "text", "--calls", 30, "--workers", 1)
    one, _ = simulate(tmp_path, *options, "--seed", 1, name="1")
    two, _ = simulate(tmp_path, *options, "--seed", 2, name="2")
    assert one["answers"] != two["answers"] or one["turns"] != two["turns"]


@pytest.fixture(scope="module", params=["zh", "en"])
def district(request, tmp_path_factory):
    """400 people of either language called by text: the summary, and the database."""
    folder = tmp_path_factory.mktemp(request.param)
    script = f"screening.{request.param}"
    return simulate(folder, script, "--line", "text", "--calls", 400, "--workers", 1)


def test_the_summary_adds_up(district):
    """Asked is right, wrong and unresolved; true key persons have exactly one fate each."""
    summary, path = district
    answers, keys, stops = summary["answers"], summary["key_persons"], summary["stop_requests"]
    assert answers["asked"] == answers["right"] + answers["wrong"] + answers["unresolved"]
    fates = ("flagged", "missed", "call_back", "unreached")
    assert keys["truth"] == sum(keys[fate] for fate in fates)
    assert (
        keys["truth"] + keys["others"] == summary["calls"] == sum(summary["dispositions"].values())
    )
    assert stops["honoured"] <= stops["made"]
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM call").fetchone()[0] == 400
        flagged = "SELECT count(DISTINCT call_id) FROM flag WHERE kind = 'key_person'"
        standing = db.execute(f"{flagged} AND cleared_at_seconds IS NULL").fetchone()[0]
        assert standing == keys["flagged"] + keys["false_alarms"]
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not db.execute("PRAGMA foreign_key_check").fetchall()


def test_who_says_where_they_were_is_not_asked_again(district):
    """Some residents name the place with the journey; it is stored, and nobody asks for it."""
    _, path = district
    with sqlite3.connect(path) as db:
        given = db.execute(
            "SELECT call_id FROM answer WHERE question = 'travel_place' AND revision = 1"
            " AND because LIKE 'given with travel: %' AND confirmed = 0"
        ).fetchall()
        asked = db.execute(
            "SELECT call_id FROM turn WHERE node = 'travel_place' AND purpose = 'ask'"
        ).fetchall()
    assert given
    assert asked
    assert not set(given) & set(asked)


@pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals")
def test_a_killed_worker_costs_one_call_and_is_reported(tmp_path):
    """What a crash of the recogniser does: one call is lost, said so, and the run goes on."""
    process = subprocess.Popen(
        [sys.executable, "-m", "callbot", "simulate", "screening.zh", "--calls", "4", "--workers", "1",
         "--db", tmp_path / "run.db", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip

    wait_for(lambda: workers_of(process.pid))
    os.kill(workers_of(process.pid)[0], signal.SIGKILL)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    summary = json.loads(out)
    assert (summary["calls"], summary["crashed_calls"]) == (3, 1)
    assert "died" in err


@pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals")
@pytest.mark.parametrize("signal_sent", [signal.SIGINT, signal.SIGKILL])
def test_an_ended_run_leaves_whole_calls(tmp_path, signal_sent):
    """Ctrl-C keeps what is done and says so; kill -9 leaves a sound database of whole calls."""
    path = tmp_path / "run.db"
    process = subprocess.Popen(
        [sys.executable, "-m", "callbot", "simulate", "screening.zh", "--line", "text",
         "--calls", "1000000", "--workers", "1", "--db", path, "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip

    def some():
        try:
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
                return db.execute("SELECT count(*) FROM call").fetchone()[0] > 0
        except sqlite3.OperationalError:
            return False

    wait_for(some)
    process.send_signal(signal_sent)
    out, err = process.communicate(timeout=60)
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        calls = db.execute("SELECT count(*) FROM call").fetchone()[0]
        assert not db.execute("SELECT 1 FROM call WHERE disposition IS NULL").fetchall()
        without = "SELECT 1 FROM call WHERE id NOT IN (SELECT call_id FROM turn)"
        assert not db.execute(without).fetchall()
    if signal_sent == signal.SIGINT:
        summary = json.loads(out)
        assert process.returncode == 0, err
        assert summary["interrupted"]
        assert summary["calls"] == calls


def test_a_folder_with_a_long_chinese_name_works(tmp_path):
    """Paths over 160 bytes, with spaces and Chinese characters, do for script, database and sound."""
    folder = tmp_path / ("防疫 电话 " * 8).strip() / ("很长的文件夹 name " * 5).strip()
    folder.mkdir(parents=True)
    assert len(str(folder).encode()) > 160
    result = callbot("new", "my-survey", "--language", "zh", cwd=folder)
    assert result.returncode == 0, result.stderr
    options = ("--calls", 2, "--workers", 1, "--record", "录音", "--json")
    result = callbot("simulate", "my-survey.zh.toml", *options, cwd=folder)
    assert result.returncode == 0, result.stderr
    assert (folder / "callbot.db").is_file()
    assert len(list((folder / "录音").glob("callbot-run-1/call-*/call.wav"))) == 2
    with open_database(folder / "callbot.db", "read") as store:
        kept = [one for (one,) in store.rows("SELECT audio FROM turn WHERE heard IS NOT NULL")]
        kept += [one for (one,) in store.rows("SELECT audio FROM call")]
        assert kept and all((folder / one).is_file() for one in kept)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(["--calls", "0"], "--calls 0", id="nobody to call"),
        pytest.param(["--calls", "-3"], "--calls -3", id="fewer than nobody"),
        pytest.param(["--calls", "99999999999"], "10,000,000", id="more than mankind"),
        pytest.param(["--seed", "x"], "not a valid integer", id="a seed that is no number"),
        pytest.param(["--seed", "-1"], "from 0", id="a negative seed"),
        pytest.param(["--snr-db", "nan"], "--snr-db", id="a noise that is no number"),
        pytest.param(["--workers", "9999"], "--workers", id="too many workers"),
        pytest.param(
            ["--line", "text", "--record", "x"], "--line voice", id="recording without sound"
        ),
        pytest.param(
            ["--line", "voice", "--record", "/proc/none"],
            "--record /proc/none",
            id="a folder that cannot be",
        ),
        pytest.param(["--mix", "nice"], "hostile", id="an unknown mix"),
    ],
)
def test_options_that_make_no_sense_are_one_error(tmp_path, options, told):
    """Exit 2, what is wrong, no traceback, no database left behind."""
    result = callbot("simulate", "screening.zh", *options, cwd=tmp_path)
    assert result.returncode == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_missing_and_a_damaged_model_are_told_apart(tmp_path):
    """Exit 2 for a folder that is none, 3 for one that was damaged; before any call is made."""
    (tmp_path / "config.toml").write_text('[speech]\nmodel_zh = "nowhere"\n', encoding="utf-8")
    result = callbot("simulate", "screening.zh", "--calls", 1, cwd=tmp_path)
    assert result.returncode == 2
    assert "nowhere" in result.stderr
    import shutil

    from callbot.resources import resource

    shutil.copytree(resource("models") / "zh", tmp_path / "damaged")
    with (tmp_path / "damaged" / "am" / "final.mdl").open("r+b") as file:
        file.seek(100_000)
        file.write(b"damage")
    (tmp_path / "config.toml").write_text('[speech]\nmodel_zh = "damaged"\n', encoding="utf-8")
    result = callbot("simulate", "screening.zh", "--calls", 1, cwd=tmp_path)
    assert result.returncode == 3
    assert "damaged" in result.stderr
    assert "Traceback" not in result.stderr
