"""English contractions that end nothing: no clause ends in "I'm", so that it breaks off there.

"Yes, I am" answers; "I'm [unk]" was not understood, and "they've, they both died" begins again.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.surface import UNKNOWN

_UNKNOWN: Final = rf"(?:\[unk\]|<unk>|{UNKNOWN})"
_PRONOUN: Final = r"(?:i|you|we|they|he|she|it|that|there|here)"
_BROKEN_OFF: Final = re.compile(
    rf"\b({_PRONOUN})['’](?:m|re|ve|ll|d|s)\b(?=[^\w\[<']*(?:{_UNKNOWN}|$))", re.IGNORECASE
)
_BEGUN_AGAIN: Final = re.compile(
    rf"\b(?P<one>{_PRONOUN})['’](?:m|re|ve|ll|d|s),?[ ]+(?:(?:uh|um|er|well),? )*(?=(?P=one)\b)",
    re.IGNORECASE,
)


_YOU_KNOW: Final = re.compile(r"^\s*you no\b(?=,? \w)", re.IGNORECASE)
"""So recognisers write "you know" where somebody begins."""


def carried_on(text: str) -> str:
    """The text without contractions that nothing follows, or that are begun again."""
    text = _YOU_KNOW.sub("you know", text)
    if "'" not in text and "’" not in text:
        return text
    return _BROKEN_OFF.sub(r"\1", _BEGUN_AGAIN.sub("", text))
