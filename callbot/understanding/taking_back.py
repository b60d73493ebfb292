"""Words of correction after which nothing is claimed, and which take back what was claimed all the same."""

from __future__ import annotations

from callbot.understanding.claims import Reading
from callbot.understanding.surface import listed

_REMEMBERED = frozenset(
    listed(
        "oh wait,hold on,hang on,wait a minute,come to think of it,now that i think,oh i forgot,i forgot,"
        "i remember now,i lied,what am i saying,on second thought,oh yeah,oh yes,i take that back,"
        "哦对,噢对,啊对,哎对,哦对了,噢对了,啊对了,哎对了,诶对了,对了,等等,等会儿,等一下,想起来了,我想起来,"
        "想起来,忘了说,哎呀,慢着,哦有",
        ",",
    )
)
"""Who says so has remembered something, if only by naming it: 没有……哦对了，我邻居."""


def taken_back(reading: Reading, fix: int) -> bool:
    """Whether words of correction take back what was claimed, although nothing is claimed after them.

    "No, scratch that" does; "no … oh wait, my neighbour" does because of what it goes on to name.
    """
    words = reading.tokens[fix].text
    if words in ("不对", "no wait", "scratch that", "wait"):
        return True
    named = (
        token for token in reading.tokens[fix + 1 :] if token.tag in ("person", "other", "slot")
    )
    return words in _REMEMBERED and any(len(token.text) > 1 for token in named)
