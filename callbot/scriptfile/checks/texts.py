"""Letters of the two languages, and how long they take to say."""

from __future__ import annotations

import re

from callbot.core.script import Script

CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_NUMBER = re.compile(r"[0-9]")
_SLOT = re.compile(r"\{([^{}]*)\}")

CHARACTERS_PER_SECOND = 4.5
"""Calm spoken Mandarin; a digit counts as a character."""
WORDS_PER_SECOND = 2.6
"""Calm spoken English, about 156 words a minute."""
_ANSWER = {"zh": "三个字", "en": "two words"}
"""Stands for a slot whose text only the call knows."""


def filled(text: str, script: Script) -> str:
    """The text with its slots filled as in a typical call."""
    known = {"organisation": script.organisation, "purpose": script.purpose}
    known.update(script.parameters)
    return _SLOT.sub(lambda slot: known.get(slot[1], _ANSWER[script.language]), text)


def seconds(text: str) -> float:
    """About how long a text takes to say, in seconds."""
    characters = len(CHINESE.findall(text))
    digits = len(_NUMBER.findall(text))
    return (characters + digits) / CHARACTERS_PER_SECOND + len(
        LATIN.findall(text)
    ) / WORDS_PER_SECOND


def without_slots(text: str) -> str:
    """The text without what stands in braces."""
    return _SLOT.sub(" ", text)
