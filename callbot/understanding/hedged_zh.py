"""Mandarin answers that only suppose, or waver: 可能去过, 好像没有吧; 很少去, 差点去了. They are asked back."""

from __future__ import annotations

import re
from typing import Final

_HEDGE: Final = "(?:好像|可能|应该|也许|大概|估计|恐怕|似乎|说不定|没准儿?|八成|多半|怕是|或许)"
_SUPPOSES: Final = re.compile(
    rf"(?:[嗯啊哦呃唉哎那我]|那个|这个|最近|近期)*{_HEDGE}+(?:也|都|还|就|是)*"
    r"(?:没|不|有|是|去|来|到|回|出|接触|见|碰|会|要|需要|算)[^，,]{0,6}"
)
_WAVERS: Final = re.compile(
    "^(?:嗯|我)*(?:很少|极少)[^，,没]{0,2}(?:去|来|出|回|见|接触|喝|抽|吃)[了的吧啊过]*$|(?:差一?点儿?|险些)就?(?:去|来|出|回|走)"
    "|说没[^，,]{1,6}(?:假的|骗)"
    "|(?:最近|近|这)[^，,]{0,6}没有?[^，,]{0,6}(?:以前|之前|年前|去年|上个?月)[^没]{0,6}[过了]"
)
_FIRM: Final = re.compile("肯定|绝对|一定|确实|当然|不可能|不应该|不大?可能")
_LONGEST: Final = 10
_LONGER: Final = 20
"""Characters; who tells more than that has told something."""


def supposed(said: str) -> bool:
    """Whether a plain form only supposes."""
    if len(said) <= _LONGER and _WAVERS.search(said):
        return True
    return len(said) <= _LONGEST and not _FIRM.search(said) and bool(_SUPPOSES.fullmatch(said))
