"""Answers given ahead: what a person has said already is not asked again."""

import json

import pytest

from callbot.core import messages as m
from callbot.core.dialogue import Dialogue
from callbot.resources import resource
from callbot.scriptfile.load import loads
from tests.core.conftest import Talk

PERSON = {"zh": "是我", "en": "speaking"}


def asked(call, node):
    """Why the bot spoke at a node, in order."""
    return [event.purpose for event in call.of(m.Asked) if event.node == node]


def recorded(call, node):
    """The last answer stored for a node."""
    return [event for event in call.of(m.Recorded) if event.node == node][-1]


@pytest.mark.parametrize(
    ("language", "words", "place"),
    [
        ("zh", "有，去过武汉", "武汉"),
        ("zh", "我刚从湖北孝感回来", "孝感"),
        ("zh", "没去武汉去了开封", "开封"),
        ("en", "yes I went to Wuhan", "Wuhan"),
        ("en", "not Wuhan but Kaifeng", "Kaifeng"),
    ],
)
def test_a_place_said_with_the_journey_is_taken(talk, language, words, place):
    """It is stored with the words it came in, and the call goes on to what is still open."""
    call = talk(f"screening.{language}").say(PERSON[language], words)
    assert asked(call, "travel_place") == []
    assert call.dialogue.state == "travel_date"
    answer = recorded(call, "travel_place")
    assert answer.value == place
    assert answer.words == words
    assert answer.because.startswith("given with travel: ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("zh", "去过", id="no place"),
        pytest.param("zh", "去过武汉和开封", id="two places"),
        pytest.param("en", "yes I have", id="no place, English"),
    ],
)
def test_what_is_open_or_doubtful_is_asked(talk, language, words):
    """Only what was said surely saves a question."""
    call = talk(f"screening.{language}").say(PERSON[language], words)
    assert asked(call, "travel_place") == ["ask"]
    assert "travel_place" not in call.dialogue.answers


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", "我女儿去过武汉"), ("en", "my son was in Wuhan")],
    ids=["zh", "en"],
)
def test_a_journey_of_somebody_else_is_asked_back(talk, language, words):
    """It may be theirs too, and its place is not taken before they say so."""
    call = talk(f"screening.{language}").say(PERSON[language], words)
    assert asked(call, "travel") == ["ask", "confirm"]
    assert "travel_place" not in call.dialogue.answers


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_denied_place_is_never_taken(talk, language):
    """没去过武汉 is no journey, and no place either."""
    words = {"zh": "没去过武汉", "en": "no I haven't been to Wuhan"}[language]
    call = talk(f"screening.{language}").say(PERSON[language], words)
    assert "travel_place" not in call.dialogue.answers
    assert call.dialogue.state == "contact"


def test_a_place_that_is_not_sure_is_asked_back(talk):
    """As the question's own confirm says; denied, it is asked for and not taken once more."""
    call = talk("screening.zh").say("是我", "去过吧，好像是武汉")
    assert asked(call, "travel_place") == ["confirm"]
    assert (
        talk("screening.zh").say("是我", "去过吧，好像是武汉", "对").dialogue.state == "travel_date"
    )
    call.say("不是")
    assert "travel_place" not in call.dialogue.answers
    assert asked(call, "travel_place") == ["confirm", "no_match"]
    assert call.say("郑州").dialogue.answers["travel_place"].value == "郑州"


def test_an_answer_that_was_asked_back_keeps_its_words():
    """The place is in the words that were confirmed, not in the yes."""
    text = (resource("scripts") / "screening.zh.toml").read_text(encoding="utf-8")
    always = text.replace("below = 0.6 }", 'always = ["yes"] }', 1)
    call = Talk(loads(always)).say("是我", "去过武汉")
    assert asked(call, "travel") == ["ask", "confirm"]
    call.say("对")
    assert asked(call, "travel_place") == []
    assert recorded(call, "travel_place").words == "去过武汉"


def test_corrected_it_is_asked_for(talk):
    """A place that was taken ahead is the last answer; whoever takes it back is asked."""
    call = talk("screening.zh").say("是我", "有，去过武汉", "不对我刚才说错了")
    assert call.dialogue.state == "travel_place"
    assert "travel_place" not in call.dialogue.answers
    assert call.say("郑州").dialogue.answers["travel_place"].value == "郑州"


def test_what_was_answered_in_an_earlier_call_is_not_asked_again():
    """The call introduces itself, asks who is there, and goes on with the first open question."""
    talk = Talk("screening.zh")
    talk.dialogue.known.update(
        travel=[["yes"], None, "去过", 0.9], travel_place=[[], "武汉", "武汉", 0.9]
    )
    talk.say("我 是")
    assert talk.dialogue.state == "travel_date"
    assert [e.node for e in talk.events if isinstance(e, m.Recorded)] == [
        "identity", "travel", "travel_place",
    ]  # fmt: skip
    assert talk.dialogue.history == ["identity", "travel", "travel_place", "travel_date"]


def test_what_was_answered_earlier_survives_a_snapshot_and_can_be_corrected():
    """It is an answer like any other once the call has come to it."""
    talk = Talk("screening.zh")
    talk.dialogue.known.update(travel=[["no"], None, "没有", 0.9])
    kept = json.loads(json.dumps(talk.dialogue.snapshot()))
    assert kept["known"] == {"travel": [["no"], None, "没有", 0.9]}
    again = Dialogue.restore(talk.dialogue.flow, kept)
    assert again.known == talk.dialogue.known
    talk.say("我 是")
    assert talk.dialogue.state == "contact"
    talk.say("刚才 说 错 了")
    assert talk.dialogue.state == "travel"
