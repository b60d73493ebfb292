"""Whole calls over a real (virtual) sound card: somebody speaks into the microphone and is understood."""

from __future__ import annotations

import gc
import os
import signal
import weakref
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest

from callbot.commands.laptop_call import Wishes, laptop_line
from callbot.config import Settings, Speech
from callbot.core import messages as m
from callbot.core.dialogue import Dialogue
from callbot.residents.manners import PLAIN
from callbot.residents.population import Population
from callbot.residents.speaking import Speaker
from callbot.session import CallSession
from callbot.speech.tts import EspeakSynthesiser, Voice
from tests.core.conftest import TODAY, flow
from tests.lines.conformance import Checked
from tests.lines.far_end import VOICES, Answered, by_questions, by_resident, mouth_of
from tests.lines.short_script import short
from tests.lines.test_conformance import Kept

HEALTHY = {
    "zh": {"identity": "是我", "travel": "没有", "contact": "没有接触过", "symptoms": "都没有",
           "household": "三口人", "callback": "不用了"},
    "en": {"identity": "yes speaking", "travel": "no I have not", "contact": "no I have not",
           "symptoms": "none of them", "household": "three", "callback": "no thank you"},
}  # fmt: skip
SHORTLY = {"travel": "没有去过", "contact": "没有接触过", "household": "三口人"}
QUICK = Settings(speech=Speech(rate_wpm=320))
"""The bot speaks fast: what is tested is not its manners."""


@pytest.fixture(scope="module")
def espeak():
    """The voice at the far end."""
    with EspeakSynthesiser() as synthesiser:
        yield synthesiser


class Call:
    """One call with somebody at the far end, from its first prompt to its end."""

    def __init__(self, line, dialogue, act):
        self.line = line
        self.dialogue = dialogue
        self.journal = Kept()
        self.checked = Checked(Answered(line, act))
        self.session = CallSession(self.checked, dialogue, self.journal)

    def run(self):
        """Hold it."""
        self.session.run()
        assert self.dialogue.ended
        return self

    def of(self, kind):
        """Its events of a kind."""
        return [event for event in self.journal.events if isinstance(event, kind)]

    @property
    def disposition(self):
        """How it ended."""
        return self.of(m.Ended)[0].disposition

    @property
    def answers(self):
        """Question → its category or value."""
        held = self.dialogue.answers
        return {
            q: a.value if a.value is not None else ",".join(a.categories) for q, a in held.items()
        }


class Desk:
    """Builds calls on the card; `stop` hangs up."""

    def __init__(self, card, espeak):
        self.card = card
        self.espeak = espeak
        self.stopped = False
        self.told = []

    @contextmanager
    def call(self, language, act_of, *, headset=False, echo_cancellation=False, voice=None):
        """A call with a shipped script, or the short one.

        `act_of(mouth, line, dialogue)` gives what the person does at each command.
        """
        compiled = short() if language == "short" else flow(f"screening.{language}")
        dialogue = Dialogue(compiled, {"name": "Li"}, today=TODAY)
        wishes = Wishes("", "", "", headset, echo_cancellation)
        with (
            mouth_of(self.card, self.espeak, voice or VOICES[compiled.script.language]) as mouth,
            laptop_line(
                dialogue, QUICK, wishes,
                stopped=lambda: self.stopped, tell=self.told.append,
            ) as line,
        ):  # fmt: skip
            yield Call(line, dialogue, act_of(mouth, line, dialogue))


@pytest.fixture
def desk(sound_card, espeak):
    """Where calls are made."""
    return Desk(sound_card, espeak)


def saying(says):
    """Answers by question, for `Desk.call`."""
    return lambda mouth, line, dialogue: by_questions(mouth, says)


@pytest.mark.parametrize(
    ("language", "headset"), [("zh", False), ("en", True)], ids=["zh, loudspeakers", "en, headset"]
)
def test_a_whole_call_reaches_its_end_with_the_right_answers(desk, language, headset):
    """Every question is put, heard and understood; the line keeps its contract throughout."""
    with desk.call(language, saying(HEALTHY[language]), headset=headset) as call:
        call.run()
    assert call.checked.name == "laptop"
    assert call.disposition == "complete"
    expected = {"identity": "yes", "travel": "no", "contact": "no", "symptoms": "none",
                "household": 3, "callback": "no"}  # fmt: skip
    assert call.answers == expected
    assert any("does not understand people" in text for text in desk.told)


@pytest.mark.parametrize("headset", [False, True], ids=["loudspeakers", "headset"])
def test_nothing_of_a_call_outlives_it(desk, headset):
    """Its prompts are 10 MB: in a session of an hour nobody may wait for the collector of cycles."""
    gc.collect()
    gc.disable()
    try:
        with desk.call("short", saying(SHORTLY), headset=headset) as call:
            call.run()
            line = weakref.ref(call.line)
        del call
        assert line() is None
    finally:
        gc.enable()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_simulated_resident_is_understood(desk, language):
    """Who really travelled is found out by ear: the answers are the truth of the resident."""
    compiled = flow(f"screening.{language}")
    people = Population(compiled.script, "easy", 11, today=TODAY)
    manner = replace(
        PLAIN,
        opening=0.0,
        silent=0.0,
        leaves=0.0,
        interrupts=0.0,
        fillers=0.0,
        slips=0.0,
        stops=0.0,
    )
    somebody = next(
        r for r in map(people.resident, range(400))
        if r.truth.identity == "yes" and r.truth.travelled
    )  # fmt: skip
    resident = replace(somebody, manner=manner)
    voice = Voice(resident.voice, resident.rate_wpm, resident.pitch)

    def act(mouth, line, dialogue):
        return by_resident(mouth, Speaker(resident, compiled.script))

    with desk.call(language, act, headset=True, voice=voice) as call:
        call.run()
    assert call.disposition in ("complete", "partial")
    assert call.answers["travel"] == "yes"
    assert call.answers["identity"] == "yes"


def test_silence_is_asked_again_and_timed_from_the_true_end(desk):
    """Nobody speaks: the reprompt comes the script's seconds after the loudspeaker fell silent.

    What comes out of the loudspeaker is the bot's voice.
    """
    says = {**SHORTLY, "travel": [None, "没有去过"]}
    with (
        desk.card.recorded_from_speaker() as recording,
        desk.call("short", saying(says)) as call,
    ):
        call.run()
        played = recording.pcm
    assert [e.node for e in call.of(m.Silent)] == ["travel"]
    silent = next(i for i, (_, got) in enumerate(call.checked.exchanges) if got == m.NoInput())
    times = call.checked.times
    assert times[silent] - times[silent - 1] == pytest.approx(2.5, abs=0.4)
    assert call.answers["travel"] == "no"
    loud = np.abs(played.samples.astype(int)) > 500
    spoken = sum(e.seconds for e in call.of(m.Spoken))
    assert loud.sum() / played.rate_hz > 0.2 * spoken


def test_hanging_up_keeps_what_was_said(desk):
    """The operator hangs up while the third question is being asked."""

    def act(mouth, line, dialogue):
        answers = by_questions(mouth, SHORTLY)

        def hang_up_there(command):
            answers(command)
            if isinstance(command, m.Say) and command.node == "contact":
                desk.stopped = True

        return hang_up_there

    with desk.call("short", act) as call:
        call.run()
    assert call.disposition == "break_off"
    assert call.answers["travel"] == "no"
    assert call.of(m.Ended)[0].why == "interrupted"


def speaks_up(over, says, late=()):
    """Speaks over the prompts of some questions, as soon as they can be heard; answers the others.

    Over a `late` one only when the answer before can no longer be gone on with.
    """

    def act_of(mouth, line, dialogue):
        answers, left = by_questions(mouth, says), dict(over)

        def act(command):
            if isinstance(command, m.Say) and command.node in left:
                mouth.say(left.pop(command.node), 1.3 if command.node in late else 0.7)
            else:
                answers(command)

        return act

    return act_of


def test_with_a_headset_words_stop_the_prompt_and_signs_of_listening_do_not(desk):
    """嗯 over the first question is no turn, and is kept; the answer over the second one counts."""
    over = {"travel": "嗯", "contact": "没有接触过"}
    acts = speaks_up(over, {**SHORTLY, "contact": None}, late={"contact"})
    ended = []

    def act_of(mouth, line, dialogue):
        act = acts(mouth, line, dialogue)

        def watch(command):
            if isinstance(command, m.Say):
                ended.append(line.times.speech_ended)
            act(command)

        return watch

    with desk.call("short", act_of, headset=True) as call:
        call.run()
    assert {e.turn for e in call.of(m.Overheard)} == {1}
    assert [e.purpose for e in call.of(m.Asked) if e.node == "travel"] == ["ask"]
    cut = [e for e in call.of(m.Spoken) if e.interrupted]
    assert [e.turn for e in cut] == [2] and 0.3 < cut[0].seconds < 3.0
    assert (call.answers["travel"], call.answers["contact"]) == ("no", "no")
    assert call.disposition == "complete"
    assert ended[0] == 0 and ended[1] < ended[2] - 0.5, "times are those of the answer just given"


def test_with_loudspeakers_nothing_is_heard_while_the_bot_speaks(desk):
    """Neither itself, whose whole sound comes back, nor a person: silence stays silence."""
    echo = {"source": "speaker.monitor", "sink": "mouth", "latency_msec": 30}
    with (
        desk.card.module("module-loopback", **echo),
        desk.call("short", speaks_up({"contact": "接触过"}, {})) as call,
    ):
        call.run()
    assert not call.of(m.Replied)
    assert len(call.of(m.Silent)) == 6
    assert not [e for e in call.of(m.Spoken) if e.interrupted]


def pausing(words, pause_seconds):
    """Answers the first question once, with a pause in the middle, and the others shortly."""

    def act_of(mouth, line, dialogue):
        answers = by_questions(mouth, {**SHORTLY, "travel": None})
        said = []

        def act(command):
            if isinstance(command, m.Listen) and command.node == "travel" and not said:
                said.append(mouth.say(words, 0.3, pause_seconds))
            answers(command)

        return act

    return act_of


def test_an_answer_that_goes_on_is_reopened(desk):
    """去过……哦不对，没去过: taken early, and taken back when more comes during the next prompt."""
    act = pausing("去过…不对，没有去过", 0.8)
    with desk.call("short", act, headset=True) as call:
        call.run()
    recorded = [e.categories for e in call.of(m.Recorded) if e.node == "travel"]
    assert recorded[0] == ("yes",)
    assert "reopened" in [e.purpose for e in call.of(m.Asked)]
    assert call.answers["travel"] == "no"


def test_a_pause_within_a_no_is_waited_for(desk):
    """没有…哦，去过一次 with 600 ms in between is one answer, and a yes."""
    with desk.call("short", pausing("没有…哦，去过一次", 0.6)) as call:
        call.run()
    assert call.answers["travel"] == "yes"


# --- faults ---------------------------------------------------------------------------------------
def test_a_recogniser_that_breaks_in_mid_word_costs_one_repetition(desk):
    """Killed at the first question, hanging at the second: asked again, journalled, the call completes."""
    breaks = {"travel": signal.SIGKILL, "contact": signal.SIGSTOP}
    says = {"travel": [None, "没有去过"], "contact": [None, "没有接触过"], "household": "三口人"}

    def act_of(mouth, line, dialogue):
        answers = by_questions(mouth, says)
        soon = []
        hearing = line._hearing
        follow = hearing._follow

        def break_in_mid_word():
            if soon and len(hearing._frames) > 8:
                os.kill(hearing._listener.pid, soon.pop())
            follow()

        hearing._follow = break_in_mid_word

        def act(command):
            if isinstance(command, m.Listen) and command.node in breaks:
                soon.append(breaks.pop(command.node))
                mouth.say("没有，我一直在家里待着", 0.3)
            answers(command)

        return act

    with desk.call("short", act_of) as call:
        call.run()
    assert [(e.part, e.turn) for e in call.of(m.Broke)] == [("recogniser", 1), ("recogniser", 3)]
    assert call.disposition == "complete"
    assert (call.answers["travel"], call.answers["contact"]) == ("no", "no")


def test_a_synthesiser_that_is_killed_is_not_noticed(desk):
    """Its server is started again behind the next prompt that is not ready yet."""

    def act_of(mouth, line, dialogue):
        answers = by_questions(mouth, {**SHORTLY, "household": "十二口人"})

        def act(command):
            if isinstance(command, m.Listen) and command.node == "contact":
                synthesiser = line._prompts._bundled._synthesiser
                assert synthesiser.speak("1", Voice("cmn")).duration_seconds > 0
                os.kill(synthesiser.pid, signal.SIGKILL)
            answers(command)

        return act

    with desk.call("short", act_of) as call:
        call.run()
    assert call.disposition in ("complete", "partial")
    assert not call.of(m.Broke)
    assert any(e.purpose == "confirm" for e in call.of(m.Asked))


def test_a_device_that_vanishes_ends_the_call_in_an_orderly_way(desk):
    """The sound server dies in mid-call: what was answered stays, the disposition says why."""

    def act_of(mouth, line, dialogue):
        answers = by_questions(mouth, SHORTLY)

        def act(command):
            if isinstance(command, m.Listen) and command.node == "contact":
                desk.card.signal(signal.SIGKILL)
            else:
                answers(command)

        return act

    try:
        with desk.call("short", act_of) as call:
            call.run()
    finally:
        desk.card.restart()
    assert [e.part for e in call.of(m.Broke)] == ["device"]
    assert call.disposition == "technical"
    assert call.answers == {"travel": "no"}
