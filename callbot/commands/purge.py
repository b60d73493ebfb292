"""`callbot purge`: delete what is older than it may be kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from callbot.commands import acting, common
from callbot.commands.asking import confirmed
from callbot.errors import StoreError, UsageError
from callbot.store.keeping.classes import BY_DAYS_ALONE, CLASSES, Class

if TYPE_CHECKING:
    from callbot.store.keeping.purging import Purge

_MOST_NAMED = 20


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option(
    "--before", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help="What is older than this day, instead of config.toml's days.",
)  # fmt: skip
@click.option(
    "--class", "classes", type=click.Choice(CLASSES), multiple=True,
    help="Only this class of data; may be given several times.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask.")
@common.database_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    dry_run: bool,
    before: datetime | None,
    classes: tuple[str, ...],
    yes: bool,
    database: Path | None,
    as_json: bool,
) -> None:
    """Delete what is older than config.toml's [keeping] allows.

    Says by class what goes, how much and of when. Whoever has still to be followed up is kept, and
    named.

    Example:  callbot purge --dry-run
    """
    from callbot.store.keeping import purging
    from callbot.store.open import open_database

    now = common.now()
    day = before.astimezone() if before else None
    wanted = cast("tuple[Class, ...]", classes)
    _check(wanted, day, now)
    older = purging.cutoffs(_days(ctx), wanted, now, day)
    folder = Path(common.settings(ctx).recording.folder)
    by = (acting.actor(), now)
    path = common.existing(common.database(ctx, database))
    if not dry_run and not yes:
        with open_database(path, "live") as store:
            would = purging.purge(store, older, folder, by, dry_run=True)
        _show(would, would=True, err=True)
        if any(one.rows or one.folders for one in would.going):
            confirmed("Delete this?", "nothing was deleted")
    with open_database(path, "live") as store:
        done = purging.purge(store, older, folder, by, dry_run=dry_run)
    if dry_run and done.kept:
        acting.looked(path, "purge", records=len(done.kept), what="dry run")
    if as_json:
        common.print_json(_plain(done, dry_run))
    else:
        _show(done, would=dry_run)
    if done.troubles:
        raise StoreError("\n".join(done.troubles), code="unfinished")


def _check(wanted: tuple[Class, ...], day: datetime | None, now: datetime) -> None:
    """Raises UsageError for a day that makes no sense, or none for what is wanted."""
    if day is not None and day > now:
        raise UsageError(
            f"--before {day.date()} is still to come", hint="name today or an earlier day"
        )
    proofs = [name for name in wanted if name in BY_DAYS_ALONE]
    if proofs and day is not None:
        raise UsageError(
            f"{proofs[0]} goes by the days in config.toml alone, not by --before",
            hint=f"set [keeping] {proofs[0]}_days",
        )


def _days(ctx: click.Context) -> dict[Class, int]:
    settings = common.settings(ctx)
    days = {name: getattr(settings.keeping, f"{name}_days", 0) for name in CLASSES}
    return cast("dict[Class, int]", {**days, "recordings": settings.recording.keep_days})


def _plain(done: Purge, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "classes": [
            {
                "class": one.name, "before": one.before, "rows": one.rows, "files": len(one.folders),
                "bytes": one.bytes, "oldest": one.oldest or None, "newest": one.newest or None,
            }
            for one in done.going
        ],
        "kept": [
            {"contact": one.contact_id, "call": one.call_id, "since": one.since, "why": one.why}
            for one in done.kept
        ],
        "troubles": done.troubles,
    }  # fmt: skip


def _show(done: Purge, *, would: bool, err: bool = False) -> None:
    verb = "would delete" if would else "deleted"
    for one in done.going:
        if not one.rows and not one.folders:
            click.echo(f"{one.name:<12} nothing more of before {one.before[:10]}", err=err)
            continue
        what = [f"{one.rows} row{'' if one.rows == 1 else 's'}"] if one.rows else []
        if count := len(one.folders):
            what.append(f"{count} recording{'' if count == 1 else 's'} ({one.bytes / 1e6:.1f} MB)")
        span = f", {one.oldest[:10]} to {one.newest[:10]}" if one.oldest else ""
        click.echo(f"{one.name:<12} {verb} {', '.join(what)}{span}", err=err)
    if done.kept:
        click.echo(f"kept, for they have still to be followed up: {len(done.kept)}", err=err)
    for held in done.kept[:_MOST_NAMED]:
        call = f", call {held.call_id}" if held.call_id else ""
        click.echo(
            f"  contact {held.contact_id}{call} of {held.since[:10]}: {held.why}"
            f"   {held.name}", err=err,
        )  # fmt: skip
    if (left := len(done.kept) - _MOST_NAMED) > 0:
        click.echo(f"  and {left} more: --json names all by number", err=err)
