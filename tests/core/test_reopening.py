"""Answers that go on after they were taken for finished."""

import pytest

from callbot.core import messages as m
from callbot.core.answers import Alternative

SCRIPT = "screening.zh"


def early(*texts):
    """An answer whose turn was ended early."""
    return m.Heard(tuple(Alternative(text) for text in texts), 1.0, early=True)


def go_on(call, whole):
    """The next prompt is cut, and the whole answer arrives."""
    call._take(call.dialogue.receive(m.PromptFinished(0.4, True, reopened=True), call.at))
    call.say(whole)


class NotYet:
    """Talk with the last prompt still being said."""

    def __new__(cls, talk, before, got):
        """The call after `before`, where `got` was taken and the next prompt has begun."""
        call = talk(SCRIPT).say(*before)
        step = call.dialogue.receive(got, call.at)
        call.events += step.events
        call.commands += step.commands
        return call


def test_the_whole_answer_replaces_its_first_half(talk):
    """没有……哦，去过一次 is a yes: the no is withdrawn, its words stay in the journal."""
    call = NotYet(talk, ["是我"], early("没有"))
    assert call.dialogue.answers["travel"].categories == ("no",)
    go_on(call, "没有 哦 去过 一次")
    assert call.dialogue.answers["travel"].categories == ("yes",)
    recorded = [(e.node, e.categories) for e in call.of(m.Recorded)]
    assert recorded == [("identity", ("yes",)), ("travel", ("no",)), ("travel", ("yes",))]
    assert [e.why for e in call.of(m.Dropped)] == ["withdrawn"]
    assert [e.alternatives[0].text for e in call.of(m.Replied)][1:] == ["没有", "没有 哦 去过 一次"]
    assert call.of(m.Asked)[-1].node == "travel_place"


def test_the_turn_that_is_reopened_says_nothing(talk):
    """It stands in the journal as a turn of its question, without a prompt."""
    call = NotYet(talk, ["是我"], early("没有"))
    step = call.dialogue.receive(m.PromptFinished(0.4, True, reopened=True), call.at)
    asked = [e for e in step.events if isinstance(e, m.Asked)]
    assert [(e.node, e.purpose, e.prompt) for e in asked] == [("travel", "reopened", "")]
    assert step.commands == (m.Listen("travel", False, 6.0),)


def test_what_cannot_be_understood_leaves_no_answer(talk):
    """The first half does not stand where the whole means nothing: it is asked again."""
    call = NotYet(talk, ["是我"], early("没有"))
    go_on(call, "白菜 涨价 了")
    assert "travel" not in call.dialogue.answers
    assert call.of(m.Asked)[-1].purpose == "no_match"


def test_flags_and_answers_given_ahead_go_with_it(talk):
    """A flag that rested on the first half is taken down."""
    before = ["是我", "没有", "没有"]
    call = NotYet(talk, before, early("憋气"))
    assert [f.rule for f in call.of(m.Flagged)] == ["breathless"]
    go_on(call, "憋气 没有 都 没有")
    assert not call.dialogue.flags
    assert [c.rule for c in call.of(m.Cleared)] == ["breathless"]


def test_an_answer_that_was_asked_back_is_asked_back_again(talk):
    """A yes to "did you mean …" goes back to that question."""
    call = NotYet(talk, ["是我", "没有", "接触过"], early("对"))
    assert call.dialogue.answers["contact"].categories == ("yes",)
    step = call.dialogue.receive(m.PromptFinished(0.4, True, reopened=True), call.at)
    assert step.commands == (m.Listen("contact", True, 6.0),)
    call._take(step)
    call.say("对 哦 不对 没接触过")
    assert "contact" not in call.dialogue.answers or call.dialogue.answers[
        "contact"
    ].categories == ("no",)


def test_the_wrong_number_can_be_taken_back_during_the_goodbye(talk):
    """不是……哦是我 said while the bot excuses itself."""
    call = NotYet(talk, [], early("不是"))
    assert call.of(m.Asked)[-1].purpose == "goodbye"
    go_on(call, "不是 哦 是 我 我 就是")
    assert call.ended is None
    assert call.of(m.Asked)[-1].node in ("identity", "travel")


@pytest.mark.parametrize(
    "got",
    [
        pytest.param(m.Heard((Alternative("没有"),)), id="an answer that was not early"),
        pytest.param(early("别再打了"), id="a wish not to be called again"),
        pytest.param(early("不想说"), id="a refusal"),
        pytest.param(early("白菜涨价了"), id="nothing usable"),
    ],
)
def test_nothing_else_is_reopened(talk, got):
    """Then a cut prompt is no more than that."""
    call = NotYet(talk, ["是我"], got)
    turn = call.dialogue.turn
    step = call.dialogue.receive(m.PromptFinished(0.4, True, reopened=True), call.at)
    assert "reopened" not in [e.purpose for e in step.events if isinstance(e, m.Asked)]
    assert call.dialogue.turn in (turn, turn + 1)


def test_the_way_back_closes_with_the_next_prompt(talk):
    """What is said after the next question was heard belongs to that question."""
    call = NotYet(talk, ["是我"], early("没有"))
    call.give(m.PromptFinished(3.0))
    call.say("没有")
    assert {"travel", "contact"} <= call.dialogue.answers.keys()
    assert call.dialogue.before is None
