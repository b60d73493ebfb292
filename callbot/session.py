"""Pumps one line against one dialogue and journals what happens.

The order is the law: what was heard is journalled before the dialogue acts on it, and what the
dialogue decided before the line performs it. A journal for live calls is durable when its methods
return; one for simulations may batch whole calls.
"""

from __future__ import annotations

from typing import Protocol

from callbot.core.dialogue import Dialogue
from callbot.core.messages import Event, Heard, HungUp, Step
from callbot.lines.base import Line


class Journal(Protocol):
    """Where a call is written as it goes."""

    def heard(self, heard: Heard, at_seconds: float) -> None:
        """Keep the raw words of an utterance."""

    def record(self, events: tuple[Event, ...], at_seconds: float) -> None:
        """Keep what the dialogue made of an input."""


class CallSession:
    """One call from its first prompt to its end."""

    def __init__(self, line: Line, dialogue: Dialogue, journal: Journal) -> None:
        self._line = line
        self._dialogue = dialogue
        self._journal = journal
        self._at = 0.0

    def run(self) -> float:
        """Hold the call; returns its length in seconds.

        After a KeyboardInterrupt call `interrupt`, or the call has no end.
        """
        self._act(self._dialogue.start(self._at))
        while not self._dialogue.ended:
            got, self._at = self._line.receive()
            if isinstance(got, Heard):
                self._journal.heard(got, self._at)
            self._act(self._dialogue.receive(got, self._at))
        return self._at

    def interrupt(self) -> float:
        """Hang up in an orderly way in the middle of a call, which is kept as far as it came."""
        if not self._dialogue.ended:
            self._act(self._dialogue.receive(HungUp("interrupted"), self._at))
        return self._at

    def _act(self, step: Step) -> None:
        self._journal.record(step.events, self._at)
        for command in step.commands:
            self._line.perform(command)
