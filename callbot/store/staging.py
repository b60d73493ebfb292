"""A roster while it is read: in a private file of SQLite's that is gone when it is closed.

However long the roster is, memory stays small; and until everything is known to be right, nothing is
in the database. Numbers come here as tokens already, never in clear.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from callbot.store.faults import told
from callbot.store.phones import Number
from callbot.store.rows import as_json

_TEMPORARY: Final = Path(tempfile.gettempdir()) / "roster"
"""How its file is named to people: SQLite's own have no name, and are gone with the process."""
_BATCH: Final = 5000
_TABLES: Final = """
CREATE TABLE person (
  row INTEGER PRIMARY KEY, name TEXT, shown TEXT, token TEXT, area TEXT, building TEXT,
  household TEXT, age TEXT, language TEXT, notes TEXT, shared TEXT
);
CREATE TABLE problem (row INTEGER, column TEXT, message TEXT);
"""
DETAILS: Final = ("area", "building", "household", "age", "language", "notes", "shared")
"""What else is said of somebody, in the table's order."""
_SAME: Final = (
    # The same name at the same number is the same person; so it is at the same door without one.
    ("token", "name, token", "token IS NOT NULL"),
    ("door", "name, area, building, household", "token IS NULL AND household <> ''"),
)
_PEOPLE: Final = f"SELECT row, name, shown, token, {', '.join(DETAILS)} FROM person"  # noqa: S608


class Fault(NamedTuple):
    """What is wrong in one place."""

    row: int
    column: str
    message: str


class SharedNumber(NamedTuple):
    """A number that several people have."""

    shown: str
    people: int
    first_row: int


class Staging:
    """People and faults of one roster; use it in a `with`."""

    def __init__(self) -> None:
        self._conn = sqlite3.connect("", isolation_level=None)
        self._conn.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA cache_size = -32000; {_TABLES} BEGIN;"
        )
        self._people: list[tuple[Any, ...]] = []
        self._faults: list[Fault] = []
        self.joined = 0
        """Rows that said again who was there already."""

    def add(self, row: int, name: str, number: Number, details: Sequence[str]) -> None:
        """Somebody; `details` as in `DETAILS`."""
        self._people.append((row, name, *number, *details))
        if len(self._people) >= _BATCH:
            self._flush()

    def fault(self, row: int, column: str, message: str) -> None:
        """Something wrong."""
        self._faults.append(Fault(row, column, message))
        if len(self._faults) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        people, self._people = self._people, []
        faults, self._faults = self._faults, []
        marks = ", ".join("?" * (4 + len(DETAILS)))
        with told(_TEMPORARY):
            self._conn.executemany(f"INSERT INTO person VALUES ({marks})", people)  # noqa: S608
            self._conn.executemany("INSERT INTO problem VALUES (?, ?, ?)", faults)

    def settle(self, labels: Mapping[str, str]) -> None:
        """Everything was read: join what is the same person, and name what contradicts itself.

        `labels` has the names of columns for messages.
        """
        self._flush()
        with told(_TEMPORARY):
            self._settle(labels)
        self._flush()

    def _settle(self, labels: Mapping[str, str]) -> None:
        for what, keys, where in _SAME:
            self._conn.execute(f"CREATE INDEX same_{what} ON person({keys}) WHERE {where}")
            groups = self._conn.execute(
                f"SELECT group_concat(row) FROM person WHERE {where}"  # noqa: S608 - our own text
                f" GROUP BY {keys} HAVING count(*) > 1"
            ).fetchall()
            for (rows,) in groups:
                self._join(sorted(map(int, rows.split(","))), what, labels)
        if "shared" not in labels:
            self._conn.execute(
                "UPDATE person SET shared = '1' WHERE token IN"
                " (SELECT token FROM person GROUP BY token HAVING count(*) > 1)"
            )

    def _join(self, rows: list[int], what: str, labels: Mapping[str, str]) -> None:
        """The first row keeps what the others add; one that contradicts it is a fault."""
        first, *others = (
            self._conn.execute(f"{_PEOPLE} WHERE row = ?", (row,)).fetchone() for row in rows
        )
        known = dict(zip(DETAILS, first[4:], strict=True))
        for row, *_ in others:
            said = dict(zip(DETAILS, self._details(row), strict=True))
            against = [
                key for key in DETAILS
                if key != "notes" and said[key] and known[key] and said[key] != known[key]
            ]  # fmt: skip
            for key in against:
                same = "name and number" if what == "token" else "name and door"
                told = f"{said[key]!r} is not {known[key]!r} of row {first[0]}, the same person by {same}"
                self.fault(row, labels.get(key, key), told)
            if not against:
                notes = dict.fromkeys(filter(None, (known["notes"], said["notes"])))
                known = {key: known[key] or said[key] for key in DETAILS} | {
                    "notes": "; ".join(notes)
                }
                self.joined += 1
            self._conn.execute("DELETE FROM person WHERE row = ?", (row,))
        marks = ", ".join(f"{key} = ?" for key in DETAILS)
        values = (*known.values(), first[0])
        self._conn.execute(f"UPDATE person SET {marks} WHERE row = ?", values)  # noqa: S608

    def _details(self, row: int) -> tuple[str, ...]:
        found: tuple[str, ...] = self._conn.execute(f"{_PEOPLE} WHERE row = ?", (row,)).fetchone()[
            4:
        ]
        return found

    @property
    def people(self) -> int:
        """How many there are."""
        return self._count("SELECT count(*) FROM person")

    @property
    def without_number(self) -> int:
        """How many have no telephone."""
        return self._count("SELECT count(*) FROM person WHERE token IS NULL")

    @property
    def faults(self) -> int:
        """How many problems there are."""
        return self._count("SELECT count(*) FROM problem")

    @property
    def faulty_rows(self) -> int:
        """In how many rows."""
        return self._count("SELECT count(DISTINCT row) FROM problem")

    def _count(self, sql: str) -> int:
        found: int = self._conn.execute(sql).fetchone()[0]
        return found

    def all_faults(self) -> Iterator[Fault]:
        """Every problem, in the order of the rows."""
        return map(Fault._make, self._conn.execute("SELECT * FROM problem ORDER BY row, rowid"))

    def shared_numbers(self, limit: int) -> tuple[int, list[SharedNumber]]:
        """How many numbers several people have, and those that most have."""
        shared = "FROM person WHERE token IS NOT NULL GROUP BY token HAVING count(*) > 1"
        rows = self._conn.execute(
            f"SELECT shown, count(*) AS people, min(row) {shared}"
            " ORDER BY people DESC, min(row) LIMIT ?",
            (limit,),
        )
        several = self._count(f"SELECT count(*) FROM (SELECT 1 {shared})")  # noqa: S608
        return several, list(map(SharedNumber._make, rows))

    def contacts(self) -> Iterator[tuple[str, str, str | None, str]]:
        """Everybody: name, masked number, token, other fields as JSON."""
        for _, name, shown, token, *details in self._conn.execute(f"{_PEOPLE} ORDER BY row"):
            said = dict(zip(DETAILS, details, strict=True))
            said["shared"] = said["shared"] if said["shared"] == "1" else ""
            yield name, shown, token, as_json({key: value for key, value in said.items() if value})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._conn.close()
