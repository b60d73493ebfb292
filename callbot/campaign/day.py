"""A campaign on its own clock: numbers are dialled, lines come free, people are called again.

Discrete events, `(time, kind, sequence)`: a tie is broken by what happens and then by the order of
dialling. Workers hold the calls; the driver needs one only at the moment at which somebody takes the
telephone off the hook, so that all of them are held while it rings, and those of people who come next
even before: nothing that they depend on can change. So the same seed gives the same campaign whatever
the number of workers. Everything that decides what comes next can be read from the attempts that
were written; `taken_up` does that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from heapq import heappop, heappush
from typing import Final, NamedTuple, Protocol

from callbot.campaign.answering import Ring, ring
from callbot.campaign.asked import asked_for
from callbot.campaign.calling import Held, Job, answers_json
from callbot.campaign.clock import Clock
from callbot.campaign.crew import Crew
from callbot.campaign.hours import Open
from callbot.campaign.people import Person
from callbot.campaign.settings import Settings
from callbot.campaign.waiting import Waiting
from callbot.store.campaign_journal import Dialled
from callbot.store.rows import CallRecord

ANSWERED: Final = 0
OVER: Final = 1
"""Kinds of events, in the order in which those of one moment happen."""

NEVER: Final = 2**62

_SOON_MS: Final = 120_000
"""How long before somebody is due their call may be held."""

FINAL_FLAGS: Final = ("", "call_back")


class Going(NamedTuple):
    """An attempt that goes on."""

    person: Person
    attempt: Dialled
    ring: Ring
    job: Job | None
    """The call to be held, where it will be answered."""
    held: Held | None = None


Event = tuple[int, int, int, Going]
"""Time, kind, order of dialling, and what."""


class Journal(Protocol):
    """Where attempts go; `callbot.store.campaign_journal.CampaignJournal` writes them."""

    @property
    def due(self) -> bool:
        """Whether it is time to commit."""

    def dialled(self, attempt: Dialled) -> None:
        """A number is being dialled."""

    def ended(self, attempt: Dialled, record: CallRecord | None) -> None:
        """That is over."""

    def commit(self, clock: str) -> bool:
        """Keep everything up to now; True where a pause was asked for."""


class Progress:
    """What is shown while it runs."""

    __slots__ = ("attempts", "calls", "key_persons", "lines_in_use", "now", "people", "reached")

    def __init__(self, people: int) -> None:
        self.people = people
        self.now = ""
        self.attempts = 0
        self.calls = 0
        self.lines_in_use = 0
        self.reached = 0
        """Calls that ended with the questions answered."""
        self.key_persons = 0


class Day:
    """The engine. `barred` are numbers that must not be dialled; `watch` is told after each commit."""

    def __init__(
        self,
        settings: Settings,
        people: list[Person],
        waiting: Waiting,
        crew: Crew,
        journal: Journal,
    ) -> None:
        self.settings = settings
        self.people = people
        self.waiting = waiting
        self.crew = crew
        self.journal = journal
        self.clock = Clock(settings.hours.tz)
        self.stretches = settings.hours.stretches(settings.starts, settings.days)
        self.now = self.stretches[0].opens
        self.barred: set[str] = set()
        self.events: list[Event] = []
        self.sequence = 0
        self.progress = Progress(len(people))
        self.entered: Callable[[], set[str] | None] = lambda: None
        """Numbers barred by somebody else since it was last asked; None for nothing new."""

    def run(self, watch: Callable[[Progress], None], stop: Callable[[], bool]) -> bool:
        """Go on until nobody is left to be called; False where `stop` or a pause ended it before."""
        while True:
            if self.journal.due or stop():
                paused = self.commit(watch)
                if paused or stop():
                    return False
            self._dial()
            if not self._step():
                self.commit(watch)
                return True

    def commit(self, watch: Callable[[Progress], None]) -> bool:
        """Write everything up to now; True where a pause was asked for."""
        wanted = self.journal.commit(self.clock.text(self.now))
        self.progress.now = self.clock.text(self.now)
        self.progress.lines_in_use = len(self.events)
        watch(self.progress)
        return wanted

    # --- dialling --------------------------------------------------------------------------------
    def _dial(self) -> None:
        """As many as there are lines, while the window is open."""
        lines = self.settings.lines
        if len(self.events) >= lines or self._open(self.now) is None:
            return
        self._look_ahead()
        while len(self.events) < lines:
            index = self.waiting.take(self.now)
            if index is None:
                return
            person = self.people[index]
            if self._is_barred(person):
                self.waiting.release(index, self.now)
                continue
            self.begin(person, self.now)

    def _is_barred(self, person: Person) -> bool:
        """Looked up at the moment of dialling, with what others have entered since."""
        entered = self.entered()
        if entered is not None:
            self.barred |= entered
        return person.key in self.barred

    def begin(self, person: Person, at_ms: int) -> None:
        """One attempt, from this moment."""
        person.tries += 1
        ring = self.ring(person, person.tries, at_ms)
        attempt = Dialled(person.contact_id, person.tries, self.clock.text(at_ms), ring.seconds)
        self.journal.dialled(attempt)
        self.go_on(person, attempt, ring, at_ms)

    def go_on(self, person: Person, attempt: Dialled, ring: Ring, at_ms: int) -> None:
        """An attempt that was begun at this moment: what happens to it next."""
        job = None
        if ring.what == "answered":
            job = self._job(person, person.tries, at_ms)
            self.crew.want(job)
        elif self.crew.ahead:
            self.crew.forget((person.index, person.tries, self.clock.day(at_ms)))
        self.progress.attempts += 1
        kind = ANSWERED if job else OVER
        then = at_ms + round(ring.seconds * 1000)
        heappush(self.events, (then, kind, self.sequence, Going(person, attempt, ring, job)))
        self.sequence += 1

    def ring(self, person: Person, number: int, at_ms: int) -> Ring:
        """What comes of dialling this person for the so-manieth time at this moment."""
        settings = self.settings
        key = f"{settings.seed}/{person.index}/{number}"
        return ring(key, person.habit, self.clock.hour(at_ms), settings.ring_seconds)

    def _job(self, person: Person, number: int, at_ms: int) -> Job:
        return Job(
            person.index, number, self.clock.day(at_ms), person.name, person.phone, person.area,
            person.shared, person.known,
        )  # fmt: skip

    def _look_ahead(self) -> None:
        """Calls of those who come next can be held already: most will answer as they would now."""
        if not self.crew.ahead:
            return
        for index in self.waiting.ahead(self.crew.ahead, self.now + _SOON_MS):
            person = self.people[index]
            at = max(self.now, person.due_ms)
            if self.ring(person, person.tries + 1, at).what == "answered":
                self.crew.want(self._job(person, person.tries + 1, at))

    # --- what happens ----------------------------------------------------------------------------
    def _step(self) -> bool:
        """Go to the next moment at which something happens; False where nothing will."""
        at = self._next_dial()
        if self.events and (at is None or self.events[0][0] <= at):
            at, kind, sequence, going = heappop(self.events)
            if kind == ANSWERED:
                self._answered(at, sequence, going)
                return True
            self.now = at
            self._over(going)
            return True
        if at is None:
            return False
        self.now = at
        return True

    def _next_dial(self) -> int | None:
        """When a line that is free now will next be needed; None where that is never."""
        if len(self.events) >= self.settings.lines:
            return None
        due = self.waiting.next_ms()
        if self._open(self.now) is None and self.waiting.has_ready:
            due = self.now
        if due is None:
            return None
        at = self.from_when(max(self.now, due))
        return at if at < NEVER else None

    def from_when(self, at_ms: int) -> int:
        """The first moment from this one on at which calls may begin; `NEVER` after the last."""
        place = bisect_right(self.stretches, (at_ms, NEVER))
        if place and at_ms < self.stretches[place - 1].closes:
            return at_ms
        return self.stretches[place].opens if place < len(self.stretches) else NEVER

    def _open(self, at_ms: int) -> Open | None:
        """The stretch of hours that this moment lies in."""
        place = bisect_right(self.stretches, (at_ms, NEVER))
        found = self.stretches[place - 1] if place else None
        return found if found and at_ms < found.closes else None

    def _answered(self, at_ms: int, sequence: int, going: Going) -> None:
        """Somebody takes the telephone off the hook: from here on the call's length is needed.

        Nothing else follows from it, so that the clock need not stop there.
        """
        assert going.job is not None
        held = self.crew.take(going.job)
        seconds = held.seconds if held else 0.0
        then = at_ms + round(seconds * 1000)
        heappush(self.events, (then, OVER, sequence, going._replace(held=held)))

    def _over(self, going: Going) -> None:
        """A line comes free."""
        person, attempt, ring, job, held = going
        ending = held.disposition if held else "technical" if job else ring.what
        attempt.disposition = ending
        attempt.ended_at = self.clock.text(self.now)
        record = None
        if held is not None and job is not None:
            record = held.record(job, attempt.started_at)
            self._count(held)
            if held.rows.barred is not None:
                self.barred.add(person.key)
        asked_ms = self._asked(held) if held is not None and held.asked_later else 0
        if held is not None and ending == "break_off":
            person.known = answers_json(held.rows) or person.known
        self.settle(person, ending, self.now, asked_ms)
        if person.due_ms:
            attempt.next_at = self.clock.text(person.due_ms)
        self.waiting.release(person.index, self.settings.policy.phone_free(self.now))
        if person.due_ms:
            self.waiting.add(person.place)
        self.journal.ended(attempt, record)

    def settle(self, person: Person, ending: str, ended_ms: int, asked_ms: int) -> None:
        """Put somebody down for another attempt, or for none."""
        same = person.tried(ending)
        policy = self.settings.policy
        due = None
        if person.key not in self.barred:
            due = policy.again(ending, person.tries, same, ended_ms, asked_ms)
        person.due(due or 0, appointed=due is not None and policy.named(ending, ended_ms, due))

    def _asked(self, held: Held) -> int:
        wanted = asked_for(held.asked_later, self.clock.wall(self.now))
        return round(wanted.timestamp() * 1000) if wanted else 0

    def _count(self, held: Held) -> None:
        progress = self.progress
        progress.calls += 1
        progress.reached += held.disposition in ("complete", "partial")
        progress.key_persons += held.level not in FINAL_FLAGS
