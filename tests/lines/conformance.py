"""The line contract of `callbot.lines.base` as a wrapper: a call through it checks every exchange."""

from callbot.core import messages as m

AFTER = {
    m.Say: (m.PromptFinished, m.HungUp, m.Failed, m.Backchannel),
    m.Listen: (m.Heard, m.NoInput, m.HungUp, m.Failed),
}
"""Command → what may come next."""


class Checked:
    """A line between the session and the line under test; fails the test on a breach."""

    def __init__(self, line):
        self.line = line
        self.name = line.name
        self.last = None
        self.at = 0.0
        self.exchanges = []
        self.times = []

    def perform(self, command):
        """Pass the command on."""
        assert not isinstance(self.last, m.HangUp), f"{command} after the call was over"
        self.line.perform(command)
        if not isinstance(command, m.BarDialling):
            self.last = command

    def receive(self):
        """Check what comes back."""
        got, at = self.line.receive()
        assert isinstance(got, AFTER[type(self.last)]), f"{got} after {self.last}"
        assert at >= self.at, f"time went back from {self.at} to {at}"
        if isinstance(got, m.PromptFinished):
            assert got.position_seconds >= 0
        if isinstance(got, m.Heard):
            assert got.seconds >= 0
            assert all(a.text.strip() and 0 <= a.confidence <= 1 for a in got.alternatives)
        self.at = at
        self.exchanges.append((self.last, got))
        self.times.append(at)
        return got, at
