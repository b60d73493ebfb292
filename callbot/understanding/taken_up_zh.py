"""What a Mandarin answer tells by taking up its question: its predicate, its 是.

超过了 to 超过38度了吗, 是，牙科医生 to 您是医护人员吗, 只拍了个胸片 to 做过CT没有.
Asked only where nothing else tells.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from callbot.understanding.evidence_zh_words import ACQUAINTANCE, KIN
from callbot.understanding.surface import listed


class TakenUp(NamedTuple):
    """What a short answer comes to, how surely, and the words."""

    yes: bool
    confidence: float
    words: str


_END: Final = r"(?:了|过|的|着)?(?:吗|么|没有?|吧|呢|不)?$"
_PREDICATES: Final = (
    re.compile(r"([^\W\d]{1,2})[不没]\1"),
    re.compile(r"(?:得|的)([^\W\d得的]{1,2})(?:吗|么|不|吧)$"),
    re.compile(r"(超过|高于|低于|达到|满|到|足)(?=[\d一二两三四五六七八九十])"),
    re.compile(r"([^\W\d]{2})[了过](?:吗|么|没有?|吧)$"),
    re.compile(r"([^\W\d了过])[了过](?:[^\W\d]{1,8})?(?:吗|么|没有?|吧)$"),
    re.compile(r"有没有?([^\W\d过了]{2})"),
    re.compile(r"([^\W\d得的没不]{2})(?:吗|么)$"),
    re.compile(r"([好多大快紧稳准够])(?:吗|么|不)$"),
)
"""The word of a question that an answer takes up."""
_WORDLESS: Final = frozenset(
    listed(
        "什么 怎么 这些 那些 是否 有没 没有 他的 我的 不是 还有 哪里 可以 一下 这个 那个 家里 其他 别的"
    )
)
_LEADING: Final = (
    r"(?:嗯|啊|哦|对|那|早|早就|已经|都|也|刚|刚刚|昨天|前天|今天|上周|还|还是|挺|很|蛮|特别|非常|"
    r"比较|真|一直|就|有点|有些|稍微|最近|现在|肯定|好像|应该|可能|我|是)*?"
)
_TRAILING: Final = (
    r"(?:了|过|的|着|呢|啊|呀|得很|死了|多了|好几[天次回年]|一?点|一些|"
    r"[\d一二两三几]+[天次回年]|吧|哈|嘛)*"
)
_DENYING: Final = r"(?:没有|没|不是很|不太|不怎么|不算|不|未|从来没|从没|并不|并没)"
_GOES_OTHERWISE: Final = re.compile(r"[的说意讲是不没]|可能|知道|清楚|但|不过|就是|确定")

_IS_ASKED: Final = re.compile(
    r"(?:^|[您你他她这那们])(?:现在|以前|当时|本人)?(?:是不是|"
    r"是)[^，,谁什哪]{1,16}(?:吗|么|吧|$)|是不是"
)
_IS: Final = re.compile(
    rf"^(?:嗯|对|啊|哦|就|的确|确实)*是(?!不是|吗|么|吧|谁|啥|什么|哪|怎|这|那|因|你|您|他|她|我|没|不|"
    rf"有|要|说|想|我?(?:{KIN}|{ACQUAINTANCE}))"
    r"(?!.*(?:不是|没|不[^久少断止]))"
)
_ONE_THING: Final = re.compile(
    r"(?:做|打|吃|用|买|备|拍|查|戴|养|去|有没有?|有)[过了]?(?P<thing>[^，,过了]{2,8}?)(?:了|过)?(?:吗|"
    r"么|没有?|吧)?$"
)
_THING_FIRST: Final = re.compile(
    r"^[您你]?(?P<thing>[^，,过了]{2,6}?)(?:吃|用|做|打|买|查|拍)过?(?:吗|么|没有?)$"
)
_NAMELESS: Final = re.compile(
    rf"什么|啥|哪|(?<![眠压糖烧痛炎中西])药|检查|治疗|症状|不舒服|不适|病|手术|东西|人|别的|其[他它]|外地|"
    rf"接触|任何|{KIN}|{ACQUAINTANCE}|去过|出|咳|烧|疼|痛|运动|饭"
)
_ONLY: Final = re.compile(
    r"^(?:我|家里|我们|我家|我这)?(?:就|只|光|仅)(?:是|有|备|买|做|拍|查|打|填|吃|喝|用)?(?:了|过|"
    r"的)?(?:个|张|一个|一张|点)?"
    r"(?P<other>[^\W\d一二两三四五几半了过我你您等他她没不就这那点能会要]{2,8})(?:的|了|啊|呢)?$"
)


def taken_up(text: str, question: str) -> TakenUp | None:
    """What a short answer, in its plain form, tells by its question's own words."""
    text = text.strip()
    if len(text) > 24 or re.search(r"[吗么]$|什么|怎么|哪|谁", text):
        return None
    return (
        _colour(text, question)
        or _when(text, question)
        or _predicate(text, question)
        or _is(text, question)
        or _happened(text, question)
        or only_another(text, question)
    )


@lru_cache(maxsize=256)
def _predicates(question: str) -> tuple[str, ...]:
    last = question.rstrip("？?。 ")
    found = [word for one in _PREDICATES for word in one.findall(last)]
    return tuple(dict.fromkeys(word for word in found if word and word not in _WORDLESS))


_NAMED: Final = re.compile(r"(?:有没有|有)(?P<one>[^\W\d]{2})(?:[^\W\d]{2})?(?:吗|么|没有?)?$")
"""Something felt that a question names: 有没有反酸烧心."""


def _predicate(text: str, question: str) -> TakenUp | None:
    if (
        re.search(r"[没不][^，,有]{1,12}吧|还没|没有[^，,]{1,12}吗", question)
        and "有没有" not in question
    ):
        return None  # what it supposes is a no
    for word in _predicates(question):
        whole = re.fullmatch(
            rf"{_LEADING}(?P<no>(?:还|也|都)?{_DENYING})?{word}(?P<of>[^\W\d没不有]{{0,4}}?){_TRAILING}",
            text,
        )
        if whole and set(whole["of"]) <= set(question):
            return TakenUp(not whole["no"], 0.8, text)
        begun = re.match(rf"{_DENYING}{word}(?:了|过)?(?P<rest>.*)", text)
        if begun and not _GOES_OTHERWISE.match(begun["rest"]) and len(word) + len(begun[0]) > 3:
            return TakenUp(False, 0.66, begun[0])
    named = _NAMED.search(question.rstrip("？? "))
    if named and len(text) <= 12 and not re.search("[没不别无]", text):
        felt = re.search(named[1], text)
        return TakenUp(True, 0.7, felt[0]) if felt else None
    return None


def _is(text: str, question: str) -> TakenUp | None:
    if _IS_ASKED.search(question) and (said := _IS.match(text)):
        return TakenUp(True, 0.72, said[0])
    return None


_DID: Final = re.compile(r"([^\W\d了过没吗有])[过了](?:[^，,]{0,8})?(?:吗|么|没有?|吧)?$")


def _happened(text: str, question: str) -> TakenUp | None:
    """昨天复查的, 初七返程坐的火车: how it was done tells that it was."""
    did = _DID.search(question.rstrip("？? "))
    if not did or re.search(r"[没不]|想|要", text):
        return None
    said = re.search(rf"{did[1]}的(?:$|[^\W\d]{{1,4}}$)", text)
    same = said and (said.end() - said.start() == 2 or said[0][2:] in question)
    return TakenUp(True, 0.72, said[0]) if said and same else None


_ASKED_COLOUR: Final = re.compile(r"[是发]([黄白绿黑红])色?的?(?:吗|么|不)")
_COLOUR: Final = re.compile("[黄白绿黑红灰褐粉棕]|透明|无色")


def _colour(text: str, question: str) -> TakenUp | None:
    """白的 to 痰是黄的吗."""
    asked = _ASKED_COLOUR.search(question)
    seen = _COLOUR.findall(text)
    if not asked or not seen or re.search("[没不别]", text):
        return None
    return TakenUp(asked[1] in seen, 0.72, "".join(seen))


_DONE: Final = re.compile(r"[了过](?:[^，,]{1,5})?(?:吗|么|没有?)$")
_LENGTH: Final = r"[\d一二两三四五六七八九十几半好]+多?个?(?:小时|钟头|分钟|天|周|星期|礼拜|月|年)"
_PAST: Final = re.compile(
    rf"(?:大概|就|好像|是|在)?(?:{_LENGTH}(?:以前|之前|前)|刚刚?|[昨前今](?:天|晚|早)(?:上|早上|晚上|"
    rf"下午|上午)?|"
    r"上(?:周|个?月|个?星期|个?礼拜)[一二三四五六日天]?|去年|前年|年前|(?:[\d一二三四五六七八九十]+)月份?|"
    r"周[一二三四五六日])(?:的|[做查测打吃量](?:的|了)|刚[做查测打吃量]的?)?"
)
_COMING: Final = re.compile(
    r"(?:[^没不]{0,5}(?:说|通知))?(?:要|得|还)*(?:等到?|到|推迟到|"
    r"延到)[^没不，]{1,8}[号月周天][^没不]{0,2}(?:以后|之后|才|再)|"
    r"(?:约的?|说|要|等|得|准备|打算|定的?)*(?:了|在|到)?(?:排到|约到)?(?:明[天早]|后天|下周|下个?(?:月|星期|"
    r"礼拜))(?:[一二三四五六日天])?(?:再|才|就|去|做|查|打|拆|取|拿|出|了|早上|上午|下午)*"
)


def _when(text: str, question: str) -> TakenUp | None:
    """Who says when it was, did it (4小时前); who says when it will be, has not yet (约的下周二)."""
    if not _DONE.search(question.rstrip("？? ")) or re.search("几天|多久|超过", question):
        return None
    if _COMING.fullmatch(text):
        return TakenUp(False, 0.72, text)
    return TakenUp(True, 0.68, text) if _PAST.fullmatch(text) else None


def only_another(text: str, question: str) -> TakenUp | None:
    """Who tells all there is, and not the thing that was asked for, has it not."""
    question = question.rstrip("？? ")
    asked = _THING_FIRST.search(question) or _ONE_THING.search(question)
    if not asked or _NAMELESS.search(asked["thing"]):
        return None
    only = _ONLY.match(text)
    if not only or (set(only["other"]) & set(asked["thing"])) - set("药针"):
        return None
    return TakenUp(False, 0.62, only[0])
