"""What is told beside the question that was put, and what is told with a wish for no more calls."""

from __future__ import annotations

import json

import pytest

from callbot.core import messages as m
from callbot.core.dialogue import Dialogue
from tests.core.conftest import TODAY, flow


def answers(call):
    """What holds, by question: the categories, or the value."""
    return {
        node: ",".join(answer.categories) or answer.value
        for node, answer in call.dialogue.answers.items()
    }


def purposes(call, node):
    """Why the bot spoke at a node, in order."""
    return [event.purpose for event in call.of(m.Asked) if event.node == node]


FOUND = [
    (
        "en",
        ("no", "no", "none", "three, oh and I forgot, I was in Wuhan last week"),
        "travel",
        "yes",
    ),
    ("en", ("no", "wait, actually I went to Wuhan last Tuesday"), "travel", "yes"),
    (
        "en",
        ("no", "no", "none", "three", "no, but I have had a fever since Monday"),
        "symptoms",
        "fever",
    ),
    (
        "en",
        ("no", "no", "no. actually my brother in law was confirmed on Sunday"),
        "contact",
        "yes",
    ),
    ("zh", ("没有", "没有", "没有", "三口人，哦对了我上周去过一趟武汉"), "travel", "yes"),
    ("zh", ("没有", "没有", "没有", "刚才说错了，我去过武汉"), "travel", "yes"),
    ("zh", ("没有", "等等，我上周去过武汉"), "travel", "yes"),
    ("zh", ("没有", "没有", "没有，我就是上周从武汉回来以后有点累"), "travel", "yes"),
    (
        "zh",
        ("没有", "没有", "没有", "三口", "不用，就是我现在有点喘不上气"),
        "symptoms",
        "breathless",
    ),
]


@pytest.mark.parametrize(("language", "said", "node", "meant"), FOUND)
def test_what_another_question_should_know_is_asked_back_there(talk, language, said, node, meant):
    """Whatever is asked by then, and once it is confirmed it holds; what was answered since stands."""
    call = talk(f"screening.{language}").say("是我" if language == "zh" else "speaking", *said[:-1])
    before = answers(call)
    call.say(said[-1])
    assert call.dialogue.state == f"{node}?"
    assert purposes(call, node)[-1] == "confirm"
    assert node not in call.dialogue.answers
    call.say("对" if language == "zh" else "yes")
    after = answers(call)
    assert after[node] == meant
    assert {**before, node: meant}.items() <= after.items()


def test_a_place_told_beside_is_taken_along(talk):
    """Where somebody was need not be asked when it was said with the journey, and a key person is one."""
    call = talk("screening.en").say("speaking", "no", "no", "none")
    call.say("three, oh and I forgot, I was in Wuhan last week", "yes", "last Wednesday", "no")
    assert answers(call)["travel_place"] == "Wuhan"
    assert answers(call)["household"] == 3
    assert purposes(call, "household") == ["ask"]
    assert purposes(call, "contact") == ["ask"]
    assert {flag.rule for flag in call.of(m.Flagged)} >= {"hubei_recent"} or call.dialogue.flags


def test_it_is_asked_back_once_and_a_denial_is_taken(talk):
    """Who meant nothing by it says so, and is not asked for the same again."""
    call = talk("screening.zh").say("是我", "没有", "等等，我上周去过武汉", "没去过")
    assert answers(call)["travel"] == "no"
    call.say("没有", "没有", "三口人，上周去过武汉", "不用")
    assert purposes(call, "travel").count("confirm") == 1
    assert call.dialogue.ended


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ("没有", "没有", "没有", "我们家四口人都在家")),
        ("zh", ("没有", "没有", "没有，一直在家没出去过")),
        ("en", ("no", "no", "none", "there are three in the house")),
        ("en", ("no", "no", "none at all, we stayed at home")),
        ("en", ("yes", "Wuhan", "last Monday", "no, I only went to Wuhan")),
    ],
)
def test_what_says_nothing_new_goes_on(talk, language, said):
    """Denials, and what is known already, lead nowhere back."""
    call = talk(f"screening.{language}").say("是我" if language == "zh" else "speaking", *said)
    assert "withdrawn" not in [event.why for event in call.of(m.Dropped)]


@pytest.mark.parametrize("close", [m.HungUp("person"), None])
def test_who_hangs_up_before_it_is_asked_back_is_called_back(talk, close):
    """What was told beside is on the call-back list, even where there was no time to ask."""
    call = talk("screening.zh").say(
        "是我", "没有", "没有", "没有", "三口人，哦对了我上周去过一趟武汉"
    )
    if close is None:
        call.say("我在开车，晚点再打")
    else:
        call.give(close)
    assert "travel" in [event.node for event in call.of(m.CallBack)]


@pytest.mark.parametrize(
    ("script", "said", "node", "kept"),
    [
        (
            "screening.zh",
            ("是我", "没有", "没有", "我喘不上气，别再打了"),
            "symptoms",
            "breathless",
        ),
        (
            "screening.en",
            ("speaking", "no", "my mother has the virus, don't call again"),
            "contact",
            "yes",
        ),
        (
            "supplies.en",
            ("yes", "rice, and blood pressure pills. don't call again"),
            "supplies",
            "rice, and blood pressure pills. don't call again",
        ),
    ],
)
def test_with_a_wish_for_no_more_calls_it_is_kept_as_it_was_said(talk, script, said, node, kept):
    """The wish is honoured at once, and neither a key person nor a need is lost for it."""
    call = talk(script).say(*said)
    assert [command for command in call.commands if isinstance(command, m.BarDialling)]
    assert answers(call)[node] == kept
    if script.startswith("screening"):
        assert call.of(m.Flagged)


def test_you_misheard_me_is_said_of_what_is_asked_back(talk):
    """The answer before it stands."""
    call = talk("screening.zh").say("是我", "没有", "有", "你听错了")
    assert call.dialogue.state == "contact"
    assert answers(call)["travel"] == "no"


def test_a_plain_denial_of_what_is_asked_back_is_taken(talk):
    """没接触 needs no asking again."""
    call = talk("screening.zh").say("是我", "没有", "有", "没接触")
    assert answers(call)["contact"] == "no"


def test_a_call_that_went_back_can_be_kept_and_taken_up(talk):
    """A snapshot through JSON holds what was told, and what stands."""
    call = talk("screening.zh").say(
        "是我", "没有", "没有", "没有", "三口人，哦对了我上周去过一趟武汉"
    )
    kept = json.loads(json.dumps(call.dialogue.snapshot()))
    again = Dialogue.restore(flow("screening.zh"), kept)
    assert again.snapshot() == call.dialogue.snapshot()
    assert again.standing == ["contact", "symptoms", "household"]
    assert again.today == TODAY


@pytest.mark.parametrize(
    ("language", "said"), [("zh", ("有", "没去过啊")), ("en", ("yes", "I said no"))]
)
def test_a_denial_where_a_place_is_asked_for_takes_the_journey_back(talk, language, said):
    """It is asked back without more ado, and the place with it no more."""
    call = talk(f"screening.{language}").say("是我" if language == "zh" else "speaking", *said)
    assert call.dialogue.state == "travel?"
    call.say("对" if language == "zh" else "yes")
    assert answers(call)["travel"] == "no"
    assert call.dialogue.state == "contact"
