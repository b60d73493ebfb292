"""Which espeak voices the models are trained on, and which they never hear."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]
BASE: dict[Language, str] = {"zh": "cmn", "en": "en-us"}

HELD_OUT = ("+m3", "+m8", "+f5", "+Alicia", "+caleb", "+linda", "+travis")
"""Voices for evaluation alone; `+m8` whispers."""

_NUMBERED = "+m1 +m2 +m4 +m5 +m6 +m7 +f1 +f2 +f3 +f4"
_NAMED = (
    "Alex Andrea Andy Annie Denis Diogo Gene Henrique Hugo Jacky Lee Mario Michael Mike Nguyen "
    "adam announcer aunty belinda benjamin boris david ed edward gustave ian iven iven3 "
    "john marcelo max michel miguel pablo paul quincy rob robert sandro shelby steph steph3 "
    "victor zac grandma grandpa"
)
TRAIN = ("", *_NUMBERED.split(), *(f"+{name}" for name in _NAMED.split()))
"""The voice itself and its variants. Left unused: robots (UniRobot, robosoft*, anikaRobot, klatt*),
effects (Demonic, croak, Tweaky, Storm, whisper*) and near doubles (Gene2, iven2, steph2)."""


def training_voices(language: Language) -> list[str]:
    """Full names as espeak takes them."""
    return [BASE[language] + variant for variant in TRAIN]


def held_out_voices(language: Language) -> list[str]:
    """Full names as espeak takes them."""
    return [BASE[language] + variant for variant in HELD_OUT]
