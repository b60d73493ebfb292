"""How finished an utterance sounds, from its words so far: what taking turns goes by besides silence.

People leave some 200 ms between turns (Stivers 2009), and a bot that waits 900 after every *yes* is
slow. But 没有 to a deciding question is often followed by 哦，去过一次, and 嗯… by an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal

from callbot.core.answering import ACCEPTED
from callbot.core.answers import Alternative, Understood
from callbot.core.call import Call
from callbot.core.script import Language, Wait

Leaning = Literal["silent", "thinking", "open", "answered", "careful", "settled", "telling"]
"""No words yet; a filler that words will follow; nothing that ends it, requests among it; an answer that
more may be said to; a *no* to a deciding question; a sure answer to a closed question; something told to an
open one, which may have more to it."""

ANSWERS: Final = frozenset[Leaning]({"answered", "careful", "settled"})
"""These may be taken up again where the person goes on: nothing was done that cannot be undone."""
SURE: Final = 0.85
"""An answer less sure than this may become another with the next word."""

_ZH_THINKING: Final = re.compile(
    r"(?:[嗯呃额啊哦唉哎]|那个|这个|就是|让我想想|我想想|我想一下|等我想想)+"
)
_ZH_UNFINISHED: Final = re.compile(r".*(?:那个|(?<![我对是])就是|然后|但是|不过|因为|还有|呃|额)")
_EN_THINKING: Final = re.compile(
    r"(?:(?:u[hm]+|er+m?|h+m+|m+|well|so|like|let me (?:see|think)|let's see|you know)(?: |$))+"
)
_EN_UNFINISHED: Final = re.compile(
    r".* (?:um+|uh+|er+|and|but|because|or|(?<!think )(?<!hope )(?<!guess )so|the|to|except|then"
    r"|(?<!very )(?<!as )(?<!feel )(?<!'m )(?<!are )(?<!is )well|from|in)"
)
_ZH_LISTENING: Final = re.compile(r"(?:嗯|恩|对|哦|噢|啊|是|好|行|的|喔|呃|额|哎|嗯哼)+")
_EN_LISTENING: Final = re.compile(
    r"(?:(?:u[hm]+|uh huh|m+|mm hmm|mhm|hm+|yeah|yes|yep|right|ok|okay|sure|oh|i see|ah)(?: |$))+"
)


def leaning(
    call: Call,
    alternatives: tuple[Alternative, ...],
    understand: Callable[[tuple[Alternative, ...]], Understood],
) -> Leaning:
    """How an utterance leans in the present state of the call, judged by its first reading."""
    words = alternatives[0].text if alternatives else ""
    if not words.strip():
        return "silent"
    if thinks(words, call.script.language):
        return "thinking"
    _, wait = call.question()
    understood = understand(alternatives)
    told = understood.value is not None or understood.kind == "no_match"  # 有…… begins an answer
    if wait.expects == "open" and not call.confirming and told:
        return "telling"
    if understood.kind != "answer" or understood.confidence < ACCEPTED:
        return "open"
    if understood.confidence < SURE or not _closed(call, wait):
        return "answered"
    return "careful" if wait.key and _denies(call, wait, understood) else "settled"


def thinks(words: str, language: Language) -> bool:
    """Nothing but a filler, or a sentence that its last word leaves open."""
    plain = _plain(words, language)
    whole, open_ended = (
        (_ZH_THINKING, _ZH_UNFINISHED) if language == "zh" else (_EN_THINKING, _EN_UNFINISHED)
    )
    return bool(whole.fullmatch(plain) or open_ended.fullmatch(plain))


def listens(words: str, language: Language) -> bool:
    """No more than a sign of listening (嗯, 对, uh-huh), which is no turn while the bot speaks."""
    plain = _plain(words, language)
    if not plain:
        return True
    return bool((_ZH_LISTENING if language == "zh" else _EN_LISTENING).fullmatch(plain))


def _plain(words: str, language: Language) -> str:
    kept = re.sub(r"\[unk\]|[^\w' ]", " ", words.lower())
    return "".join(kept.split()) if language == "zh" else " ".join(kept.split())


def _closed(call: Call, wait: Wait) -> bool:
    """A question that one of a few answers settles."""
    return (
        call.confirming
        or wait.expects == "yes_no"
        or (wait.expects == "choice" and not wait.several)
    )


def _denies(call: Call, wait: Wait, understood: Understood) -> bool:
    """The answer, or the answer that was asked back, is a *no*."""
    nos = {"no", *(category.id for category in wait.categories if category.none)}
    asked_back = call.pending.categories if call.pending else ()
    return bool(nos & {*understood.categories, *asked_back})
