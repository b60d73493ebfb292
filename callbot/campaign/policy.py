"""What a campaign does after each attempt: who is called again, and when. Pure.

Nobody is called again who answered, refused, asked not to be called or whose number is another's;
everybody else is, after a wait that depends on what came of it, as often as the limits allow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from callbot.errors import UsageError

MINUTE_MS: Final = 60_000
_LONGEST_WAIT_MINUTES: Final = 7 * 24 * 60


class Retry(NamedTuple):
    """After one kind of ending."""

    wait_minutes: int
    most: int
    """As often is somebody tried again after this ending."""


RETRIES: Final[dict[str, Retry]] = {
    "busy": Retry(10, 3),
    "no_answer": Retry(150, 3),
    "switched_off": Retry(180, 2),
    "machine": Retry(180, 2),
    "no_speech": Retry(60, 1),
    "call_later": Retry(120, 2),
    "break_off": Retry(45, 1),
    "technical": Retry(10, 2),
}
"""Ending → what usually follows it. Endings that are not here are final: what was said counts, and a
number that is not in service stays so for the day."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Limits and waits."""

    attempts: int = 4
    """At most, a person."""
    retries: Mapping[str, Retry] = field(default_factory=lambda: RETRIES)
    phone_rest_minutes: int = 5
    """Between two attempts at one number, whoever of the household is meant."""
    elderly_age: int = 65
    """From this age on people are called first; 0 for no such priority."""
    key_areas: tuple[str, ...] = ()
    """Areas that come before the others."""
    quotas: Mapping[str, int] = field(default_factory=dict)
    """Area → lines that may be in use there at once."""

    def __post_init__(self) -> None:
        """Say what makes no sense."""
        if not 1 <= self.attempts <= 50:
            raise UsageError(f"attempts {self.attempts}: between 1 and 50 a person")
        for name, value, most in (
            ("phone-rest-minutes", self.phone_rest_minutes, _LONGEST_WAIT_MINUTES),
            ("elderly-age", self.elderly_age, 150),
        ):
            if not 0 <= value <= most:
                raise UsageError(f"{name} {value}: between 0 and {most:,}")
        for ending, retry in self.retries.items():
            if not 1 <= retry.wait_minutes <= _LONGEST_WAIT_MINUTES or retry.most < 0:
                raise UsageError(
                    f"retry {ending}: {retry.wait_minutes} minutes, {retry.most} times",
                    hint="wait from a minute to a week; 0 times means never again",
                )
        for area, lines in self.quotas.items():
            if lines < 1:
                raise UsageError(
                    f"quota of {area}: {lines} lines would never call it", hint="at least 1"
                )

    def rank(self, age: int | None, area: str) -> int:
        """Who comes first: the lower."""
        elderly = self.elderly_age and age is not None and age >= self.elderly_age
        return 1 + (0 if elderly else 1 if area in self.key_areas else 2)

    def again(self, ending: str, tries: int, same: int, ended_ms: int, asked_ms: int) -> int | None:
        """When to try once more, in milliseconds; None for never.

        `tries` attempts were made, `same` of them ended so; `asked_ms` is the time that the person
        asked for, or 0.
        """
        retry = self.retries.get(ending)
        if retry is None or tries >= self.attempts or same > retry.most:
            return None
        return asked_ms or ended_ms + retry.wait_minutes * MINUTE_MS

    def named(self, ending: str, ended_ms: int, due_ms: int) -> bool:
        """Whether it is the person who named this time."""
        usual = ended_ms + self.retries["call_later"].wait_minutes * MINUTE_MS
        return ending == "call_later" and due_ms != usual

    def phone_free(self, ended_ms: int) -> int:
        """When the same number may ring again."""
        return ended_ms + self.phone_rest_minutes * MINUTE_MS


APPOINTMENT: Final = 0
"""The rank of somebody who named a time: before everybody else."""
