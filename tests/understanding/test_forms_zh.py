"""Mandarin answers that tell by how they are put, and what a question only speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from callbot.core.answers import Alternative
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.understanding.understand import Understanding
from tests.understanding.hearing_table import heard, meaning

SCRIPT = load(resource("scripts") / "screening.zh.toml")
SCREENING = Understanding(SCRIPT, "zh")


def _meant(asked: str, said: str) -> str:
    node = SCRIPT.nodes.get(asked)
    if node is None or node.wait is None:
        return meaning(heard(said, question=asked))
    understood = SCREENING.understand(
        node.wait, (Alternative(said),), question=node.prompt, today=date(2020, 2, 10)
    )
    return meaning(understood)


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("膝盖能弯吗", "no", "蹲不下去，弯不动"),
        ("膝盖能弯吗", "yes", "以前弯不动，现在能了"),
        ("胳膊能抬起来吗", "no", "一动就疼，抬不起来"),
        ("您能闻到味道吗", "no", "鼻子堵了，啥都闻不着"),
        ("看东西模糊吗", "no", "看得清楚"),
        ("看东西模糊吗", "yes", "看不清"),
        ("自己能下床吗", "no", "一动就疼，下不了床"),
    ],
)
def test_what_cannot_be_done_tells_whether_it_can(asked: str, meant: str, said: str) -> None:
    """V不C and V得C answer whether something can be done, wherever they stand; not of what once was."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("您戒烟了没有", "yes", "半年没抽了"),
        ("您戒烟了没有", "yes", "一根都不碰了"),
        ("您戒烟了没有", "no", "没戒掉，偷偷抽"),
        ("您戒酒了吗", "yes", "好几年不喝了"),
        ("您戒酒了吗", "no", "还喝点"),
        ("您抽烟吗", "no", "半年没抽了"),
    ],
)
def test_who_denies_doing_it_has_given_it_up(asked: str, meant: str, said: str) -> None:
    """戒烟了吗 is answered yes by a denial of smoking, and no by what still goes on."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("要吃安眠药才能睡着吗", "yes", "不吃就睡不着"),
        ("要吃安眠药才能睡着吗", "yes", "没药睡不着"),
        ("要吃安眠药才能睡着吗", "no", "不吃也能睡"),
        ("要吃安眠药才能睡着吗", "no", "不用吃，沾枕头就着"),
        ("要不要给您量个血压", "yes", "不量不放心，量吧"),
    ],
)
def test_what_cannot_be_without_it_is_needed(asked: str, meant: str, said: str) -> None:
    """不吃睡不着 says that it takes it, 不吃也能睡 that it does not."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("要不要给您开点止咳药", "no", "不开了，家里有"),
        ("要不要给您开点止咳药", "no", "不开，我不咋咳"),
        ("要不要给您开点止咳药", "yes", "开一点吧"),
        ("要不要做个CT", "no", "不做，贵"),
        ("要不要做个CT", "yes", "做一个吧，放心"),
        ("您同意住院治疗吗", "no", "我不去，在家养着"),
        ("您愿意试试新药吗", "no", "不试，怕有副作用"),
        ("要不要给您开点止咳药", "yes", "不开点药好不了"),
    ],
)
def test_the_verb_of_an_offer_answers_it(asked: str, meant: str, said: str) -> None:
    """What was proposed is declined or taken up by its own verb."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("您睡眠好吗", "-", "有时好有时坏"),
        ("孩子精神好吗", "-", "一阵好一阵坏"),
        ("您感觉比上次好些了吗", "-", "也好也不好吧"),
        ("老人神志清楚吗", "-", "一会儿明白一会儿糊涂"),
        ("咳嗽吗", "yes", "有时咳有时不咳"),
        ("血压稳定吗", "no", "一会儿高一会儿低"),
    ],
)
def test_a_quality_that_comes_and_goes_is_neither(asked: str, meant: str, said: str) -> None:
    """时好时坏 is no answer to 好吗; a trouble that comes and goes is there, and is not steady."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("您在家戴口罩吗", "no", "在家戴啥，不戴"),
        ("在家戴口罩吗", "no", "在家戴什么呀"),
        ("您吃药了吗", "-", "吃什么药啊"),
        ("您自己加过药量吗", "no", "我哪敢乱加"),
        ("过年聚餐了吗", "no", "哪敢聚啊"),
        ("您在家戴口罩吗", "no", "自己一个人戴它干啥"),
        ("您有按医生说的卧床休息吗", "no", "哪躺得住，还得做饭"),
        ("您觉得焦虑吗", "yes", "能不焦虑吗，孩子还小"),
    ],
)
def test_who_mocks_a_question_denies_it(asked: str, meant: str, said: str) -> None:
    """戴啥呀 says that nobody would; 吃什么药啊 may ask."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("空腹血糖超过七了吗", "yes", "昨天九点一"),
        ("空腹血糖超过七了吗", "no", "六点五"),
        ("收缩压超过一百四了吗", "no", "一百三"),
        ("您从武汉回来有没有超过十四天", "no", "刚回来一个礼拜"),
        ("您从武汉回来有没有超过十四天", "yes", "一个多月了"),
        ("您从武汉回来有没有超过十四天", "no", "上礼拜才回来"),
        ("您从武汉回来有没有超过十四天", "-", "三号回来的"),
        ("您从武汉回来有没有超过十四天", "-", "我没去过武汉啊"),
        ("您出院有没有满一个月", "no", "才出来两周"),
        ("您出院有没有满一个月", "yes", "俩月了"),
    ],
)
def test_a_number_or_a_length_of_time_lies_on_one_side_of_the_bound(
    asked: str, meant: str, said: str
) -> None:
    """Decimals and lengths of time are compared with the bound; a journey tells not how long ago it was."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("要不要给您开点止咳药", "no", "不开了，咳得不重"),
        ("上次开的药管用吗", "-", "上次开的是哪个呀"),
        ("吃了药有没有好一点", "?unsure", "才吃了一顿，看不出来"),
        ("吃了药有没有好一点", "no", "吃了也没用"),
        ("看东西模糊吗", "no", "不模糊，看报纸都行"),
        ("您的烧是突然起来的吗", "no", "慢慢烧起来的"),
        ("您的烧是突然起来的吗", "no", "不是，前两天就有点低烧"),
        ("能自己来医院吗", "no", "不行，站都站不稳"),
        ("您的烧是突然起来的吗", "yes", "一下子烧到三十九度"),
        ("您在家戴口罩吗", "no", "在家不戴，出门才戴"),
        ("您愿意试试新药吗", "-", "还是吃老药吧"),
        ("过年聚餐了吗", "-", "各家过各家的"),
    ],
)
def test_what_a_question_only_speaks_of_is_no_answer(asked: str, meant: str, said: str) -> None:
    """Verbs and things a question mentions on its way to what it asks answer nothing when they come again."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("您洗手勤吗", "yes", "勤，手都洗脱皮了"),
        ("您洗手勤吗", "no", "不怎么勤"),
        ("心慌吗", "yes", "慌，扑通扑通的"),
        ("咳嗽影响睡觉吗", "yes", "影响啊，一宿醒好几回"),
        ("疼痛影响走路吗", "no", "不影响，照样走"),
        ("您有做康复锻炼吗", "yes", "做，每天抬腿五十下"),
        ("吞咽困难吗", "no", "不困难，啥都能吃"),
        ("肿消了没有", "yes", "消了，能穿鞋了"),
        ("手发麻吗", "yes", "早起的时候麻一阵"),
    ],
)
def test_an_answer_opens_with_the_predicate_of_its_question(
    asked: str, meant: str, said: str
) -> None:
    """Whatever the predicate is: a state, a verb that takes an object, a habit; or its denial."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("药膏每天都抹吗", "yes", "一天两遍"),
        ("药膏每天都抹吗", "no", "想起来才抹"),
        ("您洗手勤吗", "no", "想起来才洗"),
        ("您按时吃药了吗", "yes", "一顿没落"),
        ("您每天量体温吗", "yes", "早晚各一次"),
        ("晚上起夜多吗", "yes", "三四趟"),
        ("晚上起夜多吗", "no", "就一回"),
    ],
)
def test_how_often_tells_whether(asked: str, meant: str, said: str) -> None:
    """What is done daily is done; what is only done when it comes to mind is not."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("您量过血压吗", "yes", "早起量的，一百三八十"),
        ("您输过血吗", "yes", "生孩子大出血那回输了"),
        ("您输过血吗", "yes", "那年车祸输了两袋"),
        ("退烧药吃了吗", "yes", "刚吃一片"),
        ("CT做了吗", "no", "排到后天了"),
    ],
)
def test_when_it_was_done_tells_that_it_was(asked: str, meant: str, said: str) -> None:
    """The verb that was asked for, with the time or the occasion."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("您有按医生说的卧床休息吗", "yes", "休息着呢"),
        ("您还在上班吗", "yes", "上着班呢"),
        ("今天吃早饭了吗", "no", "没吃，等着抽血呢"),
        ("月经规律吗", "no", "乱得很，两三个月才来一次"),
        ("空腹血糖超过七了吗", "?unsure", "没空腹测过"),
        ("您量过血压吗", "no", "没量，家里没那个机器"),
    ],
)
def test_what_was_asked_after_puts_nothing_off(asked: str, meant: str, said: str) -> None:
    """What says elsewhere that somebody is busy answers a question of just that."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("家族里有人得过癌症吗", "yes", "我爷爷是肺癌走的"),
        ("家族里有人得过癌症吗", "yes", "我姑姑，乳腺癌"),
        ("父母有高血压吗", "yes", "两个都高"),
        ("家族里有人得过癌症吗", "no", "都没有，都挺长寿"),
    ],
)
def test_a_relative_with_an_illness_answers_for_the_family(
    asked: str, meant: str, said: str
) -> None:
    """Who names one of them and what they have, has said yes; of oneself it says nothing."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("travel", "no", "上个月去过洛阳，这十四天没去"),
        ("travel", "yes", "前天从武汉回来，后来就没出去过"),
        ("travel", "-", "从武汉回来以后再没出去"),
        ("travel", "no", "就去小区门口拿过菜"),
        ("travel", "no", "去啥去，门都不让出"),
        ("travel", "yes", "上个月去过洛阳，最近没去，就昨天去了趟新乡"),
        ("travel", "yes", "刚从外地回来，这几天没敢出门"),
        ("travel", "no", "过年前去过，这半个月没出去过"),
    ],
)
def test_of_a_journey_and_a_denial_the_days_asked_about_count(
    asked: str, meant: str, said: str
) -> None:
    """A journey before these days is none in them; who came back the other day has been away."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("contact", "yes", "没直接接触，就是同一栋楼坐过一部电梯"),
        ("contact", "?unsure", "多近算接触啊"),
        ("contact", "?unsure", "怎么才算接触啊"),
        ("contact", "yes", "一个车间的，前天拉走隔离了"),
        ("contact", "no", "没有，就坐过一趟公交"),
        ("contact", "-", "没有密切接触，见过一面"),
        ("contact", "no", "没有，都没近距离接触过人"),
        ("contact", "no", "接触啥呀，门都没出"),
    ],
)
def test_of_contact_what_is_less_than_a_no_or_asks_is_no_no(
    asked: str, meant: str, said: str
) -> None:
    """Who asks what counts has not answered, and 没直接接触 denies less than was asked."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("symptoms", "none", "之前感冒已经好利索了"),
        ("symptoms", "none", "没有这些"),
        ("symptoms", "none", "没你说的那几样"),
        ("symptoms", "none", "没没没，吃得好睡得好"),
        ("symptoms", "breathless", "胸口有点闷"),
        ("symptoms", "other", "胸口有点疼"),
        ("symptoms", "fever,cough", "前两样都有"),
        ("symptoms", "cough", "就第二样"),
        ("symptoms", "fever", "第一个有"),
        ("symptoms", "cough", "第一个没有，第二个有"),
        ("symptoms", "cough", "前两个星期有点咳嗽，到现在还咳"),
        ("symptoms", "cough", "咳嗽，好了又犯了"),
        ("symptoms", "other", "没有这些，就是有点头晕"),
        ("symptoms", "fever,cough", "除了胸闷没有，前两样都有"),
    ],
)
def test_complaints_are_over_denied_or_picked_out(asked: str, meant: str, said: str) -> None:
    """By idiom, all together, or by their place in the question."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("household", "2", "俩人，老两口"),
        ("household", "4", "我们俩，爸妈"),
        ("household", "2", "跟我对象"),
        ("household", "3", "跟爸妈住"),
        ("household", "5", "我们一家四口，加上我婆婆"),
        ("household", "6", "四口，再加我爸我妈"),
        ("household", "4", "四口，包括我爸妈"),
        ("household", "6", "我们一家四口跟我爸妈"),
        ("household", "3", "平时四口，现在三口"),
        ("household", "4", "本来五口的，老大出门了，四口"),
        ("household", "4", "现在四口，过年的时候六口"),
        ("household", "4", "我、我老公、一儿一女"),
    ],
)
def test_a_household_is_counted_as_it_is_now(asked: str, meant: str, said: str) -> None:
    """With whom one lives, who is added, and what only held once; who is told of twice counts once."""
    assert _meant(asked, said) == meant


@pytest.mark.parametrize(
    ("asked", "meant", "said"),
    [
        ("identity", "yes", "不是我还能是谁，说吧"),
        ("identity", "no", "不是我，你打错了"),
        ("identity", "yes", "您找对人了"),
        ("identity", "yes", "对对对，王建国，什么事"),
        ("travel", "?who", "等会儿，你是哪个单位的"),
        ("callback", "yes", "方便的话就回一个"),
        ("callback", "yes", "那敢情好"),
        ("callback", "?correction", "不对不对，刚才我说家里四口，其实是五口"),
    ],
)
def test_who_is_asked_for_says_so_in_many_ways(asked: str, meant: str, said: str) -> None:
    """不是我还能是谁 affirms; who asks to wait and who calls, asks who calls."""
    assert _meant(asked, said) == meant
