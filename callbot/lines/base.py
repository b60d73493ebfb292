"""What every line does for the session, and what the session may rely on.

After `Say` the next input is `PromptFinished` (or `HungUp`), any number of `Backchannel` before it;
after `Listen` it is `Heard`, `NoInput` or `HungUp`; after `HangUp` none is asked for. `Failed` may come
instead of any of them. Times are seconds since the call began and never go back; a simulated line's
clock is virtual.
`tests/lines/conformance.py` is this contract as a test, and every line passes it.
"""

from __future__ import annotations

from typing import Protocol

from callbot.core.messages import Command, Input


class Line(Protocol):
    """One call's connection to one person."""

    @property
    def name(self) -> str:
        """The name under which the store keeps this kind of line, e.g. `voice`, `text`, `typed`."""

    def perform(self, command: Command) -> None:
        """Begin to do what the dialogue asks for."""

    def receive(self) -> tuple[Input, float]:
        """The next thing that happened, and when; waits for it."""
