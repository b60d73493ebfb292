"""`callbot delete`: everything about a call, its sound included."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from callbot.commands import acting, common
from callbot.commands.asking import confirmed

if TYPE_CHECKING:
    from callbot.store.queries import CallDetail


@click.command()
@click.argument("call", type=click.IntRange(1))
@click.option("--yes", is_flag=True, help="Do not ask.")
@common.database_option
@click.pass_context
def command(ctx: click.Context, /, call: int, yes: bool, database: Path | None) -> None:
    """Delete a call: what was said, the answers, the flags, the recording.

    Whoever asked not to be called again stays on the do-not-call list.

    Example:  callbot delete 17
    """
    from callbot.store import queries, recordings
    from callbot.store.keeping import audit
    from callbot.store.keeping.audit import Look
    from callbot.store.open import open_database

    path = common.existing(common.database(ctx, database))
    with open_database(path, "live") as store:
        detail = queries.call(store, call)
        if not yes:
            _ask(detail)
        looks = [Look("delete", call_id=call)]
        audit.note(store, acting.actor(), looks, common.now())
        removed = recordings.delete_call(store, call)
    sound = f" and its recording ({removed.bytes / 1e6:.1f} MB)" if removed.folders else ""
    click.echo(f"deleted call {call}{sound}")


def _ask(detail: CallDetail) -> None:
    """Whether it is to be deleted; leaves where it is not. Raises UsageError without an answer."""
    one = detail.call
    running = "" if one.disposition else ", which has no end and may be running"
    who = " ".join(filter(None, (one.name, one.phone)))
    asked = (
        f"Delete call {one.id} ({who or 'nobody named'}, {one.started_at[:19]},"
        f" {len(detail.turns)} turns{', recorded' if one.audio else ''}){running}?"
    )
    confirmed(asked, f"call {one.id} was not deleted")
