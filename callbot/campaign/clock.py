"""Instants of a campaign: whole milliseconds since 1970, and as texts of its time zone."""

from __future__ import annotations

from datetime import datetime, tzinfo


class Clock:
    """Milliseconds ⇄ ISO 8601 with the zone's offset; both exact, so that a day can be taken up again."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._minutes: dict[int, tuple[str, str, int, int]] = {}

    def text(self, at_ms: int) -> str:
        """`2020-02-10T08:00:03.120+08:00`."""
        before, after, _, _ = self._minute(at_ms)
        seconds, millis = divmod(at_ms % 60_000, 1000)
        return f"{before}:{seconds:02d}.{millis:03d}{after}"

    def hour(self, at_ms: int) -> int:
        """The hour on the wall."""
        return self._minute(at_ms)[2]

    def day(self, at_ms: int) -> int:
        """The day on the wall, as `date.toordinal` counts."""
        return self._minute(at_ms)[3]

    def wall(self, at_ms: int) -> datetime:
        """Date and time on the wall."""
        return datetime.fromtimestamp(at_ms / 1000, self._zone)

    def _minute(self, at_ms: int) -> tuple[str, str, int, int]:
        minute = at_ms // 60_000
        found = self._minutes.get(minute)
        if found is None:
            wall = datetime.fromtimestamp(minute * 60, self._zone)
            text = wall.isoformat(timespec="minutes")
            found = (text[:16], text[16:], wall.hour, wall.toordinal())
            self._minutes[minute] = found
        return found


def instant(text: str) -> int:
    """Back to milliseconds."""
    return round(datetime.fromisoformat(text).timestamp() * 1000)
