"""`callbot due`: today's check-ins of real people, held one after the other, and who was missed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from callbot.commands import acting, call, common
from callbot.commands.call_recording import RecordedCall, purge_old, recorder_of
from callbot.commands.call_view import CallView
from callbot.commands.hanging_up import HangingUp, Keyboard
from callbot.core import messages as m
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.script import Script
    from callbot.store.open import Store
    from callbot.store.series import Standing

_TOLD = ("area", "building", "household")


@click.command()
@common.script_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--hold", is_flag=True, help="Hold them one after the other, here.")
@click.option("--missed", is_flag=True, help="Note whoever is still due as not reached, and flag.")
@click.option(
    "--line", "kind", type=click.Choice(["laptop", "typed"]), help="As for `callbot call`."
)
@click.option("--sheet", default="", metavar="NAME", help="Of an .xlsx file.")
@click.option("--today", type=common.DAY, help="The day of the calls.")
@click.option("--at", type=click.DateTime(["%H:%M"]), help="Their time, where it is not now.")
@common.database_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@click.pass_context
def command(ctx: click.Context, /, script: str, file: Path, **given: Any) -> None:
    """Say whose check-in of SCRIPT's series is due, of the people in FILE (a roster, with numbers).

    With --hold you dial each number and hold the call; Enter begins it. At the end of the day --missed
    writes down who was not reached, and puts up the flags that the script has for that.

    Example:  callbot due quarantine.zh people.xlsx --hold
    """
    from callbot.store.open import open_database

    loaded = common.load_script(script)
    if loaded.series is None:
        raise UsageError(f"{script} is called once: it has no [series]", hint="see docs/scripts.md")
    if given["hold"] and (given["missed"] or given["as_json"]):
        raise UsageError("--hold goes with neither --missed nor --json")
    listed = _people(file, given["sheet"])
    path = common.database(ctx, given["database"])
    with open_database(path, "live") as store:
        round_ = _Round(ctx, loaded, given, store)
        due = round_.due(listed)
        if given["hold"]:
            round_.hold(due)
            due = round_.due(listed)
        flags = round_.note_missed(due) if given["missed"] else []
    acting.looked(path, "due", records=len(due))
    if given["as_json"]:
        common.print_json({"due": [one.plain() for one in due], "flagged": flags})
        return
    _show(due, flags, missed=given["missed"])


class Due(NamedTuple):
    """Somebody whose check-in is due."""

    contact: dict[str, str]
    standing: Standing

    @property
    def told(self) -> str:
        """Who they are, for whoever dials."""
        where = " ".join(filter(None, map(self.contact.get, _TOLD)))
        missed = self.standing.earlier.missed_in_a_row
        before = f", {missed} missed before" if missed else ""
        tries = f", tried: {', '.join(self.standing.tries)}" if self.standing.tries else ""
        who = f"{self.contact['name']} {self.contact.get('phone', '(no telephone)')}"
        return f"{who}  {where}  due {self.standing.due[5:].replace('T', ' ')}{before}{tries}"

    def plain(self) -> dict[str, Any]:
        """For programs."""
        return {
            **self.contact, "due": self.standing.due, "tries": list(self.standing.tries),
            "missed_in_a_row": self.standing.earlier.missed_in_a_row,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Round:
    """One round of calls."""

    ctx: click.Context
    script: Script
    given: dict[str, Any]
    store: Store

    @property
    def today(self) -> date:
        """The day of the calls."""
        return self.given["today"].date() if self.given["today"] else date.today()

    @property
    def _now(self) -> datetime:
        at: datetime | None = self.given["at"]
        return datetime.combine(self.today, at.time()).astimezone() if at else common.now()

    @property
    def _begins(self) -> str:
        """When a call that begins now is said to have begun."""
        return self._now.isoformat(timespec="seconds")

    def due(self, listed: list[dict[str, str]]) -> list[Due]:
        """Everybody who is still to be called now and may be."""
        from callbot.store.registry import is_barred
        from callbot.store.series import standing

        now = datetime.combine(self.today, self._now.time())
        found = [Due(one, standing(self.store, self.script, one, now)) for one in listed]
        return [
            one
            for one in found
            if one.standing.open and not is_barred(self.store, one.contact.get("phone", ""))
        ]

    def hold(self, due: list[Due]) -> None:
        """One after the other, as whoever sits here wants it."""
        with HangingUp() as hanging_up:
            keyboard = Keyboard(sys.stdin, hanging_up)
            for number, one in enumerate(due, 1):
                click.echo(f"\n{number}/{len(due)}  {one.told}")
                try:
                    self._call(one, hanging_up, partial(_wanted, keyboard))
                except _NobodyAnswersError:
                    continue
                except (KeyboardInterrupt, _NoMoreError):
                    return
                if hanging_up.asked:
                    return

    def _call(self, one: Due, hanging_up: HangingUp, ready: Callable[[], None]) -> None:
        """Prepare a call, wait until they are on the telephone, hold it."""
        from callbot.core.dialogue import Dialogue

        settings = common.settings(self.ctx)
        devices = dict.fromkeys(
            ("input_device", "output_device", "model", "headset", "echo_cancellation")
        )
        wishes = call.wishes_of(settings, self.script, devices)
        kind = call.kind_of(self.given["kind"] or settings.call.line, wishes)
        flow = common.flow_of(self.script)
        dialogue = Dialogue(flow, one.contact, today=self.today, earlier=one.standing.earlier)
        recorder = recorder_of(kind, self.script, None, call.tell)
        purge_old(self.store, settings.recording, call.tell)
        view = CallView(echo=kind == "laptop", prompt=kind == "typed" and sys.stdin.isatty())
        recorded = RecordedCall(recorder, settings.recording)
        with call.line_to(
            kind, settings, wishes, dialogue, view, hanging_up, recorder, ready
        ) as line:
            held = call.hold(line, dialogue, self.store, one.contact, view, recorded, self._begins)
        call.conclude(view, dialogue, *held)

    def note_missed(self, due: list[Due]) -> list[dict[str, Any]]:
        """Write down who was not reached, once a check-in; returns the flags that went up."""
        return [
            {**one.contact, "rule": event.rule, "reason": _reason(event)}
            for one in due
            if not one.standing.noted
            for event in self._silent_call(one)
        ]

    def _silent_call(self, one: Due) -> list[m.Flagged | m.CallBack]:
        """A call that nobody took: what a missed check-in means hangs on it."""
        from callbot.core.followup import of_silence
        from callbot.store.journal import CallJournal
        from callbot.store.series import NOT_REACHED
        from callbot.understanding import places

        events = of_silence(self.script, self.today, places.inside, one.standing.missed)
        journal = CallJournal(self.store)
        started_at, day = self._begins, self.today.isoformat()
        kept_day = None if started_at.startswith(day) else day
        journal.begin(one.contact, self.script, "typed", started_at, kept_day)
        journal.told(one.standing.earlier.check_ins)
        journal.record((*events, m.Ended(NOT_REACHED, "", "not reached")), 0.0)
        journal.finish(0.0)
        return events


class _NobodyAnswersError(Exception):
    """Whoever dials rang in vain."""


class _NoMoreError(Exception):
    """Whoever dials has had enough."""


def _wanted(keyboard: Keyboard) -> None:
    """Wait for Enter: only now is somebody on the telephone, and must not hear silence."""
    click.echo("Enter: call   n: nobody answers, next   q: no more  ", nl=False)
    typed = keyboard.readline()
    said = typed.strip().lower()
    if said == "n":
        raise _NobodyAnswersError
    if not typed or said == "q":
        raise _NoMoreError


def _reason(event: m.Flagged | m.CallBack) -> str:
    return event.reason if isinstance(event, m.Flagged) else event.why


def _people(file: Path, sheet: str) -> list[dict[str, str]]:
    """Everybody in a roster's file, once. Raises RosterError where a row is wrong."""
    from callbot.core.phones import bare
    from callbot.roster.person import FIELDS, SHOWN, Person, RosterError, refuse
    from callbot.roster.reading import check_file, opened

    check_file(file)
    people: dict[tuple[str, str], dict[str, str]] = {}
    wrong = []
    with opened(file, sheet) as source:
        for found in source.found:
            if isinstance(found, Person):
                named = {field: getattr(found, field) for field in FIELDS if getattr(found, field)}
                people.setdefault((found.name, bare(found.phone)), named)
            else:
                wrong += found
    if wrong:
        raise RosterError(str(file), wrong[:SHOWN], len(wrong))
    if not people:
        raise refuse(str(file), "has headings, and nobody below them")
    return list(people.values())


def _show(due: list[Due], flags: list[dict[str, Any]], *, missed: bool) -> None:
    if missed:
        click.echo(f"not reached, and written down so: {len(due)}")
        for flag in flags:
            click.echo(f"  {flag['name']} {flag.get('phone', '')}: {flag['reason']}")
        click.echo(f"to be followed up of these: {len(flags)}   (callbot follow-up)")
        return
    click.echo(f"due now: {len(due)}" if due else "nobody is due now")
    for one in due:
        click.echo(f"  {one.told}")
    if due:
        click.echo(
            "hold them with --hold; when the time is over, --missed writes down who was not reached"
        )
