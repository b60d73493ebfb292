"""Mandarin answers that name what is asked and then say of each whether it is so: 发烧没有，咳嗽有.

What denies stands behind what it denies here, so that the usual scope, forwards, would deny the next.
"""

from __future__ import annotations

import re
from typing import Final

_PAIR: Final = re.compile(
    r"(?P<topic>[^没有无]{1,8}?)(?:的话|的|呢|嘛|是|倒是|倒|也|都|就){0,3}(?P<has>没有|没|无|有)"
    r"(?:一?点儿?|一些|些)?(?:[啊呀呢吧的了嘛哦])*"
)
_LEADING: Final = re.compile(
    r"(?:嗯|啊|哦|呃|那个|就是说?|不过|但是?|可是|可|然后|还|我|现在|倒是)+"
)
_LEAST: Final = 2


def topics(text: str) -> list[tuple[str, bool]]:
    """What is named and whether there is any, in order; nothing where that is not all that is said."""
    found: list[tuple[str, bool]] = []
    at = 0
    while at < len(text) and (pair := _PAIR.match(text, at)):
        topic = pair["topic"]
        if leading := _LEADING.match(topic):
            topic = topic[leading.end() :]
        if not topic:
            return []
        found.append((topic, pair["has"] == "有"))
        at = pair.end()
    whole = at == len(text.rstrip()) and len(found) >= _LEAST
    return found if whole and len({has for _, has in found}) > 1 else []
