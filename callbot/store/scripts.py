"""The versions of scripts: those that ran and those that were saved on the tuning page."""

from __future__ import annotations

from typing import NamedTuple

from callbot.core.script import Script
from callbot.errors import StoreError
from callbot.store.open import Store
from callbot.store.registry import register_script


class Version(NamedTuple):
    """One exact text of a script."""

    sha256: str
    script: str
    """Its id."""
    language: str
    title: str
    since: str
    """When it was saved, or else first used; ISO 8601."""
    parent_sha256: str | None
    """The version it was made from; None where it came with a call."""
    message: str
    """What was changed and why; empty where it was not saved here."""
    saved_by: str


_VERSIONS = """
SELECT sha256, script, language, title, coalesce(saved_at, registered_at) AS since, parent_sha256,
  coalesce(message, ''), coalesce(saved_by, '')
FROM script_version LEFT JOIN script_save ON script_save.id = (
  SELECT max(id) FROM script_save WHERE script_sha256 = sha256)
"""


def versions(store: Store, script_id: str | None = None) -> list[Version]:
    """All versions of one script, or of every script, the newest first."""
    rows = store.rows(
        f"{_VERSIONS} WHERE :id IS NULL OR script = :id ORDER BY since DESC, script_save.id DESC",
        {"id": script_id},
    )
    return [Version(*row) for row in rows]


def version(store: Store, sha256: str) -> Version:
    """One version, named by its hash or the beginning of it. Raises StoreError where there is none."""
    rows = store.rows(
        f"{_VERSIONS} WHERE substr(sha256, 1, :length) = :hash LIMIT 2",
        {"hash": sha256, "length": len(sha256)},
    )
    if len(sha256) < _LEAST_OF_HASH or len(rows) != 1:
        raise StoreError(
            f"there is no version {sha256[:_SHOWN_OF_HASH]!r} of a script",
            hint="the script page lists them",
            code="no-script",
        )
    return Version(*rows[0])


_LEAST_OF_HASH = 8
_SHOWN_OF_HASH = 70


def text_of(store: Store, sha256: str) -> str:
    """The exact text of a version. Raises StoreError where there is none."""
    rows = store.rows("SELECT text FROM script_version WHERE sha256 = ?", (sha256,))
    if not rows:
        version(store, sha256)
    return str(rows[0][0])


def last_used(store: Store, run: int | None = None) -> Version | None:
    """The version of the last call; None where there is no call."""
    rows = store.rows(
        "SELECT script_sha256 FROM call WHERE :run IS NULL OR run_id = :run"
        " ORDER BY id DESC LIMIT 1",
        {"run": run},
    )
    return version(store, rows[0][0]) if rows else None


class Saving(NamedTuple):
    """Why a version is saved, and by whom."""

    parent_sha256: str | None
    message: str
    by: str
    at: str
    """ISO 8601."""


def save(store: Store, script: Script, saving: Saving) -> None:
    """Keep a version with what was changed and why. Raises StoreError without a word of why.

    A version may be saved more than once, e.g. after going back to it; every saving stays.
    """
    message = saving.message.strip()
    if not message:
        raise StoreError(
            "a version needs a few words on what was changed and why",
            hint="those who read it later have nothing else to go by",
            code="no-message",
        )
    register_script(store, script, saving.at)
    parent = saving.parent_sha256
    known = parent and store.rows("SELECT 1 FROM script_version WHERE sha256 = ?", (parent,))
    with store.writing() as conn:
        conn.execute(
            "INSERT INTO script_save (script_sha256, parent_sha256, message, saved_by, saved_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (script.sha256, parent if known else None, message, saving.by, saving.at),
        )


class Saved(NamedTuple):
    """One time that a version was saved."""

    sha256: str
    parent_sha256: str | None
    message: str
    saved_by: str
    saved_at: str


def history(store: Store, script_id: str) -> list[Saved]:
    """Every saving of a script, the last first."""
    rows = store.rows(
        "SELECT script_sha256, parent_sha256, message, saved_by, saved_at FROM script_save"
        " JOIN script_version ON sha256 = script_sha256 WHERE script = ? ORDER BY script_save.id DESC",
        (script_id,),
    )
    return [Saved(*row) for row in rows]
