"""What sounds like a request and answers an offer: 要不要回电？不用打了."""

from __future__ import annotations

import re

from callbot.understanding.asked import Asked
from callbot.understanding.asking import Asking
from callbot.understanding.hearing import Hearing, Listening
from callbot.understanding.negation import read
from callbot.understanding.normalise import plain
from callbot.understanding.weigh import weigh

_OFFERED = frozenset(("refuse", "later", "human"))
"""Requests that answer an offer (要不要回电) rather than put the question off."""
_GO_AHEAD = re.compile(
    r"(?:go ahead|go on|carry on)(?: then| please| thank you| thanks| sir| madam| doctor| so)*$"
)
_NO_TIME_TO = re.compile(
    r" ?(?:\w+ ){0,6}?time (?:in my day )?to (?!talk|speak|chat|answer|do |take|go |spare|listen|"
    r"discuss|be (?:talking|"
    r"answering|doing))[a-z]+ "
)
"""It tells of what one has no time for, not of the call."""
_YES_GREETED = re.compile(
    r"(?:(?:oh|um|uh) )*(?:yes|yeah|yep)(?: (?:yes|yeah|hello))* good (?:morning|afternoon|evening|day)"
    r"(?: (?:to you|sir|madam|yes))* "
)
"""Am I speaking with …? Yes, good morning."""
_DROPPED = ("算了", "免了", "不必", "拉倒")
"""They answer whatever was proposed; only who says so of being called declines the call."""
_BUSY = re.compile(r"没空|没时间|没工夫|走不开|有事|忙")
_ABLE = re.compile(r"[您你们]能[^，,]{1,12}[吗么]|能不能")
_CALLING = re.compile("电话|回电")
_NEEDLESS = re.compile(r"(?:不用|不需要|不必|用不着)再?(?:打|联系|找|烦)|打(?:啥|什么)打")
_ASKS_OF_CALLS = re.compile("联系|通知|打[^，,]{0,3}电话")
_RUNG_OFTEN = re.compile(
    "(?:天天|老是?|总是?|一天到晚|三天两头|一直|成天)(?:都|来)?打(?:电话)?[了]?$"
)
_ASKS_OF_SHOTS = re.compile("接种|疫苗|打针|[打挂输][吊点]|胰岛素|针")
_SHOT = re.compile("(?:别|不要|不用|不想|不能|不许|莫|甭|再?不)?再?打(?:了|过|吧|啊)*")
_OF_CALLS = re.compile("电话|骚扰|[你您]们|再给我|老打|还打|又打")
_ANOTHER_WAY = re.compile("(?:别|不要|不用|莫)打(?:座机|家里|固话|手机|这个|那个|单位|办公室)")
_ALL_CALLS = re.compile("以后|今后|往后|永远|烦我|骚扰")
_THEN_NOT = re.compile("(?:那就?|就)别打了?[吧啊]*$")
_BARE = re.compile("(?:别|不要|莫|甭)打了?")
LEAVE = re.compile(r"方便|打扰|占用|有(?:空|时间)|几分钟")
"""A question for leave to speak: what is said against it puts the call off, or declines it."""


_NO_CALL = re.compile(
    r"(?:do not|not|no need|no more)(?: \w+)*? (?:call|ring|phone|contact|bother)"
)
_FOR_GOOD = re.compile(
    r"(?<![^ ])(?:again|anymore|ever|never|stop|list|number|more|further|lot|these) "
)
"""Who is offered a call and wants none, only declines it; who says so of all calls, does not."""


def still_asked(requests: list[Asking], said: str, about: Asked) -> list[Asking]:
    """Less those that answer this question: 不用打了 declines an offered call, "go ahead" agrees to one."""
    ready = about.offers or any(one in about.text for one in ("speaking", "hear me", "ready"))
    rung = about.chinese and _ASKS_OF_CALLS.search(about.text)  # 社区联系过您吗？联系过，天天打电话
    shots = about.chinese and of_shots(about)

    def answers(one: Asking) -> bool:
        if one.request == "later" and _NO_TIME_TO.match(said, one.start) and not about.offers:
            return about.given  # do you get bored? I don't have time to be bored
        if about.identity and one.request == "hello" and _YES_GREETED.fullmatch(said):
            return True
        if ready and _GO_AHEAD.search(one.words):
            return True
        if one.request != "stop":
            return False
        offered = about.offers and (_declines(one.words, said) or _ANOTHER_WAY.search(said))
        shot = shots and _SHOT.fullmatch(one.words) and not _OF_CALLS.search(said)
        return bool(offered or shot or (rung and _RUNG_OFTEN.match(one.words)))

    return [one for one in requests if not answers(one)]


def of_shots(about: Asked) -> bool:
    """Whether 打 is what is done with a needle: 愿意接种疫苗吗？别打了吧."""
    return _ASKS_OF_SHOTS.search(about.text) is not None


def _declines(words: str, said: str) -> bool:
    """Whether these words, which ask for no more calls elsewhere, say no to what was offered."""
    if _NO_CALL.match(words) and not _FOR_GOOD.search(said):
        return True
    if words in ("别来", "别来了", "不要来", "不用来", "甭来", "别来打扰"):
        return _ALL_CALLS.search(said) is None
    return _NEEDLESS.match(words) is not None


def then_not(plain: str) -> str:
    """The words at its end by which the offered call is left: 可打可不打，那就别打了."""
    match = _THEN_NOT.search(plain)
    return match[0] if match else ""


def or_every_call(words: str) -> bool:
    """Whether they may be of the offered call, or of all: 别打了，我自个儿就是医生."""
    return _BARE.fullmatch(words) is not None


def answers_offer(asking: Asking, about: Asked, hearing: Hearing, listening: Listening) -> bool:
    """Whether what was asked for is the answer to what was proposed."""
    if asking.request not in _OFFERED:
        return False
    if hearing.confirming:
        return asking.request == "refuse" and asking.words.startswith(("不用", "不要", "不需要"))
    if LEAVE.search(about.text):
        return False
    if asking.request == "later" and _ABLE.search(about.text) and _BUSY.search(asking.words):
        return True
    if asking.words.startswith(_DROPPED) and about.given and not about.identity:
        return True
    text = read(plain(hearing.text, listening.language), listening.language)
    if about.offers and asking.request == "later" and _CALLING.search(about.text):
        return "打" in asking.words or bool(weigh(text, about).sign)  # 要不要回电话？有空就打呗
    if (
        about.offers
        and about.chinese
        and asking.words[:1] == "不"
        and asking.words[1:2] in about.text
    ):
        return True  # 要不要做个CT？不做，贵
    if about.offers:
        return bool(weigh(text, about).sign)
    # 感兴趣吗？不感兴趣 takes up the question's own word; 不需要 answers an offer only.
    return asking.request == "refuse" and any(
        c.verb in about.verbs and (about.chinese or c.sign < 0) for c in text.claims
    )
