"""Simulations and days on a Dask cluster: real schedulers and workers, one of them killed.

Needs the extra `callbot[cluster]`; without it these are skipped, unless CALLBOT_TEST_CLUSTER=required.
"""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from importlib.util import find_spec

import pytest

from callbot import __version__ as callbot_version
from callbot.simulation.cluster import connected
from callbot.simulation.hands import Crash
from callbot.simulation.pool import Chunk, Pool, in_chunks
from tests.here import callbot as called_here
from tests.simulation.test_pool import Caller, Setup, Stuck
from tests.test_cli import callbot

if find_spec("distributed") is None:
    if os.environ.get("CALLBOT_TEST_CLUSTER") == "required":
        pytest.fail("CALLBOT_TEST_CLUSTER=required, and there is no distributed", pytrace=False)
    pytest.skip("needs callbot[cluster]", allow_module_level=True)

CALLS = 650
PEOPLE = 300
ENDED_AFTER = 5.0
"""Seconds: Dask starts nobody anew who ended while it was still being started."""
TABLES = ("contact", "attempt", "call", "turn", "answer", "flag", "do_not_call", "simulated_truth")
_AS = "import callbot, sys; callbot.__version__ = sys.argv.pop(1); {start}"
WORKER = _AS.format(start="from distributed.cli.dask_worker import main; main()")


@pytest.fixture(autouse=True)
def another_cluster():
    """One of this machine has the port on which Dask tells about itself."""
    with socket.socket() as usual:
        with suppress(OSError):  # there is one
            usual.bind(("127.0.0.1", 8787))
            usual.listen()
        yield


def rows(path):
    """Every row of what was called and said."""
    with sqlite3.connect(path) as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
                for table in TABLES}  # fmt: skip


def started(*arguments):
    """A callbot that runs beside us, with a terminal's group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "callbot", *map(str, arguments)], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def wait_for(condition, seconds=200):
    """Poll until something is so."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.02)


def some_calls(path):
    """Whether a call is stored."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
            return db.execute("SELECT count(*) FROM call").fetchone()[0] > 0
    except sqlite3.OperationalError:
        return False


def workers_of(pid):
    """Process ids of a local cluster's workers."""
    command = ["pgrep", "-f", "-P", str(pid), "spawn_main"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


@contextmanager
def scheduler(*versions):
    """A scheduler with a worker for each of these versions of callbot; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1",
               "--port", str(port), "--no-dashboard"]  # fmt: skip
    processes = [subprocess.Popen(command, **quiet)]
    command = [sys.executable, "-c", WORKER]
    options = ["--no-nanny", "--nthreads", "2", "--no-dashboard"]
    processes += [
        subprocess.Popen([*command, version, address, *options], **quiet) for version in versions
    ]
    try:
        yield address
    finally:
        for process in processes:
            process.kill()
            process.wait()


def count_workers(address):
    """How many the scheduler knows."""
    from distributed import Client

    try:
        with Client(address, timeout=2, set_as_default=False) as client:
            return len(client.scheduler_info(n_workers=-1)["workers"])
    except OSError:
        return 0


@pytest.fixture(scope="module")
def engine():
    """A scheduler and two workers that stay, as on other people's machines; its address."""
    with scheduler(callbot_version, callbot_version) as address:
        wait_for(lambda: count_workers(address) == 2)
        yield address


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The rows of a simulation by one process of this machine."""
    path = tmp_path_factory.mktemp("alone") / "run.db"
    done = called_here("simulate", "screening.zh", "--line", "text", "--calls", CALLS,
                       "--workers", 1, "--db", path, "--json")  # fmt: skip
    assert done.returncode == 0, done.stderr
    return rows(path)


def test_a_cluster_gives_the_same_calls_though_a_worker_is_killed(tmp_path, alone):
    """Killed with -9 in mid-run: that costs the calls it was at once more, and changes no row."""
    path = tmp_path / "run.db"
    runner = started("simulate", "screening.zh", "--line", "text", "--calls", CALLS,
                     "--cluster", "local:2", "--db", path, "--json")  # fmt: skip
    wait_for(lambda: some_calls(path) or runner.poll() is not None)
    killed = workers_of(runner.pid)[-1]
    os.kill(killed, signal.SIGKILL)
    out, err = runner.communicate(timeout=300)
    assert runner.returncode == 0, err
    assert err == ""
    assert json.loads(out)["crashed_calls"] == 0
    assert rows(path) == alone


def test_a_day_on_a_cluster_is_the_same_day(tmp_path, engine):
    """Two workers with two threads each, and the day of one process."""
    options = ["--people", PEOPLE, "--robots", 1, "--lines-per-robot", 6]
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    done = called_here("day", *options, "--workers", 1, "--db", here, "--json")
    assert done.returncode == 0, done.stderr
    done = callbot("day", *options, "--cluster", engine, "--db", there, "--json")
    assert done.returncode == 0, done.stderr
    assert rows(there) == rows(here)


def test_a_series_on_a_cluster_is_the_same_series(tmp_path, engine):
    """Every check-in of everybody, and what each call was told."""
    series = ["checkins", "quarantine.zh", "--people", 12, "--days", 2, "--seed", 3, "--json"]
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    for done in (
        called_here(*series, "--workers", 1, "--db", here),
        callbot(*series, "--cluster", engine, "--db", there),
    ):
        assert done.returncode == 0 and done.stderr == ""
    assert rows(there) == rows(here)
    told = "SELECT * FROM earlier ORDER BY call_id"
    found = []
    for path in (here, there):
        with sqlite3.connect(path) as db:
            found.append(db.execute(told).fetchall())
    assert found[0] == found[1] != []


def test_ctrl_c_keeps_what_is_done(tmp_path):
    """Ctrl-C reaches driver and workers alike, as in a terminal; whole calls are stored."""
    path = tmp_path / "run.db"
    runner = started("simulate", "screening.zh", "--line", "text", "--calls", 1_000_000,
                     "--cluster", "local:1", "--db", path, "--json")  # fmt: skip
    wait_for(lambda: some_calls(path) or runner.poll() is not None)
    os.killpg(runner.pid, signal.SIGINT)
    out, err = runner.communicate(timeout=120)
    assert runner.returncode == 0, err
    summary = json.loads(out)
    assert summary["interrupted"]
    assert "Traceback" not in err
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM call").fetchone()[0] == summary["calls"] > 0


def test_a_worker_with_another_callbot_is_refused(tmp_path):
    """The same seed would not mean the same calls."""
    with scheduler("0.0.1") as address:
        wait_for(lambda: count_workers(address) == 1)
        done = callbot("simulate", "screening.zh", "--line", "text", "--calls", 5,
                       "--cluster", address, "--db", tmp_path / "run.db")  # fmt: skip
    assert done.returncode == 2
    assert "has callbot 0.0.1 on Python" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_scheduler_without_workers_says_so(tmp_path):
    """Nobody waits for what will not come."""
    with scheduler() as address:
        wait_for(lambda: _answers(address))
        done = callbot("day", "--people", 5, "--cluster", address, "--db", tmp_path / "run.db")
    assert done.returncode == 2
    assert "has no worker" in done.stderr


def _answers(address):
    host, port = address.removeprefix("tcp://").split(":")
    with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("tcp://127.0.0.1:1", "no Dask scheduler answers"),
        ("127.0.0.1:8786", "not an address"),
        ("local:none", "between 1 and 256 workers"),
        ("local:0", "between 1 and 256 workers"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_clear_error(tmp_path, address, says):
    """Within some seconds, with exit status 2 and nothing written."""
    path = tmp_path / "run.db"
    done = called_here("simulate", "screening.zh", "--cluster", address, "--db", path)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert not path.exists()


def test_workers_of_this_machine_are_not_asked_for_besides(tmp_path):
    """--workers and --cluster contradict each other; recordings would lie on other machines."""
    options = ["simulate", "screening.zh", "--cluster", "local:1", "--db", tmp_path / "run.db"]
    done = called_here(*options, "--workers", 2)
    assert done.returncode == 2
    assert "--workers" in done.stderr
    done = called_here(*options, "--line", "voice", "--record", tmp_path / "sound")
    assert done.returncode == 2
    assert "--record does not go with --cluster" in done.stderr


def test_sound_is_heard_on_a_cluster_as_it_is_here(tmp_path, engine):
    """Speech model and engines are made in the workers; recordings are sent to them."""
    voice = ["simulate", "screening.en", "--line", "voice", "--calls", 2]
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    recorded = ["--record", tmp_path / "sound", "--db", here]
    done = called_here(*voice, "--workers", 1, *recorded, "--json")
    assert done.returncode == 0, done.stderr
    done = callbot(*voice, "--cluster", engine, "--db", there, "--json")
    assert done.returncode == 0, done.stderr
    heard = "SELECT call_id, turn, heard, alternatives, confidence FROM turn ORDER BY 1, 2"
    found = []
    for path in (here, there):
        with sqlite3.connect(path) as db:
            found.append(db.execute(heard).fetchall())
    assert found[0] == found[1]
    again = ["replay", "screening.en", "--db", here, "--audio", "--json"]
    local, cluster = called_here(*again, "--workers", 1), callbot(*again, "--cluster", engine)
    assert json.loads(cluster.stdout) == json.loads(local.stdout), cluster.stderr
    assert json.loads(cluster.stdout)["heard_anew"] > 0


def test_a_replay_without_recordings_needs_no_cluster(tmp_path):
    """It says so instead of leaving the cluster idle."""
    path = tmp_path / "run.db"
    assert called_here("simulate", "screening.zh", "--line", "text", "--calls", 3, "--workers", 1,
                   "--db", path).returncode == 0  # fmt: skip
    done = called_here("replay", "screening.zh", "--db", path, "--cluster", "local:1")
    assert done.returncode == 2
    assert "--cluster needs --audio" in done.stderr


def test_a_task_that_hangs_costs_its_worker_and_then_one_call():
    """Whoever passes the deadline is lost like one that was killed; nobody else's call is."""
    crashes = []
    chunk = Chunk(3, ENDED_AFTER)
    setup = Caller(Setup(hang=(4,)))
    with connected("local:2") as staff:
        tasks = chunk.tasks(9)
        told = in_chunks(setup, tasks, staff, chunk, lambda *told: crashes.append(told))
        found = [n for results in told if results for n in results]
    assert found == [n * n for n in range(9) if n != 4]
    assert [index for index, _ in crashes] == [4]


def test_what_hangs_without_letting_go_of_the_interpreter_is_ended():
    """Code that is not Python's and never comes back holds up every other thread of its worker."""
    with connected("local:2") as staff, Pool(staff.hands(Stuck, 1, ENDED_AFTER)) as pool:
        results = [result for result in pool.run([0, 1, 0]) if result is not None]
    assert [isinstance(result, Crash) for result in results] == [False, True, False]
    assert "hung" in results[1].why
