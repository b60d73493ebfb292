"""Mandarin claims, made fit for the question before they are weighed: which of them answer it."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading
from callbot.understanding.evidence_zh_words import ACQUAINTANCE, KIN
from callbot.understanding.fitting import echoed
from callbot.understanding.scope_zh_words import BESIDES, FAIR, SLIGHTLY, SYMPTOMS, group
from callbot.understanding.surface import listed

_RHETORICAL: Final = frozenset(
    listed("怎么会 怎么可能 咋会 咋可能 咋能 哪会 哪可能 哪里会 哪里能 哪能 哪儿会")
)
"""They deny what was asked, not the asker's supposition: 不会生气吧？怎么会."""
_POLITE: Final = frozenset(listed("好 好的 行 行的 可以 可以的 中 成 得 没问题 好嘞 好呀 要得"))
_NOT_NEEDED: Final = ("不用", "不需要", "不必", "算了", "免了", "不了", "不要", "不想", "没必要")
_OPEN: Final = re.compile(
    r"(?<!知道)(?<!明白)(?<!清楚)(?:为什么|为啥|因为什么|凭什么)(?!.*是不是)"
    r"|(?:哪个|谁|什么时候|怎么(?!样))(?!.*(?:[吗么吧嘛]$|没有|是否|有没有|([^\W\d])[不没]\1))"
)
"""A question that yes and no do not answer."""
_UNPLEASANT: Final = re.compile(r"[冷热累难贵忙吵远饿困丑脏乱苦辣慢]|危险|麻烦|紧张|害怕|担心|生气")
_UNWELL: Final = re.compile(r"不舒服|症状|不适|难受|异常|不对劲|毛病")
_UNWELL_AT_ALL: Final = re.compile(r"感染|炎症|异常|病|毛病|症状|不舒服|身体|发烧|发热|咳")
_ABLE: Final = re.compile("能|可以|方便|会")
_OF_FACT: Final = re.compile(r"有没有|[去到来触见]过|是否有")
_FEVER: Final = re.compile(r"烧|热|温")
_HOT: Final = frozenset(listed("烧 发烧 发热 低烧 高烧 低热 高热 发低烧 发高烧"))
_ALL_WELL: Final = re.compile(r"(?:还好|都好|健康|平安|没事)(?:吗|么|吧|不)?$")
_MORE: Final = re.compile("别的|其[他它]|还有")
_OF_MEETING: Final = re.compile("接触|见|碰|来往")
_SEEING: Final = frozenset(("接触", "见", "见过", "碰到"))
_TURNING: Final = frozenset(("但是", "但", "不过", "可是"))
_BUT_ONCE: Final = frozenset(("直接", "怎么", "只", "就"))
"""没直接接触 is less than no contact."""
_LOW: Final = re.compile("三十[五六七]|3[567]")
_PAST: Final = re.compile(r"过|有|没|了|曾")
_AS_IT_SHOULD_BE: Final = re.compile(
    r"(?:正常|稳定|平稳|(?<!不)舒服|健康|顺畅|顺利|规律|[^还]好|可以|没问题|没事)(?:吗|么|吧|不)?$"
)
"""A question whose yes is that all is well: 有点 says of what is amiss that it is there."""
_NORMAL: Final = re.compile("^(?!.*有).*正常的?(?:吗|么|不|吧)?$")
_OF_PEOPLE: Final = re.compile(rf"有.*(?:{KIN}|{ACQUAINTANCE}|房|人|车|病|疫情)")
_OF_A_JOURNEY: Final = re.compile(r"^(?!.*(?:接触|见|人|史)).*(?:[去到出来]过|离开过?|外出)")
_OF_ONES_OWN: Final = re.compile(r"有(?!的|过|些|人|啥|什么)[^\W点一几个]{2,}")
_OF_THIS: Final = re.compile("[这那认]|你说|你们|回事|[人号]")
_WORDS_OF_A_DENIAL: Final = 4
_DONE: Final = frozenset(listed("完 好 着 完了 好了 上 着呢"))
_MEASURED: Final = frozenset(listed("量过 测过 查过 问过 想过 听过"))
_REFUSING: Final = listed("想 要 会 能 行 用 敢 肯 可以 愿意")


def fitting(claims: list[Claim], asked: Asked) -> list[Claim]:
    """The claims that can answer this question, as they answer it."""
    if asked.given and _OPEN.search(asked.text):
        return []
    if asked.negative:
        claims = _confirmed(claims)
    if not _MORE.search(asked.text) and any(c.sign > 0 and _takes_up(c, asked) for c in claims):
        claims = [c for c in claims if not c.words.startswith(BESIDES)]  # 干咳有，别的没有
    fitted = [claim for one in claims if (claim := _fitting(one, asked))]
    if asked.besides:
        fitted = _nothing_but(fitted, asked)
    if asked.offers and any(c.sign < 0 and c.words.startswith(_NOT_NEEDED) for c in fitted):
        # 好的，不用了: good manners, and a no
        fitted = [c for c in fitted if not (c.sign > 0 and c.words in _POLITE)]
    return _any_of(_without_mentions(fitted), asked)


_OF_NOW: Final = re.compile("现在|目前|今天|这会|还")
_BY_NOW: Final = frozenset(listed("后来 现在 今天 今早 这会儿 目前 昨天 早上"))


def of_now(claims: list[Claim], reading: Reading, asked: Asked) -> list[Claim]:
    """现在烧吗？头天烧了，后来没再烧: of what was and what is, what is."""
    if not _OF_NOW.search(asked.text) or len({claim.sign for claim in claims}) < 2:
        return claims
    then = max((i for i, one in enumerate(reading.tokens) if one.text in _BY_NOW), default=0)
    later = [claim for claim in claims if claim.token > then]
    return later if then and later else claims


def but_not_i(first: Claim, other: list[Claim], reading: Reading, asked: Asked) -> Claim | None:
    """村里有，但是我没见着: there is one, and what was asked for did not happen."""
    there = first.kind == "have" and first.sign > 0 and not first.verb
    denied = [claim for claim in other if claim.kind == "verb" and echoed(claim, asked)]
    if not there or not denied or not _SEEING & asked.verbs:
        return None
    turned = any(
        first.token < at < denied[0].token and reading.tokens[at].text in _TURNING
        for at in reading.but
    )
    if not turned or any(token.text in _BUT_ONCE for token in reading.tokens):
        return None
    return denied[0]


def only_another(claim: Claim, reading: Reading, asked: Asked) -> bool:
    """没有，就见过快递员: of somebody or something else than was asked for."""
    behind = reading.tokens[claim.token + 1] if claim.token + 1 < len(reading.tokens) else None
    before = {reading.tokens[i].text for i in range(max(0, claim.token - 2), claim.token)}
    named = behind is not None and behind.tag in ("other", "person") and len(behind.text) > 1
    met = _OF_MEETING.search(asked.text)
    if behind is None or not (named and met and before & {"就", "只", "光", "只是", "就是"}):
        return False
    return claim.verb.endswith("过") and not any(part in asked.text for part in behind.text)


def unasked(claims: list[Claim], reading: Reading) -> list[Claim]:
    """Where no question is known: without what denies something of one's own life.

    没有这个事 and 我没买 answer a caller; 我上次那单还没退款 and 宝贝别动那个插座 do not.
    """
    brief = (
        sum(token.tag not in ("soft", "adverb") for token in reading.tokens) <= _WORDS_OF_A_DENIAL
    )
    return [
        claim
        for claim in claims
        if not (claim.sign < 0 and claim.kind == "content")
        or (
            not claim.words.startswith(("别", "莫", "甭"))
            and (brief or _OF_THIS.search(claim.words))
        )
    ]


def _confirmed(claims: list[Claim]) -> list[Claim]:
    """不是武汉人吧？对不是: what follows an agreement confirms it."""
    agreed = len(claims) > 1 and claims[0].kind == "agree" and claims[0].sign > 0
    denied = agreed and claims[1].kind == "agree" and claims[1].words.startswith("不")
    near = denied and claims[1].token - claims[0].token <= 2
    return [claims[0], *claims[2:]] if near else claims


def _nothing_but(claims: list[Claim], asked: Asked) -> list[Claim]:
    """除了咳嗽还有别的吗？就咳嗽: no; whatever else is named beside it is the answer."""
    again = [c for c in claims if c.sign > 0 and c.verb and c.verb in asked.besides]
    if len(again) < len(claims):
        return [claim for claim in claims if claim not in again]
    return [claim._replace(sign=-1, kind="bare", confidence=0.65) for claim in again]


def _without_mentions(claims: list[Claim]) -> list[Claim]:
    """还没看，只能等有空看: a verb that was denied is only mentioned when it comes again unfinished."""
    denied: dict[str, int] = {}
    for claim in claims:
        if claim.kind == "verb" and claim.sign < 0 and claim.confidence >= 0.9:
            denied.setdefault(group(claim.verb.rstrip("过了")), claim.token)
    return [
        claim
        for claim in claims
        if not (claim.kind == "verb" and claim.sign > 0 and claim.confidence < 0.9)
        or denied.get(group(claim.verb), claim.token) >= claim.token
    ]


def _fitting(claim: Claim, asked: Asked) -> Claim | None:
    if claim.words in _RHETORICAL:
        return claim._replace(kind="bare")
    if asked.offers and claim.kind == "have" and claim.sign > 0 and "有" not in asked.text:
        return None  # 要不要送菜？还有好多呢
    if (
        claim.words in SLIGHTLY
        and claim.verb
        and _OF_FACT.search(asked.text)
        and "过" in asked.text
    ):
        return None if claim.verb not in asked.text else claim  # 去过外地吗？血压有点高
    if claim.words in _MEASURED and claim.verb[0] not in asked.text:
        return None
    if claim.kind == "have" and _OF_PEOPLE.search(claim.words) and _OF_A_JOURNEY.search(asked.text):
        return None  # 去过武汉吗？那边有亲戚
    if claim.words in ("没毛病", "没问题") and _UNWELL_AT_ALL.search(asked.text):
        return claim._replace(sign=-1, kind="bare")
    if claim.words == "没毛病" and asked.offers:
        return claim._replace(sign=-1, kind="bare", confidence=0.7)  # 需要心理医生吗？我心理没毛病
    found = claim.kind == "have" and claim.sign > 0 and not claim.verb
    if found and claim.words not in SLIGHTLY and _NORMAL.search(asked.text):
        return None  # 检查结果正常吗？有个结节
    if claim.verb == "是" and not asked.given:
        return None
    if claim.verb in ("热", "烫", "发烫") and claim.kind == "content" and _FEVER.search(asked.text):
        claim = claim._replace(kind="verb", verb="发烧")  # 发烧吗？身上不热
    if (
        claim.kind == "verb"
        and claim.sign > 0
        and claim.verb in SYMPTOMS
        and _ALL_WELL.search(asked.text)
    ):
        return claim._replace(sign=-1, kind="bare", confidence=0.75)  # 家里人都好吗？我婆婆烧起来了
    if claim.verb in SYMPTOMS and "正常" in asked.verbs:
        if claim.verb in _HOT and _FEVER.search(asked.text):
            return claim._replace(
                sign=-claim.sign, kind="bare", confidence=0.75
            )  # 体温正常吗？没烧
        if claim.sign < 0:
            return None  # 正常吗？不咳
    if (
        claim.sign < 0
        and claim.verb.startswith(("超过", "高于", "到", "满"))
        and "正常" in asked.verbs
    ):
        low = _LOW.search(claim.verb)  # 体温正常吗？没超过三十七
        return claim._replace(sign=1, kind="bare", confidence=0.75) if low else None
    if claim.words in SLIGHTLY and claim.sign > 0 and _AS_IT_SHOULD_BE.search(asked.text):
        return claim._replace(sign=-1, kind="bare", confidence=0.75)  # 大便正常吗？有点干
    of_fact = _OF_FACT.search(asked.text) and not (asked.offers or asked.agreement)
    if (
        of_fact
        and claim.kind == "agree"
        and claim.words in _POLITE
        and claim.words[0] not in asked.text
    ):
        return None  # 接触过吗？好的谢谢
    if asked.offers and claim.words in ("没事", "没关系"):
        return None  # 来吧，没事
    if claim.verb == "是" and "有没有" in asked.text:
        return claim._replace(kind="bare", confidence=0.7)  # 有没有密接？我嫂子是
    if (
        claim.sign < 0
        and claim.words.endswith(("不了", "不开", "不成"))
        and _ABLE.search(asked.text)
    ):
        return claim._replace(kind="bare", confidence=0.85)  # 能来吗？去不了
    first = asked.offers and claim.kind == "content" and claim.sign > 0 and not claim.token
    if first and len(claim.verb) == 1 and claim.verb in asked.text:
        return claim._replace(kind="verb", confidence=0.75)  # 要不要给您送点菜？送吧
    if (
        not asked.given
        and claim.kind == "have"
        and (claim.verb or _OF_ONES_OWN.search(claim.words))
    ):
        return None  # 有点忙, 家里有宽带
    if not asked.given:
        told = claim.kind == "verb" and claim.sign > 0 and claim.verb in SYMPTOMS
        return claim._replace(kind="bare", confidence=0.6) if told else claim
    one_thing = asked.verbs & SYMPTOMS and not _UNWELL.search(asked.text)
    lasting = claim.sign < 0 and claim.verb[:1] in ("退", "降") and "退" not in asked.text
    if lasting and _FEVER.search(asked.text):
        return claim._replace(sign=1, kind="bare", confidence=0.7)  # 还烧吗？一直没退
    if claim.kind == "have" and claim.verb in asked.opposites:
        return claim._replace(sign=-1, kind="bare", confidence=0.8)  # 正常吗？有点高
    if claim.kind == "have" and claim.verb and one_thing:
        # 嗓子疼吗？不疼，就是有点干
        return claim if any(part in asked.text for part in claim.verb) else None
    if claim.kind == "weak" and claim.words in FAIR:
        if _UNPLEASANT.search(asked.text):
            return claim._replace(sign=-1, kind="bare", confidence=0.6)  # 冷吗？还行
        return None if asked.verbs & SYMPTOMS else claim
    if claim.kind not in ("verb", "content"):
        return claim
    if (plainly := claim.verb.rstrip("死极坏透")) in asked.opposites:
        return claim._replace(verb=plainly)  # 冷吗？热死了
    lasting = claim.kind == "content" and claim.sign > 0 and claim.verb[1:2] == "着"  # 天天坐着上班
    if claim.verb[:1] in asked.verbs and (lasting or claim.verb[1:] in _DONE):
        claim = claim._replace(kind="verb", verb=claim.verb[0])  # 吃了吗？刚吃完
    if claim.sign > 0 and claim.verb in SYMPTOMS and _UNWELL.search(asked.text):
        return claim._replace(kind="bare", confidence=0.85)  # 哪里不舒服吗？有点咳嗽
    named = claim.verb in asked.verbs or claim.verb.rstrip("过了") in asked.verbs
    stem = claim.verb.rstrip("过了")
    if claim.sign > 0 or named or (len(stem) > 1 and stem in asked.text):
        return claim
    if claim.verb.endswith("过") and not _PAST.search(asked.text):
        return None  # 好吃吗？没吃过
    if claim.kind == "verb" and claim.words.startswith("不") and claim.verb not in _REFUSING:
        return None  # 有别的选项吗？就不在外面吓人了
    return claim


def _any_of(claims: list[Claim], asked: Asked) -> list[Claim]:
    """发热咳嗽有没有？不发热，咳嗽: who is asked for several things and has one of them, has."""
    if not asked.given:
        return claims
    had = {group(c.verb) for c in claims if c.sign > 0 and _takes_up(c, asked)}
    if not had:
        return claims
    return [
        c for c in claims if not (c.sign < 0 and _takes_up(c, asked) and group(c.verb) not in had)
    ]


def _takes_up(claim: Claim, asked: Asked) -> bool:
    return claim.kind in ("verb", "content", "bare") and claim.verb in asked.verbs
