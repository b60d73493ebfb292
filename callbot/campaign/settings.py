"""A campaign's settings: from options or a TOML file, kept as JSON with the campaign."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from callbot.campaign.hours import Hours, Span, parse_rests
from callbot.campaign.policy import RETRIES, Policy, Retry
from callbot.core import days
from callbot.errors import UsageError

MOST_LINES: Final = 100_000
MOST_PEOPLE: Final = 10_000_000
MOST_DAYS: Final = 60
START: Final = date(2020, 2, 10)
"""The day of a campaign where none is given, as in simulations."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides how a campaign goes; the number of workers does not."""

    robots: int = 10
    lines_per_robot: int = 40
    """A robot is a group of lines: 15,000 people in 13 hours are one every 3.12 s."""
    seed: int = 1
    mix: str = "realistic"
    starts: date = START
    days: int = 1
    hours: Hours = field(default_factory=Hours)
    policy: Policy = field(default_factory=Policy)
    ring_seconds: int = 30
    """How long it rings before nobody is thought to be there."""

    def __post_init__(self) -> None:
        """Say what makes no sense."""
        for name, value, most in (
            ("robots", self.robots, 10_000),
            ("lines-per-robot", self.lines_per_robot, MOST_LINES),
            ("days", self.days, MOST_DAYS),
        ):
            if not 1 <= value <= most:
                raise UsageError(f"{name} {value}: between 1 and {most:,}")
        if self.lines > MOST_LINES:
            raise UsageError(f"{self.lines:,} lines: at most {MOST_LINES:,}")
        if not 0 <= self.seed < 2**63:
            raise UsageError(f"seed {self.seed}: a whole number from 0 to 2^63 - 1")
        if not days.plausible(self.starts):
            raise UsageError(f"starts {self.starts}: {days.MEANT}")
        if not 5 <= self.ring_seconds <= 120:
            raise UsageError(f"ring-seconds {self.ring_seconds}: between 5 and 120")
        self.hours.stretches(self.starts, self.days)  # an empty window is said here

    @property
    def lines(self) -> int:
        """How many calls can go on at once."""
        return self.robots * self.lines_per_robot

    def to_json(self) -> dict[str, Any]:
        """Plain values for the database; `from_json` reads them."""
        policy = self.policy
        return {
            "robots": self.robots,
            "lines_per_robot": self.lines_per_robot,
            "seed": self.seed,
            "mix": self.mix,
            "starts": self.starts.isoformat(),
            "days": self.days,
            "window": str(self.hours.window),
            "rests": [str(rest) for rest in self.hours.rests],
            "zone": self.hours.zone,
            "ring_seconds": self.ring_seconds,
            "attempts": policy.attempts,
            "phone_rest_minutes": policy.phone_rest_minutes,
            "elderly_age": policy.elderly_age,
            "key_areas": list(policy.key_areas),
            "quotas": dict(policy.quotas),
            "retries": {ending: list(retry) for ending, retry in policy.retries.items()},
        }


_KEYS: Final = tuple(Settings().to_json())
_POLICY: Final = ("attempts", "phone_rest_minutes", "elderly_age")
_WHOLE: Final = ("robots", "lines_per_robot", "seed", "days", "ring_seconds", *_POLICY)


def from_json(given: Mapping[str, Any]) -> Settings:
    """Settings from plain values; what is left out is as usual. Raises UsageError."""
    _check_keys(given)
    usual = Settings().to_json()
    usual["retries"] = {}
    values = {**usual, **given}
    for key in _WHOLE:
        if type(values[key]) is not int:
            raise UsageError(f"{key} {values[key]!r}: a whole number is meant")
    policy = Policy(
        **{key: values[key] for key in _POLICY},
        retries={**RETRIES, **_retries(values["retries"])},
        key_areas=tuple(_texts(values["key_areas"], "key_areas")),
        quotas=_quotas(values["quotas"]),
    )
    rests = parse_rests(_texts(values["rests"], "rests"))
    window = Span.parse(str(values["window"]), "window")
    return Settings(
        **{key: values[key] for key in _WHOLE if key not in _POLICY},
        mix=str(values["mix"]),
        starts=_day(values["starts"]),
        hours=Hours(window, rests, str(values["zone"])),
        policy=policy,
    )


def from_toml(text: str, name: str) -> dict[str, Any]:
    """The values of a TOML file, `name` for messages. Raises UsageError."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise UsageError(f"{name} is not TOML: {trouble}") from trouble
    _check_keys(given, f"{name}: ")
    return given


def changed(settings: Settings, **options: Any) -> Settings:
    """The same with what was given as options; None leaves a setting alone."""
    return replace(settings, **{key: v for key, v in options.items() if v is not None})


def _check_keys(given: Mapping[str, Any], where: str = "") -> None:
    for key in given:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(_KEYS)}"
            raise UsageError(f"{where}a campaign has no setting {key!r}", hint=hint)


def _texts(value: Any, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f"{key}: a list of texts is meant", hint=f'{key} = ["…", "…"]')
    return value


def _quotas(value: Any) -> dict[str, int]:
    if not isinstance(value, dict) or not all(type(n) is int for n in value.values()):
        raise UsageError("quotas: areas with numbers of lines", hint='quotas = { "焦南街道" = 20 }')
    return value


_RETRY_HINT: Final = "retries = { busy = [10, 3] }"


def _retries(value: Any) -> dict[str, Retry]:
    if not isinstance(value, dict):
        raise UsageError("retries: endings with [minutes to wait, most times]", hint=_RETRY_HINT)
    found = {}
    for ending, pair in value.items():
        if ending not in RETRIES:
            raise UsageError(
                f"retries: nobody is called again after {ending!r}",
                hint=f"one of {', '.join(RETRIES)}",
            )
        if not isinstance(pair, list) or [type(n) for n in pair] != [int, int]:
            raise UsageError(
                f"retries of {ending}: [minutes to wait, most times]", hint=_RETRY_HINT
            )
        found[ending] = Retry(*pair)
    return found


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise UsageError(f"starts {value!r} is no day", hint="like 2020-02-10") from None
