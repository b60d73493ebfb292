"""`callbot call`: hold a call yourself."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from callbot.commands import common
from callbot.commands.say import fields
from callbot.core import messages as m
from callbot.errors import UsageError


@click.command()
@common.script_argument
@click.option("--line", type=click.Choice(["typed"]), default="typed", help="The keyboard.")
@click.option("--contact", multiple=True, metavar="FIELD=VALUE", help="E.g. name=张伟.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day of the call.")
@common.database_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    script: str,
    line: str,
    contact: tuple[str, ...],
    today: Any,
    database: Path | None,
) -> None:
    """Hold a call: the bot's prompts are printed, you type the answers.

    An empty line is silence, Ctrl-D hangs up. Every answer is on the disk before the bot goes on.

    Example:  callbot call screening.zh --line typed --contact name=张伟
    """
    from callbot.core.dialogue import Dialogue
    from callbot.lines.typed import TypedLine
    from callbot.session import CallSession
    from callbot.store.journal import CallJournal
    from callbot.store.open import open_database
    from callbot.store.registry import is_barred

    loaded = common.load_script(script)
    person = fields(contact)
    path = common.database(ctx, database)
    flow = common.flow_of(loaded)
    dialogue = Dialogue(flow, person, today=today.date() if today else date.today())
    with open_database(path, "live") as store:
        if is_barred(store, person.get("phone", "")):
            raise UsageError(
                f"{person['phone']} asked not to be called again", hint="nobody was called"
            )
        journal = CallJournal(store)
        started_at = datetime.now().astimezone().isoformat(timespec="seconds")
        number = journal.begin(person, loaded, line, started_at)
        watched = _Watched(journal)
        session = CallSession(TypedLine(sys.stdin, _show), dialogue, watched)
        try:
            seconds = session.run()
        except KeyboardInterrupt:
            seconds = session.interrupt()
        journal.finish(seconds)
    click.echo(f"\ncall {number}: {watched.disposition}, {seconds:.0f} s")
    for node, answer in dialogue.answers.items():
        found = answer.value if answer.value is not None else ", ".join(answer.categories)
        click.echo(f"  {node}: {found}   ({answer.words})")
    for flag in watched.flags:
        click.echo(f"  {flag}")
    click.echo(f"database: {path}   (callbot show {number} --db {path})")


def _show(command: m.Command) -> None:
    if isinstance(command, m.Say):
        click.echo(f"\n☎  {command.text}")
    elif isinstance(command, m.Listen) and sys.stdin.isatty():
        click.echo("›  ", nl=False)
    elif isinstance(command, m.BarDialling):
        click.echo("   [do not call]")


class _Watched:
    """Journals, and tells whoever holds the call what was understood."""

    def __init__(self, journal: Any) -> None:
        self._journal = journal
        self.disposition = ""
        self.flags: list[str] = []

    def heard(self, heard: m.Heard, at_seconds: float) -> None:
        """Keep the raw words."""
        self._journal.heard(heard, at_seconds)

    def record(self, events: tuple[m.Event, ...], at_seconds: float) -> None:
        """Keep the events, then show what they mean."""
        self._journal.record(events, at_seconds)
        for event in events:
            if isinstance(event, m.Replied):
                u = event.understood
                found = u.value if u.value is not None else ", ".join(u.categories) or u.category
                click.echo(f"   [{u.kind} {found or ''} {u.confidence:.2f}: {u.because}]")
            elif isinstance(event, m.Flagged):
                self.flags.append(f"key person ({event.level}): {event.reason}")
            elif isinstance(event, m.CallBack):
                self.flags.append(f"call back: {event.node} {event.why}")
            elif isinstance(event, m.Ended):
                self.disposition = event.disposition
