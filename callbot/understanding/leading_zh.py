"""Mandarin answers that open with the question's own predicate: 苦，吃啥都没味; 不长，就说了两句; 退不下去.

What opens so has answered, whatever is told behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.bounds_zh import within
from callbot.understanding.by_itself_zh import by_itself, offered, wavers
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
    r"(?!不|没(?![吐烧咳拉疼喘])(?!(?<=了没)(?:啥|什么|事|感觉|反应|问题|不舒服))|吗|么|嘛|的话|哪|啥|什么|"
    r"谁|几|多少|怎|与|或|还是|是不|[是都也倒就]+(?:没|不)|"
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
        r"([长短近远多重大高快香够稳准苦困累凉冷热烫黄红肿干稀胀酸麻痒晕慌勤哑沉硬轻密紧饿渴胖瘦乖吵])(?:吗|"
        r"么)$"
    ),
    re.compile(
        r"(费[劲力]|困难|吃力|模糊|清楚|焦虑|紧张|抑郁|烦躁|清淡|规律|按时|平稳|稳定|害怕|恶心|便秘|麻木|僵硬|"
        r"明显|频繁|严重|厉害|顺畅|影响|耽误|妨碍)[^，,]{0,4}(?:吗|么)$"
    ),
    re.compile(r"(按时|影响|耽误|妨碍)"),
)
"""The word of a question that an answer opens with."""
_DENIABLE: Final = re.compile(r"([^\W\d的得吗么没不了过]{1,2})(?:吗|么)$")
"""Whatever a question ends in: behind 不 it is a predicate, and its denial (不影响, 不咋管用)."""
_HABIT: Final = re.compile(
    r"(?:有|有没有|在|每天|天天|平时|还|都)(?:去|"
    r"坚持)?([做吃喝抽用打戴开量测记练抹擦涂])(?=[^了过没不，,]{1,8}(?:吗|么|没有)$)"
)
_JUST_DONE: Final = re.compile(
    r"^(?!.*(?:按时|一直|坚持|每天)).*([^\W\d有了没过得])[了过](?:吗|么|没有?|吧)$"
)
_KEPT_UP: Final = (
    r"(?=着|的?[啊呀呢]|每|天天|一[天日周]|早|晚|都|按|坚持|隔|[一二三四五六两几半]+[次回遍])"
)
"""做，每天抬腿五十下: how often it is done, behind the verb."""
_FEELING: Final = "|".join(sorted(SYMPTOMS, key=len, reverse=True))
_FELT: Final = re.compile(rf"(?:{_FEELING})(?:了|过)?(?:吗|么|没有?|不|吧)?$")
_SEVERAL: Final = re.compile(rf"(?:{_FEELING}|恶心)[^\W\d]{{0,4}}?(?:{_FEELING})")
"""Who has not the one, may have the other: 有没有发热咳嗽."""
_WORDLESS: Final = frozenset(
    listed("有 是 行 可以 对 要 想 点 用 说 知 怎 什么 怎么 一样 别的 这样 问题 道 需 大家 呢 在")
)
_ACCEPTED: Final = re.compile(
    "(?:嗯|啊|哦|那|好)*(?:"
    "(?:行|好|可以|要|需要|中|成|得)(?:的|啊|呀|吧|嘛)*(?=那?[你您]?们?(?:什么时候|几点|啥时候|大概|多久))|"
    "(?:(?:好|行|可以|中|成|得)(?:的|啊|呀|吧|嘛)+|需要的?|要(?:的|啊|呀|吧|嘛)+|"
    "要(?!我[说付出去来干做的怎买]))(?=我这?|这[两几]|最近|家里|心里|孩子|老))"
)
"""What takes an offer up before its reason or a question: 要，我心里没底; 行，什么时候打."""
_NEEDLESS: Final = re.compile("不用|不要|不需|不必|算了|没必要|别")
_TURNS: Final = re.compile("但|不过|可是|只是|又")
_OF_MANNER: Final = re.compile(
    "得[^\\W\\d]{1,2}(?:吗|么|不|吧)$|"
    "(?:吃饭|吃奶|睡觉|睡眠|胃口|精神|食欲|身体|心情|大便)[^，,]{0,3}好(?:吗|么)$"
)
"""睡得好吗 offers nothing."""
_POSTPOSED: Final = re.compile("(?<!倒)(?<!倒是)(?:没有?|不)[过啊呀的呢了]*$")
"""咳嗽发烧都没有: what comes last denies what was named first."""
_OPENS: Final = 0.83
FIRM: Final = 0.85
"""How sure what tells whatever stands beside it is."""
_ONLY_THEN: Final = re.compile("想起来[才就]")
"""想起来才抹 corrects nothing."""
_LEAST: Final = 2
"""Characters behind it; what is nothing but the predicate, other rules read."""


def _several(question: str) -> bool:
    return bool(_SEVERAL.search(question.replace("疼痛", "疼")))


@lru_cache(maxsize=256)
def _opening(question: str, verbs: frozenset[str]) -> re.Pattern[str] | None:
    """What an answer to this question may open with."""
    last = question.rstrip("？? ")
    words = {word for one in _ASKED for word in one.findall(last)}
    done = {f"{one}(?=[了过])" for one in _JUST_DONE.findall(last)}
    habits = done | {f"{one}{_KEPT_UP}" for one in _HABIT.findall(last)}
    if _FELT.search(last):
        words |= verbs & SYMPTOMS
    if _several(last):
        words |= set(re.findall(f"{_FEELING}|恶心|呕吐", last))
    if not verbs & {"去", "来"}:
        words |= {"会", "能"} if "能" in last else {"会"} & set(last)
    words = {
        word for word in words if word not in _WORDLESS and not set(word) & set("吗么有没不吧")
    }
    if not (words or habits):
        return None
    begun = ["发(?=了)"] if {"发烧", "发热"} & words else []  # 不发了
    begun += ["拉"] if "拉肚子" in words else []
    either = "|".join([*sorted(words, key=len, reverse=True), *begun, *habits])
    return re.compile(rf"{_BEFORE}(?P<no>{_NO})?(?>{either})(?>了|过|着|的|得很|得慌)?+{_BEHIND}")


@lru_cache(maxsize=256)
def _denying(question: str) -> re.Pattern[str] | None:
    """How an answer denies whatever predicate this question ends in, of whatever it speaks."""
    found = _DENIABLE.search(question.rstrip("？? "))
    if not found:
        return None
    last = found[1]
    ends = {last, last[-1]} - _WORDLESS
    ends = {one for one in ends if not set(one) & set("好事人上下来去里样些药病史家医院钱")}
    topic = "".join(sorted(set(question) - set("没不吗么？?有是都也还")))
    either = "|".join(sorted(ends, key=len, reverse=True))
    return (
        re.compile(
            rf"(?:[嗯啊哦我]|[{topic}]){{0,4}}?不(?:怎么|太|咋|大|算|是很)?(?:{either})(?!{_TURNED})"
        )
        if ends
        else None
    )


_TURNED: Final = r"[不没]|的话|吗|么|是|得|就|行|成|出|下|上|起|了[得就]"
"""Behind it: 不疼不痒 denies two, 不吃不行 nothing."""


def leads(text: str, reading: Reading, asked: Asked) -> Verdict | None:
    """What an answer tells by what it opens with; nothing where it is hedged, corrects itself, or turns."""
    text = text.strip()
    if wavers(text, asked):
        return Verdict(0, 0.0, f"abstain: {text} wavers")
    if (reading.fixes and not _ONLY_THEN.search(text)) or _TURNS.search(text):
        return None
    proposed = asked.offers and not _OF_MANNER.search(asked.text)
    if proposed and (told := offered(text, asked)):
        return _verdict(*told)
    if told := within(text, asked.text):
        return _verdict(*told, sure=FIRM) if told[0] else Verdict(0, 0.0, f"abstain: {told[1]}")
    if reading.hedged:
        return None
    if proposed:
        taken = None if _NEEDLESS.search(text) else _ACCEPTED.match(text)
        return _verdict(1, taken[0]) if taken else None
    if told := by_itself(text, asked):
        return _verdict(*told, sure=FIRM)
    return _opened(text, asked)


def _opened(text: str, asked: Asked) -> Verdict | None:
    opening = _opening(asked.text, asked.verbs)
    match = opening.match(text) if opening else None
    if match and len(text) - match.end() >= _LEAST:
        if match["no"]:
            return None if _several(asked.text) else _verdict(-1, match[0])
        able = match[0][-1] == "会" and "会" not in asked.text
        if not (asked.negative or able or _POSTPOSED.search(text)):
            return _verdict(1, match[0])
    if asked.negative or _several(asked.text) or "还是" in asked.text:
        return None
    denying = _denying(asked.text)
    denied = denying.match(text) if denying else None
    return _verdict(-1, denied[0]) if denied else None


def _verdict(sign: int, words: str, sure: float = _OPENS) -> Verdict:
    return Verdict(sign, sure, f"opens with {words} → {'yes' if sign > 0 else 'no'}")
