"""Universal requests, told apart from answers and from each other."""

from __future__ import annotations

import pytest

from callbot.core.script import Language
from tests.understanding.hearing_table import heard, meaning

TRAVEL = "最近十四天，您有没有去过外地？"


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("你再讲一遍", "repeat"),
        ("没听清", "repeat"),
        ("你是哪个单位的", "who"),
        ("找我啥事", "who"),
        ("这是录音吧", "robot"),
        ("您是真人吗", "robot"),
        ("稍等一下", "hold"),
        ("喂，你好", "hello"),
        ("能听见吗", "hello"),
        ("我在开车，晚点再打", "later"),
        ("现在不方便", "later"),
        ("帮我转人工客服", "human"),
        ("不要再打电话来了", "stop"),
        ("别再骚扰我了", "stop"),
        ("再打我就报警", "stop"),
        ("把我号码删掉", "stop"),
        ("以后不要联系我", "stop"),
        ("这是隐私", "refuse"),
        ("不想告诉你", "refuse"),
        ("记不清了", "unsure"),
        ("说不准", "unsure"),
        ("刚才那个我说错了", "correction"),
    ],
)
def test_mandarin_requests(text: str, request_: str) -> None:
    """What anybody may say at any question is understood as that request."""
    assert meaning(heard(text, "zh", TRAVEL)) == f"?{request_}"


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("could you repeat that", "repeat"),
        ("I didn't catch that", "repeat"),
        ("who is calling please", "who"),
        ("what is this about", "who"),
        ("are you a real person", "robot"),
        ("hold on a minute", "hold"),
        ("hello? can you hear me", "hello"),
        ("I'm driving right now", "later"),
        ("call me back tomorrow", "later"),
        ("let me talk to a human", "human"),
        ("stop calling me", "stop"),
        ("take me off your list", "stop"),
        ("lose my number", "stop"),
        ("leave me alone", "stop"),
        ("that's none of your business", "refuse"),
        ("I'd rather not say", "refuse"),
        ("no idea", "unsure"),
        ("I don't remember", "unsure"),
        ("I made a mistake", "correction"),
    ],
)
def test_english_requests(text: str, request_: str) -> None:
    """What anybody may say at any question is understood as that request."""
    assert meaning(heard(text, "en", "Have you been away?")) == f"?{request_}"


@pytest.mark.parametrize(
    ("language", "question", "text", "expected"),
    [
        ("zh", TRAVEL, "没有，你是谁啊", "no"),
        ("zh", TRAVEL, "去过，怎么了", "yes"),
        ("zh", "需要给您回电话吗？", "不需要", "no"),
        ("zh", "需要给您回电话吗？", "不用了，别再打了", "?stop"),
        ("zh", "需要给您回电话吗？", "可以，明天打吧", "yes"),
        ("zh", "请问您是李明吗？", "不需要，谢谢", "?refuse"),
        ("en", "Have you been away?", "no and don't call me again", "?stop"),
        ("en", "Have you met anyone who is ill?", "no, don't contact people", "no"),
        ("en", "Shall we call you back?", "yes please call me tomorrow", "yes"),
    ],
)
def test_requests_beside_answers(
    language: Language, question: str, text: str, expected: str
) -> None:
    """A clear answer outweighs a question about us; a wish not to be called outweighs all."""
    assert meaning(heard(text, language, question)) == expected


@pytest.mark.parametrize("text", ["不要", "不用", "别"])
def test_a_bare_refusal_is_never_a_stop(text: str) -> None:
    """Not wanting something is not a wish never to be called again."""
    assert meaning(heard(text, "zh", "要不要回电？")) != "?stop"


def test_stop_is_found_in_the_midst_of_a_tirade() -> None:
    """However long somebody talks, the wish not to be called is found."""
    assert meaning(heard("我跟你讲" * 60 + "别再给我打电话了" + "听见了吧" * 60)) == "?stop"
