"""Who runs a command, for the trail of who looked and who changed."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from callbot.commands import common
from callbot.errors import StoreError

if TYPE_CHECKING:
    from callbot.store.keeping.audit import Actor


def account() -> str:
    """The computer's user; empty where there is none of that number, as in some containers."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def actor() -> Actor:
    """Whoever runs this command."""
    from callbot.store.keeping.audit import Actor

    user = account() or "?"
    return Actor(user, user, "command")


def looked(
    path: Path,
    action: str,
    *,
    call_id: int | None = None,
    records: int | None = None,
    what: str = "",
) -> None:
    """Note in the database who looks at what, before it is shown.

    Where that cannot be written it is said, and shown all the same: somebody may have to be helped
    now, and whoever can read the file can read it without callbot.
    """
    from callbot.store.keeping.audit import Look, note
    from callbot.store.open import open_database

    try:
        with open_database(path, "live") as store:
            note(store, actor(), [Look(action, None, call_id, records, what)], common.now())
    except StoreError as error:
        click.echo(f"callbot: who looks is not noted: {error.message}", err=True)
