"""How many lines a robot needs: Erlang's formulas and a rehearsal of the day beside each other.

A few hundred calls are really held, for how long calls of this script take and how they end. The day
is then gone through, for each number of lines, with the endings and lengths of those calls: the same
engine, the same people, the same hours, no dialogue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from callbot.campaign.calling import Calling, Held, Job
from callbot.campaign.chances import chances
from callbot.campaign.day import Day
from callbot.campaign.district import district
from callbot.campaign.erlang import erlang_b, erlang_c, mean_wait_seconds
from callbot.campaign.people import people_of, telephones
from callbot.campaign.settings import Settings
from callbot.campaign.waiting import Waiting
from callbot.core.script import Script
from callbot.simulation.plan import Plan
from callbot.store.campaign_journal import Dialled
from callbot.store.campaigns import RosterLine
from callbot.store.rows import CallRecord, as_json

USUAL: tuple[int, ...] = (5, 10, 15, 20, 25, 30, 35, 40, 50, 60)
"""Lines of a robot that are looked at where none are given."""
SAMPLE = 400
"""Calls that are really held."""
_AMPLE = 100
"""People a line that are never too many, were it a single hour."""
_ENOUGH = 0.99
"""Of those whom any number of lines would reach."""


class Point(NamedTuple):
    """One number of lines, for one robot."""

    lines: int
    erlang_b: float
    """Share of attempts that would be lost."""
    erlang_c: float
    """Share of attempts that would wait."""
    wait_seconds: float
    """Mean wait by Erlang C; infinite where the lines cannot carry the load."""
    reached: int
    """People who answered everything, or as much as counts, by the end: the rehearsal."""
    attempts: int
    in_use: float
    """Share of the lines in use while the window was open."""
    blocked: float
    """Share of people due again who found every line busy."""
    late_seconds: float
    """How late they were called, on average."""


class LinePlan(NamedTuple):
    """What `callbot lines` shows."""

    people: int
    """A robot's share."""
    window_seconds: float
    seconds_a_person: float
    """Of the window."""
    talk_seconds: float
    """Mean length of a call that was answered, by the script's real prompts."""
    hold_seconds: float
    """Mean time that an attempt holds a line, ringing included."""
    attempts_a_person: float
    offered: float
    """Erlangs."""
    points: tuple[Point, ...]
    enough: int
    """The fewest lines looked at that reach 99 % of those whom the most would reach; 0 where none do."""


def line_plan(
    script: Script, settings: Settings, people: int, lines: Iterable[int] = USUAL
) -> LinePlan:
    """One robot's share of `people`, on each of these numbers of lines."""
    share = max(1, round(people / settings.robots))
    wanted = sorted(set(lines))
    calls = sample(script, settings)
    # With more than enough lines: what the people would need.
    ample = max(wanted[-1], 1 + share // _AMPLE)
    free = Rehearsal(script, settings, share, ample, calls).run()
    window = sum(s.closes - s.opens for s in free.day.stretches) / 1000
    hold = free.busy_seconds / free.attempts
    offered = free.attempts * hold / window
    points = []
    for number in wanted:
        tried = Rehearsal(script, settings, share, number, calls).run()
        points.append(
            Point(
                number,
                erlang_b(offered, number),
                erlang_c(offered, number),
                mean_wait_seconds(offered, number, hold),
                tried.reached,
                tried.attempts,
                tried.busy_seconds / (number * window),
                tried.found_busy / (tried.again or 1),
                tried.late_seconds / (tried.again or 1),
            )
        )
    enough = next((p.lines for p in points if p.reached >= _ENOUGH * free.reached), 0)
    talk = sum(held.seconds for held in calls) / len(calls)
    return LinePlan(
        share, window, window / share, talk, hold, free.attempts / share, offered, tuple(points),
        enough,
    )  # fmt: skip


def sample(script: Script, settings: Settings, calls: int = SAMPLE) -> list[Held]:
    """Calls of this script to this kind of people, really held, without what was said."""
    plan = Plan(
        script.text, script.id, calls, "text", settings.mix, settings.seed, today=settings.starts
    )
    caller = Calling(plan)()
    entries = district(calls, settings.seed, script.language)
    day = settings.starts.toordinal()
    jobs = [Job(n, 1, day, e.name, "", e.area, e.shared, "") for n, e in enumerate(entries)]
    return [caller.hold(job) for job in jobs]


class Rehearsal:
    """Runs the engine with calls drawn from the sample; crew and journal at once."""

    ahead = 0
    due = False

    def __init__(
        self,
        script: Script,
        settings: Settings,
        people: int,
        lines: int,
        calls: list[Held],
        *,
        keep: bool = False,
    ) -> None:
        settings = replace(settings, robots=1, lines_per_robot=lines)
        entries = enumerate(district(people, settings.seed, script.language))
        roster = [RosterLine(n + 1, e.name, e.phone, as_json(e.fields)) for n, e in entries]
        everybody = people_of(roster, settings)
        waiting = Waiting(settings.policy.quotas)
        telephones(everybody, waiting)
        self._calls = calls
        self._seed = settings.seed
        self.day = Day(settings, everybody, waiting, self, self)
        opens = self.day.stretches[0].opens
        for person in everybody:
            person.due(opens)
        waiting.fill([person.place for person in everybody if person.key])
        self._people = everybody
        self.attempts = self.reached = self.again = self.found_busy = 0
        self.busy_seconds = self.late_seconds = 0.0
        self._began: dict[int, int] = {}
        self._keep = keep
        self.kept: list[tuple[float, float]] = []
        """Of each attempt when it was dialled and how long it held a line, in seconds, if kept."""

    def run(self) -> Rehearsal:
        """The whole day."""
        self.day.run(lambda _: None, lambda: False)
        self.reached = self.day.progress.reached
        return self

    # --- as a crew -------------------------------------------------------------------------------
    def want(self, job: Job) -> None:
        """Drawn when it is taken."""

    def forget(self, key: tuple[int, int, int]) -> None:
        """Nothing was kept."""

    def close(self) -> None:
        """Nothing runs."""

    def take(self, job: Job) -> Held:
        """A call like this one."""
        pick = chances(f"{self._seed}/{job.person}/{job.attempt}/like")[0]
        held = self._calls[int(pick * len(self._calls))]
        return held._replace(person=job.person, attempt=job.attempt, day=job.day)

    # --- as a journal ----------------------------------------------------------------------------
    def dialled(self, attempt: Dialled) -> None:
        """Count it; for whoever was due again, how late."""
        day, person = self.day, self._people[attempt.contact_id - 1]
        self.attempts += 1
        self._began[person.index] = day.now
        if attempt.number > 1:
            self.again += 1
            late = day.now - day.from_when(person.due_ms)
            self.late_seconds += late / 1000
            self.found_busy += late > 0

    def ended(self, attempt: Dialled, record: CallRecord | None) -> None:
        """A line comes free."""
        began = self._began.pop(attempt.contact_id - 1)
        self.busy_seconds += (self.day.now - began) / 1000
        if self._keep:
            self.kept.append((began / 1000, (self.day.now - began) / 1000))

    def commit(self, clock: str) -> bool:
        """Nothing is written."""
        return False
