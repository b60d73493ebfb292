"""A whole series: everybody called at every check-in, written, and added up against the truth."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock_time
from typing import Any, Final

from callbot.core.script import Script, Series
from callbot.residents.judging import Tally
from callbot.simulation.checking_in import ATTEMPTS, Alert, Checking, Person
from callbot.simulation.hands import Staff, staff_of
from callbot.simulation.plan import Plan
from callbot.simulation.pool import Chunk, in_chunks
from callbot.simulation.run import CALL_SECONDS, ctrl_c_noted
from callbot.store.journal import RunKeys
from callbot.store.open import Store
from callbot.store.people_journal import Called, write_people

TEXT_CHUNK: Final = 10
"""People a task without sound: some hundred calls."""


@dataclass(slots=True)
class SeriesTotals:
    """What is known so far."""

    plan: Plan
    script: Script
    series: Series
    people: int = 0
    check_ins: Counter[str] = field(default_factory=lambda: Counter(due=0, kept=0, missed=0))
    calls: int = 0
    turns: int = 0
    audio_seconds: float = 0.0
    dispositions: Counter[str] = field(default_factory=Counter)
    tally: Tally = field(default_factory=Tally)
    persons: Counter[str] = field(default_factory=Counter)
    late: Counter[int] = field(default_factory=Counter)
    """How many check-ins after it was true the first alert came → people."""
    late_hours: list[float] = field(default_factory=list)
    after_onset_hours: list[float] = field(default_factory=list)
    rules: dict[str, Counter[str]] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)
    interrupted: bool = False
    began: float = field(default_factory=time.perf_counter)

    def add(self, person: Person) -> None:
        """Count one person."""
        self.people += 1
        self.check_ins["due"] += len(person.kept)
        self.check_ins["kept"] += sum(person.kept)
        self.check_ins["missed"] += len(person.kept) - sum(person.kept)
        self.calls += len(person.dispositions)
        self.turns += person.turns
        self.audio_seconds += person.audio_seconds
        self.dispositions.update(person.dispositions)
        for judgement in person.judgements:
            self.tally.add(judgement)
        self.persons["ill"] += person.onset is not None and person.eligible
        silent = self._silent_rules
        for alert in person.alerts.values():
            self._count_rule(person, alert, alert.rule in silent)
        told = [a for a in person.alerts.values() if a.rule not in silent]
        self._count_person(person, told)

    @property
    def _silent_rules(self) -> set[str]:
        return {r.id for r in self.script.rules if any(c.missed is not None for c in r.when)}

    def _count_rule(self, person: Person, alert: Alert, silent: bool) -> None:
        counts = self.rules.setdefault(alert.rule, Counter())
        if silent:
            counts["raised"] += 1
        elif alert.true is None:
            counts["false"] += 1
        else:
            counts["true"] += 1
            fate = _fate(person, alert.true, alert.raised)
            counts[fate] += 1
            if fate == "alerted" and alert.raised is not None:
                counts["early"] += alert.raised < alert.true
                counts["late_check_ins"] += max(0, alert.raised - alert.true)

    def _count_person(self, person: Person, alerts: Sequence[Alert]) -> None:
        first = min((a.true for a in alerts if a.true is not None), default=None)
        raised = min((a.raised for a in alerts if a.raised is not None), default=None)
        if first is None:
            self.persons["others"] += 1
            self.persons["false_alarms"] += raised is not None
            return
        self.persons["truth"] += 1
        self.persons["early"] += raised is not None and raised < first
        since = [a.raised for a in alerts if a.raised is not None and a.raised >= first]
        answered = min(since, default=None)
        fate = _fate(person, first, answered)
        if fate == "missed" and person.called_back is not None and person.called_back >= first:
            fate = "call_back"
        self.persons[fate] += 1
        if answered is not None:
            self.late[answered - first] += 1
            self.late_hours.append(self._hours(first, answered))
            if person.onset is not None and answered >= person.onset:
                self.after_onset_hours.append(self._hours(person.onset, answered))

    def _hours(self, one: int, other: int) -> float:
        return (self._moment(other) - self._moment(one)).total_seconds() / 3600

    def _moment(self, check_in: int) -> datetime:
        day, at = divmod(check_in, len(self.series.times))
        return datetime.combine(
            self.plan.today + timedelta(days=day),
            clock_time.fromisoformat(self.series.times[at]),
        )

    def summary(self) -> dict[str, Any]:
        """What `callbot checkins --json` prints."""
        plan, counted = self.plan, self.tally.summary()
        names = ("ill", "truth", "alerted", "call_back", "missed", "unreached", "early")
        return {
            "people": self.people,
            "days": self.series.days,
            "times": list(self.series.times),
            "seed": plan.seed,
            "line": plan.line,
            "mix": plan.mix,
            "script_sha256": self.script.sha256,
            "check_ins": dict(self.check_ins),
            "calls": self.calls,
            "turns": self.turns,
            "dispositions": dict(sorted(self.dispositions.items())),
            "persons": {name: self.persons[name] for name in (*names, "others", "false_alarms")},
            "late_check_ins": {str(late): self.late[late] for late in sorted(self.late)},
            "late_hours": _spread(self.late_hours),
            "hours_after_onset": _spread(self.after_onset_hours),
            "rules": {
                rule.id: dict(sorted(self.rules[rule.id].items()))
                for rule in self.script.rules
                if rule.id in self.rules
            },
            **counted,
            "by_question": self.tally.by_question,
            "crashed_people": len(self.crashes),
            "interrupted": self.interrupted,
            "audio_seconds": round(self.audio_seconds, 1),
            "wall_seconds": round(time.perf_counter() - self.began, 2),
        }


def _fate(person: Person, true: int, raised: int | None) -> str:
    if raised is not None:
        return "alerted"
    return "missed" if any(person.kept[true:]) else "unreached"


def _spread(hours: list[float]) -> dict[str, float]:
    if not hours:
        return {}
    return {
        "median": round(statistics.median(hours), 1),
        "mean": round(statistics.fmean(hours), 1),
        "most": round(max(hours), 1),
    }


@dataclass(slots=True)
class SeriesRun:
    """One run of a series."""

    totals: SeriesTotals
    workers: int | Staff

    def run(self, store: Store, run_id: int) -> Iterator[Person]:
        """Call everybody, write them as they come, and give each to whoever watches."""
        totals = self.totals
        keys = RunKeys(run_id, totals.script.sha256, totals.plan.line)
        with ctrl_c_noted(totals):
            for people in self._called():
                write_people(store, keys, [Called(p.resident.contact, p.tries) for p in people])
                for person in people:
                    totals.add(person)
                    yield person
                if totals.interrupted:
                    break

    def _called(self) -> Iterator[list[Person]]:
        plan, series = self.totals.plan, self.totals.series
        most = CALL_SECONDS * series.days * len(series.times) * ATTEMPTS
        chunk = Chunk(1 if plan.line == "voice" else TEXT_CHUNK, most)
        tasks = chunk.tasks(plan.calls)
        checking = Checking(plan, series)
        if self.workers == 1 and plan.line == "text":
            caller = checking()
            yield from (caller(task) for task in tasks)
            return
        staff = staff_of(self.workers)
        yield from filter(None, in_chunks(checking, tasks, staff, chunk, self._crashed))

    def _crashed(self, index: int, why: str) -> None:
        self.totals.crashes.append(f"person {index + 1}: {why}")
