"""`docs/database.md` explains every table, view and column, and its examples run."""

import re
from pathlib import Path

import keeping_calls
import pytest
from stored_calls import AT, CALLS, hold, record, script, truth

from callbot.store.journal import BatchJournal, CallJournal
from callbot.store.open import open_database
from callbot.store.registry import RunPlan, begin_run
from callbot.store.schema import APPLICATION_ID, VERSION
from callbot.store.views import WIDE_BASE

PAGE = (Path(__file__).parents[2] / "docs" / "database.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def sections():
    """Heading of a table or view → the names of its first column."""
    found = {}
    pattern = re.compile(r"^### `(\w+)`.*?\n(.*?)(?=^#|\Z)", re.DOTALL | re.MULTILINE)
    for title, body in pattern.findall(PAGE):
        rows = re.findall(r"^\| (.*?) \|", body, re.MULTILINE)
        found[title] = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    return found


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A database with something in every table that a call fills."""
    path = tmp_path_factory.mktemp("doc") / "calls.db"
    with open_database(path, "simulation") as opened:
        run = begin_run(opened, script(), RunPlan("text", "easy", 1, 5, 1), AT)
        with BatchJournal(opened, run, script().sha256, "text") as journal:
            for events in CALLS.values():
                journal.add(record(events(), truth=truth("missed", travel=("yes", "wrong"))))
    with open_database(path) as opened:
        hold(CallJournal(opened), CALLS["corrected"](), 8)
        keeping_calls.purged(opened, 1096, "calls")
        hold(CallJournal(opened), CALLS["travelled"](), 9)
        yield opened


def test_every_table_view_and_column_is_explained(store):
    """Nothing is missing from the page, and nothing on it has gone."""
    questions = {"travel", "place"}
    real = {
        name: {column[1] for column in store.rows(f"PRAGMA table_info({name})")} - (
            questions if name == "answers_wide" else set()
        )
        for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    }  # fmt: skip
    assert real["answers_wide"] == {name for name, _ in WIDE_BASE}
    assert sections() == real


def test_the_page_names_the_version():
    """Application id and schema version as they are."""
    assert f"{APPLICATION_ID:#x}" in PAGE
    assert f"version is {VERSION}" in PAGE


@pytest.mark.parametrize("sql", EXAMPLES, ids=lambda sql: sql.splitlines()[0].lstrip("- "))
def test_the_examples_run_and_find_something(store, sql):
    """Each can be pasted into any SQLite browser; here each finds at least a row."""
    assert store.rows(sql)
