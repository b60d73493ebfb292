"""`callbot recordings`: delete the sound of calls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from callbot.commands import acting, common

if TYPE_CHECKING:
    from callbot.store.recordings import Removed


@click.group()
def command() -> None:
    """Delete recordings; what was said stays in the database as words.

    Example:  callbot recordings purge --dry-run
    """


@command.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be deleted.")
@click.option(
    "--keep-days", type=click.IntRange(1), metavar="N", help="Instead of config.toml's keep_days."
)
@common.database_option
@click.pass_context
def purge(
    ctx: click.Context, /, dry_run: bool, keep_days: int | None, database: Path | None
) -> None:
    """Delete the recordings that are older than config.toml allows.

    Example:  callbot recordings purge --keep-days 7 --dry-run
    """
    from callbot.store import recordings
    from callbot.store.open import open_database

    settings = common.settings(ctx).recording
    days = keep_days or settings.keep_days
    now = common.now()
    path = common.existing(common.database(ctx, database))
    with open_database(path, "live") as store:
        removed = recordings.purge(store, Path(settings.folder), days, now, dry_run=dry_run)
    if removed.folders and not dry_run:
        acting.looked(path, "purge", records=len(removed.folders), what="recordings")
    for folder in removed.folders:
        click.echo(str(folder))
    if not days:
        click.echo("keep_days is 0: recordings are kept until they are deleted one by one")
    else:
        click.echo(f"{_told(removed, dry_run)} older than {days} days")


@command.command()
@click.argument("call", type=click.IntRange(1))
@common.database_option
@click.pass_context
def delete(ctx: click.Context, /, call: int, database: Path | None) -> None:
    """Delete the recording of one call.

    Example:  callbot recordings delete 17
    """
    from callbot.store import recordings
    from callbot.store.open import open_database

    path = common.existing(common.database(ctx, database))
    with open_database(path, "live") as store:
        removed = recordings.delete_recording(store, call)
    if removed.folders:
        acting.looked(path, "delete", call_id=call, what="recording")
        click.echo(_told(removed, dry_run=False) + f" of call {call}")
    else:
        click.echo(f"call {call} has no recording")


def _told(removed: Removed, dry_run: bool) -> str:
    count = len(removed.folders)
    verb = "would delete" if dry_run else "deleted"
    return f"{verb} {count} recording{'' if count == 1 else 's'} ({removed.bytes / 1e6:.1f} MB)"
