"""One simulated person called again and again: what each check-in brought, held against their truth."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Final, NamedTuple

from callbot.core import messages as m
from callbot.core.answers import Answer
from callbot.core.disposition import INTERVIEWS
from callbot.core.earlier import CheckIn, Earlier, values_of
from callbot.core.followup import CALL_BACK, of_silence
from callbot.core.script import Script, Series
from callbot.residents.course import Course, Moment, course_of, known_at, true_check_in
from callbot.residents.judging import Judgement, true_answers, true_rules
from callbot.residents.manners import MIXES
from callbot.residents.persona import Resident, TrueAnswer, stream
from callbot.scriptfile.load import loads
from callbot.simulation.caller import Caller
from callbot.simulation.plan import Plan
from callbot.store.rows import CallRecord, CallRows, as_json, call_record, rows_of
from callbot.understanding import places

ATTEMPTS: Final = 2
"""How often a number is tried at one check-in."""
AGAIN: Final = timedelta(minutes=40)
NOT_REACHED: Final = "no_answer"


class Try(NamedTuple):
    """One attempt: `record` is the call, or what had to be noted where nobody answered."""

    started_at: str
    disposition: str
    record: CallRecord | None


class Alert(NamedTuple):
    """A rule and the check-ins, from 0, at which it first held: in truth, and by what was recorded."""

    rule: str
    true: int | None
    raised: int | None


@dataclass(slots=True)
class Person:
    """What came of one person's series."""

    resident: Resident
    onset: int | None
    """The check-in at which their illness began; None for the healthy."""
    eligible: bool = True
    """False for a wrong number."""
    tries: list[Try] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)
    """Of each check-in that was due until they asked not to be called."""
    judgements: list[Judgement] = field(default_factory=list)
    dispositions: list[str] = field(default_factory=list)
    turns: int = 0
    audio_seconds: float = 0.0
    called_back: int | None = None
    """The first check-in that put them on the call-back list."""
    alerts: dict[str, Alert] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checking:
    """Makes a `CheckingIn` in a worker."""

    plan: Plan
    series: Series

    def __call__(self) -> CheckingIn:
        """Build script, population and engines in this process."""
        return CheckingIn(self.plan, self.series)


class CheckingIn:
    """Everything one process needs to call people of a plan through a series."""

    def __init__(self, plan: Plan, series: Series) -> None:
        self._script: Script = loads(plan.script_text, plan.script_name)
        self._caller = Caller(plan)
        self._relatives = MIXES[plan.mix].relatives
        self._due = [
            datetime.combine(plan.today + timedelta(days=day), time.fromisoformat(at))
            for day in range(series.days)
            for at in series.times
        ]

    def __call__(self, indices: Sequence[int]) -> list[Person]:
        """Call these people, each through the whole series."""
        return [self.person(index) for index in indices]

    def person(self, index: int) -> Person:
        """One person; depends on the plan and the index alone."""
        resident = self._caller.resident(index)
        course = course_of(resident, len(self._due))
        onset = course.illness.onset if course.illness else None
        person = Person(resident, onset, eligible=resident.truth.identity != "no")
        told: list[CheckIn] = []
        truly: list[CheckIn] = []
        for number, due in enumerate(self._due):
            now = self._now(course, number, due, Earlier(truly))
            truths = true_answers(self._script, now)
            check_in = self._check_in(person, (course, number, due), now, Earlier(told))
            if check_in is None:
                break
            told.append(check_in)
            if person.eligible:
                self._note_truth(person, number, now, truths)
            truly.append(true_check_in(check_in.at, truths, check_in.missed))
            if person.dispositions and person.dispositions[-1] in ("stop", "not_eligible"):
                break
        return person

    def _now(self, course: Course, number: int, due: datetime, truly: Earlier) -> Resident:
        """The person as they are at this check-in."""
        resident = course.resident
        key = f"{resident.seed}/{number}/call"
        rng = stream(key)
        identity = resident.truth.identity
        if identity != "no":
            identity = "third_party" if rng.random() < self._relatives else "yes"
        known = known_at(self._script, Moment(course, number, due.hour))
        truth = replace(resident.truth, identity=identity, known=known, earlier=truly)
        return replace(
            resident,
            truth=truth,
            today=due.date(),
            seed=rng.getrandbits(63),
            truth_seed=resident.seed,
        )

    def _check_in(
        self,
        person: Person,
        moment: tuple[Course, int, datetime],
        now: Resident,
        told: Earlier,
    ) -> CheckIn | None:
        """Try until a whole call is held; None where that is not to be done any more."""
        course, number, due = moment
        answers: dict[str, Answer] = {}
        kept = False
        for attempt in range(ATTEMPTS):
            started = due + attempt * AGAIN + timedelta(seconds=person.resident.index % 1800)
            at = started.isoformat()
            if not course.reached(number, attempt):
                person.tries.append(Try(at, NOT_REACHED, None))
                continue
            who = replace(now, seed=now.seed ^ attempt)
            result = self._caller.hold(who, now.contact, at, None, told)
            person.tries.append(Try(at, result.disposition, result.record))
            person.judgements.append(result.judgement)
            person.dispositions.append(result.disposition)
            person.turns += result.turns
            person.audio_seconds += result.audio_seconds
            answers.update(_answers(result.record.rows))
            self._note_flags(person, number, result.record.rows)
            kept = result.disposition in INTERVIEWS
            if kept or result.disposition in ("stop", "not_eligible", "refusal"):
                break
        person.kept.append(kept)
        check_in = CheckIn(due.isoformat(timespec="minutes"), answers, not kept)
        if not kept:
            self._note_silence(person, number, Earlier((*told.check_ins, check_in)))
        return check_in

    # --- what is noted -----------------------------------------------------------------------------
    def _note_truth(
        self, person: Person, number: int, now: Resident, truths: Mapping[str, TrueAnswer]
    ) -> None:
        for rule in true_rules(self._script, now, places.inside, truths):
            if any(c.missed is not None for c in rule.when):
                continue
            alert = person.alerts.get(rule.id, Alert(rule.id, None, None))
            if alert.true is None:
                person.alerts[rule.id] = alert._replace(true=number)

    def _note_flags(self, person: Person, number: int, rows: CallRows) -> None:
        for row in rows.flags:
            kind, rule, cleared = row[1], row[2], row[7]
            if cleared is not None:
                continue
            if kind == CALL_BACK and person.called_back is None:
                person.called_back = number
            elif kind != CALL_BACK:
                self._raise(person, number, rule)

    def _raise(self, person: Person, number: int, rule: str) -> None:
        alert = person.alerts.get(rule, Alert(rule, None, None))
        if alert.raised is None:
            person.alerts[rule] = alert._replace(raised=number)

    def _note_silence(self, person: Person, number: int, silence: Earlier) -> None:
        """Put up what a missed check-in means, as a call that nobody took."""
        events: list[tuple[float, m.Event]] = []
        today = self._due[number].date()
        for event in of_silence(self._script, today, places.inside, silence):
            events.append((0.0, event))
            if isinstance(event, m.Flagged):
                self._raise(person, number, event.rule)
        last = person.tries[-1]
        if not events:
            return
        if last.record is not None:  # they answered, but not our questions
            flags = _more_flags(last.record.rows, rows_of(events))
            record = last.record._replace(rows=last.record.rows._replace(flags=flags))
        else:
            events.append((0.0, m.Ended(NOT_REACHED, "", "not reached")))
            record = call_record(person.resident.contact, last.started_at, events, 0.0)
            before = silence.check_ins[:-1]
            record = record._replace(earlier=as_json(values_of(before)) if before else None)
        person.tries[-1] = last._replace(record=record)


def _more_flags(rows: CallRows, more: CallRows) -> tuple[tuple[object, ...], ...]:
    up = {row[2] for row in rows.flags if row[7] is None}
    new = [row for row in more.flags if row[2] not in up]
    first = len(rows.flags) + 1
    return (*rows.flags, *((number, *row[1:]) for number, row in enumerate(new, first)))


def _answers(rows: CallRows) -> dict[str, Answer]:
    """The answers that hold at the end of a call."""
    return {
        row[0]: Answer(tuple(json.loads(row[4])), row[5], row[6]) for row in rows.answers if row[2]
    }
