"""What still stands of a Mandarin answer after its speaker took the first part back.

去了趟…哎不是，那是我儿子，我没去: what was said before 那是我儿子 tells of somebody else. Recognisers
write the sigh (哎, 哦) as 在, 再, 还, 我 or 不, and 不 as one of its homophones.
"""

from __future__ import annotations

import re

from callbot.understanding.evidence_zh import ACQUAINTANCE, KIN

_NOT = "[不部布]"
_IS = "[是十时识]"
_SIGH = "[哎唉诶在再还孩海才哦噢啊我不呃额嗯吧了]{0,3}"
_ANOTHER = (
    rf"(?:我|俺|咱)?(?:家|们家)?(?:{KIN}|{ACQUAINTANCE})|别人|别的[^我俺没不]{{0,4}}|"
    "大?前年|去年|往年|以前|从前|上次|早先|上个月|小时候"
)
_TAKEN_BACK = (
    # 那是我儿子, 那是前年的事: of somebody else, or of another time
    re.compile(
        rf"^.{{1,16}}?(?:{_NOT}[是十对]{{0,2}}|价|[哎在再才]){_SIGH}(?:[那哪这插拿价]{_IS}?|{_IS})"
        rf"(?:{_ANOTHER})(?:[的了呢](?:事儿?|是|时候?)?|事)?"
    ),
    # 打错了吧…哦不是，我就是
    re.compile(
        rf"^.{{0,8}}[打找搞弄]?错了?[吧啊吗呀]?{_SIGH}{_NOT}{_IS}?(?=我就{_IS}|{_IS}我|就{_IS}我)"
    ),
    # 不用…哎，还是打一个吧
    re.compile(rf"^.{{0,4}}{_NOT}(?:用|要|需要)了?{_SIGH}[还海孩]{_IS}(?=[^没不]*(?:打|来|要|回))"),
    # 行…哎算了，不用了
    re.compile(rf"^.{{0,5}}{_SIGH}算了(?={_NOT}(?:用|要|需要))"),
)  # fmt: skip


def standing(plain: str) -> str:
    """The part of a plain form that its speaker did not take back, all of it mostly."""
    for taken_back in _TAKEN_BACK:
        if (match := taken_back.match(plain)) and len(plain) - match.end() >= 2:
            return plain[match.end() :]
    return plain
