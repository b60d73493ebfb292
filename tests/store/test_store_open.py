"""Opening a database: what works, and one clear error for everything that cannot."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from stored_calls import AT, contact, hold, record, script, travelled

from callbot.core.phones import masked
from callbot.errors import StoreError
from callbot.store import queries
from callbot.store.journal import BatchJournal, CallJournal
from callbot.store.open import open_database
from callbot.store.registry import RunPlan, begin_run, register_script
from callbot.store.schema import APPLICATION_ID, MIGRATIONS, VERSION

HOLD_LOCK = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
conn.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


def refused(path, mode="live", **more):
    """The error that opening raises."""
    with pytest.raises(StoreError) as caught:
        open_database(path, mode, **more)
    assert caught.value.hint
    return caught.value


@pytest.fixture
def path(tmp_path):
    """A database with one call in it."""
    path = tmp_path / "calls.db"
    with open_database(path) as store:
        hold(CallJournal(store), travelled())
    return path


@pytest.mark.parametrize(
    "folder",
    ["with spaces", "社区 电话", "x" * 120 + "/" + "长" * 60, "100%?#&mode=ro", "it's"],
    ids=["spaces", "Chinese", "over 160 bytes", "URI characters", "a quote"],
)
def test_any_folder_name_works(tmp_path, folder):
    """A project may lie in a folder of any name, and is found there again."""
    path = tmp_path / folder / "电话.db"
    path.parent.mkdir(parents=True)
    for _ in range(2):
        with open_database(path) as store:
            hold(CallJournal(store), travelled())
    with open_database(path, "read") as store:
        assert store.rows("SELECT count(*) FROM call") == [(2,)]
    assert [p.name for p in path.parent.iterdir()] == ["电话.db"]


def test_an_empty_file_becomes_a_database(tmp_path):
    """`mktemp` and the like make empty files first."""
    path = tmp_path / "empty.db"
    path.touch()
    with open_database(path) as store:
        assert store.rows("PRAGMA user_version") == [(VERSION,)]


def test_a_database_of_the_first_schema_is_brought_up_to_date(tmp_path):
    """Its calls stay, without recordings; read only it says what to do."""
    path = tmp_path / "calls.db"
    with sqlite3.connect(path) as conn:
        MIGRATIONS[0](conn)
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute("PRAGMA user_version = 1")
        conn.execute("INSERT INTO script_version VALUES ('a', 's', 'en', '', '', '[]', '', '')")
        conn.execute("INSERT INTO contact (name, phone, fields) VALUES ('Li', '1', '{}')")
        conn.execute("INSERT INTO attempt VALUES (1, 1, 1, '', 'typed', NULL)")
        conn.execute(
            "INSERT INTO call VALUES (1, 1, 1, 'a', NULL, 'typed', ?, 9, NULL, '', '')", (AT,)
        )
    conn.close()
    assert refused(path, "read").code == "older"
    with open_database(path) as store:
        assert store.rows("PRAGMA user_version") == [(VERSION,)]
        assert store.rows("SELECT seconds, audio, day FROM call") == [(9.0, None, None)]
        hold(CallJournal(store), travelled())
        assert [line.audio for line in queries.calls(store)] == [None, None]


def test_live_calls_are_durable_and_logged_ahead(tmp_path):
    """WAL, full synchronisation and foreign keys hold for live calls."""
    with open_database(tmp_path / "calls.db") as store:
        assert store.rows("PRAGMA journal_mode") == [("wal",)]
        assert store.rows("PRAGMA synchronous") == [(2,)]
        assert store.rows("PRAGMA foreign_keys") == [(1,)]


def test_locked_by_another_process(path):
    """Another program's transaction is waited for shortly, then named."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD_LOCK, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert other.stdout.readline() == "locked\n"
    try:
        error = refused(path, busy_seconds=0.05)
        with open_database(path, "read", busy_seconds=0.05) as reader:
            assert reader.rows("SELECT count(*) FROM call") == [(1,)]
    finally:
        other.communicate("")
    assert (error.code, error.exit_status) == ("locked", 2)


def unprivileged(code, *arguments):
    """Run Python without root's right to write everywhere; returns stdout."""
    drop = "import os\nif os.getuid() == 0:\n    os.setgid(65534); os.setuid(65534)\n"
    # Everything is imported first: the nobody of a container may not read our own files.
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS + drop + code, *map(str, arguments)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


IMPORTS = """
import sys
import sqlite_utils
import callbot.store.open as o
import callbot.store.views, callbot.store.schema
from callbot.errors import StoreError
"""
TRY = """
try:
    with o.open_database(sys.argv[1], sys.argv[2]) as store:
        print(*store.rows("SELECT count(*) FROM call")[0])
except StoreError as error:
    print(error.code, error.exit_status)
"""


@pytest.fixture
def read_only(path):
    """The database in a folder that nobody may write but everybody may enter."""
    for folder in (path.parent, *path.parent.parents):
        if str(folder) in ("/tmp", "/"):
            break
        folder.chmod(0o755)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    yield path
    path.parent.chmod(0o755)


def test_a_read_only_file_cannot_be_written(read_only):
    """The error says so when the database is opened, not in the middle of a call."""
    assert unprivileged(TRY, read_only, "live") == "read-only 2"


def test_a_read_only_folder_can_be_read(read_only):
    """Reading needs no right to write, although WAL would like to."""
    assert unprivileged(TRY, read_only, "read") == "1"


def test_a_new_file_in_a_read_only_folder(read_only):
    """A database cannot be made there."""
    assert unprivileged(TRY, read_only.with_name("new.db"), "live") == "cannot-open 2"


def test_made_by_a_newer_callbot(path):
    """A newer schema is neither read nor written."""
    conn = sqlite3.connect(path)
    conn.execute(f"PRAGMA user_version = {VERSION + 1}")
    conn.close()
    for mode in ("live", "simulation", "read"):
        error = refused(path, mode)
        assert (error.code, error.exit_status) == ("newer", 2)
    conn = sqlite3.connect(path)
    assert conn.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    conn.close()


@pytest.mark.parametrize("mode", ["live", "simulation", "read"])
def test_no_database_at_all(tmp_path, mode):
    """A text file is named as what it is, and stays as it was."""
    path = tmp_path / "notes.db"
    path.write_bytes(b"these are my notes\n" * 500)
    error = refused(path, mode)
    assert (error.code, error.exit_status) == ("not-a-database", 2)
    assert path.read_bytes() == b"these are my notes\n" * 500


def test_another_programs_database(tmp_path):
    """Somebody else's SQLite file is left alone."""
    path = tmp_path / "photos.db"
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE photo (id)")
    conn.close()
    before = path.read_bytes()
    assert refused(path).code == "not-a-database"
    assert path.read_bytes() == before


def test_a_folder(tmp_path):
    """A folder is no database."""
    assert refused(tmp_path).code == "not-a-database"


def test_a_folder_that_does_not_exist(tmp_path):
    """The folder is named."""
    error = refused(tmp_path / "nowhere" / "calls.db")
    assert error.code == "missing"
    assert "nowhere" in error.message


def test_reading_what_is_not_there(tmp_path):
    """Reading makes no file."""
    assert refused(tmp_path / "calls.db", "read").code == "missing"
    (tmp_path / "empty.db").touch()
    assert refused(tmp_path / "empty.db", "read").code == "missing"
    assert not (tmp_path / "calls.db").exists()


def test_a_path_too_long_for_sqlite(tmp_path):
    """SQLite opens nothing beyond 512 bytes; the error says that."""
    path = tmp_path.joinpath(*["长" * 60] * 3, "calls.db")
    path.parent.mkdir(parents=True)
    assert refused(path).code == "path-too-long"


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:16384] + b"\xa5" * (len(whole) - 16384),
        lambda whole: whole[:100] + b"\x00" * 16000 + whole[16100:],
    ],
    ids=["cut off", "overwritten", "schema overwritten"],
)
def test_a_damaged_file_exits_with_three(path, damage):
    """Damage is found when the database is opened, before more is written to it."""
    path.write_bytes(damage(path.read_bytes()))
    for mode in ("live", "read"):
        error = refused(path, mode)
        assert (error.code, error.exit_status) == ("damaged", 3)
        assert "\n" not in str(error)


def limit_pages(store, more):
    """As if the disk had room for so many pages more: SQLite then reports a full one."""
    ((pages,),) = store.rows("PRAGMA page_count")
    store.rows(f"PRAGMA max_page_count = {pages + more}")


def test_a_full_disk_in_a_simulation(tmp_path):
    """The batch that did not fit is gone whole, all before it stays."""
    with open_database(tmp_path / "calls.db", "simulation") as store:
        run = begin_run(store, script(), RunPlan("text", "easy", 1, 9, 1), AT)
        journal = BatchJournal(store, run, script().sha256, "text")
        journal.add(record(travelled()))
        journal.flush()
        limit_pages(store, 2)
        for number in range(500):
            journal.add(record(travelled(), number))
        with pytest.raises(StoreError) as caught:
            journal.flush()
        assert (caught.value.code, caught.value.exit_status) == ("full", 2)
        assert store.rows("SELECT count(*) FROM call") == [(1,)]
        assert store.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_full_disk_in_a_live_call(tmp_path):
    """The call so far is kept, and what was heard is not half written."""
    with open_database(tmp_path / "calls.db") as store:
        hold(CallJournal(store), travelled())
        limit_pages(store, 0)
        with pytest.raises(StoreError) as caught:
            for number in range(1000):
                hold(CallJournal(store), travelled(), number)
        assert caught.value.code == "full"
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
        ((calls,),) = store.rows("SELECT count(*) FROM call")
        assert calls >= 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_is_no_database():
    """Whatever is no plain file is refused."""
    assert refused("/dev/full").code == "not-a-database"


def test_a_mistake_in_our_sql_stays_visible(path):
    """Only the file's trouble becomes a StoreError."""
    with open_database(path) as store, pytest.raises(sqlite3.OperationalError):
        store.rows("SELECT nothing FROM nowhere")


def test_two_writers_take_turns(path):
    """Simulations commit in short transactions, so a live call can be held meanwhile."""
    with open_database(path, "simulation") as batch, open_database(path) as live:
        run = begin_run(batch, script(), RunPlan("text", "easy", 1, 9, 1), AT)
        journal = BatchJournal(batch, run, script().sha256, "text")
        journal.add(record(travelled(), 7))
        hold(CallJournal(live), travelled(), 8)
        journal.flush()
        assert live.rows("SELECT count(*) FROM call") == [(3,)]
        assert live.rows("PRAGMA foreign_key_check") == []


def test_questions_with_awkward_names_get_columns(path):
    """A question named like a column of ours, or with a quote, still has its own column."""
    with open_database(path) as store:
        register_script(store, script("b" * 64, **{"phone": 1, "o'clock": 1, 'a"b': 1}), AT)
        names = [column[1] for column in store.rows("PRAGMA table_info(answers_wide)")]
        assert {"phone", "phone_", "o'clock", 'a"b', "travel"} <= set(names)
        assert len(store.rows("SELECT * FROM answers_wide")) == 1
        assert masked(contact()["phone"]) in store.rows("SELECT phone FROM answers_wide")[0]
