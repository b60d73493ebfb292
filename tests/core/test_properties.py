"""Whatever happens to a call: it ends, and it can be interrupted at any point."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.core import messages as m
from callbot.core.answers import Alternative
from callbot.core.dialogue import Dialogue
from callbot.core.disposition import DISPOSITIONS
from tests.core.conftest import TODAY, flow

WORDS = {
    "zh": ["喂", "是我", "不是", "没有", "去过武汉", "二月一号", "你是谁", "再说一遍", "等一下", "不知道",
           "不想说", "说错了", "三十八度五", "三个", "白菜涨价了", "[unk]", "别再打了", "发烧咳嗽", ""],
    "en": ["hello", "speaking", "no", "yes", "i went to wuhan", "yesterday", "who is this", "say that again",
           "hold on", "i don't know", "i won't say", "no wait i did", "three", "cabbage", "[unk]",
           "stop calling", "fever and a cough", ""],
}  # fmt: skip


def doubtful_stop(language):
    """One pass of the recogniser heard a stop, the other nothing of the kind."""
    stop, other = ("别再打了", "白菜涨价了") if language == "zh" else ("stop calling", "cabbage")
    return m.Heard((Alternative(stop, 0.5, "grammar"), Alternative(other, 0.5, "free")))


def inputs(language):
    """Any sequence of what can happen while the bot listens or speaks."""
    heard = st.builds(
        lambda t, early: m.Heard((Alternative(t),) if t else (), early=early),
        st.sampled_from(WORDS[language]),
        st.booleans(),
    )
    others = st.sampled_from(
        [m.NoInput(), m.NoInput(), m.Failed("recogniser", "x"), doubtful_stop(language)]
    )
    return st.lists(st.one_of(heard, heard, others), max_size=150)


def finished(dialogue):
    """The end of a prompt; whoever can go on with an answer taken early does so every other time."""
    goes_on = dialogue.before is not None and dialogue.turn % 2 == 0
    return m.PromptFinished(1.0, goes_on, reopened=goes_on)


def run(dialogue, happening, through_json=False):
    """Feed inputs until the call or the list is over; yields every step."""
    step = dialogue.start(0.0)
    yield step
    at, following = 0.0, iter(happening)
    while not dialogue.ended:
        if through_json:
            kept = json.loads(json.dumps(dialogue.snapshot()))
            dialogue = Dialogue.restore(dialogue.flow, kept)
        at += 1.0
        saying = any(isinstance(c, m.Say) for c in step.commands)
        if saying and dialogue.turn % 3 == 0:
            murmur = dialogue.receive(m.Backchannel((Alternative("嗯"),), 0.2), at)
            assert not murmur.commands
            yield murmur
        got = finished(dialogue) if saying else next(following, None)
        if got is None:
            return
        step = dialogue.receive(got, at)
        yield step


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=60)
@given(data=st.data())
def test_every_call_ends_within_its_limits(language, data):
    """However people behave, the call is over before its limits are passed."""
    happening = data.draw(inputs(language)) + [m.NoInput()] * 20
    compiled = flow(f"screening.{language}")
    dialogue = Dialogue(compiled, today=TODAY)
    steps = list(run(dialogue, happening))
    limits = compiled.script.limits
    assert dialogue.turn <= limits.steps + 1
    assert dialogue.ended
    last = steps[-1].events[-1]
    assert isinstance(last, m.Ended)
    assert last.disposition in DISPOSITIONS
    assert isinstance(steps[-1].commands[-1], m.HangUp)


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=25)
@given(data=st.data())
def test_snapshot_and_restore_at_every_step_change_nothing(language, data):
    """A call that is put away and taken up after each input is the same call."""
    happening = data.draw(inputs(language))
    compiled = flow(f"screening.{language}")
    plain = list(run(Dialogue(compiled, today=TODAY), happening))
    kept = list(run(Dialogue(compiled, today=TODAY), happening, through_json=True))
    assert kept == plain


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=60)
@given(data=st.data())
def test_stop_is_honoured_wherever_it_is_said(language, data):
    """After "don't call again" nothing is asked and the number is barred."""
    happening = data.draw(inputs(language))
    stop = m.Heard((Alternative("别再打了" if language == "zh" else "stop calling"),))
    dialogue = Dialogue(flow(f"screening.{language}"), today=TODAY)
    events = [e for step in run(dialogue, [*happening, stop]) for e in step.events]
    replies = [e for e in events if isinstance(e, m.Replied)]
    for reply in replies:
        if reply.alternatives == stop.alternatives:
            after = events[events.index(reply) + 1 :]
            assert isinstance(after[0], m.Barred)
            assert not [e for e in after if isinstance(e, m.Replied | m.CallBack)]


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=40)
@given(data=st.data())
def test_what_was_heard_is_in_the_events(language, data):
    """Every utterance comes out as a `Replied` with its alternatives, in order."""
    happening = data.draw(inputs(language))
    dialogue = Dialogue(flow(f"screening.{language}"), today=TODAY)
    events = [e for step in run(dialogue, happening) for e in step.events]
    said = [e.alternatives for e in events if isinstance(e, m.Replied)]
    heard = [i.alternatives for i in happening if isinstance(i, m.Heard)]
    assert said == heard[: len(said)]


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=60)
@given(data=st.data())
def test_no_answer_stands_that_its_own_continuation_took_back(language, data):
    """After an answer was reopened, what holds for its question was said in the whole of it."""
    happening = data.draw(inputs(language))
    dialogue = Dialogue(flow(f"screening.{language}"), today=TODAY)
    for step in run(dialogue, happening):
        back = [e.node for e in step.events if isinstance(e, m.Asked) and e.purpose == "reopened"]
        for node in back:
            assert node not in dialogue.answers
            assert dialogue.question()[0].id == node
            assert isinstance(step.commands[-1], m.Listen)
