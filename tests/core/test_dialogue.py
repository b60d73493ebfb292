"""The dialogue of the shipped scripts, with the real understanding."""

import json
import re

import pytest

from callbot.core import messages as m
from callbot.core.answers import Alternative
from callbot.core.dialogue import Dialogue
from callbot.errors import DialogueError
from tests.core.conftest import TODAY

HEALTHY = {
    "zh": ["是我", "没去过", "没接触过", "都没有", "三口人", "不用了"],
    "en": ["speaking", "no i haven't", "no contact", "none", "three", "no thanks"],
}
KEY = {
    "zh": ["是的", "去过", "武汉", "二月一号", "没有接触过", "发烧", "三十八度五", "四口人", "要"],
    "en": ["yes", "yes i have", "wuhan", "the first of february", "no", "i have a fever",
           "thirty eight point five", "four", "yes please"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_healthy_stay_at_home_is_asked_only_what_applies(talk, language):
    """No travel skips place and date, no fever skips the temperature; nobody is flagged."""
    call = talk(f"screening.{language}").say(*HEALTHY[language])
    assert call.ended == "complete"
    assert set(call.dialogue.answers) == {
        "identity", "travel", "contact", "symptoms", "household", "callback",
    }  # fmt: skip
    assert call.dialogue.answers["household"].value == 3
    assert not call.of(m.Flagged)
    assert not call.of(m.CallBack)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_key_person_is_flagged_with_reason_and_evidence(talk, language):
    """Back from Wuhan with a fever: flagged, with the words it rests on; wants a call back."""
    call = talk(f"screening.{language}").say(*KEY[language])
    assert call.ended == "complete"
    answers = call.dialogue.answers
    assert answers["temperature"].value == 38.5
    assert answers["travel_date"].value == "2020-02-01"
    rules = {flag.rule for flag in call.of(m.Flagged)}
    assert {"hubei", "fever"} <= rules
    hubei = next(flag for flag in call.of(m.Flagged) if flag.rule == "hubei")
    assert hubei.level == "high"
    assert f"travel_place={KEY[language][2]}" in hubei.evidence
    assert [event.node for event in call.of(m.CallBack)] == ["callback"]


def test_a_flag_goes_up_with_the_answer_that_completes_it(talk):
    """Nobody has to finish the call to be known as a key person."""
    call = talk("screening.zh").say("是的", "没去过", "接触过", "对")
    assert [flag.rule for flag in call.of(m.Flagged)] == ["contact"]
    assert call.ended is None


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", "别再打电话来了"), ("zh", "以后不要再打给我"), ("en", "stop calling me"),
     ("en", "take me off your list")],
)  # fmt: skip
def test_stop_bars_the_number_before_anything_else(talk, language, words):
    """The do-not-call list is written first, nothing more is asked, nobody is put on a call-back list."""
    call = talk(f"screening.{language}").say(HEALTHY[language][0], words)
    assert call.ended == "stop"
    bar = next(i for i, c in enumerate(call.commands) if isinstance(c, m.BarDialling))
    after = [type(c) for c in call.commands[bar:]]
    assert after == [m.BarDialling, m.Say, m.HangUp]
    assert call.of(m.Barred)[0].words == words
    assert not call.of(m.CallBack)


@pytest.mark.parametrize(
    ("words", "disposition"), [("我在开车晚点再打", "call_later"), ("我要跟真人说", "human")]
)
def test_later_and_human_end_the_call_with_somebody_to_call_back(talk, words, disposition):
    """Both are on the call-back list."""
    call = talk("screening.zh").say("是的", words)
    assert call.ended == disposition
    assert call.of(m.CallBack)


@pytest.mark.parametrize("words", ["你是谁", "你是机器人吗", "再说一遍", "喂"])
def test_a_request_is_answered_and_the_question_asked_again(talk, words):
    """Who, robot, repeat and hello get an honest answer and cost no retry."""
    call = talk("screening.zh").say("是的", words)
    assert call.ended is None
    assert "外地" in call.prompts[-1] or "本市" in call.prompts[-1]
    assert len(call.prompts) == 3
    assert call.say("没去过").dialogue.answers["travel"].categories == ("no",)


def test_one_moment_is_waited_for_without_counting(talk):
    """After "one moment" the bot waits longer, and silence is not a no-input."""
    call = talk("screening.zh").say("是的", "等一下")
    listening = [c for c in call.commands if isinstance(c, m.Listen)]
    assert listening[-1].timeout_seconds > listening[0].timeout_seconds
    call.quiet()
    assert call.dialogue.counts["no_input"] == 0
    assert call.say("没去过").dialogue.answers["travel"].categories == ("no",)


def test_no_input_and_no_match_are_counted_apart_and_have_their_own_prompts(talk):
    """Silence and nonsense each have their levels."""
    call = talk("screening.zh").say("是的").quiet().say("这白菜都涨到五块了")
    node = call.dialogue.flow.script.nodes["travel"]
    assert call.prompts[-2] == node.wait.retry.no_input[0]
    assert call.prompts[-1] == node.wait.retry.no_match[0]


def test_a_deciding_question_given_up_puts_the_person_on_the_call_back_list(talk):
    """After the last level the question is dropped, with the reason, and the call goes on."""
    call = talk("screening.zh").say("是的").quiet().quiet().quiet()
    assert [(e.node, e.why) for e in call.of(m.Dropped)] == [("travel", "no_input")]
    assert [e.node for e in call.of(m.CallBack)] == ["travel"]
    assert call.dialogue.state == "contact"


def test_nobody_there_is_no_speech(talk):
    """A call in which no word was heard ends as such, whatever the script's last words."""
    call = talk("screening.zh").quiet().quiet().quiet()
    assert call.ended == "no_speech"


def test_a_refused_question_is_skipped_and_the_second_refusal_ends_the_call(talk):
    """A refusal (I won't say) is about the question; twice is about the call."""
    call = talk("screening.zh").say("是的", "不想说")
    assert call.dialogue.dropped == {"travel": "refused"}
    assert call.say("我不想回答").ended == "refusal"


def test_a_correction_withdraws_the_last_answer_and_its_flag(talk):
    """What was said wrong is asked again; a flag that rested on it is cleared."""
    call = talk("screening.zh").say("是的", "没去过", "接触过", "对")
    assert call.dialogue.flags == ["contact"]
    call.say("不对我刚才说错了")
    assert call.of(m.Cleared)[0].rule == "contact"
    assert call.dialogue.state == "contact"
    assert call.say("没有接触过").dialogue.answers["contact"].categories == ("no",)


def test_a_doubtful_answer_is_asked_back(talk):
    """A yes to the contact question is confirmed; denied, it is not kept."""
    call = talk("screening.zh").say("是的", "没去过", "接触过")
    assert call.of(m.Asked)[-1].purpose == "confirm"
    assert "contact" not in call.dialogue.answers
    assert call.say("不是，没接触过").dialogue.answers["contact"].categories == ("no",)


def test_a_bare_denial_of_a_deciding_answer_is_asked_again_not_turned_round(talk):
    """嗯对 is easily heard as 不对: that alone never turns a yes to a deciding question into a no."""
    call = talk("screening.zh").say("是的", "没去过", "接触过", "不对")
    assert "contact" not in call.dialogue.answers
    assert call.dialogue.state == "contact"


@pytest.fixture
def doubted(talk):
    """A call in which one pass of the recogniser heard a stop, the other nothing of the kind."""
    call = talk("screening.zh").say("是的")
    readings = (Alternative("别再打了", 0.5, "grammar"), Alternative("白菜涨价了", 0.5, "free"))
    call.give(m.Heard(readings, 1.0))
    assert call.of(m.Asked)[-1].purpose == "stop_asked"
    assert not call.of(m.Barred)
    return call


@pytest.mark.parametrize("denial", ["不是", "你听错了", "我没这么说"])
def test_a_doubtful_stop_is_asked_back_and_a_denial_goes_on(doubted, denial):
    """Nobody loses the call, and is lost to us, for a noise; "you misheard me" takes back no earlier answer."""
    assert doubted.say(denial).dialogue.state == "travel"
    assert "identity" in doubted.dialogue.answers
    assert doubted.say("没去过").dialogue.state == "contact"


@pytest.mark.parametrize("after", ["对", "别打了", m.NoInput(), m.HungUp()])
def test_a_doubtful_stop_that_is_not_denied_is_honoured(doubted, after):
    """Whoever agrees, says it again, is silent or hangs up is never called again."""
    if isinstance(after, str):
        doubted.say(after)
    else:
        doubted.give(after)
    assert doubted.ended == "stop"
    assert doubted.of(m.Barred)[0].words == "别再打了"
    assert [type(c) for c in doubted.commands].count(m.BarDialling) == 1
    assert not doubted.of(m.CallBack)


def test_a_doubtful_stop_answered_by_a_mumble_is_asked_back_once_more(doubted):
    """A misheard denial gets a second chance, a second mumble is taken for a yes."""
    doubted.say("嘎嘣脆")
    assert doubted.of(m.Asked)[-1].purpose == "stop_asked"
    assert not doubted.of(m.Barred)
    assert doubted.say("嘎嘣脆").ended == "stop"
    assert doubted.of(m.Barred)[0].words == "别再打了"


def test_a_doubtful_stop_yields_to_another_request(doubted):
    """Who asks to hear it again has not asked to be left alone; the question is put once more."""
    assert doubted.say("你再说一遍").dialogue.state == "travel"
    assert doubted.of(m.Asked)[-1].purpose == "repeat"


def test_a_doubtful_stop_when_the_call_has_no_time_left_is_honoured(talk):
    """The limit that would close the call does not swallow it."""
    call = talk("screening.zh").say("是的")
    call.at = 10_000.0
    readings = (Alternative("别再打了", 0.5, "grammar"), Alternative("白菜涨价了", 0.5, "free"))
    call.give(m.Heard(readings, 1.0))
    assert call.ended == "stop"
    assert call.of(m.Barred)


def test_an_unlikely_answer_is_asked_back_however_sure(talk):
    """去过 within fourteen days, back two months ago: asked back; said once more, it holds."""
    call = talk("screening.zh").say("是的", "去过", "郑州", "去年十一月二十八号")
    assert call.of(m.Asked)[-1].purpose == "confirm"
    call.say("十一月二十八号")
    assert call.dialogue.answers["travel_date"].value == "2019-11-28"
    assert call.dialogue.state == "contact"


def test_an_unlikely_answer_gives_way_to_another(talk):
    """Another date in place of yes is taken where it is likely, asked back where it is not."""
    call = talk("screening.zh").say("是的", "去过", "郑州", "十九天前", "不对，是十八天前")
    assert "travel_date" not in call.dialogue.answers
    assert call.say("九天前").dialogue.answers["travel_date"].value == "2020-02-01"


def test_hanging_up_in_the_middle_is_a_break_off_with_the_open_question_on_the_list(talk):
    """What was answered stays; the deciding question that was being asked has to be asked again."""
    call = talk("screening.zh").say("是的")
    call.give(m.HungUp())
    assert call.ended == "break_off"
    assert [e.node for e in call.of(m.CallBack)] == ["travel"]


def test_a_broken_recogniser_asks_again(talk):
    """Our own trouble is recorded and costs the person no retry."""
    call = talk("screening.zh").say("是的")
    call.give(m.Failed("recogniser", "died"))
    assert call.of(m.Broke)[0].part == "recogniser"
    assert call.dialogue.counts == {**call.dialogue.counts, "no_input": 0, "no_match": 0}
    assert call.say("没去过").dialogue.state == "contact"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_opening_says_who_that_it_is_a_robot_and_that_one_may_refuse(talk, language):
    """Nobody answers before knowing whom they talk to."""
    opening = talk(f"screening.{language}", {"name": "X"}).prompts[0]
    assert re.search("指挥部|Office", opening)
    assert re.search("机器人|robot", opening)
    assert re.search("不回答|refuse", opening)
    assert "{" not in opening


def test_a_sign_of_listening_is_kept_and_nothing_else(talk):
    """It comes out as an event of its turn; the prompt goes on, the call stands as it stood."""
    dialogue = Dialogue(talk("screening.zh").dialogue.flow, today=TODAY)
    dialogue.start(0.0)
    before = dialogue.snapshot()
    said = (Alternative("嗯"),)
    assert dialogue.receive(m.Backchannel(said, 0.3), 1.0) == ((), (m.Overheard(1, said, 0.3),))
    assert dialogue.snapshot() == before


def test_illegal_inputs_name_state_and_input(talk):
    """A line that breaks its contract is told so at once."""
    dialogue = talk("screening.zh").dialogue
    with pytest.raises(DialogueError, match=r"PromptFinished.*identity"):
        dialogue.receive(m.PromptFinished(1.0), 1.0)
    with pytest.raises(DialogueError, match=r"Backchannel.*identity"):
        dialogue.receive(m.Backchannel(()), 1.0)
    fresh = Dialogue(dialogue.flow, today=dialogue.today)
    with pytest.raises(DialogueError, match="not running"):
        fresh.receive(m.NoInput(), 0.0)
    fresh.start(0.0)
    with pytest.raises(DialogueError, match="not finished"):
        fresh.receive(m.Heard((Alternative("喂"),)), 0.0)


def test_restored_in_the_middle_the_call_goes_on_as_if_nothing_had_happened(talk):
    """A snapshot through JSON at every step changes nothing."""
    plain = talk("screening.zh").say(*KEY["zh"])
    call = talk("screening.zh")
    for words in KEY["zh"]:
        kept = json.loads(json.dumps(call.dialogue.snapshot()))
        call.dialogue = Dialogue.restore(call.dialogue.flow, kept)
        call.say(words)
    assert call.events == plain.events


def open_question(talk, language):
    """A call at the supplies' open question."""
    yes = {"zh": "缺东西", "en": "yes we need a few things"}[language]
    call = talk(f"supplies.{language}").say(yes)
    assert call.dialogue.question()[0].id == "supplies"
    return call


@pytest.mark.parametrize(
    ("language", "yes", "then"), [("zh", "有", "降压药"), ("en", "yes please", "rice and insulin")]
)
def test_a_yes_to_an_open_question_is_asked_what_it_is(talk, language, yes, then):
    """And what is said to that is the answer."""
    call = open_question(talk, language).say(yes)
    assert call.dialogue.question()[0].id == "supplies"
    assert call.dialogue.prompt == call.dialogue.question()[1].retry.no_match[0]
    call.say(then)
    assert call.dialogue.answers["supplies"].value == then


@pytest.mark.parametrize(("language", "yes"), [("zh", "有的有的"), ("en", "yes")])
def test_who_says_no_more_than_yes_is_passed_on_with_that(talk, language, yes):
    """Nobody is asked three times, and nothing that was said is lost."""
    call = open_question(talk, language).say(yes, yes)
    assert call.dialogue.answers["supplies"].value == yes
    assert call.of(m.Recorded)[-1].confidence == 0.0
    assert call.dialogue.question()[0].id == "urgent"
