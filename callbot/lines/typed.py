"""Hold a call with the keyboard: prompts are printed, answers are typed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from callbot.core.answers import Alternative
from callbot.core.messages import (
    Command,
    Heard,
    HungUp,
    Input,
    Listen,
    NoInput,
    PromptFinished,
    Say,
)

Show = Callable[[Command], None]
"""Called with every command as it is performed, for the terminal's view of the call."""


class Keyboard(Protocol):
    """Where lines come from; a text file is one."""

    def readline(self) -> str:
        """The next line with its end; empty at the end of the input."""


class TypedLine:
    """A line whose person types.

    An empty line is silence, the end of the file (Ctrl-D) hangs up. `clock` gives seconds.
    """

    name = "typed"

    def __init__(
        self, typed: Keyboard, show: Show, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._typed = typed
        self._show = show
        self._clock = clock
        self._began = clock()
        self._command: Command | None = None

    def perform(self, command: Command) -> None:
        """Show what the bot does."""
        self._command = command
        self._show(command)

    def receive(self) -> tuple[Input, float]:
        """The end of the prompt at once, or what was typed."""
        if isinstance(self._command, Say):
            return PromptFinished(0.0), self._at()
        assert isinstance(self._command, Listen), self._command
        line = self._typed.readline()
        if not line:
            return HungUp(), self._at()
        words = line.strip()
        return (Heard((Alternative(words),)) if words else NoInput()), self._at()

    def _at(self) -> float:
        return self._clock() - self._began
