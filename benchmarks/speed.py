"""How fast: start, classification, text simulation, voice simulation beside its bare engines.

    python benchmarks/speed.py                # every row of docs/benchmarks.md, two to three minutes
    python benchmarks/speed.py --only text

Each row is measured in this one run; rows that compare are measured in turn, A B A B.
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


def text(calls: int = 3000) -> None:
    """Text simulation with everything persisted, one worker."""
    for language in ("zh", "en"):
        rates = []
        for seed in (1, 2):
            with tempfile.TemporaryDirectory() as folder:
                out = callbot(
                    "simulate", f"screening.{language}", "--line", "text", "--calls", str(calls),
                    "--seed", str(seed), "--workers", "1", "--db", f"{folder}/t.db", "--json",
                )  # fmt: skip
            rates.append(calls / json.loads(out)["wall_seconds"])
        row(
            f"text simulation, {language}, persisted, one core",
            f"{statistics.median(rates):,.0f} calls/s",
        )


def voice(calls: int = 40) -> None:
    """Voice simulation in one process beside the time inside synthesiser and recogniser alone."""
    from callbot.resources import resource
    from callbot.scriptfile.load import loads
    from callbot.simulation.caller import Caller
    from callbot.simulation.lines import studio_of, voice_lines
    from callbot.simulation.plan import Plan

    for language in ("zh", "en"):
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
    peak = __import__("resource").getrusage(0).ru_maxrss / 1024
    row("memory of a voice worker (both languages loaded)", f"{peak:.0f} MB")


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


def main() -> None:
    """Run the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["start", "classification", "text", "voice", "workers"])
    only = parser.parse_args().only
    print(f"Python {sys.version.split()[0]}, {Path('/proc/cpuinfo').exists() and _cpu()}\n")
    print("| what | measured |\n|---|---|")
    for part in (start, classification, text, voice, workers):
        if only in (None, part.__name__):
            part()


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else "unknown processor"


if __name__ == "__main__":
    main()
