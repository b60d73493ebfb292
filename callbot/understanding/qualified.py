"""Wishes not to be called that something beside them puts in doubt, so that they are asked back.

别打座机，打我手机 names another way, "don't call today" another time; 上次我说别打了，现在想听听 is told of
before; 银行天天打我 speaks of other callers, "get lost, you silly cat" to others. A wrong *stop* bars somebody
for good: who is asked back and agrees, says nothing or hangs up is barred all the same.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.core.script import Language

_ZH: Final = re.compile(
    # another way, another number, or they ring themselves
    "加(?:我|个)?微信|发(?:个|我|条)?(?:短信|信息|邮件|微信)|打(?:我|他|她|我[老妈爸]?[公婆妈爸])?的?(?:手机|座机)|打这[个边]"
    "|打(?:我|他)(?:老婆|老公|媳妇|儿子|女儿|爱人)|[你我]?打我打过|我(?:给你|给您)?[打回]过?[去来]|打这个"
    # told of before, or by somebody else, and what they now say
    "|(?:上次|之前|上回|本来|原来|以前)[^，,]{0,8}(?:现在|今天|这次|可|但|你说|心情)|(?:老公|老婆|媳妇|我妈|我爸|儿子|女儿)[^，,]{0,6}说?"
    "[^，,]{0,8}(?:可我|但我|不过我)|现在又?想|想听听|想了解|想参加|要参加|你说说?看"
    # other callers
    "|^(?:银行|保险|推销|中介|贷款|快递|有个|有人)[^，,]{0,10}(?:打我|骚扰)|以为是骚扰|是不是骚扰|骚扰电话[^，,]{0,6}(?:你是|您是|是哪)"
    # said to others, or of others
    "|[狗猫]|妈妈?(?:在|接)|我(?:在)?(?:接|打)电话呢?|楼[上下]|物业|师傅|打哪个电话"
    # struck off: not
    "|不要把我|别删|别把我[^，,]{0,6}删"
)
_EN: Final = re.compile(
    r"(?<![^ ])(?:(?:call|ring|phone|contact)(?: me| us)? (?:today|tomorrow|now|before|after|at|until|till|on|"
    r"in the (?:morning|afternoon|evening)|this (?:morning|week))"
    r"|(?:my )?office|just (?:text|email|write|message)|(?:text|email|message) me"
    r"|i will (?:call|ring|phone)(?: you)?|(?:call|ring|try) (?:me )?(?:my|at|after|on|later)"
    r"|(?:my|his|her) (?:ex|husband|wife|son|daughter|mother|father|boss) (?:\w+ ){0,5}(?:but|sorry|go ahead)"
    r"|last time (?:i|you) |but (?:now|go on|i would|i am interested|i changed)|changed my mind|used to be"
    r"|did not say|not you|get lost (?:i|we) (?:\w+ )?(?:get|got|am|was|were) lost|(?:silly|stupid|"
    r"bad) (?:cat|dog)|the (?:dog|cat|baby|kids)) "
)
_QUALIFYING: Final[dict[Language, re.Pattern[str]]] = {"zh": _ZH, "en": _EN}


_NOT_FOLLOWED: Final = re.compile(
    r"(?!.*(?<![^ ])(?:call|calls|calling|ring|ringing|phone|phoning|contact|number|list|bother|harass))"
    r".*(?<![^ ])stop .*(?:(?:did|do|can|could) not (?:\w+ )?(?:understand|hear|catch|follow|get "
    r"(?:that|it|what)|"
    r"know what)|too fast|slow down|slower|say (?:that|it) again|repeat|come again)(?= |$)"
)
"""Please stop, I didn't understand: it stops the speaking, not the calls."""


def qualified(form: str, language: Language) -> bool:
    """Whether a plain form holds what puts a wish not to be called in doubt."""
    if language == "en" and _NOT_FOLLOWED.match(form):
        return True
    return bool(_QUALIFYING[language].search(form))
