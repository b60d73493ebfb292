"""The engines of `dialogue_peers.py`. Each takes the log, holds its calls and writes its sheet.

What stands before their `yield` is made once for all calls, and is not timed.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from dialogue_calls import Held, Logged, Sheet, Turn, row_of
from dialogue_rules import Model, Rules

from callbot.core.answers import Answer
from callbot.core.dialogue import Dialogue
from callbot.core.flow import Flow
from callbot.core.script import Script
from callbot.scriptfile.compiled import flow_of
from callbot.understanding import places

Engine = Callable[[Script, Sequence[Held], Sheet], Iterator[None]]


def callbot_dialogue(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """The whole dialogue, with the logged verdicts."""
    logged = Logged()
    flow = Flow(script, logged, places.inside)
    yield
    for number, held in enumerate(calls):
        logged.verdicts = iter(held.verdicts)
        sheet.add(number, _dialogue(flow, held).answers)


def callbot_understanding(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """The whole dialogue, with an understanding that has heard nothing yet."""
    flow = flow_of(script)
    yield
    for number, held in enumerate(calls):
        sheet.add(number, _dialogue(flow, held).answers)


def _dialogue(flow: Flow, held: Held) -> Dialogue:
    dialogue = Dialogue(flow, held.contact, today=held.today)
    dialogue.start(0.0)
    for got, at in held.inputs:
        dialogue.receive(got, at)
    return dialogue


def callbot_table(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """The table of callbot alone, stepped by the same rules as the others'."""
    fire = Flow(script, Logged(), places.inside).fire
    rules = Rules(script, places.inside)
    yield
    for number, held in enumerate(calls):
        model = Model(rules, held.today)
        _hold(model, held, partial(fire, model))
        sheet.add(number, model.answers)


def _hold(model: Model, held: Held, fire: Callable[[str], Any]) -> None:
    for turn in held.turns:
        for trigger in model.means(turn):
            fire(trigger)
    for trigger in model.over(held.left):
        fire(trigger)


class _Committed(dict[str, Answer]):
    """Answers that are on the disk when they are taken."""

    def __init__(self, number: int, sheet: Sheet) -> None:
        self._number = number
        self._file = sheet.file

    def __setitem__(self, question: str, answer: Answer) -> None:
        super().__setitem__(question, answer)
        row = row_of(self._number, question, answer)
        self._file.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", row)
        self._file.commit()

    def __delitem__(self, question: str) -> None:
        super().__delitem__(question)
        where = (self._number, question)
        self._file.execute("DELETE FROM answer WHERE call_id = ? AND question = ?", where)
        self._file.commit()


def transitions_one(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """One `transitions.Machine`, with which each call is registered while it is held."""
    from transitions import Machine

    rules = Rules(script, places.inside)
    steps = [[step.trigger, step.source, step.target] for step in rules.steps]
    machine = Machine(None, rules.states, script.start, steps, auto_transitions=False)
    yield
    for number, held in enumerate(calls):
        model = Model(rules, held.today)
        machine.add_model(model)
        _hold(model, held, model.trigger)  # type: ignore[attr-defined]
        machine.remove_model(model)
        sheet.add(number, model.answers)


def transitions_call(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """`transitions.Machine` a call."""
    rules = Rules(script, places.inside)
    yield
    for number, held in enumerate(calls):
        model = Model(rules, held.today)
        _with_a_machine(model, held)
        sheet.add(number, model.answers)


def naive_loop(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """`transitions.Machine` a call, a commit an answer."""
    rules = Rules(script, places.inside)
    yield
    for number, held in enumerate(calls):
        _with_a_machine(Model(rules, held.today, _Committed(number, sheet)), held)


def _with_a_machine(model: Model, held: Held) -> None:
    from transitions import Machine

    steps = [[step.trigger, step.source, step.target] for step in model.rules.steps]
    Machine(model, model.rules.states, model.rules.script.start, steps, auto_transitions=False)
    _hold(model, held, model.trigger)  # type: ignore[attr-defined]


def python_statemachine(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """A chart from the same table, one instance a call."""
    from statemachine.io import create_machine_class_from_definition

    def name(word: str) -> str:
        return word.replace("=", "is_").replace("?", "_asked_back").replace(":", "_")

    rules = Rules(script, places.inside)
    states: dict[str, Any] = {name(s): {"value": s, "on": {}} for s in rules.states}
    for step in rules.steps:
        states[name(step.source)]["on"][name(step.trigger)] = [{"target": name(step.target)}]
    states[script.start]["initial"] = True
    states["ended"]["final"] = True
    chart = create_machine_class_from_definition("Call", states)
    yield
    for number, held in enumerate(calls):
        model = Model(rules, held.today)
        send = chart(model).send
        _hold(model, held, lambda trigger: send(name(trigger)))  # noqa: B023 - not kept
        sheet.add(number, model.answers)


def chatsky(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """A script with a condition for each row of the table; a messenger that reads the log."""
    from chatsky import RESPONSE, TRANSITIONS, Pipeline, conditions
    from chatsky import Transition as Way
    from chatsky.messengers.common import MessengerInterface

    logging.getLogger("chatsky").setLevel(logging.CRITICAL)
    rules = Rules(script, places.inside)
    nodes: dict[str, Any] = {s: {RESPONSE: s, TRANSITIONS: []} for s in rules.states}
    for step in rules.steps:
        way = Way(cnd=conditions.ExactMatch(step.trigger), dst=("call", step.target))
        nodes[step.source][TRANSITIONS].append(way)

    class Log(MessengerInterface):  # type: ignore[misc]
        async def connect(self, pipeline_runner: Any) -> None:
            for number, held in enumerate(calls):
                model = Model(rules, held.today)
                for turn in (*held.turns, None):
                    for event in model.means(turn) if turn else model.over(held.left):
                        context = await pipeline_runner(event, str(number))
                        model.state = context.last_label.node_name
                sheet.add(number, model.answers)

    start, end = ("call", script.start), ("call", "ended")
    pipeline = Pipeline({"call": nodes}, start, end, messenger_interface=Log())
    yield
    pipeline.run()


def pipecat_call(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """A pipeline a call, as a bot has it."""
    yield
    asyncio.run(_pipecat(script, calls, sheet, 1))


def pipecat_one(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """All calls through one pipeline, so that only frames are paid for."""
    yield
    asyncio.run(_pipecat(script, calls, sheet, len(calls)))


async def _pipecat(script: Script, calls: Sequence[Held], sheet: Sheet, at_once: int) -> None:
    from loguru import logger

    logger.remove()  # it writes a line for each frame
    from pipecat.frames.frames import DataFrame, EndFrame
    from pipecat.pipeline.pipeline import Pipeline
    from pipecat.pipeline.worker import PipelineWorker
    from pipecat.processors.frame_processor import FrameProcessor
    from pipecat.workers.runner import WorkerRunner

    rules = Rules(script, places.inside)
    target = {(step.source, step.trigger): step.target for step in rules.steps}

    @dataclass
    class Turned(DataFrame):  # type: ignore[misc]
        model: Model
        turn: Turn | None
        """None after the last."""
        number: int
        left: bool

    class Stepping(FrameProcessor):  # type: ignore[misc]
        async def process_frame(self, frame: Any, direction: Any) -> None:
            await super().process_frame(frame, direction)
            if isinstance(frame, Turned):
                model = frame.model
                for trigger in model.means(frame.turn) if frame.turn else model.over(frame.left):
                    model.state = target[model.state, trigger]
            await self.push_frame(frame, direction)

    class Writing(FrameProcessor):  # type: ignore[misc]
        async def process_frame(self, frame: Any, direction: Any) -> None:
            await super().process_frame(frame, direction)
            if isinstance(frame, Turned) and frame.turn is None:
                sheet.add(frame.number, frame.model.answers)
            await self.push_frame(frame, direction)

    for first in range(0, len(calls), at_once):
        worker = PipelineWorker(
            Pipeline([Stepping(), Writing()]), enable_rtvi=False, enable_turn_tracking=False
        )
        runner = WorkerRunner(handle_sigint=False)
        await runner.add_workers(worker)
        for number, held in enumerate(calls[first : first + at_once], first):
            model = Model(rules, held.today)
            for turn in (*held.turns, None):
                await worker.queue_frame(Turned(model, turn, number, held.left))
        await worker.queue_frame(EndFrame())
        await runner.run()
