"""What a Mandarin speaker takes back no longer counts."""

from datetime import date

import pytest

from callbot.core.answers import Alternative
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.understanding.understand import Understanding

SCRIPT = load(resource("scripts") / "screening.zh.toml")
UNDERSTANDING = Understanding(SCRIPT, "zh")
ASKED_BACK = "跟您核实一下，您是说接触过病人，对吗？"


def heard(node, text, question="", confirming=False):
    """What one reading means at a node of the shipped script."""
    asked = SCRIPT.nodes[node]
    understood = UNDERSTANDING.understand(
        asked.wait, (Alternative(text),), question=question or asked.prompt,
        confirming=confirming, today=date(2020, 2, 10),
    )  # fmt: skip
    return understood.category or understood.value


@pytest.mark.parametrize(
    ("node", "text", "meant"),
    [
        ("travel", "去了趟…哎不是，那是我姑姑，我没去", "no"),
        ("travel", "去过…哦不对，那是前年，今年没有", "no"),
        ("travel", "没有，去年去过南京，这阵子哪都没去", "no"),
        ("symptoms", "发烧…哦不，那是去年的事，现在没有", "none"),
        ("identity", "打错了吧…哦不是，我就是", "yes"),
        ("callback", "不需要…哎，还是回一个吧", "yes"),
        ("callback", "行…哎算了，不用了", "no"),
        ("travel", "没去过，去了趟超市", "no"),
        ("travel", "去过，那是我老家", "yes"),
        ("household", "听不清，再说一遍", "repeat"),
        ("household", "我们两口子加俩孩子", 4),
    ],
)
def test_what_is_taken_back_does_not_count(node, text, meant):
    """Only what stands after 那是我姑姑, 那是去年 or 还是 is the answer."""
    assert heard(node, text) == meant


@pytest.mark.parametrize("text", ["不是，没接触过", "不是没接触过", "不是不是，没有"])
def test_a_denial_of_what_was_asked_back_is_no_double_negation(text):
    """After 对吗？ a 不是 before 没… denies twice."""
    assert heard("contact", text, ASKED_BACK, confirming=True) == "no"
    assert heard("contact", text, ASKED_BACK) == "no"


def test_a_denial_with_a_finished_journey_is_no_sure_no() -> None:
    """没有 denies no verb with 了: 有，跟爱人一块去了趟郑州 is heard so, and must not be a plain no."""
    from datetime import date

    from callbot.core.answers import Alternative
    from callbot.resources import resource
    from callbot.scriptfile.load import load
    from callbot.understanding.understand import Understanding

    script = load(resource("scripts") / "screening.zh.toml")
    wait = script.nodes["travel"].wait
    assert wait is not None
    heard = (Alternative("没有 跟 爱 人 一块 去 了 一趟 郑州 回来 就 没 出门"),)
    understood = Understanding(script, "zh").understand(wait, heard, today=date(2020, 2, 10))
    assert understood.confidence < 0.6
