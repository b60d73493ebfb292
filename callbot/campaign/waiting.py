"""Who is called next: the first in order among those who may be called now. Pure.

Whoever may be called is due, their telephone is neither in use nor resting, and their area has a line
to spare. Who is first depends on nothing but that, never on how the queue came about: a campaign
that was killed and taken up again goes on with the same people in the same order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from heapq import heapify, heappop, heappush
from typing import Final

Place = tuple[int, int, int, int]
"""Rank, time due, order among equals, number on the roster."""

IN_USE: Final = 2**62


class Telephone:
    """A number that several people have."""

    __slots__ = ("free_ms",)

    def __init__(self) -> None:
        self.free_ms = 0
        """When it may ring again; `IN_USE` while somebody is being called on it."""


class Waiting:
    """Everybody who is still to be called."""

    def __init__(self, quotas: Mapping[str, int]) -> None:
        self._later: list[tuple[int, Place]] = []
        self._soon: list[tuple[int, Place]] = []
        """The first of them, taken out so that they can be seen."""
        self._ready: dict[str, list[Place]] = {"": [], **{area: [] for area in quotas}}
        """Who is due, by area with a quota; everybody else under the empty name."""
        self._front: deque[Place] = deque()
        """The first of those without a quota, taken out so that they can be seen."""
        self._spare = dict(quotas)
        self._parked: dict[Telephone, list[Place]] = {}
        self._areas: dict[int, str] = {}
        self._phones: dict[int, Telephone] = {}

    def share(self, person: int, phone: Telephone) -> None:
        """This person's telephone is others', too."""
        self._phones[person] = phone

    def belong(self, person: int, area: str) -> None:
        """This person lives in an area that may have a quota."""
        if area in self._spare:
            self._areas[person] = area

    def fill(self, places: list[Place]) -> None:
        """Everybody at once."""
        self._later += [(place[1], place) for place in places]
        heapify(self._later)

    def add(self, place: Place) -> None:
        """To be called at `place[1]` or later."""
        heappush(self._later, (place[1], place))

    def next_ms(self) -> int | None:
        """When somebody becomes due who is not yet."""
        return min((heap[0][0] for heap in (self._soon, self._later) if heap), default=None)

    @property
    def has_ready(self) -> bool:
        """Whether somebody was due who has not been called."""
        return bool(self._front) or any(self._ready.values())

    def take(self, now_ms: int) -> int | None:
        """Who is called now; None for nobody. Their telephone and their area's line are then in use."""
        self._move(now_ms)
        while True:
            area, place = self._first()
            if place is None:
                return None
            self._pop(area, place)
            person = place[3]
            phone = self._phones.get(person)
            if phone is not None and phone.free_ms > now_ms:
                if phone.free_ms == IN_USE:
                    self._parked.setdefault(phone, []).append(place)
                else:
                    heappush(self._later, (phone.free_ms, place))
                continue
            self.occupy(person)
            return person

    def occupy(self, person: int) -> None:
        """Somebody is being called."""
        if person in self._areas:
            self._spare[self._areas[person]] -= 1
        if person in self._phones:
            self._phones[person].free_ms = IN_USE

    def release(self, person: int, free_ms: int) -> None:
        """That is over; their number may ring again at `free_ms`."""
        if person in self._areas:
            self._spare[self._areas[person]] += 1
        phone = self._phones.get(person)
        if phone is not None:
            phone.free_ms = free_ms
            for place in self._parked.pop(phone, ()):
                heappush(self._later, (free_ms, place))

    def ahead(self, most: int, until_ms: int) -> list[int]:
        """People who come next, each told once, while fewer than half of `most` are known.

        `until_ms`: who becomes due until then comes next as well.
        """
        seen: list[int] = []
        ready, front = self._ready[""], self._front
        if 2 * (len(front) + len(ready)) < most:
            # Not where others wait: then it is long before they are called.
            later, soon = self._later, self._soon
            while later and later[0][0] <= until_ms and len(soon) < most:
                entry = heappop(later)
                heappush(soon, entry)
                seen.append(entry[1][3])
        if 2 * len(front) < most:
            while ready and len(front) < most:
                place = heappop(ready)
                # Whoever came in since belongs before those that are out already.
                if front and place < front[-1]:
                    heappush(ready, place)
                    while front:
                        heappush(ready, front.pop())
                    continue
                front.append(place)
                seen.append(place[3])
        return seen

    def _move(self, now_ms: int) -> None:
        for heap in (self._soon, self._later):
            while heap and heap[0][0] <= now_ms:
                place = heappop(heap)[1]
                heappush(self._ready[self._areas.get(place[3], "")], place)

    def _first(self) -> tuple[str, Place | None]:
        """The least of the front, of those behind it, and of areas with a line to spare."""
        first = self._front[0] if self._front else None
        found = ""
        for area, ready in self._ready.items():
            may = not area or self._spare[area] > 0
            if ready and may and (first is None or ready[0] < first):
                first, found = ready[0], area
        return found, first

    def _pop(self, area: str, place: Place) -> None:
        if not area and self._front and self._front[0] == place:
            self._front.popleft()
        else:
            heappop(self._ready[area])
