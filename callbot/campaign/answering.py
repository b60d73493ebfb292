"""What comes of dialling a number, before anybody speaks: by who they are, by the hour, by chance.

Pure: everything follows from (seed, person, attempt) and the hour of the day. The shares are
assumptions, written down here so that they can be changed; they make half of all attempts answered.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, NamedTuple

from callbot.campaign.chances import chances

Ringing = Literal[
    "answered", "no_answer", "busy", "switched_off", "not_working", "suspended", "machine"
]
"""What happens; all but the first are dispositions of `callbot.core.disposition`."""

_AT_HOME: Final = (
    0.25, 0.40, 0.54, 0.63, 0.68, 0.66, 0.52, 0.47, 0.53, 0.64, 0.66, 0.60, 0.50, 0.70, 0.68, 0.55,
)  # fmt: skip
_AT_WORK: Final = (
    0.27, 0.34, 0.36, 0.34, 0.34, 0.34, 0.50, 0.42, 0.34, 0.34, 0.34, 0.40, 0.54, 0.72, 0.74, 0.62,
)  # fmt: skip
_ELDERLY: Final = (
    0.52, 0.62, 0.70, 0.74, 0.74, 0.66, 0.48, 0.30, 0.46, 0.66, 0.70, 0.64, 0.50, 0.66, 0.45, 0.24,
)  # fmt: skip
_LANDLINE: Final = (
    0.40, 0.52, 0.62, 0.68, 0.70, 0.66, 0.50, 0.38, 0.50, 0.64, 0.68, 0.66, 0.56, 0.72, 0.66, 0.45,
)  # fmt: skip
"""Share of rings that are answered from 6:00, hour by hour: fewer at noon (meals), from 13:00 (naps) and
at 18:00, most at ten, at four and after supper. In lockdown most people are at home by day."""
_PROFILES: Final = (_AT_HOME, _AT_WORK, _ELDERLY, _LANDLINE)
_FIRST_HOUR: Final = 6
_NIGHT: Final = 0.12

_BUSY: Final = 0.035
_SWITCHED_OFF: Final = 0.03
_MACHINE: Final = 0.003
"""Answering machines are rare in China."""
_NOT_WORKING: Final = 0.018
_SUSPENDED: Final = 0.012
_VACANT: Final = 0.03
"""Households that nobody lives in: the numbers on the roster lead nowhere."""
_ALWAYS_OFF: Final = 0.02
_NEVER: Final = 0.05
"""People who answer no number that they do not know."""
_AT_WORK_SHARE: Final = 0.2


class Habit(NamedTuple):
    """How somebody's telephone behaves all day."""

    profile: int
    """Index into the tables by hour."""
    never: Ringing | Literal[""]
    """What always comes of dialling it; empty where it depends."""


_same = lru_cache(maxsize=64)(Habit)
"""A few habits that everybody shares."""


class Ring(NamedTuple):
    """One try."""

    what: Ringing
    seconds: float
    """Until it is answered or given up."""


def habit(key: str, household: str, age: int | None, *, shared: bool) -> Habit:
    """`key` is the person's, `household` the household's, both with the seed in them."""
    bad, off, work, never = chances(f"{key}/habit")
    if chances(f"{household}/vacant")[0] < _VACANT:
        return _same(0, "not_working" if work < 0.6 else "suspended")
    number: Ringing | Literal[""] = ""
    if not shared and bad < _NOT_WORKING + _SUSPENDED:
        number = "not_working" if bad < _NOT_WORKING else "suspended"
    elif not shared and off < _ALWAYS_OFF:
        number = "switched_off"
    elif never < _NEVER:
        number = "no_answer"
    elderly = age is not None and age >= 65
    return _same(3 if shared else 2 if elderly else 1 if work < _AT_WORK_SHARE else 0, number)


def ring(key: str, habit: Habit, hour: int, patience_seconds: float) -> Ring:
    """What comes of one try at this hour; `key` is the attempt's, with the seed in it."""
    fate, pick, delay, _ = chances(key)
    what = habit.never or _fate(fate, pick, habit.profile, hour)
    if what == "answered":
        # Most take it off the hook within two or three rings of five seconds.
        return Ring(what, 3.0 + min(patience_seconds - 3.0, 4.0 + 18.0 * delay * delay))
    if what == "no_answer":
        return Ring(what, float(patience_seconds))
    if what == "machine":
        return Ring(what, min(patience_seconds, 18.0) + 4.0)
    return Ring(what, 4.0 + 5.0 * delay)  # a tone or an announcement


def _fate(fate: float, pick: float, profile: int, hour: int) -> Ringing:
    if fate < _BUSY:
        return "busy"
    if fate < _BUSY + _SWITCHED_OFF:
        return "switched_off"
    if fate < _BUSY + _SWITCHED_OFF + _MACHINE:
        return "machine"
    place = hour - _FIRST_HOUR
    table = _PROFILES[profile]
    return (
        "answered" if pick < (table[place] if 0 <= place < len(table) else _NIGHT) else "no_answer"
    )
