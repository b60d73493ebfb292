"""Universal requests: what anybody may say at any question, told apart from answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from callbot.core.script import REQUESTS, Language, Request, RequestRule
from callbot.understanding import asking_en, barring_zh, requests_en, requests_zh
from callbot.understanding.asking import CHUNK, ORDER, Asking
from callbot.understanding.beginnings import Beginnings
from callbot.understanding.phrases import Template, anywhere, edges, parse, whole
from callbot.understanding.requests_loose import sign
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
_MOST = 8
"""Times that one request is looked for in an utterance."""


class _Expressions(NamedTuple):
    anywhere: re.Pattern[str]
    whole: re.Pattern[str]


def _templates(sources: tuple[str, ...]) -> tuple[Template, ...]:
    return tuple(parse(source) for source in sources)


_ALSO = {"zh": barring_zh.with_stop, "en": asking_en.with_unlisted}
"""Requests by how they are put, which no list of phrases has."""


class Requests:
    """The requests of one language, with what a script adds to them."""

    def __init__(self, language: Language, phrases: Mapping[Request, tuple[str, ...]]) -> None:
        """`phrases` are those of a script."""
        self.language = language
        built_in = (requests_zh if language == "zh" else requests_en).REQUESTS
        self._expressions: dict[Request, _Expressions] = {}
        self._templates: dict[Request, tuple[Template, ...]] = {}
        for request in REQUESTS:
            sources = built_in.get(request, ())
            lone = tuple(source[1:] for source in sources if source.startswith("="))
            free = tuple(source for source in sources if not source.startswith("="))
            added = phrases.get(request, ())
            self._templates[request] = _templates((*added, *free, *lone))
            self._expressions[request] = _Expressions(
                _combined(language, _templates((*free, *added))),
                whole(language, _templates(lone)),
            )
        self._beginnings = Beginnings(language, self._templates)
        self.find = lru_cache(maxsize=4096)(self._find)
        """The requests in a plain form, the weightiest first, one of a kind; kept, since people say
        the same at several questions."""

    def _find(self, plain: str) -> list[Asking]:
        found = _ALSO[self.language](self._phrased(plain), plain)
        if not found and (loose := sign(plain, self.language)):
            request, start, end = loose
            return [Asking(request, plain[start:end].strip(), start, end, False)]
        return found

    def _phrased(self, plain: str) -> list[Asking]:
        found: list[Asking] = []
        possible = self._beginnings.in_(plain)
        if not possible:
            return found
        short = len(plain) <= CHUNK
        for request in ORDER:
            if request not in possible:
                continue
            expressions = self._expressions[request]
            if short and (match := expressions.whole.fullmatch(plain)):
                found.append(Asking(request, match[0].strip(), 0, len(plain), True))
            elif spans := [*islice(self._spans(request, plain), _MOST)]:
                (start, end), *again = spans
                words = plain[start:end].strip()
                lone = self._is_all(plain, start, end)
                found.append(Asking(request, words, start, end, lone, tuple(again)))
        return found

    def _spans(self, request: Request, plain: str) -> Iterator[tuple[int, int]]:
        expression = self._expressions[request].anywhere
        if len(plain) <= CHUNK and expression.search(plain) is None:
            return  # nearly always, and the quick way to know
        for start, end in _search(expression, plain):
            told = plain[start:end].rstrip().endswith(" you")  # hear from you people
            if not told and plain[end:].lstrip().startswith(_OBJECTS.get(request, "\0")):
                continue
            if plain[:start].endswith(_BEFORE.get(request, "\0")):
                continue
            if request == "repeat" and _JOURNEY.search(plain, max(0, start - 16), end + 1):
                continue
            if request == "repeat" and plain[start - 1 : start + 1] == "我问":
                continue  # 我问一声我爱人
            if request == "repeat" and _got_else(plain, start, end):
                continue
            rest = plain[end:]
            if request == "stop" and rest[:1] == "听" and rest[1:2] not in ("不", "没"):
                continue  # 别打听
            if request == "stop" and self.language == "en" and unmeant(plain, start, end):
                continue
            going_on = request == "stop" and _GOES_ON.search(plain, max(0, start - 30), start)
            if going_on or (request == "hold" and _THEN.match(plain, start)):
                continue  # it won't stop, this cough; 等我吃完这口饭再说
            if request == "later" and _ERRAND.match(plain[end:].lstrip()):
                continue
            if request == "refuse" and _QUOTING.match(plain, end - 4):
                continue  # I won't say I wasn't
            # "I don't call that travel", "it never stopped": no wish of the speaker's
            if request == "stop" and _PASSING.search(plain, max(0, start - 12), end):
                continue
            own = _OWN.search(plain, max(0, start - 12), end) if request == "stop" else None
            if own is None or own.end() <= start:
                yield start, end

    def phrases(self, request: Request, limit: int) -> tuple[str, ...]:
        """Plain phrases of a request, for grammars: `limit` of each template, spread evenly."""
        samples = (text for t in self._templates[request] for text in t.samples(limit))
        return tuple(dict.fromkeys(samples))

    def _is_all(self, plain: str, start: int, end: int) -> bool:
        around = re.compile(edges(self.language))
        return bool(around.fullmatch(plain[:start]) and around.fullmatch(plain[end:]))


def _got_else(plain: str, start: int, end: int) -> bool:
    """Whether what was not got is no words: a watch, off the bus, to see it."""
    got = plain[start:end].rstrip().endswith((" get", " got"))
    return got and _HEARD.match(plain, end) is None


def requests_of(language: Language, rules: Mapping[Request, RequestRule]) -> Requests:
    """Those of a language with what a script's rules add; made once, for they take a twentieth of a second."""
    return _with(language, tuple((request, tuple(rule.phrases)) for request, rule in rules.items()))


@lru_cache(maxsize=16)
def _with(language: Language, phrases: tuple[tuple[Request, tuple[str, ...]], ...]) -> Requests:
    return Requests(language, dict(phrases))


@lru_cache(maxsize=128)
def _combined(language: Language, templates: tuple[Template, ...]) -> re.Pattern[str]:
    return anywhere(language, templates)


def _search(expression: re.Pattern[str], plain: str) -> Iterator[tuple[int, int]]:
    for start in range(0, max(1, len(plain) - 60), CHUNK - 60):
        for match in expression.finditer(plain, start, start + CHUNK):
            yield match.span()
