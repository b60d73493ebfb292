"""What still stands of an answer after its speaker took the first part back.

`standing`: 去了趟…哎不是，那是我儿子，我没去; "a cough, no, that was my son": what was said first tells of
somebody else, or of another time. `last_statement`: 三口，不对，四口; "the third, no, the fourth": of values,
whatever their kind, the one behind the last such words. Corrections within one claim (没有…哦对去过一次)
are weighed by their order, see `weigh.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from callbot.core.script import Language
from callbot.understanding.evidence_zh_words import ACQUAINTANCE, KIN

# As the bundled recogniser hears them: 不 and 那 as a homophone or 价 (不，那), the sigh between (哎,
# 哦) as 在, 再, 还 or 我.
_NOT = "[不部布]"
_IS = "[是十时识]"
_THAT = "[那哪这插拿价]"
_SIGH = "[哎唉诶在再还孩海才哦噢啊我不呃额嗯吧了]{0,3}"
_ANOTHER = (
    rf"(?:我|俺|咱)?(?:家|们家)?(?:{KIN}|{ACQUAINTANCE})|别人|别的[^我俺没不]{{0,4}}|"
    "大?前年|去年|往年|以前|从前|上次|早先|上个月|小时候"
)
_ZH: Final = (
    # 那是我儿子, 那是前年的事: of somebody else, or of another time; 我不是她 takes nothing back
    rf"^(?![我俺]{_NOT}是)(?!.{{0,9}}(?:不是[他她]的(?:号|电话|手机)|我{_IS}[他她])).{{1,16}}?(?:"
    rf"{_NOT}[是十对]{{0,2}}(?!我{_IS}[他她])|价|[哎在再才]){_SIGH}(?:{_THAT}{_IS}?"
    rf"|{_IS})"
    rf"(?:{_ANOTHER})(?!是)(?:[的了呢](?:事儿?|是|时候?)?|事)?",
    # 打错了吧…哦不是，我就是; 打错了吧…哦不，是我, but 搞错了，不是我 denies
    rf"^.{{0,8}}[打找搞弄]?错了?[吧啊吗呀]?(?:{_SIGH}{_NOT}{_IS}?(?=我[就舅]{_IS}|就{_IS}我)|"
    rf"(?=[哎唉诶在再还海孩哦噢呃额嗯]){_SIGH}{_NOT}(?={_IS}我))",
    # 不用…哎，还是打一个吧: thought better of it
    rf"^.{{0,4}}{_NOT}(?:用|要|必|需要)了?{_SIGH}[还海孩]{_IS}(?=[^没不]*(?:打|来|要|回|去|做|办))",
    # 行…哎算了，不用了
    rf"^.{{0,5}}{_SIGH}算了(?={_NOT}(?:用|要|必|需要))",
)
_EN_ANOTHER = (
    r"(?:last|ago|years?|before|earlier|my|his|her|our|wife|husband|son|daughter|mother|father|"
    r"brother|sister|me|someone|somebody)"
)
_EN: Final = (
    r"(?<![^ ])(?:oh |uh |er |um |sorry )*(?:no|nope|wait|sorry|not me)(?: no| nope| wait)* "
    rf"(?:(?:that|it|this|what) (?:was|is|were|had been) (?:\w+ ){{0,2}}?{_EN_ANOTHER}"
    r"|(?:once )?my (?:wife|husband|son|daughter|mother|father)|(?:that is|it is) (?:me|right)) "
)
_NOT_YOU = re.compile(
    r"^.*(?<![^ ])(?:not you(?: i (?:am|was) (?:just )?(?:talking|speaking) to)?|"
    r"(?:was|am) (?:just )?(?:talking|speaking) to) "
    r"(?:the|my|our) \w+ "
)
"""Said to somebody else in the room: shut up, not you, the dog."""
_TAKEN_BACK_ZH = tuple(re.compile(expression) for expression in _ZH)
_TAKEN_BACK_EN = re.compile(_EN)


def standing(plain: str, language: Language) -> str:
    """The part of a plain form that its speaker did not take back, all of it mostly."""
    if language == "en":
        aside = _NOT_YOU.match(plain)
        if aside:
            plain = plain[aside.end() :]
        last = None
        for match in _TAKEN_BACK_EN.finditer(plain):
            last = match
        return plain[last.start() :] if last and plain[: last.start()].strip() else plain
    for taken_back in _TAKEN_BACK_ZH:
        first = taken_back.match(plain)
        if first and len(plain) - first.end() >= 2:
            return plain[first.end() :]
    return plain


_INTERJECTION = "[哦噢嗯啊哎唉诶呃额]"
_TAKING_BACK: Final = {
    # 部队, 不队: what recognisers make of 不对.
    "zh": re.compile(
        rf"{_INTERJECTION}\s*不\s*是?|不\s*(?:对|队)|部\s*队|(?:说|弄|算|数|记|搞)\s*错\s*了?|错\s*了"
        r"|等\s*等|不\s*是[，,、。\s]*是|忘\s*了\s*算|更\s*正"
        r"|(?:原来|以前|本来|从前|早先)[^现如]{1,16}?(?P<now>现在|如今)"
        r"|(?P<weak>(?<![，,、。不])不\s*是|(?<![，,、。是知记])不|(?:那\s*)?应\s*该\s*是"
        r"|要\s*不\s*就\s*是)"
    ),
    "en": re.compile(
        r"\b(?:no(?! (?:one|body))|nope|nah|sorry|wait|actually|i mean|make (?:it|that)"
        r"|(?:used to be|were|was) [^.]{1,24}? (?P<now>now|these days|currently)"
        r"|or rather|rather|correction|scratch that|my mistake|i tell a lie|more like|not \w+ but)\b",
        re.IGNORECASE,
    ),
}
"""Words that take back the value before them; a weak one only where the next value follows at once."""
_AT_ONCE: Final = 2
"""Characters, spaces between words, that may stand before what follows at once."""


def last_statement(
    text: str, values: Callable[[], Iterable[tuple[int, int]]], language: Language
) -> int:
    """Where the last statement with a value begins, behind what took an earlier value back; else 0.

    `values` tells where values stand; it is asked only where something is taken back at all.
    """
    markers = list(_TAKING_BACK[language].finditer(text))
    places = list(values()) if markers else []
    if len(places) < 2:
        return 0
    starts = {start for start, _ in places}
    first_end, last_start = min(end for _, end in places), max(starts)
    begin = 0
    for match in markers:
        at = match.end()
        if first_end <= match.start(match.lastgroup or 0) and at <= last_start:
            behind = text[at : at + _AT_ONCE]
            if match.lastgroup != "weak" or at + len(behind) - len(behind.lstrip()) in starts:
                begin = at
    return begin
