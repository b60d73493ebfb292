"""What opens a call, where nothing was asked yet: declined, agreed to, asked, or said to somebody else."""

from __future__ import annotations

import pytest

from tests.understanding.hearing_table import heard, meaning
from tests.understanding.test_said import _understood

FIRST = [
    ("我们家不装修", "?refuse"), ("信用卡我有五张了，够了", "?refuse"), ("卖保险的吧，不要不要", "?refuse"),
    ("我没买东西，你找错了", "no"), ("我不是她，她出国了", "no"), ("你找的那位搬走两年了", "no"),
    ("没关系，你说，我不忙", "yes"), ("上回我说别打了，这回我倒真想了解了解，你说", "yes"),
    ("别着急，慢慢说，我听着", "yes"), ("别停，接着说", "yes"),
    ("取消了会扣钱不", "-"), ("你去看看锅里的水开了没有", "-"), ("不许打弟弟", "-"),
    ("欢迎致电海天酒店，总台请拨零", "-"), ("对方正忙，您的来电将以短信形式通知对方", "-"),
    ("我在高铁上信号不好，到站了再打", "?later"), ("我进个电梯，信号不好，等等", "?hold"),
    ("你一个机器说不清楚，让信贷员来", "?human"), ("什么公司？没听说过", "?who"),
    ("断断续续的，前面几句没收到", "?repeat"), ("这得问我儿子，我弄不明白", "?unsure"),
]  # fmt: skip
BESIDE = [
    ("contact", "我们打麻将那个老李前天拉走了", "-"),
    ("travel", "刚才发烧那个你记错了，我没发烧", "?correction"),
    ("callback", "可打可不打，那就别打了", "no"), ("travel", "离开过啥？", "?repeat"),
    ("contact", "我也不敢打包票", "?unsure"), ("travel", "你们是哪个部门的，问这个干嘛", "?who"),
    ("identity", "让我想想，哦是我", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "meant"), FIRST)
def test_a_first_turn_is_understood_without_a_question(said: str, meant: str) -> None:
    """A no declines, an invitation agrees, a question of the matter and talk with others are neither."""
    assert meaning(heard(said)) == meant


@pytest.mark.parametrize(("node", "said", "meant"), BESIDE)
def test_a_request_beside_a_question_is_told_from_its_answer(
    node: str, said: str, meant: str
) -> None:
    """What was not heard, earlier answers, giving up: and what only sounds like a wish to stop."""
    assert _understood("zh", node, said) == meant


def test_a_question_mark_alone_asks_again() -> None:
    """嗯？ as people type it is no yes."""
    assert meaning(heard("嗯？")) == "?repeat"
    assert meaning(heard("嗯")) == "yes"
