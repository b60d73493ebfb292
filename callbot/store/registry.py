"""What is written besides calls: scripts, simulation runs, the do-not-call list, corrections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from callbot.core.answers import Value
from callbot.core.script import Script
from callbot.errors import StoreError
from callbot.store.open import Store
from callbot.store.phones import Number, kept
from callbot.store.rows import as_json, strings_json
from callbot.store.views import make_answers_wide


def register_script(store: Store, script: Script, at: str) -> None:
    """Keep the exact text of a script that runs, once, and give its questions their columns."""
    if store.rows("SELECT 1 FROM script_version WHERE sha256 = ?", (script.sha256,)):
        return
    questions = [
        (
            script.sha256, node.id, position, node.label or node.id, node.prompt,
            node.wait.expects if node.wait else "", int(bool(node.wait and node.wait.key)),
            as_json({c.id: c.label or c.id for c in (node.wait.categories if node.wait else ())}),
        )
        for position, node in enumerate(script.questions, 1)
    ]  # fmt: skip
    with store.writing() as conn:
        conn.execute(
            "INSERT OR IGNORE INTO script_version VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (script.sha256, script.id, script.language, script.title, script.organisation,
             strings_json(script.levels), script.text, at),
        )  # fmt: skip
        conn.executemany(
            "INSERT OR IGNORE INTO question VALUES (?, ?, ?, ?, ?, ?, ?, ?)", questions
        )
        make_answers_wide(store.db)


class RunPlan(NamedTuple):
    """What a simulation sets out to do."""

    line: str
    mix: str
    seed: int
    calls: int
    workers: int
    snr_db: float | None = None
    simulated_models: bool = True
    """True where the bundled models, which understand only synthesised voices, listen."""


def begin_run(store: Store, script: Script, plan: RunPlan, at: str) -> int:
    """A simulation starts; returns its id. `at` is ISO 8601."""
    register_script(store, script, at)
    with store.writing() as conn:
        cursor = conn.execute(
            "INSERT INTO run (script_sha256, line, mix, seed, calls_planned, workers, snr_db,"
            " simulated_models, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (script.sha256, plan.line, plan.mix, plan.seed, plan.calls, plan.workers, plan.snr_db,
             int(plan.simulated_models), at),
        )  # fmt: skip
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def finish_run(store: Store, run_id: int, summary: Mapping[str, Any], at: str) -> None:
    """Keep what `callbot simulate --json` printed."""
    with store.writing() as conn:
        conn.execute(
            "UPDATE run SET finished_at = ?, summary = ? WHERE id = ?",
            (at, as_json(summary), run_id),
        )


class Barred(NamedTuple):
    """Somebody for the do-not-call list."""

    number: Number
    name: str
    words: str
    """What they said."""


def bar(conn: Any, who: Barred, at: str, call_id: int | None = None) -> None:
    """Put a person on the do-not-call list inside the caller's transaction, once a call."""
    conn.execute(
        "INSERT INTO do_not_call (phone, phone_token, name, words, call_id, barred_at)"
        " SELECT ?, ?, ?, ?, ?, ?"
        " WHERE ? IS NULL OR NOT EXISTS (SELECT 1 FROM do_not_call WHERE call_id = ?)",
        (*who.number, who.name, who.words, call_id, at, call_id, call_id),
    )


def bar_number(store: Store, phone: str, words: str, at: str, name: str = "") -> None:
    """Put a number on the do-not-call list, durably when this returns."""
    number = kept(store, phone)
    with store.writing() as conn:
        bar(conn, Barred(number, name, words), at)


def is_barred(store: Store, phone: str) -> bool:
    """Must this number not be called? People of simulations bar nobody."""
    if not store.rows("SELECT 1 FROM do_not_call WHERE run_id IS NULL LIMIT 1"):
        return False  # nobody has to look for a key
    token = kept(store, phone).token
    older = store.phone_key.tokens_before(phone) if store.phone_key else ()
    return any(is_barred_token(store, one) for one in (token, *older))


def is_barred_token(store: Store, token: str | None) -> bool:
    """The same of a number as it is kept, for which no key is needed."""
    return token is not None and bool(
        store.rows("SELECT 1 FROM do_not_call WHERE phone_token = ? AND run_id IS NULL", (token,))
    )


def is_caller_barred(store: Store, call_id: int) -> bool:
    """Must whoever was called not be called again? People of simulations are not looked up."""
    rows = store.rows(
        "SELECT phone_token FROM call JOIN contact ON contact.id = contact_id"
        " WHERE call.id = ? AND call.run_id IS NULL",
        (call_id,),
    )
    return bool(rows) and is_barred_token(store, rows[0][0])


class Correction(NamedTuple):
    """What a person decided an answer to be."""

    question: str
    categories: tuple[str, ...]
    value: Value
    words: str
    """Raw words it rests on; empty keeps the bot's."""
    because: str


def correct_answer(store: Store, call_id: int, correction: Correction, by: str, at: str) -> None:
    """Put a person's decision in place of the bot's, which stays as an earlier revision.

    Raises StoreError for a call that does not exist.
    """
    if not store.rows("SELECT 1 FROM call WHERE id = ?", (call_id,)):
        raise StoreError(f"there is no call {call_id}", hint="see `callbot calls`", code="no-call")
    c = correction
    with store.writing() as conn:
        last = conn.execute(
            "SELECT revision, words FROM answer WHERE call_id = ? AND question = ?"
            " ORDER BY revision DESC LIMIT 1",
            (call_id, c.question),
        ).fetchone() or (0, "")
        conn.execute(
            "UPDATE answer SET is_current = 0 WHERE call_id = ? AND question = ?",
            (call_id, c.question),
        )
        conn.execute(
            "INSERT INTO answer VALUES (?, ?, ?, 1, ?, ?, ?, ?, NULL, 1, ?, NULL, 'person', ?, ?)",
            (call_id, c.question, last[0] + 1, ",".join(c.categories) or None,
             strings_json(c.categories), c.value, c.words or last[1], c.because, by, at),
        )  # fmt: skip
