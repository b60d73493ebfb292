"""Mandarin answers that only their question makes a yes or a no, where no script says what tells.

还多着呢 is a yes to 药还够吃吗 and says nothing elsewhere; 去了趟超市 is a yes to whoever asks whether one
left the house, and a no to whoever asks for journeys; 收到了 answers 给您发了吗.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from callbot.understanding.claims import Reading
from callbot.understanding.evidence_zh import LOCAL
from callbot.understanding.negation import governed


class Row(NamedTuple):
    """A kind of question, and what is a yes or a no to it."""

    name: str
    question: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]


def _row(name: str, question: str, yes: str, no: str) -> Row:
    return Row(name, re.compile(question), re.compile(yes), re.compile(no))


_LEFT: Final = r"(?:还|挺|很|好|多)*(?:多|不少)(?:着|得很|的是|的)?(?:呢|啊|哩|嘞)?$"
_GONE: Final = (
    r"(?:吃|用|喝)(?:完|光|没)了|快(?:没|完|吃完|用完|断)|(?:就|只)剩|没剩|断了|不多了?$|没多少|"
    r"[^哪啥么]没了$|见底"
)
_ONE: Final = r"[一两二三四五六七八九十几俩仨\d]"

ROWS: Final = (
    _row("return", r"人[^，,]{0,8}回来|回来了[吗没]", r"(?<![没不])(?<!没有)(?:回来|到家)(?!的?人|吗)",
         r"(?:没有?|未|不)(?:人)?(?:能|敢)?回(?!事)"),
    _row("lack", r"缺", _GONE, r"够|多着|不少|都有|齐全|不缺"),
    _row("amount", r"够|还有[^别其没]{1,6}[吗么]", _LEFT + r"|还(?:有|够|能[吃用])(?!没)", _GONE),
    _row("many", r"有没有|有[^，,过]{1,8}[吗么]", r"^" + _LEFT + rf"|好几[个例家人位]|(?<![没不]){_ONE}+多?例",
         r"[是为]零(?:$|[的例])"),
    _row("errand", r"(?:出过?|离开过?)(?:家?门|小区|房间|屋)(?!.*外[地省])|下过?楼",
         rf"(?<![没不])(?:去|到|上)(?:了|过)(?:一?[趟次下])?(?:{LOCAL})|(?<![没不])下楼|"
         r"(?<![没不])下去(?=[拿取买倒遛])", r"送(?:上|到)门|送进来"),
    _row("goods", r"[发送寄](?![烧热现生炎抖])[^，,]{0,8}[吗么没]",
         r"(?<![没不])(?<!没有)(?:收|领|拿)(?:到|过|了)|送来|送到|(?<![没不])给了",
         r"(?:没有?|未)(?:收|领|拿|见|看)(?:到|着|过)?"),
    _row("deed", r"[了过](?:吗|么|没|吧)|(?:还没有?|没有?)[^，,]{1,9}吧",
         r"(?<![没不会])(?<!没有)[弄办搞整](?:好|完|过|了|上|定)(?!不|没)",
         r"(?:没有?|不会|不)[弄办搞整]"),
    _row("alone", r"一个人(?:去|来|住|在家|过|回)|独自|自己一个人",
         r"^(?:嗯|对|是|啊)*(?:就|只有?)?(?:我|俺)?(?:就|一个人|自己|一人|一个)+(?:我|去|来|住|过|的|啊|呢)*$|"
         r"就(?:我|剩我|俺)(?:一个|自己|一人)",
         rf"(?<!不)[跟和同][^没不]{{1,6}}|带[着了]|一起|一块|{_ONE}(?:个人|口)(?<!一个人)|一家"),
)  # fmt: skip
"""What is asked → what tells a yes, and a no. A question may fall under several."""
LONGEST: Final = 60
"""Characters; who says more, says more than how much there is."""


class Turned(NamedTuple):
    """What some of the words are to this question."""

    name: str
    yes: bool
    words: str
    start: int
    end: int


@lru_cache(maxsize=256)
def fitting_rows(question: str) -> tuple[Row, ...]:
    """The rows that a question, in its plain form, falls under."""
    return tuple(row for row in ROWS if row.question.search(question))


def turned(slotted: str, reading: Reading, question: str) -> list[Turned]:
    """What an utterance tells, given what was asked; a yes only where nothing denies it."""
    found: list[Turned] = []
    if len(slotted) > LONGEST or reading.asking:
        return found
    for row in fitting_rows(question):
        affirmed = row.yes.search(slotted)
        if affirmed and governed(reading, affirmed.start()) >= 0:
            found.append(Turned(row.name, True, affirmed[0], *affirmed.span()))
        denied = row.no.search(slotted)
        if denied:
            found.append(Turned(row.name, False, denied[0], *denied.span()))
    return found
