"""What a worker does: calls residents one after the other and judges each call."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from callbot.core import messages as m
from callbot.core.dialogue import Dialogue
from callbot.core.earlier import NO_PAST, Earlier, values_of
from callbot.core.followup import CALL_BACK
from callbot.residents.course import at_some_check_in
from callbot.residents.judging import Judgement, Outcome, judge
from callbot.residents.persona import Resident
from callbot.residents.population import Population
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import loads
from callbot.session import CallSession
from callbot.simulation.lines import LineFactory, text_lines, voice_lines
from callbot.simulation.plan import Plan
from callbot.store.rows import CallRecord, Truth, as_json, call_record
from callbot.understanding import places

FIRST_CALL = time(8)
"""When a simulated day of calls begins; each call starts a second after the one before."""


class CallResult(NamedTuple):
    """One finished call."""

    number: int
    """Which resident, from 0."""
    record: CallRecord
    judgement: Judgement
    disposition: str
    turns: int
    audio_seconds: float
    spoken: tuple[str, ...]
    """What the resident said at each reply, for those who watch."""


@dataclass(frozen=True, slots=True)
class Calling:
    """Makes a `Caller`; this is what travels to a worker."""

    plan: Plan

    def __call__(self) -> Caller:
        """Build script, population and engines in this process."""
        caller = Caller(self.plan)
        # A call makes hundreds of small tuples and no cycles (a test holds it to that): whoever looks
        # for garbage walks through everything that is remembered, and finds nothing.
        gc.disable()
        return caller


class Caller:
    """Everything one process needs to call the residents of a plan."""

    def __init__(self, plan: Plan, line_to: LineFactory | None = None) -> None:
        script = loads(plan.script_text, plan.script_name)
        self._flow = flow_of(script)
        asks_openly = any(node.wait and node.wait.expects == "open" for node in script.questions)
        self._develops = script.series is not None or asks_openly
        self._key_rules = frozenset(r.id for r in script.rules if r.level != CALL_BACK)
        self._population = Population(
            script,
            plan.mix,
            plan.seed,
            held_out_voices=plan.held_out_voices,
            snr_db=plan.snr_db,
            today=plan.today,
        )
        lines = text_lines if plan.line == "text" else voice_lines
        self._line_to: LineFactory = line_to or lines(plan, script)
        self._first = datetime.combine(plan.today, FIRST_CALL)

    def __call__(self, indices: Sequence[int]) -> list[CallResult]:
        """Call these residents."""
        return [self.call(index) for index in indices]

    def call(self, index: int) -> CallResult:
        """Call one resident; depends on the plan and the index alone."""
        resident = self.resident(index)
        started_at = (self._first + timedelta(seconds=index)).isoformat()
        return self.hold(resident, resident.contact, started_at)

    def resident(self, index: int) -> Resident:
        """Who has this number in the population; for one call of a series, at some day of it."""
        resident = self._population.resident(index)
        if not self._develops:
            return resident
        return at_some_check_in(self._flow.script, self._flow.script.series, resident)

    def hold(
        self,
        resident: Resident,
        contact: Mapping[str, str],
        started_at: str,
        known: Mapping[str, list[Any]] | None = None,
        earlier: Earlier = NO_PAST,
    ) -> CallResult:
        """One call; `known` are answers from an earlier one that broke off (`Call.known`)."""
        line = self._line_to(resident)
        dialogue = Dialogue(self._flow, contact, today=resident.today, earlier=earlier)
        dialogue.known.update(known or {})
        journal = _Kept()
        seconds = CallSession(line, dialogue, journal).run()
        outcome = _outcome(dialogue, journal, self._key_rules)
        judgement = judge(
            self._flow.script,
            resident,
            outcome,
            line.speaker.expressed,
            line.speaker.stops_said,
            places.inside,
        )
        record = call_record(
            contact,
            started_at,
            journal.events,
            seconds,
            _truth(resident, judgement, line.spoken),
        )._replace(
            audio=line.audio,
            earlier=as_json(values_of(earlier.check_ins)) if earlier.check_ins else None,
        )
        return CallResult(
            resident.index,
            record,
            judgement,
            outcome.disposition,
            dialogue.turn,
            line.audio_seconds,
            tuple(line.spoken),
        )


class _Kept:
    """The journal of a simulated call: kept in memory until the call is over."""

    def __init__(self) -> None:
        self.events: list[tuple[float, m.Event]] = []

    def heard(self, heard: m.Heard, at_seconds: float) -> None:
        """The dialogue's `Replied` repeats it; a simulated call is written whole or not at all."""

    def record(self, events: tuple[m.Event, ...], at_seconds: float) -> None:
        """Keep the events with their time."""
        self.events += [(at_seconds, event) for event in events]


def _outcome(dialogue: Dialogue, journal: _Kept, key_rules: frozenset[str]) -> Outcome:
    ended = journal.events[-1][1]
    assert isinstance(ended, m.Ended)
    kinds = {type(event) for _, event in journal.events}
    left = ended.why != "said" or ended.disposition in ("stop", "human", "call_later", "refusal")
    return Outcome(
        dialogue.answers,
        tuple(dialogue.history),
        any(rule in key_rules for rule in dialogue.flags),
        m.CallBack in kinds,
        ended.disposition,
        dialogue.history[-1] if left and dialogue.history else "",
        m.Barred in kinds,
    )


def _truth(resident: Resident, judgement: Judgement, spoken: Sequence[str]) -> Truth:
    answers = {
        question: (
            truth.value if truth.value is not None else ",".join(truth.categories),
            judgement.verdicts.get(question, "not_asked"),
        )
        for question, truth in judgement.truths.items()
    }
    where = resident.surroundings
    persona = f"{resident.manner.name}, {resident.voice}, {where.snr_db:.0f} dB {where.noise}"
    return Truth(answers, judgement.key, judgement.level, judgement.fate, persona, tuple(spoken))
