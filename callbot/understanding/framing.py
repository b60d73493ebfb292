"""What people put around an answer: hesitation, address, a word to begin with and one to end with.

"Well, doctor, to be honest, uh, I haven't, you know" says what "I haven't" says; 嗯，大夫，说实话没有，真的
says 没有. Hesitation is taken out wherever it stands. The other words may mean something by themselves
(嗯 agrees, "right" too, 我想想 asks to wait), so that what they stand around is only read first: where
that says nothing, the whole is read. Words that mostly belong to what they end are taken away last, where
nothing was understood with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from callbot.core.script import Language
from callbot.understanding.surface import listed

_TAIL: Final = 80
"""Characters at the end in which closing words are looked for."""

_BREAK_EN: Final = r"(?:[\s,.;:!…]|-(?!\w)|(?<!\w)-(?=\w))+"
BREAK_ZH: Final = r"[\s，,。、.…！!；;~～—-]"
"""A recogniser's space, or what people type between clauses."""
_PAUSED: Final = re.compile(
    r"(?<![\s,.…])[\s,.…]*(?<![\w'’-])(?<!\buh )(?<!\bhuh )(?<!\bmm )"
    r"(?:uh+m?|u+m+|erm?|hmm+)(?![\w'’-])(?!,? ?(?:huh|hum|hm|uh|um|hmm)\b)[\s,.…]*",
    re.IGNORECASE,
)
_PAUSED_ZH: Final = re.compile(rf"(?<!打)呃+|(?:(?<={BREAK_ZH})|^)额(?={BREAK_ZH})")


_YOU_KNOW: Final = re.compile(
    r",\s*you know,(?!\s*(?:i|we|it|he|she|they|that|there|you|this|my|but|and|so|because|no|yes)\b)\s*",
    re.IGNORECASE,
)
"""Within a clause, where it stands between nothing: I haven't, you know, been anywhere."""
_RESUMED: Final[dict[Language, re.Pattern[str]]] = {
    "zh": re.compile(r"^\W*([^\W\d]{1,4})[，,、]\s*(?=\1)"),
    "en": re.compile(r"^\W*(?!maybe|some)((?:[\w'’]+ ){0,2}[\w'’]+),\s+(?=\1\b)", re.IGNORECASE),
}
"""My mum, my mum and me; 我俩，我俩，俩孩子: nobody is counted twice."""


def unhesitant(text: str, language: Language) -> str:
    """The text without hesitation, unless it is nothing else: I, uh, haven't."""
    paused, between = (_PAUSED_ZH, "") if language == "zh" else (_PAUSED, " ")
    left = paused.sub(between, text).strip()
    if language == "en" and "you know" in left:
        left = _YOU_KNOW.sub(", ", left)
    if not re.search(r"\w", left):
        left = text
    return _RESUMED[language].sub("", left) if "," in left or "，" in left else left


_THEY_SAY: Final = (
    r"(?=,|[\s]*(?:i|i'\w+|we|we'\w+|no|not|yes|yeah|nope|never|my|there|they|it's)\b)"
)
_BEFORE_EN: Final = re.compile(
    rf"(?:(?:oh|ah|aw|well|yeah so|gosh|gee|honestly|frankly|basically|actually"
    rf"|so(?! (?:far|so|do|did|am|is|what|long|much|many|would|have|be|they)\b)"
    rf"|to be (?:perfectly |quite )?(?:honest|frank)(?: with (?:you|ya))?|i'?ll be honest(?: with you)?"
    rf"|in all honesty|(?:to )?tell (?:you )?the truth|truth be told"
    rf"|i(?:'ll| will)? tell you(?: what|{_THEY_SAY})"
    rf"|you know(?! what)|i mean|you see|let'?s see|let me (?:see|think|check|have a look|look)"
    rf"|the thing is|thing is"
    rf"|see(?=[\s]+(?:uh-?huh|yeah|yes|sure|right|exactly|once|twice|only|just|every|more|much|oh|well|ok|"
    rf"okay|why not"
    rf"|can't|couldn't|wouldn't|didn't|haven't|don't|that's|he|she|two|three|quite|born)\b)"
    rf"|i must say|i have to say|(?:as|like) i (?:said|say)|(?:see|look|listen){_THEY_SAY}"
    rf"|(?:right|okay|ok)(?=,|[\s,]+(?:so|then|well)\b)(?:[\s,]+(?:so|then|well)\b)?"
    rf"|(?:doctor|doc|nurse|officer|sir|ma'?am|madam){_THEY_SAY})\b,?{_BREAK_EN})+",
    re.IGNORECASE,
)
_NO_TAG: Final = listed(
    "is was are am be been it's that's you're he's she's they're i'm all yeah yes yep oh well okay ok about "
    "quite just exactly too the my not that feel feels look looks sound sounds seem seems absolutely perfectly "
    "completely totally dead damn so on by going goes went came it things more"
)
_RIGHT: Final = (
    "".join(rf"(?<!\b{word} )" for word in _NO_TAG)
    + r"(?<!\byeah, )(?<!\byes, )(?<!\boh, )(?<!\bokay, )right"
    r"|(?<=\bat all )right|(?<=\bthink so )right|(?<=\bdoubt it )right"
)
"""We didn't, right: a tag; "that's right" and "it went right" are none."""
_BEHIND_EN: Final = re.compile(
    rf"(?:{_BREAK_EN}(?:(?<!do )(?<!as )(?<!did )(?<!if )you know|(?<!what )i mean"
    rf"|(?<!say )(?<!think )(?<!hope )(?<!guess )(?:so|and|but) yeah"
    rf"|(?:{_RIGHT})|i tell you|though|anyways?|(?<!not )actually|to be honest|honestly|you see|if you "
    rf"must know"
    rf"|believe it or not|that'?s (?:all|it)|(?:and|so) (?:uh|um)|and|sir|ma'?am|madam"
    rf"|(?<=, )(?:doctor|doc|nurse|officer|love|mate|dear|darling|pal|hon|honey|buddy|man|dude|bro)))+"
    r"[\s.!…]*$",
    re.IGNORECASE,
)

_MEDICAL: Final = "大夫|医生|护士|同志|领导"
_CALLED: Final = rf"{_MEDICAL}|老师|主任|姑娘|小伙子?|小姐|师傅|美女|帅哥|闺女|大?妹子"
_TAKEN_BACK: Final = rf"不(?:{BREAK_ZH}|$|(?!曾)[^不没]{{1,3}}过)"
"""啊不，去过 corrects what was said before; 哦不行啊 does not."""
_BEFORE_ZH: Final = re.compile(
    rf"(?:(?:(?:嗯+|唔(?![好使系要得知])|啊+|[哦噢]+|哎[呀哟]?|唉|诶|欸|嗨呀?|哎哟喂?)"
    rf"(?![嗯哼呐呢哪啦]|{BREAK_ZH}*(?:$|{_TAKEN_BACK}))"
    rf"|那啥|那什么(?={BREAK_ZH})|(?:那个|这个|就是|反正|然后)(?={BREAK_ZH})"
    rf"|(?:那个|就是)(?=没|不(?!是)|我[^本的啊呀呢吧{BREAK_ZH[1:]}[^啊呀呢吧])|这个嘛|[怎咋]么?[说讲][呢嘞哩]"
    rf"|这么(?:跟[你您])?说吧|说(?:句)?(?:实话|真的|老实话)|老实说|实话(?:跟[你您])?说|不瞒[你您]说"
    rf"|[我俺](?:跟|给|和)[你您]们?[说讲]|(?:就)?是这样[的子]?的?|这样的|就是说|其实"
    rf"|(?:[让等容]?[我俺]|[让等])(?:想(?:想|一想|一下)|看(?:看|一看|一下)|查(?:查|一查|一下))"
    rf"(?=[啊哈哦呢]|{BREAK_ZH})(?!{BREAK_ZH}*再)"
    rf"|[你您]好(?=啊|{BREAK_ZH})(?!{BREAK_ZH}*[请你您]*[讲说])"
    rf"|(?:{_CALLED})(?=[啊呀]|[你您]好|{BREAK_ZH}|我|没有|是的|对|好的|嗯|不是)(?:[你您]好)?)"
    rf"[啊哈吧呀呢]?{BREAK_ZH}*)+"
)
_BEHIND_ZH: Final = re.compile(
    rf"(?:{BREAK_ZH}*(?:(?<!我)谢谢(?:[你您]们?|{_MEDICAL})?[啊了哈]?|(?<![是当算不说])真的|[你您]就?放心吧?"
    rf"|说实话|[我俺]跟[你您][说讲]|[我俺]告诉[你您]|[你您]记一下吧?|(?:{_MEDICAL})"
    rf"|{BREAK_ZH}(?:没别的了?|就这样吧?|是这样的|就这些了?|然后|这个|那个|反正|嗯)))+{BREAK_ZH}*$"
)


def core(text: str, language: Language) -> str | None:
    """What the words around an answer stand around; None where there are none, or nothing else."""
    if language == "zh":
        before, behind = _BEFORE_ZH.match(text), _ending(_BEHIND_ZH, text)
    else:
        before, behind = _BEFORE_EN.match(text), _ending(_BEHIND_EN, text)
    start = before.end() if before else 0
    end = behind.start() if behind else len(text)
    inner = text[start:end].strip()
    return inner if (start or end < len(text)) and re.search(r"\w", inner) else None


def _ending(closing: re.Pattern[str], text: str) -> re.Match[str] | None:
    return closing.search(text, max(0, len(text) - _TAIL))


_SOME: Final = re.compile(r"\w\W*\w")
_LAST_EN: Final = re.compile(
    r"[\s,]+(?:(?<!the )(?<!a )(?<!my )(?<!our )(?<!to )(?<!another )(?<!any )(?:doctor|doc|nurse|officer"
    r"|mate|dear|darling|pal|hon|honey|buddy|man|dude|bro)|(?<!in )(?<!i )(?<!we )(?<!to )love"
    r"|really|thank you|thanks(?: a lot| so much| very much)?|but"
    r"|(?<!think )(?<!hope )(?<!guess )(?<!say )(?<!suppose )(?<!believe )(?<!not )(?<!do )(?<!or )"
    r"(?<!and )(?<!even )so)[\s.!…]*$",
    re.IGNORECASE,
)
_LAST_ZH: Final = re.compile(rf"(?<![干啥么什])[哦噢喔咧呗哈嘛呀啊嘞喽嗷哟]+{BREAK_ZH}*$")
_TWICE_ZH: Final = re.compile(
    rf"(?:(?<={BREAK_ZH})|^)([^\W\d零一二两三四五六七八九十天常]){BREAK_ZH}*(?=\1)"
)
"""超超过了; 天天 and 常常 are words, and 没去，去了 two clauses."""


def bare(text: str, language: Language) -> str | None:
    """The text without its last words; None where there are none, or hardly anything else."""
    last = _ending(_LAST_ZH if language == "zh" else _LAST_EN, text)
    return text[: last.start()] if last and _SOME.search(text[: last.start()]) else None


def said_once(text: str, language: Language) -> str | None:
    """A Mandarin text in which nothing is stuttered; None where nothing was."""
    left = _TWICE_ZH.sub("", text) if language == "zh" else text
    return left if left != text and _SOME.search(left) else None


def readings(text: str, inner: str | None, language: Language, *, value: bool) -> Iterator[str]:
    """What to read of a text in turn, until something is understood; `inner` is its core.

    Of values what stands around them may belong to them ("let me think, four" is a guess), but for the last
    words (Whitby, thanks).
    """
    if value:
        last = bare(inner or text, language)
        yield from (left for left in (last, text, inner) if left is not None)
        return
    if inner is not None:
        yield inner
    yield text
    if (last := bare(inner or text, language)) is not None:
        yield last
    if (once := said_once(last or inner or text, language)) is not None:
        yield once
