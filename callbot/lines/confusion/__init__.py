"""What the recogniser would have made of words, without sound: sampled from learned tables."""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from callbot.core.answers import Alternative
from callbot.core.messages import Listen
from callbot.core.script import Language, Script

UNKNOWN: Final = "[unk]"
_ZH_TOKEN: Final = re.compile(r"[一-鿿]|[A-Za-z0-9]+")
_EN_TOKEN: Final = re.compile(r"[a-z0-9']+")


def tokens(text: str, language: Language) -> list[str]:
    """What is confused, one by one: characters of Mandarin, words of English."""
    if language == "zh":
        return _ZH_TOKEN.findall(text)
    return _EN_TOKEN.findall(text.lower())


class Confusion:
    """Words in, alternatives out, for the nodes of one script."""

    def __init__(self, script: Script) -> None:
        self._language = script.language

    def hear(
        self, listen: Listen, spoken: str, snr_db: float, uniform: Callable[[], float]
    ) -> tuple[Alternative, ...]:
        """What is heard of something said at this distance from the noise."""
        joint = "" if self._language == "zh" else " "
        return (Alternative(joint.join(tokens(spoken, self._language)), 1.0, "free"),)


_MADE: dict[str, Confusion] = {}


def confusion(script: Script) -> Confusion:
    """The confusion model of a script, made once."""
    key = script.sha256 or script.id
    if key not in _MADE:
        _MADE[key] = Confusion(script)
    return _MADE[key]
