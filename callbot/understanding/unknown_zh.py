"""Mandarin that tells that somebody does not know: was not told, did not ask, could not look; or asks back.

他没跟我说, 没体温计量不了, 旅居史是啥意思: a denial of asking, telling or measuring is none of what was asked,
and what stands in its clause (是不是武汉来的我没问) is only mentioned.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading
from callbot.understanding.evidence_zh_words import ACQUAINTANCE, KIN
from callbot.understanding.fitting import echoed


class Gap(NamedTuple):
    """Where an utterance tells that something is not known."""

    start: int
    end: int
    words: str


_NOT: Final = r"(?:没有?|不好|不敢|不方便|没法|没办法|没处|没人|没空)"
_OF_A_DEED: Final = (
    r"(?:去|再|细|空腹|专门|单独|认真|具体|仔细|好意思|敢|来得及|顾得?上|顾得着|机会|打电话|好|跟[他她]|"
    r"给[他她]|"
    r"太|怎么|多|人)*"
)
_GAUGE: Final = (
    r"(?:体温[计表枪]|温度[计表]|血压[计仪]|血氧仪|血糖仪|体重秤|秤|试[纸剂]|量的(?:东西|家伙))"
)
_ME: Final = r"(?:我|俺|咱|家里)们?"
_WHETHER: Final = (
    r"(?:谁[^没不谁]{1,4}谁[没不][^没不]{1,4}?(?:我|我们|俺)?(?:也|都)?|(?:到底|究竟|具体)?(?:是不是|有没有|"
    r"是否|会不会|去没去|([^\W\d])[不没]\1)[^没不]{0,12}?|"
    r"(?:[他她]们?)?(?:去|在|从|跟|是)?(?:哪|谁|几|多少|什么|啥)[^没不]{0,8}?)?"
)
"""What is not known, before it: 是不是武汉来的."""

_KINDS: Final = (
    ("问打",
        rf"{_NOT}{_OF_A_DEED}(?:问(?!题|候|诊)|打听)(?:过|了|清楚|他|她)*|"
        rf"(?:得|要|等)(?:先|再|我|去|回头|回去|打电话)*(?:问|打听)(?!题)(?:问|一?下)?(?:他|她|人家|{KIN})"),
    ("说讲提告通知",
        rf"(?:没有?|从来?不|不肯|不愿意?)(?:跟|和|给|对|同|向){_ME}(?:具体|细|明|怎么|多|直接|仔细)*"
        r"(?:说(?!话)|讲(?!话)|提|透露|交代)|"
        rf"(?:没有?|不肯|不)告诉(?:过)?{_ME}|没(?:有|人)?通知{_ME}|"
        rf"(?:他|她|人家|医生|大夫|护士|{KIN}|{ACQUAINTANCE})们?(?:自己|也|都|倒|可|从来|并|又|还)*"
        r"没有?(?:具体|细|明|明确|仔细)*(?:说(?!话|谎)|讲(?!话)|提)(?!不|没|有没|让|要)"),
    ("公传", r"没有?(?:公布|公开|通报)|(?:瞎|乱|胡)传|谣言|传言|说法不一|"
        r"有(?:人|的)说[^，,]{0,6}有(?:人|的)说"),
    ("量测计表枪仪秤",
        rf"(?:没有?|没带|没买|没备|没得|借不到|买不到|找不到)(?:带|买|备|着|到|过|个)*{_GAUGE}|"
        rf"{_GAUGE}[^没不]{{0,7}}(?:坏|没电|不准|不灵|丢|摔|打碎|碎了|找不|不在|不好使|落)|"
        rf"(?:量|测|查)不[了准到成着]|看不懂|{_NOT}{_OF_A_DEED}(?:量|测|称)(?!体)(?:过|了)*"),
    ("查看认拿取检",
        rf"没有?(?:做|去|来得及)*过?(?:体检|检查)|{_NOT}{_OF_A_DEED}(?:脱了|脱下来?|掀开|拿镜子|照镜子|"
        rf"对着镜子|去)?(?:查|(?<!没人)看清?|瞅|数|拿|取|核对|核实)(?!病|医|大夫|"
        r"门诊|过?医|见|到|着|电视|电影|孩|娃|书|上|望|重|护|别|快递|外卖|钱|东西|菜)(?:过|了)*|"
        r"认不全|没认全|没脱(?:了|下来)看"),
    ("联来往见触一块住走",
        r"(?:没有?|不|好久没|早没|很少)(?:再|怎么|跟[他她我]们?|和[他她我]们?|住|在|咋)*"
        r"(?:联系|联络|来往|通电话|打电话|住一|一块|一起|走动)(?:过|了|块|起|儿)*|"
        r"联系不[上到]|没有?(?:见|碰)(?:着|到|过)?(?:面|人)|(?:电话|手机)[^没不]{0,4}(?:打不通|不接|没接|"
        r"关机|没人接)|没空接电话"),
    ("结报片出单",
        r"(?:结果|报告|片子|单子|化验单)[^没不好正]{0,4}没有?(?:出|下来|拿|取|去[拿取]|给|回来|到)"),
    ("知道清楚分",
        r"(?:不|没)(?:太|大|怎么|是很|咋)*(?:知道|晓得|清楚|了解|明白)|分不清|"
        r"分不出|我(?:哪|咋|怎么|上哪)(?:里|儿|会|能)?(?:知道|晓得|清楚|认得|认识|记得)|(?:谁|鬼|天)(?:知道|"
        r"晓得)|搞不清|闹不清|弄不清|"
        r"摸不清|看不出|听不出|说不上来|吃不准|没(?:啥|什么)?(?:印象|概念)|无从(?:知道|得知)"),
    ("副疼痛麻痒", r"没有?(?:觉|感觉|觉察|体会)出"),
    ("意思叫钱",
        r"是(?:个)?(?:啥|什么)(?:意思|感觉|样子?|症状|东西|玩意儿?|概念|病|指标|检查|药)?[啊呀呢来着]*$|"
        r"(?:啥|什么)(?:叫|是|算)[^没不]{1,10}$|(?:多[近远久长高]|怎么样?|怎样|咋样?|(?:啥|什么)样)(?:才|的|"
        r"了)*(?:算|叫)是?[^没不]{0,8}$|"
        r"^(?:[^没不]{0,8})算不算[^没不了过]{1,6}$|(?:指的?|算)是?(?:啥|什么|哪)[^没不]{0,6}$|"
        r"多少钱|(?:能|可以)(?:不能)?报销|(?:贵|疼|痛|难受|麻烦)不[贵疼痛难受麻烦]*$"),
)  # fmt: skip
"""The characters of a question that asks for this itself → the words that tell of not knowing."""
_EACH: Final = tuple((of, re.compile(rf"{_WHETHER}(?P<gap>{words})")) for of, words in _KINDS)
_GLANCE: Final = re.compile("[没不]|传|谣言|说法|坏|没电|丢|摔|啥|什么|问|多少钱|报销|关机|算|叫")
_OF_OTHERS: Final = re.compile(rf"他|她|父母|家里|同学|同事|{KIN}|{ACQUAINTANCE}")
"""Who has lost touch with somebody, knows nothing of them."""
BROKEN: Final = re.compile(rf"{_GAUGE}.*(?:坏|不准|不灵|没电|不好使)|看不懂|(?:啥|什么)叫")
"""What such a gauge showed, or a number that somebody asks for, tells nothing."""
_PLAIN: Final = ("bare", "agree", "have", "echo")
_SURE: Final = 0.85
_EARLY: Final = 2
"""Tokens within which a plain 有 answers; later it tells of what there is: 楼上有个老外，不知道从哪来."""


@lru_cache(maxsize=256)
def _kinds(question: str) -> tuple[re.Pattern[str], ...]:
    others = _OF_OTHERS.search(question)
    return tuple(
        each
        for of, each in _EACH
        if set(of).isdisjoint(question) and (others or not of.startswith("联"))
    )


def gap(text: str, question: str) -> Gap | None:
    """The first words by which a plain form tells that something is not known, to this question."""
    if not _GLANCE.search(text) or len(text) > 60:
        return None
    found = [match for each in _kinds(question) if (match := each.search(text))]
    if not found:
        return None
    first = min(found, key=lambda match: match.start("gap"))
    return Gap(first.start(), first.end(), first["gap"])


def answered_all_the_same(
    claims: list[Claim], reading: Reading, lacking: Gap, about: Asked
) -> list[Claim]:
    """The claims that answer although something is not known: 没有，他没跟我说过; 烧过，没量."""
    places = [reading.tokens[claim.token].start for claim in claims]
    return [
        claim
        for claim, place in zip(claims, places, strict=True)
        if not lacking.start <= place < lacking.end
        and ((place < lacking.start and _plain(claim)) or _taken_up(claim, about))
    ]


def _plain(claim: Claim) -> bool:
    late = claim.kind == "have" and claim.token >= _EARLY
    return claim.kind in _PLAIN and claim.words != "是" and not late


def _taken_up(claim: Claim, about: Asked) -> bool:
    if claim.kind == "content":
        return claim.verb[-1] in "过了" and claim.verb[:-1] in about.text
    sure = claim.confidence >= _SURE and not claim.aside
    return claim.kind == "verb" and sure and echoed(claim, about)
