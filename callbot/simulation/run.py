"""A whole simulation: residents are called by workers, written by one writer, added up."""

from __future__ import annotations

import gc
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from callbot.residents.judging import Tally
from callbot.simulation.caller import Calling, CallResult
from callbot.simulation.hands import Staff, staff_of
from callbot.simulation.plan import Plan
from callbot.simulation.pool import Chunk, in_chunks
from callbot.store.journal import BatchJournal

TEXT_CHUNK = 200
"""Calls a task without sound: about a tenth of a second."""
CALL_SECONDS = 180.0
"""The longest a worker may take for one call before it counts as hung."""

Watch = Callable[[CallResult], None]


@dataclass(slots=True)
class Totals:
    """What is known so far."""

    plan: Plan
    script_sha256: str
    calls: int = 0
    turns: int = 0
    audio_seconds: float = 0.0
    dispositions: Counter[str] = field(default_factory=Counter)
    tally: Tally = field(default_factory=Tally)
    crashes: list[str] = field(default_factory=list)
    interrupted: bool = False
    began: float = field(default_factory=time.perf_counter)

    def add(self, result: CallResult) -> None:
        """Count one call."""
        self.calls += 1
        self.turns += result.turns
        self.audio_seconds += result.audio_seconds
        self.dispositions[result.disposition] += 1
        self.tally.add(result.judgement)

    def summary(self) -> dict[str, Any]:
        """What `callbot simulate --json` prints."""
        plan = self.plan
        return {
            "calls": self.calls,
            "seed": plan.seed,
            "line": plan.line,
            "mix": plan.mix,
            "snr_db": plan.snr_db,
            "held_out_voices": plan.held_out_voices,
            "script_sha256": self.script_sha256,
            "dispositions": dict(sorted(self.dispositions.items())),
            "turns": self.turns,
            **self.tally.summary(),
            "by_question": self.tally.by_question,
            "crashed_calls": len(self.crashes),
            "interrupted": self.interrupted,
            "audio_seconds": round(self.audio_seconds, 1),
            "wall_seconds": round(time.perf_counter() - self.began, 2),
        }


def simulate(
    plan: Plan, script_sha256: str, workers: int | Staff, journal: BatchJournal, watch: Watch
) -> Totals:
    """Call every resident of the plan; each finished call goes to `journal`, then to `watch`.

    The same plan gives the same calls whoever holds them. Ctrl-C keeps what is done.
    """
    totals = Totals(plan, script_sha256)
    with ctrl_c_noted(totals):
        for result in _results(plan, workers, totals.crashes):
            if result is None:
                journal.tick()
            else:
                journal.add(result.record)
                totals.add(result)
                watch(result)
            if totals.interrupted:
                break
        journal.flush()
    return totals


class Interruptible(Protocol):
    """What takes note of Ctrl-C."""

    interrupted: bool


@contextmanager
def ctrl_c_noted(totals: Interruptible) -> Iterator[None]:
    """Ctrl-C is noted instead of breaking into a transaction; a second one breaks."""

    def note(*_: object) -> None:
        totals.interrupted = True
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _results(plan: Plan, workers: int | Staff, crashes: list[str]) -> Iterator[CallResult | None]:
    chunk = Chunk(1 if plan.line == "voice" else TEXT_CHUNK, CALL_SECONDS)
    tasks = chunk.tasks(plan.calls)
    if workers == 1 and plan.line == "text":
        # Nothing in a text call can crash the process: a worker would only cost its start.
        caller = Calling(plan)()
        try:
            for task in tasks:
                for index in task:
                    yield caller.call(index)
        finally:
            # What is remembered holds no cycles (see `Calling`) and goes with the process: looking
            # for garbage in it once more, now and at the exit, took a tenth of all the time.
            gc.freeze()
            gc.enable()
        return
    if isinstance(workers, int):
        workers = min(workers, chunk.count(plan.calls))

    def crashed(index: int, why: str) -> None:
        crashes.append(f"call {index + 1}: {why}")

    for results in in_chunks(Calling(plan), tasks, staff_of(workers), chunk, crashed):
        yield from (None,) if results is None else results
