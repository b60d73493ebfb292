"""Dialogue by callbot's engine and by what one would install instead: the same calls, the same rows.

    python -m venv peers && . peers/bin/activate     # an environment of its own
    pip install -e . python-statemachine==3.2.2 chatsky==0.10.0 rivescript==1.15.0 pipecat-ai==1.14.0
    python benchmarks/dialogue_peers.py --calls 2000

The calls are made once, by callbot's simulation on the text line, and logged as turns. Then each engine holds
them, and writes its answers into an SQLite file: from the logged verdicts, so that dialogue alone is
measured, or from the words. Engines that only step a table get the same rules (`dialogue_rules.py`), which
are glue that somebody has to write; what they leave out is printed. Engines take turns, each round begins
with another, each in a process of its own; a slow one holds the first of the calls only. What is made once
for all calls is not timed. Time is that of a call, and callbot's in the same round is 1.
"""

from __future__ import annotations

import argparse
import gc
import inspect
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import dialogue_engines as engines
from dialogue_calls import Held, Row, Sheet, held_calls
from dialogue_rivescript import rivescript
from dialogue_rules import LEFT_OUT, Model, Rules, Step, same

from callbot.commands.common import load_script
from callbot.core.script import Script

_WARM = 20
"""Calls held beforehand, which also tell how many fit into a round."""
_STEPS = (Step, Rules, Model, same, engines._hold)  # noqa: SLF001 - to count its lines
_DIALOGUE = (engines._dialogue,)  # noqa: SLF001
_MACHINE = (engines._with_a_machine,)  # noqa: SLF001
_PIPECAT = (engines._pipecat,)  # noqa: SLF001


class Contender(NamedTuple):
    """An engine in the table."""

    name: str
    hold: engines.Engine
    glue: tuple[Any, ...] = ()
    """What else had to be written, as functions, classes and modules."""
    shared: tuple[Any, ...] = ()
    """And what is the same for others."""


CONTENDERS = {
    "Dialogue alone, from the logged verdicts": (
        Contender("callbot, all of its dialogue", engines.callbot_dialogue, _DIALOGUE),
        Contender("callbot's table alone", engines.callbot_table, (), _STEPS),
        Contender("python-statemachine", engines.python_statemachine, (), _STEPS),
        Contender("chatsky", engines.chatsky, (), _STEPS),
        Contender("pipecat, one pipeline for all", engines.pipecat_one, _PIPECAT, _STEPS),
        Contender("pipecat, a pipeline a call", engines.pipecat_call, _PIPECAT, _STEPS),
        Contender("transitions, one machine", engines.transitions_one, (), _STEPS),
        Contender("transitions, a machine a call", engines.transitions_call, _MACHINE, _STEPS),
        Contender(
            "the same, a commit an answer",
            engines.naive_loop, (*_MACHINE, engines._Committed), _STEPS,  # noqa: SLF001
        ),
    ),
    "From the words": (
        Contender("callbot, dialogue and understanding", engines.callbot_understanding, _DIALOGUE),
        Contender("rivescript", rivescript, (inspect.getmodule(rivescript),)),
    ),
}  # fmt: skip
"""The first of each table is what the others are held against."""


class Measured(NamedTuple):
    """One engine in one round."""

    seconds: float
    """A call."""
    processor_seconds: float
    """Of these the processor's; the rest waited for the disk, or for others."""
    calls: int
    rows: set[Row]


def main() -> None:
    """Make the calls, let each engine hold them, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--script", default="screening.zh")
    parser.add_argument("--calls", type=int, default=2000)
    parser.add_argument("--mix", default="realistic")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=5.0, help="of an engine in a round")
    given = parser.parse_args()
    script = load_script(given.script)
    calls = held_calls(script, given.calls, given.mix, given.seed)
    turns = sum(len(held.turns) for held in calls)
    rows = sum(len(held.rows) for held in calls)
    print(f"{given.script}, {len(calls):,} calls, {turns:,} turns, {rows:,} rows,", end=" ")
    print(f"seed {given.seed}, median of {given.rounds} rounds")
    for title, contenders in CONTENDERS.items():
        print(f"\n**{title}**\n")
        _table(calls, contenders, given)
    print("\nLeft out of the rules of all but callbot's dialogue:", "; ".join(LEFT_OUT) + ".")
    print("RiveScript, besides: asking back; dates, places, temperatures: it keeps their words.")


def _table(calls: list[Held], contenders: Sequence[Contender], given: Any) -> None:
    print("| engine | calls | calls a second | time, callbot's = 1 | processor, likewise", end="")
    print(" | rows equal | other rows | glue |")
    print("|" + "---|" * 8)
    found: dict[Contender, list[Measured]] = {one: [] for one in contenders}
    for n in range(given.rounds):
        turn = n % len(found)
        for one in [*list(found)[turn:], *list(found)[:turn]]:
            before = found[one][0].calls if found[one] else 0
            try:
                found[one].append(_alone(one.hold, given, calls, before))
            except ImportError as missing:
                del found[one]
                print(f"| {one.name} | not installed: {missing.name} |" + " |" * 6)
    for one, measured in found.items():
        _row(one, calls, measured, found[contenders[0]])


def _alone(hold: engines.Engine, given: Any, calls: list[Held], count: int) -> Measured:
    """One engine in a process of its own: chatsky puts a slower event loop into the one it is in."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_fitting, hold, given, calls, count).result()


def _fitting(hold: engines.Engine, given: Any, calls: list[Held], count: int) -> Measured:
    script = load_script(given.script)
    gc.freeze()  # the log is nobody's garbage
    _measured(script, calls[:_WARM], hold)  # imports, and what is made when it is first used
    warm = _measured(script, calls[:_WARM], hold)
    fit = max(_WARM, round(given.seconds / warm.seconds))
    return _measured(script, calls[: count or fit], hold)


def _measured(script: Script, calls: list[Held], hold: engines.Engine) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        sheet = Sheet(Path(folder) / "answers.db")
        holding = hold(script, calls, sheet)
        next(holding)  # what is made once for all calls
        gc.collect()
        began, busy = time.perf_counter(), time.process_time()
        next(holding, None)
        sheet.commit()
        seconds, busy = time.perf_counter() - began, time.process_time() - busy
        rows = sheet.rows()
        sheet.file.close()
    return Measured(seconds / len(calls), busy / len(calls), len(calls), rows)


def _row(one: Contender, calls: list[Held], measured: list[Measured], ours: list[Measured]) -> None:
    last = measured[-1]
    wanted = {(n, *row) for n, held in enumerate(calls[: last.calls]) for row in held.rows}
    pairs = list(zip(measured, ours, strict=True))
    whole = _spread([m.seconds / base.seconds for m, base in pairs])
    busy = _spread([m.processor_seconds / base.processor_seconds for m, base in pairs])
    rate = 1 / statistics.median(m.seconds for m in measured)
    glue = str(_lines((one.hold, *one.glue)) if not _is_whole(one) else _lines(one.glue))
    if one.shared:
        glue += f" + {_lines(one.shared)}"
    print(
        f"| {one.name} | {last.calls:,} | {_short(rate)} | {whole} | {busy} |"
        f" {len(wanted & last.rows) / len(wanted):.1%} | {len(last.rows - wanted):,} | {glue} |",
        flush=True,
    )


def _spread(ratios: list[float]) -> str:
    return f"{_short(statistics.median(ratios))} ({_short(min(ratios))}–{_short(max(ratios))})"


def _short(number: float) -> str:
    """Two or three digits that tell."""
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"


def _is_whole(one: Contender) -> bool:
    return any(inspect.ismodule(part) for part in one.glue)


def _lines(parts: Sequence[Callable[..., Any] | Any]) -> int:
    """Lines of code, without empty ones, comments and one-line docstrings."""
    lines = [line.strip() for part in parts for line in inspect.getsource(part).splitlines()]
    return sum(bool(line) and not line.startswith(("#", '"""')) for line in lines)


if __name__ == "__main__":
    main()
