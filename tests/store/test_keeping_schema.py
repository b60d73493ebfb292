"""What the tables of keeping little promise: old databases lose nothing, new tables are thought of."""

import sqlite3

from keeping_calls import call, followed_up, later, purged, simulated

from callbot.store import queries, schema
from callbot.store.keeping.hanging import OUTLIVES, hanging_on
from callbot.store.open import open_database

BEFORE = schema.MIGRATIONS.index(schema.keeping)

PERSONAL = {
    "contact", "attempt", "call", "turn", "answer", "dropped", "flag", "overheard", "checked",
    "follow_up_entry", "simulated_truth", "do_not_call", "earlier",
}  # fmt: skip
NOBODYS = {
    "disposition", "script_version", "question", "campaign", "run", "script_save", "tally",
    "roster", "phone_key", "audit", "audit_start", "to_erase", "highest_number", "day_total",
}  # fmt: skip


def test_a_database_of_before_keeps_every_row(tmp_path):
    """Its tables are filled as they were then; afterwards all is there, and can be purged."""
    path = tmp_path / "calls.db"
    with open_database(tmp_path / "new.db") as new:
        call(new, "travelled", 1)
        simulated(new, ["travelled", "stopped"])
        followed_up(new, 1, "note", "done")
        tables = [name for name in PERSONAL | NOBODYS if name not in added()]
        rows = {name: new.rows(f"SELECT * FROM {name}") for name in tables}
    old = sqlite3.connect(path, isolation_level=None)
    old.execute("BEGIN")
    for step in schema.MIGRATIONS[:BEFORE]:
        step(old)
    for name, held in rows.items():
        for row in held:
            old.execute(f"INSERT INTO {name} VALUES ({','.join('?' * len(row))})", row)
    old.execute(f"PRAGMA user_version = {BEFORE}")
    old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    old.execute("COMMIT")
    old.close()
    with open_database(path) as store:
        assert {name: store.rows(f"SELECT * FROM {name}") for name in tables} == rows
        assert len(queries.calls(store)) == 3
        purged(store, 2000)
        assert queries.calls(store) == []


def added():
    """Tables that this migration makes."""
    conn = sqlite3.connect(":memory:")
    for step in schema.MIGRATIONS[:BEFORE]:
        step(conn)
    before = {name for (name,) in conn.execute("SELECT name FROM sqlite_master")}
    schema.keeping(conn)
    return {name for (name,) in conn.execute("SELECT name FROM sqlite_master")} - before


def test_every_table_is_known_to_be_personal_or_not(store):
    """A table that comes later has to be thought of here, and to hang on a call or a person if it is."""
    tables = {n for (n,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == PERSONAL | NOBODYS, "does the new table say anything about a person?"
    reached = {name for table in ("contact", "call") for name, _ in hanging_on(store.conn, table)}
    assert reached | {"contact", OUTLIVES} == PERSONAL


def test_deleted_numbers_are_remembered_whatever_program_deletes(store):
    """Even a SQLite browser; nobody else gets them."""
    call(store, number=1)
    call(store, number=2)
    purged(store, 2000)
    assert dict(store.rows("SELECT name, number FROM highest_number WHERE name <> 'erasure'")) == {
        "attempt": 2, "call": 2, "contact": 2, "audit": later(0) and 2,
    }  # fmt: skip
