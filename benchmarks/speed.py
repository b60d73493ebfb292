"""How fast: start, classification, text simulation, voice simulation beside its bare engines.

    python benchmarks/speed.py                # every row of docs/benchmarks.md, about five minutes
    python benchmarks/speed.py --only text

Each row is measured in this one run; rows that compare are measured in turn, A B A B. Text simulation
is told in processor time, which other programs on the machine disturb less than the clock.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROUNDS = 5
LANGUAGES = ("zh", "en")


def callbot(*arguments: str) -> str:
    """Run callbot in a process of its own."""
    command = [sys.executable, "-m", "callbot", *arguments]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def median_seconds(work: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Median wall time of a call."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def row(name: str, figure: str) -> None:
    """One line of the table."""
    print(f"| {name} | {figure} |", flush=True)


def start() -> None:
    """`callbot --help` beside a Python that does nothing."""
    bare = [sys.executable, "-c", "pass"]
    for _ in range(2):
        callbot("--help")
    help_seconds = median_seconds(lambda: callbot("--help"))
    python_seconds = median_seconds(lambda: subprocess.run(bare, check=True))
    row(
        "`callbot --help`",
        f"{help_seconds * 1000:.0f} ms (Python alone {python_seconds * 1000:.0f} ms)",
    )


def classification() -> None:
    """One fresh and one repeated utterance."""
    from callbot.core.answers import Alternative
    from callbot.understanding.understand import Understanding, built_in_wait

    day = date(2020, 2, 10)
    for language, words in (
        ("zh", "没有 我 一直 在 家 第{}天"),
        ("en", "no i have been home for {} days"),
    ):
        understanding = Understanding(None, language)  # type: ignore[arg-type]
        wait = built_in_wait("yes_no", language)  # type: ignore[arg-type]

        def understand(
            number: int, words: str = words, u: Any = understanding, w: Any = wait
        ) -> None:
            u.understand(w, (Alternative(words.format(number)),), today=day)

        understand(0)
        fresh = median_seconds(lambda f=understand: [f(n) for n in range(1000)], 1) / 1000
        again = median_seconds(lambda f=understand: [f(999) for _ in range(10_000)], 3) / 10_000
        row(
            f"understanding, {language}",
            f"fresh {fresh * 1e6:.0f} µs, repeated {again * 1e6:.1f} µs",
        )


def text() -> None:
    """Text simulation with everything persisted, one worker: processor time, start included.

    A short run understands more words for the first time than a long one.
    """
    for language in LANGUAGES:
        for calls in (3_000, 20_000):
            cpu_seconds, wall_seconds = _simulated(language, calls)
            row(
                f"text simulation, {language}, persisted, {calls:,} calls",
                f"{calls / cpu_seconds:,.0f} calls/s of one core ({calls / wall_seconds:,.0f} by the clock)",
            )


def _simulated(language: str, calls: int) -> tuple[float, float]:
    """Seconds of processor and clock that one text simulation took, from start to end."""
    import resource as limits  # not on Windows

    before, began = limits.getrusage(limits.RUSAGE_CHILDREN), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        callbot(
            "simulate", f"screening.{language}", "--line", "text", "--calls", str(calls),
            "--seed", "1", "--workers", "1", "--db", f"{folder}/t.db", "--json",
        )  # fmt: skip
    wall_seconds, after = time.perf_counter() - began, limits.getrusage(limits.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall_seconds


def traffic(calls: int = 20_000) -> None:
    """What understanding takes on average of what residents say, new and heard before alike."""
    from callbot.resources import resource
    from callbot.simulation.caller import Calling
    from callbot.simulation.plan import Plan
    from callbot.understanding.understand import Understanding

    plain, spent, utterances = Understanding.understand, 0.0, 0

    def timed(*arguments: Any, **named: Any) -> Any:
        nonlocal spent, utterances
        began = time.process_time()
        understood = plain(*arguments, **named)
        spent += time.process_time() - began
        utterances += 1
        return understood

    empty = min(-time.process_time() + time.process_time() for _ in range(1000))
    for language in LANGUAGES:
        script = (resource("scripts") / f"screening.{language}.toml").read_text(encoding="utf-8")
        call = Calling(Plan(script, "bench", calls, "text", "realistic", 1))().call
        for first, last in ((0, calls // 10), (calls // 10, calls)):
            spent, utterances = 0.0, 0
            Understanding.understand = timed  # type: ignore[method-assign]
            for index in range(first, last):
                call(index)
            Understanding.understand = plain  # type: ignore[method-assign]
            row(
                f"understanding, {language}, a turn of simulated calls {first + 1:,} to {last:,}",
                f"{(spent / utterances - empty) * 1e6:.0f} µs",
            )


def voice(calls: int = 40) -> None:
    """Voice simulation in one process beside the time inside synthesiser and recogniser alone."""
    from callbot.resources import resource
    from callbot.scriptfile.load import loads
    from callbot.simulation.caller import Caller
    from callbot.simulation.lines import studio_of, voice_lines
    from callbot.simulation.plan import Plan

    for language in LANGUAGES:
        script = (resource("scripts") / f"screening.{language}.toml").read_text(encoding="utf-8")
        plan = Plan(script, "bench", calls, "voice", "realistic", 1, snr_db=20.0)
        loaded = loads(script, "bench")
        studio = studio_of(plan, loaded)
        caller = Caller(plan, voice_lines(plan, loaded, studio))
        engine_seconds = [0.0]
        for owner, name in ((studio.recogniser, "hear"), (studio.synthesiser, "speak")):
            setattr(owner, name, _timed(getattr(owner, name), engine_seconds))
        caller([*range(5)])
        engine_seconds[0] = 0.0
        began = time.perf_counter()
        for index in range(5, 5 + calls):
            caller.call(index)
        whole = time.perf_counter() - began
        row(
            f"voice simulation, {language}, one core",
            f"{calls / whole:.2f} calls/s, {whole / engine_seconds[0]:.2f} × engines alone",
        )


def memory() -> None:
    """The largest process of a voice simulation with one worker, which is the worker."""
    largest = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=-3);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            command = [
                sys.executable, "-c", largest, sys.executable, "-m", "callbot", "simulate",
                f"screening.{language}", "--line", "voice", "--calls", "40", "--workers", "1",
                "--db", f"{folder}/t.db", "--json",
            ]  # fmt: skip
            kilobytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        row(f"memory of a voice worker, {language}", f"{int(kilobytes) / 1024:.0f} MB")


def _timed(work: Callable[..., Any], total: list[float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return work(*arguments, **named)
        finally:
            total[0] += time.perf_counter() - began

    return timed


def workers(calls: int = 80) -> None:
    """The same voice simulation with one and with two workers."""
    rates = {}
    for count in ("1", "2"):
        with tempfile.TemporaryDirectory() as folder:
            out = callbot(
                "simulate", "screening.zh", "--calls", str(calls), "--workers", count,
                "--db", f"{folder}/t.db", "--json",
            )  # fmt: skip
        rates[count] = calls / json.loads(out)["wall_seconds"]
    row(
        "voice simulation, zh, start included",
        ", ".join(f"{n} worker(s) {r:.2f} calls/s" for n, r in rates.items()),
    )


PARTS = (start, classification, text, traffic, voice, memory, workers)


def main() -> None:
    """Run the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[part.__name__ for part in PARTS])
    only = parser.parse_args().only
    print(f"Python {sys.version.split()[0]}, {Path('/proc/cpuinfo').exists() and _cpu()}\n")
    print("| what | measured |\n|---|---|")
    for part in PARTS:
        if only in (None, part.__name__):
            part()


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else "unknown processor"


if __name__ == "__main__":
    main()
