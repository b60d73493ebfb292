"""Values: which of several, corrections, ranges; several readings of one utterance."""

from __future__ import annotations

import pytest

from callbot.core.answers import Alternative, Value
from callbot.core.script import Expects, Language, Wait
from tests.understanding.hearing_table import TODAY, UNDERSTANDING, WAITS, heard, meaning


@pytest.mark.parametrize(
    ("language", "expects", "text", "value"),
    [
        ("zh", "number", "三个，不对，四个", 4),
        ("zh", "number", "不，三个", 3),
        ("zh", "number", "四口人", 4),
        ("zh", "number", "一共五个，三个大人两个孩子", 5),
        ("zh", "temperature", "三十八度二", 38.2),
        ("zh", "temperature", "你是谁？我38.2", 38.2),
        ("zh", "place", "不是武汉，是郑州", "郑州"),
        ("zh", "date", "一月二十号", "2020-01-20"),
        ("en", "number", "four of us", 4),
        ("en", "number", "no, twice", 2),
        ("en", "date", "who is this? it was 18/1", "2020-01-18"),
        ("en", "place", "in Wuhan", "Wuhan"),
    ],
)
def test_the_value_that_stands(
    language: Language, expects: Expects, text: str, value: Value
) -> None:
    """Of several values the corrected one, the total, or the affirmed one is taken."""
    assert heard(text, language, expects=expects).value == value


def test_a_value_out_of_range_is_no_match_and_says_so() -> None:
    """A household of ninety is asked again, with the reason."""
    understood = heard("九十个人", wait=Wait("number", minimum=1, maximum=20))
    assert understood.kind == "no_match"
    assert "outside 1 to 20" in understood.because


@pytest.mark.parametrize("text", ["没量", "不知道多少度", "忘了"])
def test_not_knowing_a_value_is_unsure(text: str) -> None:
    """Somebody who did not measure is unsure, which is no failure to understand."""
    assert meaning(heard(text, expects="temperature")) == "?unsure"


def test_any_words_answer_a_free_question() -> None:
    """A question for any text keeps the words."""
    assert heard("帮我 买点 药", expects="text").value == "帮我 买点 药"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the third quarter, I think it was reported on 4 February"),
        ("en", "the 3 by 7 February"),
        ("zh", "第三季度以后，二月三号"),
        ("zh", "二月三号的12楼"),
    ],
)
def test_a_date_in_more_that_was_not_understood_is_asked_back(
    language: Language, text: str
) -> None:
    """A part of what was said about time may not be what was meant."""
    understood = heard(text, language, expects="date")
    assert understood.confidence <= 0.5
    assert "more that was not understood" in understood.because


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I came back home on February the third with my mother"),
        ("en", "no wait, the day before yesterday"),
        ("zh", "我是二月三号坐火车回来的"),
        ("zh", "正月初九那天回的家"),
    ],
)
def test_other_words_leave_a_date_as_sure_as_it_was(language: Language, text: str) -> None:
    """Journeys, people and days in general say nothing against a date."""
    assert heard(text, language, expects="date").confidence >= 0.8


def _both(grammar: str, free: str) -> str:
    alternatives = (Alternative(grammar, 0.9, "grammar"), Alternative(free, 0.8, "free"))
    understood = UNDERSTANDING["zh"].understand(
        WAITS["yes_no", "zh"], alternatives, question="有没有去过外地？", today=TODAY
    )
    return meaning(understood)


@pytest.mark.parametrize(
    ("grammar", "free", "expected"),
    [
        ("没有 去过", "没有 去过", "no"),
        ("去过", "没 去过", "-"),
        ("没有", "[unk]", "no"),
        ("[unk]", "去过", "yes"),
        ("别 打 了", "白菜", "?stop"),
        ("[unk] [unk]", "[unk]", "-"),
    ],
)
def test_two_readings_of_one_utterance(grammar: str, free: str, expected: str) -> None:
    """Readings that agree decide, readings that contradict abstain, a stop in either is heeded."""
    assert _both(grammar, free) == expected


def test_a_stop_in_a_second_reading_counts_where_no_first_reading_answers() -> None:
    """别的地方 may have 别打了 for its second reading: a sure answer is not hung up on for it."""

    def meant(*texts: str) -> str:
        readings = tuple(Alternative(text, 0.5, "grammar") for text in texts)
        return meaning(UNDERSTANDING["zh"].understand(WAITS["yes_no", "zh"], readings, today=TODAY))

    assert meant("没 去 过 别的 地方", "没 去 过 别 打 了") == "no"
    assert meant("白菜", "别 打 了") == "?stop"
    assert meant("别 打 了", "没 去 过 别的 地方") == "?stop"


def test_a_stop_is_sure_where_every_pass_heard_it() -> None:
    """A grammar makes a stop of many a noise, noise of many a word: one pass alone is doubtful."""

    def sure(*readings: tuple[str, str]) -> float:
        alternatives = tuple(Alternative(text, 0.5, source) for source, text in readings)  # type: ignore[arg-type]
        understood = UNDERSTANDING["zh"].understand(
            WAITS["yes_no", "zh"], alternatives, today=TODAY
        )
        assert understood.category == "stop"
        return understood.confidence

    stop, other = "别 打 了", "白菜"
    assert sure(("grammar", stop)) > 0.9
    assert sure(("grammar", stop), ("free", stop)) > 0.9
    assert sure(("free", stop), ("grammar", other), ("grammar", stop)) > 0.9
    assert sure(("grammar", other), ("free", stop)) < 0.7
    assert sure(("grammar", stop), ("free", other)) < 0.7
    assert sure(("grammar", other), ("grammar", stop)) < 0.7
    assert sure(("grammar", "没 去 过"), ("free", stop)) < 0.7


def test_a_stop_that_names_no_call_is_doubtful_where_only_a_grammar_heard_it() -> None:
    """A grammar hears "stop it" in "you got it"; typed, or heard freely too, it is meant."""

    def sure(*sources: str) -> float:
        alternatives = tuple(Alternative("stop it", 0.95, source) for source in sources)  # type: ignore[arg-type]
        return (
            UNDERSTANDING["en"]
            .understand(WAITS["yes_no", "en"], alternatives, today=TODAY)
            .confidence
        )

    assert sure("grammar") < 0.7
    assert sure("grammar", "free") > 0.9
    assert sure("free") > 0.9
    assert sure("text") > 0.9


def test_agreement_strengthens_and_unknown_words_weaken() -> None:
    """A second reading that agrees raises the confidence; words nobody made out lower it.

    A hedge stays one however often it is heard, so that scripts ask back.
    """
    understanding, wait = UNDERSTANDING["zh"], WAITS["yes_no", "zh"]

    def sure(*texts: str) -> float:
        readings = tuple(
            Alternative(t, 1.0, s) for t, s in zip(texts, ("grammar", "free"), strict=False)
        )
        return understanding.understand(wait, readings, today=TODAY).confidence

    assert sure("没有", "没有") > sure("没有") > sure("没有 [unk] [unk]")
    assert sure("好像 没有 吧", "好像 没有 吧") == sure("好像 没有 吧")


def test_the_words_of_an_answer_are_the_words_that_were_said() -> None:
    """A request beside the answer is set aside to understand it, never cut out of what is kept."""
    from datetime import date

    from callbot.core.answers import Alternative
    from callbot.understanding.understand import Understanding, built_in_wait

    said = "喂 你是谁啊 十天前"
    understood = Understanding(None, "zh").understand(
        built_in_wait("date", "zh"), (Alternative(said),), today=date(2020, 2, 10)
    )
    assert understood.value == "2020-01-31"
    assert understood.text == said


@pytest.mark.parametrize(
    ("language", "text"), [("zh", "没到武汉"), ("zh", "没去到武汉"), ("en", "i never got to wuhan")]
)
def test_a_place_that_was_not_reached_is_none(language: Language, text: str) -> None:
    """Of a number 没到 tells how much at most; of a place, that nobody was there."""
    assert heard(text, language, expects="place").kind == "no_match"
