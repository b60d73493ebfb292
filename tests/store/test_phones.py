"""Numbers of real people: a stolen database gives none away, and none is lost."""

import csv
import json
import shutil
import sqlite3
import stat
import subprocess
import sys

import pytest
from click.testing import CliRunner
from stored_calls import AT, CALLS, contact, hold, script, travelled

from callbot.cli import cli
from callbot.errors import StoreError
from callbot.store import phones
from callbot.store.deciding import By, bar_caller
from callbot.store.journal import CallJournal
from callbot.store.open import open_database
from callbot.store.registry import bar_number, is_barred, is_caller_barred
from callbot.store.schema import APPLICATION_ID, MIGRATIONS

NUMBER = contact()["phone"]


@pytest.fixture
def key(tmp_path, monkeypatch):
    """A key file of this test alone, not yet there."""
    path = tmp_path / "keys" / "phone.key"
    monkeypatch.setenv(phones.VARIABLE, str(path))
    return path


def on_disk(path):
    """Every byte of a database and the files beside it."""
    return b"".join(p.read_bytes() for p in path.parent.glob(f"{path.name}*"))


def refused(action, *arguments):
    """The error that this raises."""
    with pytest.raises(StoreError) as caught:
        action(*arguments)
    assert caught.value.hint
    assert caught.value.exit_status == 2
    return caught.value.code


def test_no_number_in_clear_reaches_the_disk(tmp_path, key):
    """Neither in the file nor in its log, while it is open and after."""
    path = tmp_path / "calls.db"
    with open_database(path) as store:
        hold(CallJournal(store), CALLS["stopped"](), 5)
        bar_number(store, "0391-1234567", "来信", AT)
        assert b"13800000" not in on_disk(path)
        shown = store.rows("SELECT phone, length(phone_token) FROM contact")
    assert shown == [("138****0005", 32)]
    assert not {b"13800000", b"03911234567", b"0391-1234567"} & {on_disk(path)}
    assert b"03911234567" not in on_disk(path)


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path, key):
    """With the first number, in a file of its own, which the database names by fingerprint."""
    with open_database(tmp_path / "a.db") as store:
        assert not key.exists()
        bar_number(store, NUMBER, "", AT)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    made = key.read_text()
    with open_database(tmp_path / "b.db") as store:
        bar_number(store, NUMBER, "", AT)
        assert store.rows("SELECT fingerprint FROM phone_key") == [
            (phones.read_key(key).fingerprint,)
        ]
    assert key.read_text() == made
    assert made.split()[-1].encode() not in on_disk(tmp_path / "a.db")


def test_a_token_needs_the_key(key):
    """Equal for one number however it is written, different under another key."""
    one, other = phones.PhoneKey.new(), phones.PhoneKey.new()
    ways = ["13800000000", "+86 138-0000-0000", "138 0000 0000", "１３８００００００００", "0086 13800000000",
            "013800000000"]  # fmt: skip
    assert len({one.token(way) for way in ways}) == 1
    assert one.token(NUMBER) != other.token(NUMBER)
    assert one.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("key-missing", lambda key: key.unlink()),
        ("key-wrong", lambda key: key.write_text(phones.PhoneKey.new().text())),
        ("key-damaged", lambda key: key.write_text("callbot phone key 1 abc\n")),
        ("key-damaged", lambda key: key.write_text("")),
        ("key-unreadable", lambda key: key.write_bytes(b"\xff\xfe")),
        ("key-unreadable", lambda key: (key.unlink(), key.mkdir(mode=0o755))),
        ("key-open", lambda key: key.chmod(0o644)),
    ],
    ids=["missing", "another", "cut off", "empty", "binary", "a folder", "open to others"],
)
def test_a_database_takes_its_own_key_and_no_other(tmp_path, key, code, spoil):
    """One clear error, nothing is written, and no new key is made in its place."""
    path = tmp_path / "calls.db"
    with open_database(path) as store:
        bar_number(store, NUMBER, "", AT)
    spoil(key)
    with open_database(path) as store:
        assert refused(bar_number, store, "13900000000", "", AT) == code
        assert refused(is_barred, store, NUMBER) == code
        assert refused(CallJournal(store).begin, contact(), script(), "typed", AT) == code
        assert store.rows("SELECT count(*) FROM do_not_call") == [(1,)]
    if code == "key-missing":
        assert not key.exists()


def test_a_key_that_the_system_withholds(tmp_path, key):
    """Somebody else's key file is named with what can be done."""
    path = tmp_path / "calls.db"
    with open_database(path) as store:
        bar_number(store, NUMBER, "", AT)
    code = (
        "import os, sys, callbot.store.phones as p\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "from pathlib import Path\n"
        "try: p.read_key(Path(sys.argv[1]))\n"
        "except p.StoreError as error: print(error.code)\n"
    )
    key.parent.chmod(0o700)
    done = subprocess.run(
        [sys.executable, "-c", code, str(key)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() in ("key-unreadable", "")


def test_without_numbers_no_key_is_needed(tmp_path, key):
    """Whoever gives none, or only reads, is not bothered."""
    path = tmp_path / "calls.db"
    with open_database(path) as store:
        CallJournal(store).begin({"name": "张伟"}, script(), "typed", AT)
        assert not is_barred(store, NUMBER)
    assert not key.exists()


def test_who_was_called_is_barred_without_the_key(tmp_path, key):
    """The token is there: the page works on a computer that has no key."""
    path = tmp_path / "calls.db"
    with open_database(path) as store:
        call_id = hold(CallJournal(store), travelled(), 5) or 1
    key.unlink()
    with open_database(path) as store:
        assert not is_caller_barred(store, call_id)
        assert bar_caller(store, call_id, "", By("li", AT))
        assert is_caller_barred(store, call_id)


@pytest.fixture
def old(tmp_path):
    """A database of schema 5 with real and simulated people, and something deleted before."""
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        for step in MIGRATIONS[:5]:
            step(conn)
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute("PRAGMA user_version = 5")
        conn.execute("INSERT INTO script_version VALUES ('a', 's', 'en', '', '', '[]', '', '')")
        conn.execute(
            "INSERT INTO run (id, script_sha256, line, mix, seed, calls_planned, workers,"
            " simulated_models, started_at) VALUES (1, 'a', 'text', '', 1, 1, 1, 1, '')"
        )
        people = [
            (None, "王芳", "+86 139-1111-2222"),
            (1, "made up", "55512345678"),
            (None, "无", ""),
        ]
        people += [(None, f"gone {n}", f"1371234{n:04d}") for n in range(500)]
        conn.executemany(
            "INSERT INTO contact (run_id, name, phone, fields) VALUES (?, ?, ?, '{}')", people
        )
        conn.execute("DELETE FROM contact WHERE name LIKE 'gone%'")
        conn.execute(
            "INSERT INTO do_not_call (phone, name, words, barred_at) VALUES ('03911234567', '', '', '')"
        )
    conn.close()
    return path


def test_numbers_of_an_older_database_are_keyed_and_none_is_lost(old, key):
    """Tokens in the database, the numbers themselves beside the key; the simulated stay as they are."""
    with open_database(old) as store:
        assert store.rows("SELECT name, phone, phone_token IS NULL FROM contact") == [
            ("王芳", "139****2222", 0), ("made up", "55512345678", 1), ("无", "", 1)
        ]  # fmt: skip
        assert is_barred(store, "0391 123 4567")
        assert store.rows("SELECT scrubbed FROM phone_key") == [(1,)]
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
    for clear in (b"139-1111", b"13911112222", b"03911234567", b"1371234"):
        assert clear not in on_disk(old)
    (aside,) = key.parent.glob("numbers-old-*.csv")
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    rows = list(csv.DictReader(aside.read_text(encoding="utf-8").splitlines()))
    assert [(row["table"], row["name"], row["phone"]) for row in rows] == [
        ("contact", "王芳", "+86 139-1111-2222"), ("do_not_call", "", "03911234567")
    ]  # fmt: skip


def test_an_older_database_waits_for_its_key(old, key):
    """Where none can be made it stays as it is, whole and readable by the callbot that made it."""
    key.parent.write_text("in the way")
    assert refused(open_database, old) == "key-unreadable"
    with sqlite3.connect(old) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (5,)
        assert conn.execute("SELECT phone FROM contact WHERE id = 1").fetchone() == (
            "+86 139-1111-2222",
        )
    conn.close()


def test_an_older_database_says_what_brings_it_up_to_date(old):
    """Where it is only looked at; and that does, without putting anybody in."""
    with pytest.raises(StoreError) as trouble:
        open_database(old, "read")
    assert trouble.value.hint and f"callbot purge --dry-run --db {old}" in trouble.value.hint
    done = CliRunner().invoke(cli, ["purge", "--dry-run", "--db", str(old)])
    assert done.exit_code == 0, done.output
    open_database(old, "read").close()


def test_a_migrated_copy_on_another_computer_needs_the_same_key(old, key, tmp_path):
    """The fingerprint goes with the file."""
    open_database(old).close()
    copy = tmp_path / "copy.db"
    shutil.copy(old, copy)
    key.rename(key.with_name("elsewhere"))
    with open_database(copy) as store:
        assert refused(is_barred, store, "03911234567") == "key-missing"


LANDLINE = "0391-1234567"
ABROAD = ("+86 391 1234567", "0086 391 1234567", "86 391 1234567", "+86 (0391) 1234567", LANDLINE)


def kept_before(store, written):
    """Put a number on the do-not-call list and on a roster as an older callbot did, with its country's code."""
    key = phones.key_of(store)
    digits = "".join(filter(str.isdecimal, written))
    row = ("张伟", phones.masked(digits), key._token(digits))
    barred = "INSERT INTO do_not_call (name, phone, phone_token, words, barred_at) VALUES (?, ?, ?, '', ?)"
    with store.writing() as conn:
        conn.execute(barred, (*row, AT))
        conn.execute(
            "INSERT INTO contact (name, phone, phone_token, fields) VALUES (?, ?, ?, '{}')", row
        )


@pytest.mark.parametrize("written", ABROAD)
def test_a_landline_is_one_number_however_it_is_written(tmp_path, key, written):
    """Whoever asked under one spelling is not called under another."""
    with open_database(tmp_path / "calls.db") as store:
        bar_number(store, written, "", AT)
        assert all(is_barred(store, other) for other in ABROAD)
        assert not is_barred(store, "0392-1234567")


@pytest.mark.parametrize("written", ABROAD[:4])
def test_a_landline_barred_by_an_older_callbot_stays_barred(tmp_path, key, written):
    """Its row had another token, which is found, and gets today's when the number comes by."""
    path = tmp_path / "calls.db"
    with open_database(path) as store:
        kept_before(store, written)
    with open_database(path, "read") as store:
        assert all(is_barred(store, other) for other in ABROAD)
    with open_database(path) as store:
        assert is_barred(store, LANDLINE)
        token = phones.key_of(store).token(LANDLINE)
        found = store.rows("SELECT phone, phone_token FROM do_not_call")
        assert found == store.rows("SELECT phone, phone_token FROM contact")
        assert found == [(phones.masked("03911234567"), token)]


def test_a_roster_finds_who_was_barred_by_an_older_callbot(tmp_path, key):
    """An import compares tokens alone: older ones are brought to today's before it does."""
    path, table = tmp_path / "calls.db", tmp_path / "people.csv"
    with open_database(path) as store:
        kept_before(store, ABROAD[0])
    table.write_text(f"name,phone\n张伟,{LANDLINE}\n李娜,0392-1234567\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["roster", "import", str(table), "--db", str(path), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["barred"] == 1
