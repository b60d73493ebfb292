"""When people may be called: a window a day in a time zone, less rest hours. Pure.

Wall times become instants by the zone's rules. Where clocks change, calling is the side that gives
way: a window opens at the later reading of a time that comes twice, and closes at the earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from callbot.errors import UsageError

_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*(?:-|–|to)\s*(\d{1,2}):(\d{2})")
_DAY_MINUTES = 24 * 60


class Span(NamedTuple):
    """From a minute of the day to another; the end may lie past midnight."""

    begin: int
    end: int

    @classmethod
    def parse(cls, text: str, what: str) -> Span:
        """`08:00-21:00`; raises UsageError for anything else, and for an empty span."""
        found = _SPAN.fullmatch(text.strip())
        numbers = [int(part) for part in found.groups()] if found else []
        if not numbers or numbers[0] > 23 or max(numbers[1], numbers[3]) > 59 or numbers[2] > 24:
            raise UsageError(f"{what} {text!r} is no span of hours", hint='like "08:00-21:00"')
        begin, end = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
        if begin == end or end > _DAY_MINUTES:
            raise UsageError(
                f"{what} {text!r} is empty: it ends when it begins",
                hint='for the whole day write "00:00-24:00"',
            )
        return cls(begin, end if end > begin else end + _DAY_MINUTES)

    def __str__(self) -> str:
        end = self.end if self.end <= _DAY_MINUTES else self.end - _DAY_MINUTES
        return f"{self.begin // 60:02d}:{self.begin % 60:02d}-{end // 60:02d}:{end % 60:02d}"


class Open(NamedTuple):
    """A stretch in which calls may begin, in milliseconds since 1970 (UTC)."""

    opens: int
    closes: int


USUAL: Final = Span(8 * 60, 21 * 60)


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of every day of a campaign."""

    window: Span = USUAL
    rests: tuple[Span, ...] = ()
    zone: str = "Asia/Shanghai"

    @property
    def tz(self) -> tzinfo:
        """The zone; raises UsageError for one that nobody knows."""
        return zone_of(self.zone)

    def stretches(self, first: date, days: int) -> list[Open]:
        """When calls may begin on these days, in order; raises UsageError where that is never."""
        found: list[Open] = []
        for number in range(days):
            found += self._stretches(first + timedelta(days=number))
        found.sort()
        if not found:
            raise UsageError(
                f"the window {self.window} leaves no time to call in",
                hint="rest hours cover it, or clocks skip it that day; widen it",
            )
        return found

    def _stretches(self, day: date) -> list[Open]:
        opens, closes = _instants(day, self.window, self.tz)
        pieces = [Open(opens, closes)]
        for rest in self.rests:
            # A window past midnight meets the rests of the next day, too.
            for of in (day - timedelta(days=1), day, day + timedelta(days=1)):
                begin, end = _instants(of, rest, self.tz, wide=True)
                pieces = [
                    part
                    for piece in pieces
                    for part in (
                        Open(piece.opens, min(piece.closes, begin)),
                        Open(max(piece.opens, end), piece.closes),
                    )
                    if part.opens < part.closes
                ]
        return [piece for piece in pieces if piece.opens < piece.closes]


@lru_cache(maxsize=16)
def zone_of(name: str) -> ZoneInfo:
    """A zone by its IANA name; raises UsageError for one that nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as trouble:
        raise UsageError(
            f"there is no time zone {name!r}", hint='like "Asia/Shanghai" or "Europe/London"'
        ) from trouble


def _instants(day: date, span: Span, tz: tzinfo, *, wide: bool = False) -> tuple[int, int]:
    """Both ends as instants: the narrower reading of a time that comes twice, or the wider."""
    first, last = (0, 1) if wide else (1, 0)
    return _instant(day, span.begin, tz, first), _instant(day, span.end, tz, last)


def _instant(day: date, minute: int, tz: tzinfo, fold: int) -> int:
    wall = datetime.combine(day + timedelta(days=minute // _DAY_MINUTES), time())
    wall += timedelta(minutes=minute % _DAY_MINUTES)
    # By the offset before a change of clocks and by the one after it: for a time that is skipped the
    # former lies after the change, the latter before.
    before, after = (_millis(wall, tz, fold) for fold in (0, 1))
    if before > after:
        return _change(after, before, tz)
    return after if fold else before


def _millis(wall: datetime, tz: tzinfo, fold: int) -> int:
    return round(wall.replace(tzinfo=tz, fold=fold).timestamp() * 1000)


def _change(low: int, high: int, tz: tzinfo) -> int:
    """The moment between these at which the clocks change: a time that is skipped means that one."""
    offset = local(low, tz).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        if local(middle, tz).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return high


def local(at_ms: int, tz: tzinfo) -> datetime:
    """An instant on the zone's clocks."""
    return datetime.fromtimestamp(at_ms / 1000, tz)


def parse_rests(texts: Iterable[str]) -> tuple[Span, ...]:
    """Rest hours; raises UsageError."""
    return tuple(Span.parse(text, "rest hours") for text in texts)
