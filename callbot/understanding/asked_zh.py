"""Which words of a Mandarin question ask, and for what: its last clause, and the predicate in focus."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.tokens import tokenise

_TAG: Final = re.compile(
    r"(?:是真的|真的|属实|没错|是这样|有这回事|有这事)(?:吗|么|吧)[？?]?$|"
    r"^[是对行好能可中成][^，,]{0,3}(?:吗|么|吧|不[是对行好能可成][以]?)[？?]?$|有没有[？?]?$|^有(?:吗|"
    r"么)[？?]?$"
)
"""It asks whether what stands before it is so: 对吗, 是真的吗."""
_GOES_ON: Final = re.compile(
    r"^(?:或者?|还是|以及|包括|还有|比如|例如|也|这些?|那些|上述|都|哪|有没有$|是不是$)"
)
"""A clause that goes on with what stands before it."""
_ASKS: Final = re.compile(
    r"[吗么]|有没有|是不是|是否|哪|谁|什么|多[久少高长]|几|怎|([^\W\d])[不没]\1"
)
_STATES: Final = re.compile(
    r"听说|[您你].{0,4}说|登记|显示|记录|看到|填[的报]|通知|[了过的]$|[我这]们?是|您?好$"
)
"""A clause that tells something before it is asked of: 听说您儿子回来了，他在家吗."""
_FRAME: Final = re.compile(
    r"^[您你]?们?(?:之前|上次|刚才|昨天|自己)?(?:登记|填报?|上报|听|据)?的?(?:说过?|报的是)(?=.{4})|"
    r"^系统(?:显示|记录)"
)
"""Who says so: what is asked is whether it is so."""
_STAYED: Final = re.compile(
    r"((?:一直|始终|都)[^，,没]{0,2}在[^，,没]{1,5})[，,]?没有?[^，,]{1,5}(?=[吗吧])"
)
"""一直在当地没离开过吗 asks whether somebody stayed."""
_QUESTION: Final = re.compile(r"(?:[^\W\d][了过])?(?:吗|么|没有?|没|呢|不)$")
_BRIEF: Final = 4
"""Characters of a second question that has its subject from the first: 体温量了吗？正常吗？"""
_CLAUSE: Final = re.compile(r"[，,]")
_A_NOT_A: Final = re.compile(r"([^\W\d]{1,2})[不没]\1(.{0,3})$")
_ADVERB: Final = re.compile("(突然|忽然|慢慢|逐渐|一下子)[^，,]{1,6}的(?:吗|么|吧)$")
"""突然起来的吗 asks how."""
_PARTICLES: Final = re.compile(r"(?:了|过|着|的)?(?:吗|么|嘛|没有?|吧|呢|不|啊)*$")
_WORDLESS: Final = frozenset("过了请问您你我现在最近呢吗嘛么是不是有没有的吧家里人就还也都会能")
_MODAL: Final = frozenset(("在", "会", "能", "觉得", "感觉", "认为"))


_BESIDE: Final = (
    re.compile(r"(?:止咳|退[烧热]|止[痛疼泻吐]|镇痛|安眠|发[烧热]门)(?=[药片针贴诊糖])"),
    re.compile(
        r"[开做吃拍查用买打给住量测发送戴](?:过|了)?的(?=[^\W\d是]{0,4}(?:药|检查|片子|针|结果|东西|菜|饭|"
        r"水|手术|膏))"
    ),
    re.compile(
        r"^[您你]?(?:孩子|老人|宝宝)?(?:[吃喝走看吞咽按躺睡用打运动坐站爬][了着完平]?|运动|活动|"
        r"洗澡)[^，,是过没不有]{0,4}?"
        r"(?:以?后|之后|的时候|完)?(?=会|有没有|疼不疼|([^\W\d])[不没]\1[^\W\d]?$|困难|费[劲力]|模糊|清楚|"
        r"吃力|[胀疼痛晕喘酸麻累](?:吗|么)$)"
    ),
    re.compile(
        r"^[您你]?的?[^，,是有没不]{1,4}是(?=(?:突然|一下子|慢慢|从|一直|每天|总|老|经常)[^，,]{1,8}(?:吗|"
        r"么|吧)$)"
    ),
)
"""What a question only speaks of, before it asks: 止咳药, 上次开的药, 看东西模糊吗, 烧是突然起来的吗."""


def focused(text: str) -> str:
    """A question without the verbs of what it only speaks of: to say them again answers nothing."""
    for beside in _BESIDE:
        text = beside.sub("", text)
    return text


def is_tag(last: str) -> bool:
    """Whether a question only asks whether what stands before it is so."""
    return bool(_TAG.search(last))


def asking(sentence: str) -> str:
    """A sentence without the clauses that only tell, and without who says so."""
    clauses = _CLAUSE.split(sentence.strip())
    last = clauses[-1]
    if len(clauses) > 1 and len(last) > _BRIEF and not _GOES_ON.search(last) and not is_tag(last):
        before = clauses[:-1]
        told = all(_STATES.search(one) and not _ASKS.search(one) for one in before)
        if told and _ASKS.search(last):
            return last
    return _STAYED.sub(r"\1", _FRAME.sub("", sentence)) or sentence


def with_subject(last: str, before: str) -> str:
    """A short second question with what it is asked of: 体温正常吗."""
    subject = _QUESTION.sub("", before.rstrip("？? "))
    return (subject if len(subject) <= 8 else "") + last


def predicate(text: str) -> str:
    """The characters of the predicate in focus where it is no verb of the lexicon; else nothing."""
    if match := _ADVERB.search(text):
        return match[1]
    if match := _A_NOT_A.search(text):  # 累不累, 通不通风
        return _PARTICLES.sub("", match[1] + match[2])
    tokens = tokenise(text, "zh")
    if any(token.tag == "verb" and token.text not in _MODAL for token in tokens):
        return _of_a_thing(text)
    unknown = "".join(token.text for token in tokens if token.tag in ("other", "neutral"))
    return "".join(character for character in unknown if character not in _WORDLESS)


def _of_a_thing(text: str) -> str:
    """What is asked of a thing that a clause describes: 您住的地方通风吗."""
    thing, of, rest = _PARTICLES.sub("", text).rpartition("的")
    brief = of and thing and 3 <= len(rest) <= _BRIEF + 1  # 接触过武汉的人吗 asks of no person
    told = brief and all(token.tag in ("other", "neutral") for token in tokenise(rest, "zh"))
    return rest[-2:] if told else ""
