"""Kinds of evidence that answer a question without a yes or a no (being written)."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "place": "an affirmed place other than here or home: 去的武汉, I was in Wuhan",
    "journey": "going somewhere or coming back, affirmed: 回了趟老家, came back from",
    "stayed_home": "having stayed, or a journey denied or cancelled: 一步没出, stayed put, trip was off",
    "sick_person": "a person with an illness: 邻居确诊了, my roommate has it",
    "no_person": "having met nobody: 谁都没见, haven't seen anyone",
    "self": "the person speaking is the one asked for: 我就是, speaking, go ahead",
    "relative": "somebody of the family or household speaks instead: 我是他儿子, this is his wife",
    "unknown_person": "nobody of that name is here: 没这个人, 打错了, wrong number",
    "healthy": "being well as a whole: 挺好的, 身体好着呢, I'm fine",
}
"""Name of a kind of evidence → what it is, with examples."""
