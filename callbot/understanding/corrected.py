"""Where somebody who has answered puts it right in the same breath: 没有，啊不，上周去过; "no. oh wait, I did".

The words that say so divide what was said. What stands behind them is what is meant, whatever the first half
was, so that it is read by itself: nobody's contact is missed because they first said no. `weigh.py` and
`corrections.py` know closer kinds, in which no words but the answer itself take something back.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from callbot.core.script import Language
from callbot.understanding.framing import BREAK_ZH

_PAUSE_ZH: Final = r"[，,。、.…！!；;～—]"
_SIGH: Final = "[啊哦噢哎唉诶欸哟呀嗐]{1,4}"


def _loosely(words: str) -> str:
    """Mandarin words as an expression in which a recogniser may have put spaces."""
    return r"\s*".join(words)


_AFFIRMED: Final = r"有|我|[^\s不没用要会能]{1,3}过|上周|上个?月|前|昨|刚|确实"
"""没有啊不去过: 不 cannot deny what stands behind it here; in 好啊不用了 it does."""
_MARK_ZH: Final = re.compile(
    rf"(?:[啊哦噢哎唉诶欸嗯呃]{{1,4}}{BREAK_ZH}*)?(?:"
    rf"{_loosely('不对')}(?:{BREAK_ZH}*{_loosely('不对')}){{0,3}}(?=[啊呀哈]?{BREAK_ZH})"
    rf"|{_loosely('不是不是')}(?={BREAK_ZH})"
    rf"|(?:{_loosely('等')}[等一]?\s*下?{BREAK_ZH}*)?(?:我\s*)?{_loosely('想起来')}\s*了?"
    rf"|(?<![你您们])(?:我\s*)?[说记讲]\s*[错岔]\s*了?|[更纠]\s*正(?:\s*一\s*下)?"
    rf"|{_loosely('差点忘')}\s*了?|忘\s*了(?={_PAUSE_ZH})|慢\s*着(?={_PAUSE_ZH})|对\s*了(?={_PAUSE_ZH})"
    rf"|(?<={_PAUSE_ZH})不{{1,3}}(?={_PAUSE_ZH})|(?<={_PAUSE_ZH})(?:{_SIGH})不是(?={_PAUSE_ZH})"
    rf"|(?<={_PAUSE_ZH})(?:不是这样的?|错了)(?={_PAUSE_ZH})"
    rf")[啊呀哈]?{BREAK_ZH}*"
    rf"|{_SIGH}{BREAK_ZH}*(?:对\s*了?(?={BREAK_ZH})|不(?:{_PAUSE_ZH}|(?={BREAK_ZH}*(?:{_AFFIRMED}))"
    rf"|(?P<joined>(?=\s)))){BREAK_ZH}*"
)
_GAP_EN: Final = r"[\s,.;:!…-]+"
_MARK_EN: Final = re.compile(
    rf"(?<![\w'’])(?:(?:oh|no|uh|well|sorry){_GAP_EN}){{0,4}}(?:"
    rf"oh{_GAP_EN}(?:wait|actually)|no{_GAP_EN}wait|wait{_GAP_EN}(?:no|actually)"
    rf"|wait(?={_GAP_EN}(?:yes|yeah|i (?:did|was|have))\b)"
    rf"|(?:wait|hang on|hold on)(?:{_GAP_EN}(?:a (?:second|minute|moment)|no)){{0,3}}{_GAP_EN}"
    rf"(?:that's (?:not right|wrong)|i (?:just )?remember(?:ed)?(?: now)?)"
    rf"|sorry{_GAP_EN}no|no{_GAP_EN}sorry|i(?: just)? remember(?:ed)? now|i tell a lie|i lied?"
    rf"|scratch that|strike that|correction|let me correct (?:that|myself)|i take (?:that|it) back"
    rf"|my (?:mistake|bad)|(?:oh{_GAP_EN})?i forgot(?=,)|oh{_GAP_EN}(?:no|sorry)(?=,)"
    rf"|wait{_GAP_EN}wait|wait a (?:minute|second)(?=,)"
    r"|or rather|let me think again|well,? actually|(?<=[.!?] )actually|that's (?:wrong|not right)(?=,)"
    r"|(?:come to|now that i) think (?:of|about) it|what am i saying|i was wrong|i misspoke"
    rf")(?![\w'’]){_GAP_EN}",
    re.IGNORECASE,
)
_MARKS: Final[dict[Language, re.Pattern[str]]] = {"zh": _MARK_ZH, "en": _MARK_EN}
_EARLIER: Final[dict[Language, re.Pattern[str]]] = {
    "zh": re.compile(
        r"(?<![镇村街路楼船车身网班手晚早])上\s*一|上\s*个\s*(?:问题|题)|刚\s*才|刚\s*刚|刚\s*说|前面"
    ),
    "en": re.compile(
        r"\b(?:earlier|last (?:question|answer)|just (?:said|told)|(?:i|you) said)\b", re.IGNORECASE
    ),
}
"""Then an answer to an earlier question is put right, or the caller: 刚才说错了，我去过."""
_DENIES_TOO: Final = re.compile(r"\bno$", re.IGNORECASE)
_SET_OFF: Final = re.compile(r"[,.;:!…]\s*$")
_ADDING: Final[dict[Language, re.Pattern[str]]] = {
    "zh": re.compile(r"[想忘]|对\s*了|[啊哦噢哎唉诶欸]\s*对"),
    "en": re.compile(r"remember|forgot|actually|come to think|now that", re.IGNORECASE),
}


class PutRight(NamedTuple):
    """An answer that was put right."""

    before: str
    """What was said first."""
    words: str
    """Those that say so."""
    readings: tuple[str, ...]
    """What may be meant instead, likeliest first."""
    either: bool
    """Whether nothing tells which of them is meant, so that they must not contradict each other."""


def put_right(text: str, language: Language) -> PutRight | None:
    """How an answer was put right; None for one that stands.

    There must be words before those that say so, and behind. A denial that ends them may belong to what is
    meant (wait, no I never; 好啊 不 咳嗽), where no comma sets it off.
    """
    last: re.Match[str] | None = None
    for mark in _MARKS[language].finditer(text):
        if re.search(r"\w", text[: mark.start()]):
            last = mark
    if last is None or _EARLIER[language].search(text[: last.start()]):
        return None
    before, words, meant = text[: last.start()], last[0].strip(" ,.!，。、"), text[last.end() :]
    if not re.search(r"\w", meant):
        return None
    if language == "zh":
        joined = last["joined"] is not None
        return PutRight(before, words, (f"不{meant}", meant) if joined else (meant,), False)
    if not _DENIES_TOO.search(words):
        return PutRight(before, words, (meant,), False)
    denied = f"no, {meant}"
    set_off = _SET_OFF.search(last[0])
    return PutRight(before, words, (meant, denied) if set_off else (denied, meant), not set_off)


def adds(words: str, language: Language) -> bool:
    """Whether what is said behind these words may be told besides, and takes nothing back: 哦对，还咳嗽."""
    return bool(_ADDING[language].search(words))
