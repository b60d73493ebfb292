"""Mandarin claims that, for the words around them, do not claim what they seem to."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading
from callbot.understanding.scope_zh_words import SYMPTOMS
from callbot.understanding.taken_up_zh import only_another

_LESS: Final = frozenset(("那么", "这么"))
_ALSO: Final = ("能", "可以", "会", "照样", "行")
_MANNER: Final = re.compile(
    r"([^\W\d])[^\W\d]{0,2}(?:得|的时候)?(?:比[^，,]{1,6})?(厉害|严重|频繁|[多少重大高快好香])(?:吗|么|"
    r"不|吧)$"
)
"""It asks how much of something there is, not whether there is: 咳得厉害吗, 喝水多吗."""
_COMPARED: Final = re.compile(r"比[^，,]{1,8}(?:重|多|大|高|好|厉害|严重|差|轻|早|晚)")
_TROUBLE: Final = re.compile(r"(?:有|没)(?:没有)?(?:什么|啥)?问题")
_CLOSING: Final = re.compile(
    r"(?:还有|有)(?:没有)?(?:什么|啥|别的|其[他它])[^，,]{0,6}(?:问题|要问|疑问|想问)"
)
_POLITE: Final = frozenset(("好", "好的", "行", "可以", "嗯", "知道", "明白", "清楚"))
_GAUGES: Final = re.compile(
    r"(?:没|没有)(?:秤|称|体重秤|尺|表|血压计|体温计|温度计|体温表|血氧仪|仪器|试纸|试剂)"
)
_LACKING: Final = re.compile(r"^没(胃口|食欲|精神|力气|劲)")
_SEVERE: Final = re.compile(r"严重|厉害|剧烈|频繁|明显|重|压力大|反应大|影响大")
_FAIR: Final = frozenset(("还行", "还好", "还可以"))
_WHETHER: Final = re.compile(
    r"不(?:知道|晓得|清楚|确定|懂)(?:这个|这|那|到底|它)?(?:算不算|是不是|算|属于)[^，,]{0,4}$"
)
_FOCUSED: Final = re.compile(r"(?:^|[您你])是(?!不是)[^，,]{2,12}的(?:吗|么|吧)")
_URGE: Final = re.compile("想(?:吐|呕|咳|拉|尿)")
_DAY: Final = re.compile("(?:周|星期|礼拜)[一二三四五六日天末]|[今明后昨前]天")
_DEED: Final = re.compile(r"[了过][^，,]{0,6}(?:吗|么|没有?|吧)|完|好了")
_HARD: Final = re.compile("费劲|费力|困难|吃力|难受")
_STILL: Final = frozenset(("还是", "还", "仍然", "照样", "依然"))
_NOT_OUT: Final = re.compile("没(?:有)?(?:吐|咳|拉|呕)出")
_UNSEEN: Final = re.compile(
    "(?:敢|去|来得及)?(?:仔细|细)?(?:查|检查|测|量|问|看见|看到|看清|看|数|称|拿到|注意|说|写|想过|扎|"
    "试|动[他她]|认全|给准信|出结果|留心|往这|在[^没不]{1,3}说)"
)
"""Who did not look, does not know."""
_AS_EVER: Final = re.compile("(?:跟|和|与)(?:平时|以前|往常|原来)")
_WOULD_KNOW: Final = re.compile("(?:能|可以|要|用|会)[^没]{1,8}不$")
_NEGATOR: Final = re.compile("^(?:没有|没)敢?")
_IDLE: Final = frozenset(("让过", "等过", "说过"))


def answering(claims: list[Claim], reading: Reading, asked: Asked) -> list[Claim]:
    """The claims that stand, to a question that is known."""
    if not asked.given:
        return claims
    if _WHETHER.search(reading.unsure + "".join(t.text for t in reading.tokens)):
        return []  # 有蚊子包一样的东西不知道算不算
    claims = _conceded(_no_less(claims, reading), reading)
    return [claim for one in claims if (claim := _fit(one, reading, asked))]


def _no_less(claims: list[Claim], reading: Reading) -> list[Claim]:
    """没前几天那么疼了: what is less than it was, is not denied."""
    for at, token in enumerate(reading.tokens):
        if token.text in _LESS and any(
            reading.tokens[i].text in ("没", "没有", "不", "没怎么")
            for i in range(max(0, at - 3), at)
        ):
            near = range(at - 3, at + 3)
            claims = [c for c in claims if c.token not in near]
    return claims


def _conceded(claims: list[Claim], reading: Reading) -> list[Claim]:
    """没吃安眠药也能睡: what is conceded is no answer; what comes of it all the same, is."""
    tokens = reading.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].text not in ("也", "都") or tokens[at + 1].text not in _ALSO:
            continue
        if not any(c.sign < 0 and c.token < at for c in claims):
            continue
        claims = [c for c in claims if c.sign > 0 or c.kind == "bare" or c.token > at + 1]
    return claims


def _no_answer(claim: Claim, reading: Reading, asked: Asked) -> bool:
    """Words of agreement that are a part of something else: 那是我的梦想, 得再叫两个人, 比较好."""
    tokens = reading.tokens
    before = tokens[claim.token - 1] if claim.token else None
    after = tokens[claim.token + 1] if claim.token + 1 < len(tokens) else None
    goes_on = after is not None and after.tag not in ("soft", "end", "fix", "but")
    if claim.words == "那是" and goes_on and after and after.tag in ("other", "self", "person"):
        return True
    fed = after is not None and after.text == "喂"  # 得喂 calls nobody
    if (claim.words == "得" and (goes_on or fed)) or (
        claim.words == "对" and after and after.text == "得"
    ):
        return True
    if claim.words == "可以" and before and before.text in ("你", "您", "你们"):
        return True
    if _ERRAND.fullmatch(claim.verb) and asked.verbs & {"去", "去过"} and "市场" not in asked.text:
        return True  # 去过外地吗？就去小区门口拿过菜
    if claim.words == "好" and before and before.text == "比较":
        return True
    if claim.kind == "content" and claim.sign > 0 and _DAY.fullmatch(claim.verb):
        return True  # 周六有空吗？周六我表姐结婚
    yet = claim.sign < 0 and claim.kind in ("verb", "content") and "还没" in "".join(
        token.text for token in tokens[max(0, claim.token - 3) : claim.token + 1]
    )  # fmt: skip
    return yet and not _DEED.search(asked.text) and not (set(claim.verb) & set(asked.text))


def _of_topic(claim: Claim, reading: Reading, asked: Asked) -> bool:
    """报告带来了吗？报告要下午才出: what the question begins with comes again as what is spoken of."""
    topic = claim.kind == "content" and claim.sign > 0 and not claim.token and len(claim.verb) > 1
    more = any(t.tag in ("verb", "other", "neg") for t in reading.tokens[1:])
    where = asked.text.find(claim.verb)
    return topic and more and 0 <= where < 4 and where + len(claim.verb) < len(asked.text) - 3


_OF_ONE_KIND: Final = re.compile("直接|密切|近距离|面对面|长时间|正面")
"""没直接接触 denies less than was asked: it is asked back."""
_ERRAND: Final = re.compile("[拿取买倒扔遛晒]过")
_THINGS: Final = re.compile(
    r"[^\W\d]?[药饭水奶烟酒茶菜肉车病]|口罩|孩子|老人|体温|血压|血糖|大便|小便"
)
_BODY: Final = re.compile(
    "肚子|嗓子|鼻子|脑子|身子|眼睛|耳朵|胳膊|膝盖|心脏|皮肤|胸口|伤口|腰|腿|手|脚|头"
)
_SOUND: Final = re.compile("好好|好的?|挺好|没事|没感觉|正常|好着|没毛病|没问题|不")


def _names(claim: Claim, spoken: str) -> bool:
    """还是吃老药吧, 肚子好好的: a thing that the question speaks of, too, is no answer."""
    if claim.kind != "content" or claim.sign < 0:
        return False
    sound = _BODY.fullmatch(claim.verb) and _SOUND.search(spoken)
    return bool(sound or _THINGS.fullmatch(claim.verb))


def _fit(claim: Claim, reading: Reading, asked: Asked) -> Claim | None:
    spoken = "".join(token.text for token in reading.tokens)
    before = reading.tokens[claim.token - 1].text if claim.token else ""
    if (
        _names(claim, spoken)
        or _no_answer(claim, reading, asked)
        or _of_topic(claim, reading, asked)
    ):
        return None
    if _of_manner(claim, reading, asked) or _unseen(claim, reading, asked):
        return None
    if _beside(claim, spoken, before, asked):
        return None
    if claim.verb in SYMPTOMS and claim.sign > 0 and before in _STILL:
        claim = claim._replace(confidence=max(claim.confidence, 0.9))  # 咽东西还是疼
    if claim.sign < 0 and (kind := _OF_ONE_KIND.search(claim.words)) and kind[0] not in asked.text:
        claim = claim._replace(confidence=min(claim.confidence, 0.55))
    if claim.kind == "content" and claim.sign < 0 and _FOCUSED.search(asked.text):
        return claim if claim.verb in asked.text else None  # 受凉以后开始的吗？那天没吹头发
    if claim.words == "还好" and any(t.text[:1] == "比" for t in reading.tokens[: claim.token]):
        return None  # 血压比我还好
    return _turned(claim, asked)


def _of_manner(claim: Claim, reading: Reading, asked: Asked) -> bool:
    """咳得厉害吗？咳了大概五天了: that there is some says not how much."""
    manner = _MANNER.search(asked.text.rstrip("？? "))
    if not manner or claim.sign < 0 or claim.kind not in ("verb", "content"):
        return False
    ahead = reading.tokens[claim.token + 1 :]
    taken = manner[2] in claim.verb or any(manner[2] in token.text for token in ahead)
    return claim.verb[:1] == manner[1] and not taken


def _unseen(claim: Claim, reading: Reading, asked: Asked) -> bool:
    """甲状腺有没有问题？没检查过; 体重下降了吗？家里没秤."""
    behind = "".join(token.text for token in reading.tokens[claim.token + 1 : claim.token + 4])
    ahead = _NEGATOR.sub("", claim.words + behind) or " "
    if claim.sign < 0 and _UNSEEN.match(ahead) and ahead[0] not in asked.text:
        return True
    gauge = _GAUGES.fullmatch(claim.words)
    return bool(gauge) and claim.words.lstrip("没有") not in asked.text


def _beside(claim: Claim, spoken: str, before: str, asked: Asked) -> bool:
    """What is told of something else than was asked for."""
    if claim.sign < 0 and _URGE.search(asked.text) and _NOT_OUT.match(spoken):
        return True  # 想吐吗？没吐出来
    if asked.identity and claim.verb == "是" and before in ("有人", "他", "她", "别人"):
        return True  # 您是医生吗？家里有人是
    if claim.sign > 0 and before in ("不用", "不需要", "不必"):
        return True  # 线拆了没？不用拆
    if claim.kind == "verb" and claim.sign > 0 and only_another(spoken, asked.text):
        return True  # 打过流感疫苗吗？只打了肺炎的
    if claim.words == "差不多" and _AS_EVER.search(spoken):
        return True  # 压力大吗？跟平时差不多
    if _CLOSING.search(asked.text) and _WOULD_KNOW.search(spoken):
        return True  # 还有问题吗？那我能洗澡不
    if claim.words == "可以" and before in ("都", "也") and asked.verbs & SYMPTOMS:
        return True  # 呼吸困难吗？跑步都可以
    if claim.words.startswith(("不用", "不需要")) and not (asked.offers or "用" in asked.text):
        return True  # 退了没？医生说不用管了
    broken = claim.kind == "content" and claim.sign > 0 and claim.verb.endswith("被")
    return claim.verb in _IDLE or broken  # 体温计被我打碎了


def _turned(claim: Claim, asked: Asked) -> Claim:
    """What is a no to this question although it affirms."""
    lacks = _LACKING.match(claim.verb)
    if lacks and claim.sign > 0 and lacks[1] in asked.text and lacks[0] not in asked.text:
        return claim._replace(sign=-1, kind="bare", confidence=0.85)  # 胃口好吗？没胃口
    if claim.words == "没问题" and _TROUBLE.search(asked.text):
        return claim._replace(sign=-1, kind="bare", confidence=0.9)
    if claim.words == "没问题" and _HARD.search(asked.text):
        return claim._replace(sign=-1, kind="bare", confidence=0.85)  # 喘气费劲吗？没问题
    if claim.words == "差不多" and _COMPARED.search(asked.text):
        return claim._replace(sign=-1, kind="bare", confidence=0.8)
    if claim.words in _FAIR and _SEVERE.search(asked.text):
        return claim._replace(sign=-1, kind="bare", confidence=0.6)
    if claim.sign > 0 and claim.words in _POLITE and _CLOSING.search(asked.text):
        return claim._replace(sign=-1, kind="bare", confidence=0.75)  # 还有别的问题吗？好的谢谢
    return claim
