"""A Mandarin journey beside a denial: which of the two holds of the days that are asked about.

上个月去过洛阳，这十四天没去 denies them; 前天从武汉回来，后来就没出去过 only what came after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from callbot.understanding.claims import Reading
from callbot.understanding.told_zh import Hint

_BEFORE_THEM: Final = re.compile(
    "上个?月|年前|去年|前年|以前|之前|早先|国庆|元旦|腊月|十二月|[两二三四五六几]个多?月前|好久|年底"
)
_NOT_IN_THEM: Final = re.compile(
    "(?:这(?:十四天|14天|两周|两个?(?:星期|礼拜)|半个?月|段时间|阵子?|些天|些日子)|最近|近期|年后|过完年|"
    "过了年)[^没不]{0,6}"
    "(?:没|不|哪[都也儿里])"
)
_SINCE: Final = re.compile(
    "(?:后来|之后|以后|打那|从那|(?<!没)(?<!没有)(?<!不)(?:回来|到家|回家)(?:以后|之后|"
    "后)?)[^没不]{0,4}?(?:就|都|一直|再也?)*"
    "(?:没|不)(?:有|敢|怎么|再)*(?:出|去|下|离|动)"
)
_LATELY: Final = re.compile(
    r"刚|[前昨]天|前几天|这几天|上个?(?:周|礼拜|星期)|[一二三四五六七八九十两几\d]+(?:天前|号)|"
    r"初[一二三四五六七八九十]|周[一二三四五六日]"
)
"""When it was; 从武汉回来以后再没出去 leaves that open."""
_STAYED: Final = "evidence stayed_home"


def as_of_these_days(
    hints: list[Hint], slotted: str, reading: Reading, yes: str, no: str
) -> tuple[list[Hint], Reading]:
    """What is told, and claimed, of the days that a question without a date asks about."""
    been = [hint for hint in hints if hint.category == yes and "evidence" in hint.because]
    if not been or not any(sign < 0 for sign in _signs(hints, reading, no)):
        return hints, reading
    earlier = _BEFORE_THEM.search(slotted)
    lately = _NOT_IN_THEM.search(slotted)
    if earlier and lately and earlier.start() < lately.start() and been[-1].end <= lately.start():
        return [hint for hint in hints if hint.category != yes], reading
    since = _SINCE.search(slotted)
    if (
        since
        and _LATELY.search(slotted[: since.start()])
        and not earlier
        and min(one.start for one in been) < since.start()
    ):
        kept = [hint for hint in hints if not hint.because.startswith(_STAYED)]
        claims = [c for c in reading.claims if reading.tokens[c.token].start < since.start()]
        return kept, reading._replace(claims=claims)
    return hints, reading


def _signs(hints: Sequence[Hint], reading: Reading, no: str) -> list[int]:
    return [claim.sign for claim in reading.claims] + [-1 for one in hints if one.category == no]
