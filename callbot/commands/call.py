"""`callbot call`: hold a call yourself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from callbot.commands import acting, common
from callbot.commands.call_recording import RecordedCall, purge_old, recorder_of
from callbot.commands.call_view import CallView
from callbot.commands.contact import whom
from callbot.commands.hanging_up import HangingUp, Keyboard
from callbot.commands.laptop_call import Wishes, laptop_line, sound_card_missing
from callbot.commands.show import save_case
from callbot.core import messages as m
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.config import Settings
    from callbot.core.dialogue import Dialogue
    from callbot.core.script import Script
    from callbot.lines.base import Line
    from callbot.lines.laptop import LaptopLine
    from callbot.speech.recorder import CallRecorder
    from callbot.store.open import Store


@click.command()
@common.script_argument
@click.option(
    "--line", "kind", type=click.Choice(["laptop", "typed"]),
    help="Microphone and loudspeaker, or the keyboard (default: config.toml's).",
)  # fmt: skip
@click.option("--input-device", metavar="NAME", help="The microphone: name, part of it, or number.")
@click.option("--output-device", metavar="NAME", help="The loudspeaker.")
@click.option("--model", metavar="FOLDER", help="The speech model that hears you.")
@click.option("--headset/--speakers", default=None, help="Whether the bot may be interrupted.")
@click.option(
    "--echo-cancellation/--no-echo-cancellation", default=None,
    help="With loudspeakers: the bot may be interrupted (needs callbot[aec]).",
)  # fmt: skip
@click.option("--record/--no-record", default=None, help="By default as the script says.")
@click.option(
    "--save-case", type=click.Path(path_type=Path), metavar="FILE",
    help="Keep the call as a golden case.",
)  # fmt: skip
@click.option("--contact", multiple=True, metavar="FIELD=VALUE", help="E.g. name=张伟.")
@click.option("--today", type=common.DAY, help="The day of the call.")
@common.database_option
@click.pass_context
def command(ctx: click.Context, /, script: str, **given: Any) -> None:
    """Hold a call: the bot speaks and hears you, or you type the answers.

    With the keyboard an empty line is silence and Ctrl-D hangs up. Ctrl-C hangs up on either line;
    what was said until then is kept. Every answer is on the disk before the bot goes on.

    Example:  callbot call screening.zh --headset --contact name=张伟
    """
    from callbot.core.dialogue import Dialogue
    from callbot.core.earlier import Earlier
    from callbot.store.open import open_database
    from callbot.store.series import check_ins_before

    loaded, settings = common.load_script(script), common.settings(ctx)
    if (case := given["save_case"]) and case.is_file():
        raise UsageError(f"{case} is there already", hint="name another file for --save-case")
    person = whom(given["contact"], loaded, script)
    today = given["today"].date() if given["today"] else date.today()
    flow = common.flow_of(loaded)
    wishes = wishes_of(settings, loaded, given)
    kind = kind_of(given["kind"] or settings.call.line, wishes)
    path = common.database(ctx, given["database"])
    view = CallView(echo=kind == "laptop", prompt=kind == "typed" and sys.stdin.isatty())
    recorder = recorder_of(kind, loaded, given["record"], tell)
    with HangingUp() as hanging_up, open_database(path, "live") as store:
        refuse_barred(store, person)
        purge_old(store, settings.recording, tell)
        now = datetime.combine(today, datetime.now().astimezone().time())
        earlier = Earlier(check_ins_before(store, loaded, person, now))
        dialogue = Dialogue(flow, person, today=today, earlier=earlier)
        with line_to(kind, settings, wishes, dialogue, view, hanging_up, recorder) as line:
            recorded = RecordedCall(recorder, settings.recording)
            number, seconds = hold(line, dialogue, store, person, view, recorded)
        if case:
            view.line(f"case: {save_case(store, number, case, script)}")
    if case:
        acting.looked(path, "case", call_id=number)
    conclude(view, dialogue, number, seconds)
    if recorded.audio:
        view.line(f"recording: {recorded.audio}")
    view.line(f"database: {path}   (callbot show {number} --db {path})")


def tell(text: str) -> None:
    """Something that whoever holds the call should know."""
    click.echo(f"callbot: {text}", err=True)


def wishes_of(settings: Settings, script: Script, given: dict[str, Any]) -> Wishes:
    """Devices and model, as the command line says, else the settings."""
    call = settings.call
    return Wishes(
        given["input_device"] or call.input_device,
        given["output_device"] or call.output_device,
        given["model"] or settings.speech.model(script.language),
        call.headset if given["headset"] is None else given["headset"],
        call.echo_cancellation
        if given["echo_cancellation"] is None
        else given["echo_cancellation"],
    )


def kind_of(wanted: str, wishes: Wishes) -> str:
    """`auto`: with sound where there is a sound card and somebody at the terminal."""
    if wanted != "auto":
        return wanted
    if not sys.stdin.isatty():
        return "typed"
    if why := sound_card_missing(wishes):
        click.echo(f"callbot: {why}; type your answers", err=True)
        return "typed"
    return "laptop"


def refuse_barred(store: Store, person: dict[str, str]) -> None:
    """Raise UsageError for somebody who asked not to be called again."""
    from callbot.core.phones import bare, masked
    from callbot.store.registry import is_barred

    if is_barred(store, person.get("phone", "")):
        raise UsageError(
            f"{masked(bare(person['phone']))} asked not to be called again",
            hint="nobody was called",
        )


@contextmanager
def line_to(
    kind: str,
    settings: Settings,
    wishes: Wishes,
    dialogue: Dialogue,
    view: CallView,
    hanging_up: HangingUp,
    recorder: CallRecorder | None,
    ready: Callable[[], None] = lambda: None,
) -> Iterator[Line]:
    """What carries a call of this dialogue; `ready` is called before it begins, with all prepared."""
    from callbot.lines.typed import TypedLine

    if kind == "typed":
        ready()
        yield TypedLine(Keyboard(sys.stdin, hanging_up), view.command)
        return
    with (
        laptop_line(
            dialogue, settings, wishes,
            stopped=lambda: hanging_up.asked,
            tell=tell,
            recorder=recorder,
            ready=ready,
        ) as line,
        view.watching(lambda: line.glimpse),
    ):  # fmt: skip
        yield _Shown(line, view)


def hold(
    line: Line,
    dialogue: Dialogue,
    store: Store,
    person: dict[str, str],
    view: CallView,
    recorded: RecordedCall,
    started_at: str = "",
) -> tuple[int, float]:
    """The call itself; returns its number and length. It begins now, or `started_at` (ISO 8601)."""
    from callbot.session import CallSession
    from callbot.store.journal import CallJournal

    journal = CallJournal(store)
    started_at = started_at or common.now_text()
    day = dialogue.today.isoformat()
    kept_day = None if started_at.startswith(day) else day
    number = journal.begin(person, dialogue.script, line.name, started_at, kept_day)
    journal.told(dialogue.earlier.check_ins)
    recorded.begin(store, number, _Watched(journal, view))
    session = CallSession(line, dialogue, recorded)
    try:
        seconds = session.run()
    except KeyboardInterrupt:
        seconds = session.interrupt()
    recorded.end(seconds)
    journal.finish(seconds)
    view.flush()
    return number, seconds


def conclude(view: CallView, dialogue: Dialogue, number: int, seconds: float) -> None:
    """What came of a call."""
    view.line(f"\ncall {number}: {view.disposition}, {seconds:.0f} s", "bold")
    for node, answer in dialogue.answers.items():
        found = answer.value if answer.value is not None else ", ".join(answer.categories)
        view.line(f"  {node}: {found}   ({answer.words})")
    for flag in view.flags:
        view.line(f"  {flag}")


class _Shown:
    """A line whose commands are shown, once they have begun: nobody waits for a terminal."""

    def __init__(self, line: LaptopLine, view: CallView) -> None:
        self._line = line
        self._view = view
        self.name = line.name

    def perform(self, command: m.Command) -> None:
        """Do it, then show it."""
        self._line.perform(command)
        self._view.command(command)
        if isinstance(command, m.Say):
            self._view.times(self._line.times)

    def receive(self) -> tuple[m.Input, float]:
        """As the line."""
        return self._line.receive()


class _Watched:
    """Journals, then tells whoever holds the call."""

    def __init__(self, journal: Any, view: CallView) -> None:
        self._journal = journal
        self._view = view

    def heard(self, heard: m.Heard, at_seconds: float) -> None:
        """Keep the raw words."""
        self._journal.heard(heard, at_seconds)

    def record(self, events: tuple[m.Event, ...], at_seconds: float) -> None:
        """Keep the events, and have them shown when there is time."""
        self._journal.record(events, at_seconds)
        self._view.take(events)
