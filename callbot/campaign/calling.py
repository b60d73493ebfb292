"""What a worker does in a campaign: holds the calls that were answered.

A call follows from (seed, person, attempt) and what that person answered before, so that it can be
held by any process, at any time, ahead of its turn or again after a crash.
"""

from __future__ import annotations

import gc
import json
import marshal
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from callbot.campaign.chances import chances, whole
from callbot.core.script import Script
from callbot.residents.manners import MIXES
from callbot.residents.persona import Resident
from callbot.scriptfile.load import loads
from callbot.simulation.caller import Caller
from callbot.simulation.plan import Plan
from callbot.store.rows import CallRecord, CallRows

_SHARED_RELATIVES = 0.35
"""How often somebody else of the household takes a telephone that several share."""
_KIND, _CATEGORY, _HEARD = 12, 13, 7
"""Places in a turn's row without its call."""


class Job(NamedTuple):
    """One answered attempt; plain values, cheap to send."""

    person: int
    """Place on the roster, from 0."""
    attempt: int
    day: int
    """`date.toordinal` of the call."""
    name: str
    phone: str
    area: str
    shared: bool
    known: str
    """JSON of what was answered in a call that broke off; empty for nothing."""


class Held(NamedTuple):
    """What came of it."""

    person: int
    attempt: int
    day: int
    seconds: float
    disposition: str
    rows: CallRows
    truth: tuple[Any, ...]
    asked_later: str
    """The words of somebody who asked to be called later; empty for others."""
    level: str
    """Of the gravest flag that stands; empty for none."""

    def record(self, job: Job, started_at: str) -> CallRecord:
        """Ready to be written."""
        return CallRecord(job.name, job.phone, "", started_at, self.seconds, self.rows, self.truth)


@dataclass(frozen=True, slots=True)
class Calling:
    """Makes a `CampaignCaller` in a worker."""

    plan: Plan

    def __call__(self) -> CampaignCaller:
        """Build script, population and engines in this process."""
        caller = CampaignCaller(self.plan)
        gc.disable()  # as `simulation.caller.Calling` does, and why
        return caller


class CampaignCaller:
    """Everything that one process needs to hold a campaign's calls."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._script = loads(plan.script_text, plan.script_name)
        self._caller = Caller(plan)
        self._relatives = MIXES[plan.mix].relatives

    def __call__(self, jobs: Sequence[Job]) -> bytes:
        """Hold these calls; `unpacked` reads what is returned."""
        # A third of what pickle takes, on both sides: everything is a plain tuple of plain values.
        return marshal.dumps([_plain(self.hold(Job(*job))) for job in jobs])

    def hold(self, job: Job) -> Held:
        """One call."""
        resident = self._on_the_phone(job)
        contact = {"name": job.name, "area": job.area, "phone": job.phone}
        known = json.loads(job.known) if job.known else {}
        # Whoever takes the telephone is told again who calls, and asked who they are.
        known.pop(self._script.start, None)
        result = self._caller.hold(resident, contact, "", known)
        rows, truth = result.record.rows, result.record.truth
        assert truth is not None
        return Held(
            job.person, job.attempt, job.day, result.record.seconds, result.disposition, rows, truth,
            _later_words(rows) if result.disposition == "call_later" else "",
            _gravest(self._script, rows),
        )  # fmt: skip

    def _on_the_phone(self, job: Job) -> Resident:
        """The person, or whoever of their household takes this call."""
        resident = self._caller.resident(job.person)
        key = f"{self._plan.seed}/{job.person}/{job.attempt}/who"
        truth = resident.truth
        if truth.identity != "no" and (job.shared or job.attempt > 1):
            share = _SHARED_RELATIVES if job.shared else self._relatives
            relative = chances(key)[0] < share
            truth = replace(truth, identity="third_party" if relative else "yes")
        again = job.attempt > 1
        return replace(
            resident,
            name=job.name,
            area=job.area,
            phone=job.phone,
            truth=truth,
            today=date.fromordinal(job.day),
            seed=whole(key) if again else resident.seed,
            truth_seed=resident.seed if again else None,
        )


def unpacked(packed: bytes) -> list[Held]:
    """What a worker returned."""
    plain = marshal.loads(packed)  # noqa: S302 - from our own worker
    return [Held._make((*held[:5], CallRows(*held[5]), *held[6:])) for held in plain]


def _plain(held: Held) -> tuple[Any, ...]:
    return (*held[:5], tuple(held.rows), tuple(held.truth), *held[7:])


def _later_words(rows: CallRows) -> str:
    """What was said when they asked for another time."""
    for turn in reversed(rows.turns):
        if turn[_KIND] == "request" and turn[_CATEGORY] == "later":
            return str(turn[_HEARD] or "")
    return ""


def _gravest(script: Script, rows: CallRows) -> str:
    """The gravest level among the flags that stand; `call_back` where there is only that."""
    standing = {flag[3] for flag in rows.flags if flag[7] is None}
    return next((level for level in (*script.levels, "call_back") if level in standing), "")


def answers_json(rows: CallRows) -> str:
    """The answers that hold at the end of a call, as `Job.known` has them; empty for none."""
    current = [row for row in rows.answers if row[2]]
    known = {row[0]: [json.loads(row[4]), row[5], row[6], row[7]] for row in current}
    return json.dumps(known, ensure_ascii=False) if known else ""
