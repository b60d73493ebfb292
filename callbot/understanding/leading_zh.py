"""Mandarin answers that open with the question's own predicate: 苦，吃啥都没味; 不长，就说了两句; 退不下去.

What opens so has answered, whatever is told behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.claims import Reading, Verdict
from callbot.understanding.scope_zh_words import SYMPTOMS
from callbot.understanding.surface import listed

_BEFORE: Final = (
    r"^(?:嗯|啊|哦|呃|额|哎|那个|大夫|医生|我|俺|他|她|孩子|现在|目前|这两天|最近|昨天|今天|"
    r"也|都|倒|就|还|还是|是|有点儿?|有些|有一点儿?|挺|很|蛮|特别|老|老是|一直|总|天天|早就?|已经|刚刚?|"
    r"确实|肯定|应该|好像|可能)*?"
)
_NO: Final = r"(?:从来没有?|没有|没怎么|没咋|没|不怎么|不是很|不太|不咋|不算|不)"
_BEHIND: Final = (
    r"(?!不|没(?![吐烧咳拉疼喘])|吗|么|嘛|的话|哪|啥|什么|谁|几|多少|怎|与|或|还是|是不|[是都也倒就]+(?:没|不)|"
    r"出[来去]|像|久|几|歹|端|处|好|容易|多了|个|"
    r"[^\W\d]{0,3}(?:吗|么)$)"
)
_ASKED: Final = (
    re.compile(r"(?<![^\W\d]得)([^\W\d]{1,2})[不没]\1(?!人)"),
    re.compile(r"得([^\W\d]{1,2})(?:吗|么|不|吧)$"),
    re.compile(r"还?(好)吗$"),
    re.compile(r"([^\W\d有没了]{1,2})[了过](?:吗|么|没有?|吧)$"),
    re.compile(r"(?:还会|还能|很|太|时间|身体)([^\W\d的得]{1,2})(?:吗|么)$"),
    re.compile(r"(超过|满|够)(?=[\d一二两三四五六七八九十半])"),
    re.compile(
        r"([长短近远多重大高快香够稳准苦困累凉冷热烫黄红肿干稀胀酸麻痒晕]|费劲|费力|困难|吃力)(?:吗|么)$"
    ),
)
"""The word of a question that an answer opens with."""
_FEELING: Final = "|".join(sorted(SYMPTOMS, key=len, reverse=True))
_FELT: Final = re.compile(rf"(?:{_FEELING})(?:了|过)?(?:吗|么|没有?|不|吧)?$")
_SEVERAL: Final = re.compile(rf"(?:{_FEELING}|恶心)[^\W\d]{{0,4}}?(?:{_FEELING})")
"""Who has not the one, may have the other: 有没有发热咳嗽."""
_WORDLESS: Final = frozenset(
    listed("有 是 行 可以 对 要 想 点 用 说 知 怎 什么 怎么 一样 别的 这样 问题 道 需 大家 呢 在")
)
_PLAINLY: Final = (
    (1, r"^(?:嗯|啊|哦|对)*有(?=我(?!们?(?:[和跟爱妈爸]|老|一个|自己|家|呢|$|也不|不))|"
        r"一点[^没不]{1,4}[都也]没)|^有一点(?=[^\W\d]不)", r"有"),
    (-1, r"^(?:嗯|啊|哦|唉)*没有(?:啊|呀|呢|吧)?(?=我(?:不|没|一直|天天|都|们都|也没)|"
         r"说(?:在|要|得|还|让|等|再))", r"有没有|[了过没](?:吗|么)?|吗$"),
    (-1, r"^不是(?=[^没不]{0,6}(?:才|刚))", r"是"),
    (-1, r"^(?:早就?|都|已经)*没了(?!解|.*(?:吗|么)$)", r"还有[^，,没]{1,6}(?:吗|么|没有?)$|还剩"),
)  # fmt: skip
"""Sign; words that answer by themselves, before what gives the reason; the questions they answer."""
_TAKES_UP: Final = (
    (1, r"^(?:现在|你)?不(?P<asked>[^\W\d])[^不没]{0,8}?不(?:让|给|准|许)[^没不]{0,3}[进出上去过坐]"),
    (1, r"(?<![没不])在(?P<asked>[^\W\d没不]{2,4}?)(?:里|那)?(?:卖|上班|工作|打工|干活|做(?!过)|摆摊|看店|当)"),
    (-1, r"(?:(?:上|去|到)?哪(?:儿|里)?|咋|怎么)还?(?:能|敢|会)?(?P<asked>[^\W\d])(?:去|得[了到着成])[啊呀]*$"),
)  # fmt: skip
"""Sign; words that take up a word of the question: 不戴人家超市不让进; 我就在菜市场卖菜; 公交停了，哪儿坐去."""
_ACCEPTED: Final = re.compile(
    "(?:嗯|啊|哦|那|好)*(?:"
    "(?:行|好|可以|要|需要|中|成|得)(?:的|啊|呀|吧|嘛)*(?=那?[你您]?们?(?:什么时候|几点|啥时候|大概|多久))|"
    "(?:(?:好|行|可以|中|成|得)(?:的|啊|呀|吧|嘛)+|需要的?|要(?:的|啊|呀|吧|嘛)+|"
    "要(?!我[说付出去来干做的怎买]))(?=我这?|这[两几]|最近|家里|心里|孩子|老))"
)
"""What takes an offer up before its reason or a question: 要，我心里没底; 行，什么时候打."""
_NEEDLESS: Final = re.compile("不用|不要|不需|不必|算了|没必要|别")
_POTENTIAL: Final = re.compile(
    rf"{_BEFORE}(?P<verb>[^\W\d我他她也都就还])不"
    r"(?:了|下[去来]|上[去来]?|动|着|住|起来?|到|成|出[来去]?|过[来去]|清|准)"
)
_ABLE: Final = re.compile(r"能|会|可以|得[了动着住到]|[下上过起出][来去]|了(?:吗|么|没有?)$")
_TURNS: Final = re.compile("但|不过|可是|只是|又")
_OF_MANNER: Final = re.compile(
    "得[^\\W\\d]{1,2}(?:吗|么|不|吧)$|"
    "(?:吃饭|吃奶|睡觉|睡眠|胃口|精神|食欲|身体|心情|大便)[^，,]{0,3}好(?:吗|么)$"
)
"""睡得好吗 offers nothing."""
_POSTPOSED: Final = re.compile("(?<!倒)(?<!倒是)(?:没有?|不)[过啊呀的呢了]*$")
"""咳嗽发烧都没有: what comes last denies what was named first."""
_LEAST: Final = 2
"""Characters behind it; what is nothing but the predicate, other rules read."""


@lru_cache(maxsize=256)
def _opening(question: str, verbs: frozenset[str]) -> re.Pattern[str] | None:
    """What an answer to this question may open with."""
    last = question.rstrip("？? ")
    words = {word for one in _ASKED for word in one.findall(last)}
    if _FELT.search(last):
        words |= verbs & SYMPTOMS
    if _SEVERAL.search(last):
        words |= set(re.findall(f"{_FEELING}|恶心|呕吐", last))
    if not verbs & {"去", "来"}:
        words |= {"会", "能"} if "能" in last else {"会"} & set(last)
    words = {
        word for word in words if word not in _WORDLESS and not set(word) & set("吗么有没不吧")
    }
    if not words:
        return None
    begun = ["发(?=了)"] if {"发烧", "发热"} & words else []  # 不发了
    begun += ["拉"] if "拉肚子" in words else []
    either = "|".join([*sorted(words, key=len, reverse=True), *begun])
    return re.compile(rf"{_BEFORE}(?P<no>{_NO})?(?>{either})(?>了|过|着|的|得很|得慌)?+{_BEHIND}")


def leads(text: str, reading: Reading, asked: Asked) -> Verdict | None:
    """What an answer tells by what it opens with; nothing where it is hedged, corrects itself, or turns."""
    text = text.strip()
    if reading.fixes or reading.hedged or _TURNS.search(text):
        return None
    if asked.offers and not _OF_MANNER.search(asked.text):
        taken = None if _NEEDLESS.search(text) else _ACCEPTED.match(text)
        return _verdict(1, taken[0]) if taken else None
    if not asked.negative and (told := _by_itself(text, asked)):
        return told
    cannot = _POTENTIAL.match(text)
    if cannot and cannot["verb"] in asked.text and _ABLE.search(asked.text):
        return _verdict(-1, cannot[0])
    opening = _opening(asked.text, asked.verbs)
    match = opening.match(text) if opening else None
    if not match or len(text) - match.end() < _LEAST:
        return None
    if match["no"]:
        return None if _SEVERAL.search(asked.text) else _verdict(-1, match[0])
    able = match[0][-1] == "会" and "会" not in asked.text
    return None if asked.negative or able or _POSTPOSED.search(text) else _verdict(1, match[0])


def _by_itself(text: str, asked: Asked) -> Verdict | None:
    for sign, words, questions in _PLAINLY:
        if (match := re.search(words, text)) and re.search(questions, asked.text):
            return _verdict(sign, match[0])
    for sign, words in _TAKES_UP:
        if (match := re.search(words, text)) and match["asked"] in asked.text:
            return _verdict(sign, match[0])
    return None


def _verdict(sign: int, words: str) -> Verdict:
    return Verdict(sign, 0.83, f"opens with {words} → {'yes' if sign > 0 else 'no'}")
