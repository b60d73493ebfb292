"""Tallies of blocks of calls, made from their rows once and then kept in the database.

A block that is full and in which every call has ended does not change by itself. What does change
it, a deletion or a correction by whatever program, takes its tally away (triggers see to that) or is
told by the number of a person's decisions, which is kept with it.
"""

from __future__ import annotations

import sqlite3
from itertools import islice

from callbot.errors import StoreError
from callbot.store.counting import Tallies, count
from callbot.store.open import Store
from callbot.store.remembering import remembered
from callbot.store.tally import BLOCK, Tally

_AT_ONCE = 8
"""Blocks a transaction: about a quarter of a second in which no other program can write."""


def tallies(store: Store) -> Tallies:
    """The figures of all calls, by script version and run; makes and keeps what is missing.

    A store that only reads keeps nothing; it counts what is not kept. As long as nobody writes to
    the database the same tallies are given again: do not add to them.
    """
    if store.mode != "read":
        keep(store)
    return remembered(store, "tallies", lambda: _added_up(store))


def _added_up(store: Store) -> Tallies:
    total: Tallies = {}
    with store.reading() as conn:
        known = _counted(conn)
        for block, sha256, run, figures in conn.execute(
            "SELECT block, script_sha256, run_id, figures FROM tally"
        ):
            if block in known:
                total.setdefault((sha256, run or None), Tally()).add_json(figures)
        (last,) = conn.execute("SELECT coalesce(max(id), 0) FROM call").fetchone()
        for block in range((last + BLOCK - 1) // BLOCK):
            if block not in known:
                _into(total, count(conn, _ids(block))[0])
    return total


def keep(store: Store) -> int:
    """Make and keep the tallies that are missing; returns how many blocks were counted.

    The first time 150,000 calls take some seconds, so that a server does it before it is asked, and
    again now and then while calls come in. For a store that may write.
    """
    counted = 0
    try:
        while missing := _missing(store):
            with store.writing() as conn:
                counted += sum(_kept(conn, block) for block in missing)
            if len(missing) < _AT_ONCE:
                break
    except StoreError:
        # Another program is writing, or the disk is full: counting again costs time, not truth.
        pass
    return counted


def _missing(store: Store) -> list[int]:
    """Full blocks without a tally, in which no call is running."""
    (last,) = store.rows("SELECT coalesce(max(id), 0) FROM call")[0]
    known = _counted(store.conn)
    running = "SELECT 1 FROM call WHERE id BETWEEN ? AND ? AND disposition IS NULL LIMIT 1"
    full = (block for block in range(last // BLOCK) if block not in known)
    ready = (block for block in full if not store.rows(running, _ids(block)))
    return list(islice(ready, _AT_ONCE))


def _counted(conn: sqlite3.Connection) -> set[int]:
    """Blocks whose tallies hold: to which no person has added an answer or a flag since."""
    decided = _decided(conn)
    kept = conn.execute("SELECT block, max(decided) FROM tally GROUP BY block")
    return {block for block, number in kept if number == decided.get(block, 0)}


def _decided(conn: sqlite3.Connection) -> dict[int, int]:
    """Block → answers and flags that a person decided."""
    return dict(
        conn.execute(
            "SELECT (call_id - 1) / ?, count(*) FROM"
            " (SELECT call_id FROM answer WHERE provenance = 'person'"
            " UNION ALL SELECT call_id FROM flag WHERE provenance = 'person') GROUP BY 1",
            (BLOCK,),
        ).fetchall()
    )


def _ids(block: int) -> tuple[int, int]:
    """The first and the last call of a block."""
    return block * BLOCK + 1, (block + 1) * BLOCK


def _kept(conn: sqlite3.Connection, block: int) -> bool:
    made, ended = count(conn, _ids(block))
    if ended:
        decided = _decided(conn).get(block, 0)
        conn.execute("DELETE FROM tally WHERE block = ?", (block,))
        conn.executemany(
            "INSERT INTO tally VALUES (?, ?, ?, ?, ?)",
            [
                (block, sha256, run or 0, decided, tally.json())
                for (sha256, run), tally in made.items()
            ],
        )
    return ended


def _into(total: Tallies, more: Tallies) -> None:
    for key, tally in more.items():
        total.setdefault(key, Tally()).add(tally)
