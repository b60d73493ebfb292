"""`callbot forget`: everything about a person."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands import acting, common
from callbot.commands.asking import confirmed
from callbot.errors import StoreError, UsageError

if TYPE_CHECKING:
    from callbot.store.keeping.forgetting import Forgotten, Person

_MOST_LISTED = 30


@click.command()
@click.argument("contact", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@common.database_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context, /, contact: tuple[str, ...], yes: bool, database: Path | None, as_json: bool
) -> None:
    """Delete everything about a person: calls, words, answers, flags, notes, recordings.

    CONTACT is their number in the database, their telephone, or name and telephone. That they asked
    not to be called again stays, so that nobody does; not what they said.

    Example:  callbot forget 张伟 13800000000
    """
    from callbot.store.keeping import forgetting
    from callbot.store.open import open_database
    from callbot.store.phone_migration import set_aside

    wanted = " ".join(contact)
    path = common.existing(common.database(ctx, database))
    with open_database(path, "live") as store:
        person = _chosen(forgetting.people(store, wanted), wanted)
        if not yes:
            confirmed(f"Forget {_told(person)}?", "nothing was deleted")
        done = forgetting.forget(store, person, acting.actor(), common.now())
    aside = set_aside(path)
    if as_json:
        common.print_json({**_plain(done), "numbers_in_clear": [str(one) for one in aside]})
    else:
        _show(done)
        for one in aside:
            click.echo(f"{one} may have their number in clear: delete it, or their lines in it")
    if done.troubles:
        raise StoreError("\n".join(done.troubles), code="unfinished")


def _chosen(found: list[Person], wanted: str) -> Person:
    """Who is meant, asking where it is not clear. Raises UsageError."""
    if not found:
        raise UsageError(
            f"nobody here is {wanted!r}",
            hint="give the number of a contact, a telephone, or name and telephone",
        )
    named = any(person.name == wanted.strip() for person in found)
    if len(found) == 1 and not named:
        return found[0]
    by_number = {str(person.contacts[0]): person for person in found}
    why = "a name is not enough" if named else "several people may be meant"
    click.echo(f"callbot: {why}:", err=True)
    for person in found[:_MOST_LISTED]:
        click.echo(f"  {person.contacts[0]:>6}  {_told(person)}", err=True)
    if not sys.stdin.isatty():
        raise UsageError(
            f"{wanted!r} is not one person", hint="give name and telephone, or the number in front"
        )
    answer = click.prompt("Which number (empty: nobody)", default="", show_default=False, err=True)
    if answer not in by_number:
        raise click.Abort
    return by_number[answer]


def _told(person: Person) -> str:
    from callbot.core.phones import masked

    last = f", last on {person.last_at[:10]}" if person.last_at else ""
    calls = f"{person.calls} call{'' if person.calls == 1 else 's'}"
    kind = ", simulated" if person.simulated else ""
    rows = ", ".join(map(str, person.contacts))
    who = " ".join(filter(None, (person.name, masked(person.phone) if person.phone else "")))
    return f"{who or 'nobody named'} (contact {rows}; {calls}{last}{kind})"


def _plain(done: Forgotten) -> dict[str, Any]:
    return {
        "contacts": done.contacts, "calls": done.calls, "recordings": len(done.folders),
        "bytes": done.bytes, "barred": done.barred, "copies": done.copies, "troubles": done.troubles,
    }  # fmt: skip


def _show(done: Forgotten) -> None:
    calls = f"{done.calls} call{'' if done.calls == 1 else 's'}"
    sound = f" and {len(done.folders)} recording(s)" if done.folders else ""
    click.echo(f"forgotten, with {calls}{sound}")
    if done.barred:
        click.echo("their number stays on the do-not-call list, with the day and nothing else")
    else:
        click.echo("their number was not on the do-not-call list: a new roster may name them again")
    if done.copies:
        click.echo(
            f"since their first call {done.copies} file(s) were written from this database that may"
            " name them: `callbot audit` says when and by whom; delete those yourself"
        )
