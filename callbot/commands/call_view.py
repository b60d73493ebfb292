"""What whoever holds a call sees of it: what is said, heard and understood, and what goes on now.

On a terminal the lowest line is alive (what the bot does, the microphone's level, the words so far);
anywhere else there are only the lines that stay.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.text import Text

from callbot.core import messages as m

if TYPE_CHECKING:
    from callbot.lines.laptop_parts import Glimpse, Times

_SIGNS = {"speaking": "☎", "listening": "…", "hearing": "●", "waiting": " "}
_STYLES = {"speaking": "cyan", "listening": "dim", "hearing": "bold green", "waiting": "dim"}
_METER = 12
_QUIETEST_DBFS, _LOUDEST_DBFS = -60.0, -12.0
_REFRESHES = 8


class CallView:
    """Shows a call as it goes. `echo`: what was heard is shown, for nobody has typed it."""

    def __init__(self, *, echo: bool, prompt: bool) -> None:
        self._console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
        self._echo = echo
        self._prompt = prompt
        self._node = ""
        self._glimpse: Callable[[], Glimpse] | None = None
        self._events: list[m.Event] = []
        self.disposition = ""
        self.flags: list[str] = []

    def command(self, command: m.Command) -> None:
        """What the bot does, after what has happened."""
        self.flush()
        if isinstance(command, m.Say):
            self._node = command.node
            self.line(f"\n☎  {command.text}", "cyan")
        elif isinstance(command, m.Listen) and self._prompt:
            self.line("›  ", end="")
        elif isinstance(command, m.BarDialling):
            self.line("   [do not call]", "bold")

    def take(self, events: tuple[m.Event, ...]) -> None:
        """Events to be shown when there is time: with the next command, or by `flush`."""
        self._events += events

    def flush(self) -> None:
        """Show what has happened."""
        events, self._events = self._events, []
        for event in events:
            self._event(event)

    def _event(self, event: m.Event) -> None:
        if isinstance(event, m.Replied):
            if self._echo:
                words = event.alternatives[0].text if event.alternatives else "(no words)"
                self.line(f"›  {words}", "bold")
            u = event.understood
            found = u.value if u.value is not None else ", ".join(u.categories) or u.category
            self.line(f"   [{u.kind} {found or ''} {u.confidence:.2f}: {u.because}]", "green")
        elif isinstance(event, m.Overheard):
            words = event.alternatives[0].text if event.alternatives else "(no words)"
            self.line(f"   [while the bot spoke: {words}]", "dim")
        elif isinstance(event, m.Spoken) and event.interrupted:
            self.line(f"   [interrupted after {event.seconds:.1f} s]", "yellow")
        elif isinstance(event, m.Silent) and self._echo:
            self.line("   [silence]", "dim")
        elif isinstance(event, m.Dropped):
            self.line(f"   [{event.node}: {event.why}]", "yellow")
        elif isinstance(event, m.Broke):
            self.line(f"   [{event.part} failed: {event.message}]", "red")
        elif isinstance(event, m.Flagged):
            self.flags.append(f"key person ({event.level}): {event.reason}")
        elif isinstance(event, m.CallBack):
            self.flags.append(f"call back: {event.node} {event.why}")
        elif isinstance(event, m.Ended):
            self.disposition = event.disposition

    def times(self, times: Times) -> None:
        """How long the bot took to reply."""
        if times.speech_ended and times.ready:
            quiet, heard = times.over - times.speech_ended, times.recognised - times.over
            own = times.ready - times.recognised
            self.line(
                f"   [{times.leaning}: {quiet * 1000:.0f} ms quiet, {heard * 1000:.0f} ms recognition,"
                f" {own * 1000:.0f} ms until the reply]",
                "dim",
            )

    def line(self, text: str, style: str = "", end: str = "\n") -> None:
        """One line that stays. A terminal that has gone (SIGHUP) must not cost the call."""
        with suppress(OSError):
            self._console.print(Text(text, style=style), end=end)
            self._console.file.flush()

    @contextmanager
    def watching(self, glimpse: Callable[[], Glimpse]) -> Iterator[None]:
        """The living line, where there is a terminal to show it."""
        if not self._console.is_terminal:
            yield
            return
        self._glimpse = glimpse
        with Live(
            get_renderable=self._now, console=self._console, refresh_per_second=_REFRESHES,
            transient=True, redirect_stdout=False, redirect_stderr=False,
        ):  # fmt: skip
            yield

    def _now(self) -> Text:
        assert self._glimpse is not None
        doing, level_dbfs, words = self._glimpse()
        share = (level_dbfs - _QUIETEST_DBFS) / (_LOUDEST_DBFS - _QUIETEST_DBFS)
        filled = round(_METER * min(1.0, max(0.0, share)))
        meter = "▮" * filled + "▯" * (_METER - filled)
        return Text.assemble(
            (f"{_SIGNS[doing]} {doing:9} ", _STYLES[doing]),
            (f"{self._node:14} ", "dim"),
            (f"{meter} {max(level_dbfs, -99.0):4.0f} dB  ", "dim"),
            (words, "bold"),
        )
