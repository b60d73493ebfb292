"""`callbot delete`: everything about a call, its sound included."""

from __future__ import annotations

from pathlib import Path

import click

from callbot.commands import common


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
    from callbot.store.open import open_database

    path = common.existing(common.database(ctx, database))
    with open_database(path, "live") as store:
        detail = queries.call(store, call)
        if not yes:
            one = detail.call
            running = "" if one.disposition else ", which has no end and may be running"
            who = " ".join(filter(None, (one.name, one.phone)))
            click.confirm(
                f"Delete call {call} ({who or 'nobody named'}, {one.started_at[:19]},"
                f" {len(detail.turns)} turns{', recorded' if one.audio else ''}){running}?",
                abort=True,
                err=True,
            )
        removed = recordings.delete_call(store, call)
    sound = f" and its recording ({removed.bytes / 1e6:.1f} MB)" if removed.folders else ""
    click.echo(f"deleted call {call}{sound}")
