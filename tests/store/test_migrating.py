"""A database of schema 5, the last that was given to people before these, becomes one of today's in one go."""

import sqlite3

import pytest
from keeping_calls import call, corrected, followed_up, purged, rehearsed_campaign, simulated
from stored_calls import AT, CALLS, contact, hold, script

from callbot.store import figures, queries, schema, tallying
from callbot.store.journal import CallJournal
from callbot.store.keeping import audit
from callbot.store.open import open_database
from callbot.store.registry import is_barred
from callbot.store.scripts import Saving, save

OLD = 5


def columns(conn):
    """Table → its columns, of every table there is."""
    names = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: [one[1] for one in conn.execute(f"PRAGMA table_info({name})")] for (name,) in names
    }


def emptied():
    """A database of schema 5 without rows, in memory."""
    conn = sqlite3.connect(":memory:")
    for step in schema.MIGRATIONS[:OLD]:
        step(conn)
    return conn


def rows(conn, tables):
    """Every row, in the columns that these tables have."""
    return {
        name: conn.execute(f"SELECT {', '.join(known)} FROM {name}").fetchall()
        for name, known in tables.items()
    }


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """So that a few calls are enough for tallies to be kept."""
    monkeypatch.setattr(schema, "BLOCK", 2)
    monkeypatch.setattr(tallying, "BLOCK", 2)


@pytest.fixture
def filled(tmp_path):
    """The rows of a database in which everything happened that could in schema 5."""
    with open_database(tmp_path / "new.db") as new:
        first = call(new, "travelled", 1)
        corrected(new, first)
        followed_up(new, first, "note", "done")
        call(new, "unheard", 2)
        simulated(new, ["travelled", "stopped"])
        rehearsed_campaign(new, [7, 8])
        save(new, script(), Saving(None, "anders gefragt", "li", AT))
        figures.overview(new)
        found = rows(new.conn, columns(emptied()))
        people = dict(new.rows(
            "SELECT id, name FROM contact WHERE run_id IS NULL"))  # fmt: skip
    return found, people


@pytest.fixture
def old(tmp_path, filled):
    """The same as a file of schema 5: real people's numbers stand in it in clear."""
    found, people = filled
    path = tmp_path / "old.db"
    conn = sqlite3.connect(path)
    for step in schema.MIGRATIONS[:OLD]:
        step(conn)
    for name, held in found.items():
        for row in held:
            conn.execute(f"INSERT INTO {name} VALUES ({','.join('?' * len(row))})", row)
    for id_, name in people.items():
        phone = contact(int(name.strip("张伟")))["phone"]
        conn.execute("UPDATE contact SET phone = ? WHERE id = ?", (phone, id_))
        conn.execute("UPDATE do_not_call SET phone = ? WHERE name = ?", (phone, name))
    conn.execute(f"PRAGMA user_version = {OLD}")
    conn.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    conn.commit()
    conn.close()
    return path


def test_the_old_database_has_rows_in_every_table(filled):
    """Or the other tests would say less than they seem to."""
    assert [name for name, held in filled[0].items() if not held] == []


def test_every_row_of_every_table_is_there_afterwards(old, filled):
    """All columns that there were; numbers of real people masked as if they had been written today."""
    with open_database(old) as store:
        assert store.rows("PRAGMA user_version") == [(schema.VERSION,)]
        assert rows(store.conn, columns(emptied())) == filled[0]
        assert store.rows("PRAGMA foreign_key_check") == []
        assert store.rows("PRAGMA integrity_check") == [("ok",)]


def test_it_has_the_same_tables_and_triggers_as_a_new_one(old, tmp_path):
    """Whatever version it came from."""
    sql = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY type, name"
    with open_database(old) as store, open_database(tmp_path / "fresh.db") as fresh:
        assert store.rows(sql) == fresh.rows(sql)
        assert columns(store.conn) == columns(fresh.conn)


def test_everything_that_came_since_works_on_it(old):
    """Barred people are known again, a person who is called again is the same one, old calls go."""
    with open_database(old) as store:
        assert is_barred(store, contact(1)["phone"]) and not is_barred(store, contact(2)["phone"])
        before = store.rows("SELECT count(*) FROM contact")
        hold(CallJournal(store), CALLS["travelled"](), 2)
        assert store.rows("SELECT count(*) FROM contact") == before
        followed_up(store, len(queries.calls(store)), "done")
        purged(store, 2000)
        assert queries.calls(store) == []
        assert not audit.verify(store).trouble
