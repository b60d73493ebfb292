"""What transcribers write beside the words of spontaneous speech, and how its speakers begin again.

`{F Uh, } [ I, + I ] do, # yeah. # [laughter] th-, they did. --` says "uh I do yeah they did".
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.surface import listed

_MARKED: Final = re.compile(r"[{<\[]|[A-Za-z]-(?:\W|$)")
"""A glance that tells most texts have none of it."""
_LAUGHED: Final = re.compile(r"\[laughter-(\w[^\[\]]*)\]", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"\{[A-Z] (?=\s*\S)"  # {F uh, } a filler, {D well, } a discourse marker
    r"|<(?!unk>)[^<>]{1,40}>"
    r"|\[(?:laugh|breath|cough|sigh|lipsmack|silence|vocalized|music|sniff|throat|background|inaudible)"
    r"[^\[\]]{0,30}\]"
    r"|(?<![\w'])(?!(?:yes|yeah|yep|no|nope|nah|uh|um|huh)-)[A-Za-z']+-(?=[\s,.]|$)",  # th-
    re.IGNORECASE,
)
_REPAIRED: Final = re.compile(r"\[[^\[\]{}+]{0,120}\+")
_NESTED = 3

_COUNTED: Final = listed(
    "one two three four five six seven eight nine ten zero oh hundred maybe sometimes some"
)
"""Said twice, they mean twice."""
_FINISHED: Final = (
    r"(?!(?P<own>(?:i|we|they|it|he|she|that|there) (?:do|did|am|is|are|was|were|have|has|had|can|could"
    r"|will|would) )(?P=own)(?!never |no |hardly |not (?:know|think|believe|remember|really) ))"
)
"""It is, it is very humid: an answer, and another sentence that says more."""
_BEHIND: Final = "".join(f"(?<={word} )|" for word in ("no", "nah", "nope", "yeah", "yes"))
_AGAIN: Final = re.compile(
    rf"(?<![^ ])(?:{_BEHIND}{_FINISHED})"
    rf"((?:(?!(?:{'|'.join(_COUNTED)}) )[a-z]+ ){{1,4}}?)(?:(?:uh|um|er|well) )?\2"
)
_NO_NOUN: Final = listed(
    "a an the in on at off out not no been got gone still just very so too really all always "
    "never now away back here there fine okay well better busy asleep sick ill positive down"
)
"""What follows "is", and no possessive."""
_HAS: Final = re.compile(r"\b([a-z]+)'s (?=(?:got|been|had|gone|come)\b)")
_IS: Final = re.compile(
    r"(?<!to my )(?<!at my )(?<!from my )(?<!with my )(?<!near my )"
    rf"\b(?!let'|that')([a-z]+)'s (?=(?:{'|'.join(_NO_NOUN)}|[a-z]+ing)\b)"
)


def spoken(text: str) -> str:
    """The words of a text in which a transcriber may have marked more than the words."""
    if not _MARKED.search(text):
        return text
    for _ in range(_NESTED):
        text, repairs = _REPAIRED.subn(" ", text)
        if not repairs:
            break
    return _BESIDE.sub(" ", _LAUGHED.sub(r"\1", text))


_HUMMED_NO: Final = re.compile(r"\b(?:um-um|n?h?uh-uh|h?unh-unh)\b")
"""Joined by its hyphen, so that a filler before it is none of it: uh, huh-uh."""
_FILLED: Final = re.compile(r"\b(uh|um),\s*(?=\1\b)")


def without_fillers(text: str) -> str:
    """Without hesitation: "uh, uh, yes" has two fillers, where "uh-uh" and "um-um" are a no."""
    if "u" not in text:
        return text
    return _FILLED.sub("", _HUMMED_NO.sub("uh-uh", text) if "-" in text else text)


def begun_once(plain: str) -> str:
    """A plain English form in which what is begun again stands once: I do I do, I uh I was."""
    return _AGAIN.sub(r"\2", plain)


_BODY_IS: Final = re.compile(
    r"\b((?:fore)?head|throat|nose|chest|back|stomach|breathing|temperature)'s (?=[a-z]+\b)"
)


def with_is(text: str) -> str:
    """'s written out where no noun follows, so that it is no possessive: my dad's in the shower."""
    return _BODY_IS.sub(r"\1 is ", _IS.sub(r"\1 is ", _HAS.sub(r"\1 has ", text)))
