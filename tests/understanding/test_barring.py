"""Wishes never to be called again, and what merely resembles one: the first bars, the second must not."""

from __future__ import annotations

import pytest

from callbot.core.script import Language
from callbot.understanding import barring_zh
from callbot.understanding.surface import listed
from tests.understanding.hearing_table import heard, meaning
from tests.understanding.test_said import SAID

WISHES = listed(
    """
你们别再给我发这些电话了行吗
我不想再被打扰了
以后这种电话一律别打给我
请停止对我的骚扰行为
我郑重告诉你不要再联系我本人
这号码是给孩子上网课用的，别打了
我都换三个号了你们还打，求放过
能把我从库里清出去吗
你跟你们系统说一声，把我这号标成拒绝
再接到你们电话我就起诉
下回再打过来别怪我骂人
老人家血压高，听不得电话响，莫打咯
你们不要每天都打好不好
别让我再看到这个号码
我要求你们立刻停止拨打
今后任何推销我都不接
把我号拉黑得了
我不是说了别打吗
上次不是让你们别打了吗怎么还打
告诉你多少次了不要打不要打
你把我的手机号从名单上撤下来
打一次我投诉一次
不许再打了听到没有
别打啦别打啦烦死人
以后别来电话
不要再往我家座机打了
免打扰，谢谢
把我这条记录删掉以后别再联系
勿扰
这是私人电话，不要打
一个星期打了我七回，够了，到此打住
我说不要就不要别再打来问了
别再来电话了我在坐月子
你们这样打电话是违法的，我要举报
停止营销
我拒绝接听任何推销电话
你再打我跟你急
把我电话拿掉
请从你们的客户名单中移除我
拜托以后放过我这个号码吧
勿再来电
永久删除我的号码
我讨厌你们的电话
不要再给这个号码打电话，机主已经去世了
不用再打了
别联系我了
少来烦我
不要老给我打电话
今天已经打了五遍了能不能别打了
晚上十点还打，有没有素质，别再打
我最后警告你们一次，别再打来
能不能放过我啊，天天接你们电话
往后有啥事也别打给我
你这号我拉黑了啊，别换号打
没完没了是吧，再打我真报警了
叫你们领导把我名字从表上抹了
我奶奶耳背，别老打这个电话吓她
要我说几次，不要再打了
打够了没有，别打了
以后请短信联系，电话就不要打了
你们公司所有人都不许再给我打
我们单位电话，不接受推销，以后别打
给我取消掉，永远别联系
俺说不要打就不要打嘞
把我这个号从你们那儿销掉
都说了不需要，还打，再打投诉你
我不希望再接到任何回访
别来烦我了行吗
麻烦你在系统里注明不要再拨打
晓得了，以后莫打电话来了撒
你们到底要打到什么时候，别再烦我们家了
我宣布，以后你们打一个我举报一个
哥们，求你了，换个人打吧，别打我了
给老子把号删了
你把我加到拒接名单里
这边说得很清楚了，请你们不要继续致电
我是孕妇，你们能不能别再打了
今后不用再联系我，谢谢配合
我已经向通信管理局投诉了
你让他们都别打了，烦得慌
不是跟你们讲过别打这个电话了嘛
我真服了，一上午三个了，消停点吧
莫再打了哈，老人在睡觉
千万别再打了，我给你跪下了
不许再用这个号码找我
你打错多少回了，别再往这打了
再也不要给我来电
请求移出呼叫名单
拜托不要每个月都打一次
够了够了，到此为止
你们公司是不是有病天天打
这个电话停止使用了，不要打了
把你们电话都给我停了，别打了
我数三声挂电话，以后别打来
打扰到我休息了，别打了
"""
)
NO_WISHES = listed(
    """
别打错了，你核对一下号码
你别打岔听我说
你们打折吗
你别打哈欠啊
上次我让你们别打，这次是我自己想咨询
电话费停了怎么办
我的号码被停机了
怎么退订流量包
我想取消订单
帮我取消预约
把我的快递地址改一下
能删掉那条评价吗
骚扰电话怎么拦截
你们能不能管管老给我打骚扰电话的人
我不是要投诉
投诉处理到哪一步了
别挂别挂
我打过去你们没人接
你打我另一个号吧
你打我老公电话
现在别打，十分钟后打
今天先别打了明天再打
开会呢别打，下班打给我
别打车了我去接你
宝贝别打弟弟
你俩别打了
打什么牌，来帮忙
我没说不让你打
你怎么不打了
谁让你们停水的
我的黑名单怎么解除
我是不是被你们拉黑了
别着急
别停下来继续说
我要报警，有人偷东西
孩子被打了要报警
你先别说话，我听不清
别说了，我在开车
不要了，谢谢
不用了谢谢
我不需要
不方便
我不知道这个号码
你们怎么老是占线
这个能退吗
我这边有人投诉你们产品
我不接受这个价格
五万，碰
你们店停业了吗
怎么停止自动续费
别打雷就好
号码删了我找不到你了
"""
)
DOUBTFUL = [
    "神经病",
    "又是你们阴魂不散",
    "烦死了",
    "别打给我，打我爱人那个号",
    "不用打了我昨天已经去过了",
]
LATER = ["现在别打，十分钟后打", "开会呢别打，下班打给我", "中午别打我睡觉，下午打"]


@pytest.mark.parametrize("said", WISHES)
def test_a_wish_not_to_be_called_is_heard(said: str) -> None:
    """However it is put, as a plea, a threat or an order to strike the number off."""
    assert meaning(heard(said)) == "?stop"


@pytest.mark.parametrize("said", NO_WISHES)
def test_what_only_resembles_a_wish_bars_nobody(said: str) -> None:
    """Orders and complaints of the matter, talk with others in the room, what was said another time."""
    assert meaning(heard(said)) != "?stop"


@pytest.mark.parametrize("said", DOUBTFUL)
def test_what_may_be_either_is_asked_back(said: str) -> None:
    """Scolding that says nothing of calls, another number in place of this one, an errand that is done."""
    told = heard(said)
    assert told.category == "stop"
    assert told.confidence <= 0.6


@pytest.mark.parametrize("said", LATER)
def test_not_now_but_then_is_a_call_later(said: str) -> None:
    """Whoever names another time wants to be called."""
    assert meaning(heard(said)) == "?later"


def test_a_long_text_is_not_searched_for_wishes() -> None:
    """What is longer than anybody says in one breath is left to the phrases."""
    assert barring_zh.wish("别再打" * 100) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "别打座机了，打我手机"), ("zh", "别打电话，加我微信说吧"), ("zh", "上次我说别打了，现在想听听"),
        ("zh", "银行天天打我，你是不是银行的"), ("zh", "滚开，臭狗"), ("zh", "不要把我从名单上删掉"),
        ("en", "don't call today, call on Monday"), ("en", "don't call my office, call my cell"),
        ("en", "last time I said don't call but now I'm interested"), ("en", "get lost you silly cat, not you"),
    ],
)  # fmt: skip
def test_a_wish_with_something_else_beside_it_is_asked_back(language, said):
    """Another way, time, caller or listener: nobody is barred for good before they were asked."""
    understood = heard(said, language)
    assert understood.category != "stop" or understood.confidence <= 0.6


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "别再打了"), ("zh", "不要用机器人打我电话"),
        ("zh", "我拒绝一切推销电话"),
        ("en", "just leave me alone"), ("en", "don't let your robot call me again"),
        ("en", "no call me again"), ("en", "I want my data deleted"),
    ],
)  # fmt: skip
def test_more_ways_to_wish_for_no_calls(language, said):
    """Robots that shall not call, an end that is asked for, what is kept of somebody that shall go."""
    understood = heard(said, language)
    assert (understood.category, understood.confidence > 0.6) == ("stop", True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_resembles_a_wish_bars_nobody_unasked(language: Language) -> None:
    """Of what other writers wrote to look like one, nothing ends a call for good at once."""
    sure = []
    for line in (SAID / f"{language}_stops.tsv").read_text(encoding="utf-8").splitlines():
        asked, meant, said = line.split("\t") if line.count("\t") == 2 else ("", "?stop", "")
        if "?stop" not in meant:
            told = heard(said, language, "" if asked == "-" else asked)
            if told.category == "stop" and told.confidence > 0.6:
                sure.append(told)
    assert not sure
