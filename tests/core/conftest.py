"""Real dialogues of the shipped scripts, driven without any line."""

from datetime import date
from functools import cache

import pytest

from callbot.core import messages as m
from callbot.core.answers import Alternative
from callbot.core.dialogue import Dialogue
from callbot.core.flow import Flow
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.understanding import places
from callbot.understanding.understand import Understanding

TODAY = date(2020, 2, 10)


@cache
def flow(name):
    """A shipped script compiled, once for all tests."""
    return compiled(load(resource("scripts") / f"{name}.toml"))


def compiled(script):
    """A script with the understanding that goes with it."""
    return Flow(script, Understanding(script, script.language), places.inside)


class Talk:
    """A call by hand: every answer is put in, every step is kept."""

    def __init__(self, script, contact=None):
        """`script` is a shipped one's name, or any script."""
        known = flow(script) if isinstance(script, str) else compiled(script)
        self.dialogue = Dialogue(known, contact or {"name": "张伟"}, today=TODAY)
        self.at = 0.0
        self.events = []
        self.commands = []
        self._take(self.dialogue.start(0.0))

    def _take(self, step):
        """Keep a step; the bot's prompts are heard to their end."""
        self.events += step.events
        self.commands += step.commands
        if step.commands and isinstance(step.commands[-1], m.Say):
            self.give(m.PromptFinished(2.0))

    def give(self, got):
        """Put any input in."""
        self.at += 2.0
        self._take(self.dialogue.receive(got, self.at))

    def say(self, *texts):
        """The person says these, one a turn."""
        for text in texts:
            self.give(m.Heard((Alternative(text),), 1.0))
        return self

    def quiet(self):
        """The person says nothing."""
        self.give(m.NoInput())
        return self

    def of(self, kind):
        """All events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def prompts(self):
        """Everything the bot said."""
        return [event.prompt for event in self.of(m.Asked)]

    @property
    def ended(self):
        """How it ended; None while it runs."""
        ends = self.of(m.Ended)
        return ends[0].disposition if ends else None


@pytest.fixture
def talk():
    """Begin a call with a shipped script."""
    return Talk
