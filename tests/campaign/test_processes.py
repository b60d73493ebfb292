"""Real processes: killed, run side by side, with any number of workers, on a full disk."""

import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_day import content, planned, run, script, settings

from tests.here import callbot

ROOT = Path(__file__).parents[2]
PEOPLE = 200


def started(*arguments, limit_bytes=None):
    """A callbot that runs beside us."""

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))

    return subprocess.Popen(
        [sys.executable, "-m", "callbot", *map(str, arguments)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=limit if limit_bytes else None,
    )  # fmt: skip


def clock(path):
    """How far the campaign came; None before its first commit."""
    with sqlite3.connect(path) as db:
        return db.execute("SELECT clock FROM campaign").fetchone()[0]


def wait_for(condition, seconds=120):
    """Poll until something is so."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.01)


def state(path):
    """What `campaign status` says of it."""
    result = callbot("campaign", "status", "--db", path, "--json")
    return json.loads(result.stdout)[0]["state"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A campaign that nobody disturbed: its rows."""
    path = tmp_path_factory.mktemp("whole") / "calls.db"
    run(path, planned(path, PEOPLE, settings()))
    return content(path)


def test_kill_9_at_random_moments_changes_nothing(tmp_path, whole):
    """Whoever takes it up goes on as if nothing had been; nobody is lost, nobody called twice."""
    path = tmp_path / "calls.db"
    planned(path, PEOPLE, settings())
    chance = random.Random(5)
    for _ in range(4):
        before = clock(path)
        runner = started("campaign", "run", "--db", path, "--workers", 1)
        wait_for(lambda b=before, r=runner: clock(path) != b or r.poll() is not None)
        time.sleep(0.4 * chance.random())
        runner.kill()
        runner.communicate()
        with sqlite3.connect(path) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            if db.execute("SELECT state FROM campaign").fetchone()[0] == "finished":
                break
        assert state(path) == "stopped"
    done = callbot("campaign", "run", "--db", path, "--workers", 2)
    assert done.returncode == 0 or "is finished" in done.stderr
    assert content(path) == whole


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_number_of_workers_changes_nothing(tmp_path, whole, workers):
    """The same rows with the same ids."""
    path = tmp_path / "calls.db"
    planned(path, PEOPLE, settings())
    done = callbot("campaign", "run", "--db", path, "--workers", workers)
    assert done.returncode == 0, done.stderr
    assert content(path) == whole


def test_a_killed_worker_costs_a_repetition_and_changes_nothing(tmp_path, whole):
    """Its calls are held by another."""
    path = tmp_path / "calls.db"
    planned(path, PEOPLE, settings())
    runner = started("campaign", "run", "--db", path, "--workers", 2)
    wait_for(lambda: workers_of(runner.pid))
    os.kill(workers_of(runner.pid)[0], signal.SIGKILL)
    runner.communicate(timeout=300)
    assert runner.returncode == 0
    assert content(path) == whole


def workers_of(pid):
    """Process ids of a campaign's workers."""
    command = ["pgrep", "-f", "-P", str(pid), "spawn_main"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def test_ctrl_c_pauses_and_resume_goes_on(tmp_path, whole):
    """The same as `callbot campaign pause`."""
    path = tmp_path / "calls.db"
    planned(path, PEOPLE, settings())
    runner = started("campaign", "run", "--db", path, "--workers", 1)
    wait_for(lambda: clock(path) is not None)
    runner.send_signal(signal.SIGINT)
    _, said = runner.communicate(timeout=120)
    assert "campaign resume 1" in said
    assert state(path) == "paused"
    assert callbot("campaign", "resume", "--db", path, "--workers", 1).returncode == 0
    assert content(path) == whole


def test_a_second_process_is_refused_and_pause_reaches_the_first(tmp_path):
    """The message names the process that has it. Enough people that it still runs by then."""
    path = tmp_path / "calls.db"
    planned(path, 6_000, settings(lines=60))
    runner = started("campaign", "run", "--db", path, "--workers", 1)
    wait_for(lambda: clock(path) is not None)
    second = callbot("campaign", "run", "--db", path, "--workers", 1)
    assert second.returncode == 2
    assert f"is being run by process {runner.pid}" in second.stderr
    assert callbot("campaign", "pause", "--db", path).returncode == 0
    runner.communicate(timeout=120)
    assert runner.returncode == 0
    assert state(path) == "paused"
    late = callbot("campaign", "pause", "--db", path)
    assert (late.returncode, "is not running" in late.stderr) == (2, True)


def test_a_full_disk_is_said_and_nothing_written_is_lost(tmp_path, whole):
    """With room again it goes on."""
    path = tmp_path / "calls.db"
    planned(path, PEOPLE, settings())
    room = path.stat().st_size + 600_000
    runner = started("campaign", "run", "--db", path, "--workers", 1, limit_bytes=room)
    _, said = runner.communicate(timeout=300)
    assert runner.returncode in (2, 3)
    assert len(said.splitlines()) == 1
    assert str(path) in said
    assert callbot("campaign", "run", "--db", path, "--workers", 1).returncode == 0
    assert content(path) == whole


def test_the_script_is_kept_as_it_was_planned(tmp_path, whole):
    """Edited in mid-campaign, or deleted, it is the planned one that runs."""
    path, mine = tmp_path / "calls.db", tmp_path / "mine.toml"
    mine.write_text(script().text, encoding="utf-8")
    options = ("--people", 60, "--robots", 1, "--lines-per-robot", 4, "--db", path)
    assert callbot("campaign", "plan", mine, *options).returncode == 0
    mine.write_text(script().text.replace("您好，我是", "喂，我是"), encoding="utf-8")
    runner = started("campaign", "run", "--db", path, "--workers", 1)
    wait_for(lambda: clock(path) is not None)
    runner.kill()
    runner.communicate()
    mine.unlink()
    assert callbot("campaign", "run", "--db", path, "--workers", 1).returncode in (0, 2)
    with sqlite3.connect(path) as db:
        versions = db.execute("SELECT DISTINCT script_sha256 FROM call").fetchall()
        prompts = db.execute("SELECT count(*) FROM turn WHERE prompt LIKE '喂，我是%'").fetchone()
    assert (versions, prompts) == ([(script().sha256,)], (0,))


def test_the_other_commands_show_a_day_as_any_calls(tmp_path):
    """Calls, who must be followed up, the report: nothing knows that it was a campaign."""
    path, page = tmp_path / "calls.db", tmp_path / "report.html"
    options = ("--people", 150, "--robots", 1, "--lines-per-robot", 6, "--db", path, "--json")
    day = callbot("day", *options, "--workers", 1)
    assert day.returncode == 0, day.stderr
    figures = json.loads(day.stdout)
    listed = json.loads(callbot("calls", "--limit", 10_000, "--db", path, "--json").stdout)
    assert len(listed) == figures["calls"]
    wanted = json.loads(callbot("follow-up", "--run", 1, "--db", path, "--json").stdout)
    people = {person["phone"] + person["name"] for person in wanted["key_persons"]}
    flagged = sum(n for level, n in figures["flagged"].items() if level != "call_back")
    assert len(people) == flagged
    assert callbot("report", "--db", path, "-o", page).returncode == 0
    assert "重点人员" in page.read_text(encoding="utf-8")
    doors = json.loads(callbot("campaign", "doors", "--db", path, "--json").stdout)
    assert doors["households"] == figures["households"]
    assert len(doors["doors"]) == figures["doors"]
    told = callbot("campaign", "status", 1, "--db", path)
    assert f"{figures['persons']['reached']:,}" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("day", "--people", 0), "at least one"),
        (("day", "--lines-per-robot", 0), "between 1"),
        (("day", "--window", "21:00-21:00"), "empty"),
        (("day", "--workers", 999), "between 1 and 256"),
        (("campaign", "run", 7), "does not have campaign 7"),
        (("campaign", "resume"), "never begun"),
        (("campaign", "run"), "nobody is on the roster"),
        (("campaign", "doors", "--area", "X"), "nobody on the roster lives"),
        (("campaign", "plan", "screening.zh", "--people", -1), "between 1"),
    ],
)
def test_what_makes_no_sense_is_one_clear_error(tmp_path, arguments, said):
    """Exit status 2, one line, no traceback."""
    path = tmp_path / "calls.db"
    planned(path, 0, settings())
    done = callbot(*arguments, "--db", path)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("robot = 1", "my.toml: a campaign has no setting 'robot'"),
        ("starts = 9999-12-31", "a day from 1900-01-01 to 2999-12-31 is meant"),
        ("starts = 0001-01-01", "a day from 1900-01-01 to 2999-12-31 is meant"),
        ("phone_rest_minutes = -5", "between 0 and 10,080"),
        ("elderly_age = -1", "between 0 and 150"),
        ("retries = 5", "retries: endings with"),
        ("retries = { busy = [99999999, 1] }", "from a minute to a week"),
    ],
)
def test_settings_that_make_no_sense_are_one_clear_error(tmp_path, line, said):
    """Exit status 2, one line that names the setting; nothing is planned."""
    mine = tmp_path / "my.toml"
    mine.write_text(f"{line}\n", encoding="utf-8")
    options = ("--people", 9, "--settings", mine, "--db", tmp_path / "calls.db")
    done = callbot("campaign", "plan", "screening.zh", *options)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert said in done.stderr
    assert not (tmp_path / "calls.db").exists()


def test_an_area_in_which_nobody_lives_is_told(tmp_path):
    """A key area or a quota that is misspelt would do nothing, silently."""
    mine = tmp_path / "my.toml"
    mine.write_text('key_areas = ["焦南"]\nquotas = { "焦北街道" = 2 }\n', encoding="utf-8")
    options = ("--people", 400, "--settings", mine, "--db", tmp_path / "calls.db")
    done = callbot("campaign", "plan", "screening.zh", *options)
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) == 1
    assert "nobody on the roster lives in '焦南'" in done.stderr and "焦南街道" in done.stderr
