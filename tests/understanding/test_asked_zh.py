"""What a Mandarin question asks, of whatever it is made."""

from __future__ import annotations

import pytest

from callbot.understanding.asked import asked
from tests.understanding.hearing_table import heard, meaning


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("您住的地方通风吗？", "通风", "不通风"),
        ("您住的小区封闭了吗？", "封了", "没封"),
        ("您最近累不累？", "累得很", "一点都不累"),
        ("大便正常吗？", "挺正常的", "有点干"),
        ("体温正常吗？", "没发烧", "烧着呢"),
        ("症状加重了吗？", "更厉害了", "好多了"),
    ],
)
def test_a_state_is_told_by_its_own_word(question: str, yes: str, no: str) -> None:
    """Whatever somebody asks of a thing, it answers when it is said again, or its opposite is."""
    assert (meaning(heard(yes, question=question)), meaning(heard(no, question=question))) == (
        "yes",
        "no",
    )


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("体温量了吗？正常吗？", "体温正常吗"),
        ("听说您儿子从武汉回来了，他这会儿在家吗？", "他这会儿在家吗"),
        ("您是坐火车回来的吗？车上有人咳嗽吗？", "车上有人咳嗽吗"),
        ("有没有发热、咳嗽，这些症状？", "有没有发热咳嗽这些症状"),
        ("一直在当地没离开过吗？", "一直在当地吗"),
    ],
)
def test_of_several_clauses_the_one_that_asks_is_answered(question: str, asks: str) -> None:
    """What a question only tells, or asked before, is not what it asks."""
    assert asked(question, "zh").text == asks


def test_who_says_so_is_not_asked() -> None:
    """A question whether something is true asks of what was said, not of the saying."""
    verbs = asked("您登记说去过武汉，是真的吗？", "zh").verbs
    assert "去过" in verbs
    assert "登记" not in verbs
    assert meaning(heard("假的，没去过", question="您登记说去过武汉，是真的吗？")) == "no"


@pytest.mark.parametrize(
    ("question", "said", "meant"),
    [
        ("去过外地吗？", "武汉倒是有亲戚，多少年没走动了", "no"),
        ("去过外地吗？", "去了就得隔离", "-"),
        ("接触过病人吗？", "没跟那些人打过交道", "no"),
        ("接触过病人吗？", "接触个鬼", "no"),
        ("有头痛吗？", "头不痛，腰痛", "no"),
        ("有发热、干咳吗？", "干咳有，别的没有", "yes"),
        ("您现在发烧吗？", "头天烧了一下，后来没再烧", "no"),
        ("最高到过三十九度吗？", "最高三十八度五", "no"),
        ("", "宝贝别动那个插座", "-"),
        ("", "妈你看见我袜子了没", "-"),
    ],
)
def test_what_is_told_of_something_else_is_no_answer(question: str, said: str, meant: str) -> None:
    """A condition, somebody else's whereabouts and what others are told are not taken for answers."""
    assert meaning(heard(said, question=question)) == meant
