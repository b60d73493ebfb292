"""Every line keeps the contract, in whole calls of both languages."""

import io
from pathlib import Path

import pytest

from callbot.cases.read import read
from callbot.core import messages as m
from callbot.core.dialogue import Dialogue
from callbot.lines.replay import ReplayLine
from callbot.lines.typed import TypedLine
from callbot.residents.population import Population
from callbot.session import CallSession
from callbot.simulation.lines import text_lines, voice_lines
from callbot.simulation.plan import Plan
from tests.core.conftest import TODAY, flow
from tests.lines.conformance import Checked

LINES = ("typed", "text", "voice", "replay")
TYPED = {
    "zh": "喂\n\n是我\n去过\n武汉\n昨天\n没有\n发烧\n三十八度\n三个\n不用\n",
    "en": "hello\n\nspeaking\nyes\nwuhan\nyesterday\nno\na fever\nthirty eight\nthree\nno\n",
}


class Kept:
    """A journal in memory that checks the order of things."""

    def __init__(self):
        self.heard_count = 0
        self.events = []

    def heard(self, heard, at_seconds):
        """Raw words come before the events that judge them."""
        assert sum(isinstance(e, m.Replied) for e in self.events) == self.heard_count
        self.heard_count += 1

    def record(self, events, at_seconds):
        """Keep them."""
        self.events += events


def calls(kind, language, mix):
    """Some lines of this kind, with the contact that each reaches."""
    if kind == "typed":
        yield TypedLine(io.StringIO(TYPED[language]), lambda command: None), {}
        return
    if kind == "replay":
        name = "traveller.zh" if language == "zh" else "stop.en"
        case, _ = read(Path(__file__).parents[1] / "calls" / f"{name}.case.toml")
        yield ReplayLine(case.turns), case.contact
        return
    script = flow(f"screening.{language}").script
    count = 3 if kind == "voice" else 40
    plan = Plan(script.text, "test", count, kind, mix, 7)
    line_to = (voice_lines if kind == "voice" else text_lines)(plan, script)
    population = Population(script, mix, 7, today=TODAY)
    for index in range(count):
        resident = population.resident(index)
        yield line_to(resident), resident.contact


@pytest.mark.parametrize("mix", ["easy", "hostile"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", LINES)
def test_a_line_keeps_its_contract(kind, language, mix):
    """After each command comes what may come, time never goes back, the call ends."""
    for line, contact in calls(kind, language, mix):
        checked, journal = Checked(line), Kept()
        dialogue = Dialogue(flow(f"screening.{language}"), contact, today=TODAY)
        seconds = CallSession(checked, dialogue, journal).run()
        assert checked.name == kind
        assert dialogue.ended
        assert seconds == checked.at
        assert isinstance(checked.last, m.HangUp)
        assert isinstance(journal.events[-1], m.Ended)
