"""What only resembles a request by its words: it never stopped, 腿脚不方便, I have to go to work."""

from __future__ import annotations

import re

from callbot.core.script import Language, Request
from callbot.understanding import requests_zh
from callbot.understanding.stopping_en import unmeant
from callbot.understanding.surface import listed

_OWN = re.compile(
    r"(?<![^ ])(?:i|we|he|she|they|it(?! do)|who|nobody) "
    r"(?:do not|never|stopped|stop|quit)(?! (?:want|wish|need|like|you|ever want|consent|give)) "
)
_JOURNEY = re.compile(
    r"(?<![^ ])(?:i|we|he|she|they) (?:will |would |did |had to |have to |has to |just |"
    r"all )?go back "
)
"""Somebody's way home, told to whoever asks when: no wish to hear the question again."""
_HEARD = re.compile(
    r" *(?:(?:that|it|this|you|what|your|all|any|much|who|how|sorry|again|please|could|can|but|"
    r"because|there|one|"
    r"quite|most|a word|a thing|the (?:question|last|first|end|name|rest|beginning|whole|other|"
    r"second)) |$)"
)
"""What somebody may not have got of what was said."""
_PASSING = re.compile(
    r"(?<![^ ])(?:not|never|to|it|they|that|which|we|i|will|would|did|has|have|finally|he|she|"
    r"can|could) (?:go away|get off|get lost) "
)
"""A cough that won't go away; who wants the caller to, says so without any of these."""
_GOES_ON = re.compile(
    r"(?<![^ ])(?!you )\w+ (?:just |simply |really )?(?:will|would|can|could|has) not $"
)
"""Before "stop": it just won't."""
_BEFORE: dict[Request, tuple[str, ...]] = {
    "hold": (
        *listed("for ,than ,every ,per ,within ,only ,took ,last ,not ", ","),
        *requests_zh.WAITING,
    ),
    "stop": ("不", *requests_zh.OF_OTHERS),
    "robot": ("who ", "where ", "what "),
    "refuse": ("先", *listed("is the ,people ,they ,he ,she ,nobody ", ",")),
    "human": ("不", "没"),
    "later": (
        "方",
        *listed(
            "your ,when ,while ,if ,unless ,whenever ,him to ,her to ,them to ,him ,them ,let her ",
            ",",
        ),
        *(f"{one}在" for one in "妈爸爷奶哥姐弟妹爹娘公婆叔伯舅姑姨"),
        *listed(
            "妈 爸 爷 奶 哥 姐 弟 妹 爹 娘 儿子 女儿 闺女 老公 老婆 媳妇 爱人 老伴 老头子 公公 婆婆"
        ),
        "腿脚",
        "手脚",
        "行动",
        "走路",
        "身体",
        "出行",
        "大便",
        "小便",
        "找",
        "他",
        "她",
        "人家",
    ),
}
"""What shows the same where it stands before: for a minute, 腿脚不方便."""
_ERRAND = re.compile(
    r"for (?!this|that|it |you|surveys|questions)"
    r"|to (?!talk|speak|chat|answer|listen|take|do (?:this|that|it)|you|waste|spare|be|deal)"
)
"""I have to go to work, no time to cook: no wish to talk later."""
_THEN = re.compile(r"等[我俺][^没不]{2,12}?(?:再|[你您])(?:说|打|聊|讲|回|来)")
_QUOTING = re.compile(r"say (?:i|we|so|that|he|she|it|they) ")
_OBJECTS: dict[Request, str | tuple[str, ...]] = {
    "stop": (
        "so ",
        "like you",
        "like a ",
        "talking so ",
        "talking like ",
        "about ",
        "people",
        "anyone",
        "anybody",
        "strangers",
        "others",
        "烫",
        "针",
        *requests_zh.STRUCK,
    ),
    "human": ("往",),
    "hello": ("像", "对劲", "是"),
    "correction": (
        "i did not",
        "i have not",
        "i had not",
        "i was not",
        "did not",
        "have not",
        "had not",
    ),
    "refuse": (
        "yes ",
        "no ",
        "jet",
        "car",
        "room",
        "hospital",
        "school",
        "clinic",
        "doctor",
        "话",
        "不懂",
        "不明白",
        "那么快",
        "这么快",
        "太快",
    ),
    "later": (
        "at a ",
        "as a ",
        "from home",
        "part ",
        "full ",
        "with ",
        "in ",
        "as ",
        "nights ",
        "here ",
        "去",
        "出",
        "回",
        "看",
        "做",
        "来的",
        "要问",
        "问",
        "你说",
        "您说",
        "想问",
        "要说",
        "要找",
        "找你",
        "咨询",
    ),
    "repeat": (
        *requests_zh.WHO_THEY_ARE,
        "any",
        "time for ",
        "time to ",
        "a fever",
        "a cough",
        "my breath",
        "enough ",
        "sick ",
        "ill ",
        "infected ",
        "tested ",
    ),
    "hold": (
        "点",
        "ago ",
        "of ",
        "later ",
        "home ",
        "opinion ",
        "time ",
        "hand ",
        "floor ",
        "job ",
        "car ",
    ),
}
"""What shows that "don't call", "can't catch" ask for nothing: … about it, … my breath."""


def resembles(request: Request, plain: str, span: tuple[int, int], language: Language) -> bool:
    """Whether the words of a request at `span` of a plain form ask for nothing there."""
    start, end = span
    told = plain[start:end].rstrip().endswith(" you")  # hear from you people
    if not told and plain[end:].lstrip().startswith(_OBJECTS.get(request, "\0")):
        return True
    if plain[:start].endswith(_BEFORE.get(request, "\0")):
        return True
    if request == "stop":
        return _stops_nothing(plain, start, end, language)
    if request == "repeat":
        asks_others = plain[start - 1 : start + 1] == "我问"  # 我问一声我爱人
        home = _JOURNEY.search(plain, max(0, start - 16), end + 1) is not None
        return asks_others or home or _got_else(plain, start, end)
    if request == "hold":
        return _THEN.match(plain, start) is not None  # 等我吃完这口饭再说
    if request == "later":
        return _ERRAND.match(plain[end:].lstrip()) is not None
    # I won't say I wasn't
    return request == "refuse" and _QUOTING.match(plain, end - 4) is not None


def _stops_nothing(plain: str, start: int, end: int, language: Language) -> bool:
    """I don't call that travel; it never stopped: no wish of the speaker's."""
    rest = plain[end:]
    if rest[:1] == "听" and rest[1:2] not in ("不", "没"):
        return True  # 别打听
    if language == "en" and unmeant(plain, start, end):
        return True
    if _GOES_ON.search(plain, max(0, start - 30), start):
        return True  # it won't stop, this cough
    if _PASSING.search(plain, max(0, start - 12), end):
        return True
    own = _OWN.search(plain, max(0, start - 12), end)
    return own is not None and own.end() > start


def _got_else(plain: str, start: int, end: int) -> bool:
    """Whether what was not got is no words: a watch, off the bus, to see it."""
    got = plain[start:end].rstrip().endswith((" get", " got"))
    return got and _HEARD.match(plain, end) is None
