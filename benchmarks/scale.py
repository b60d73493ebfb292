"""What a province, a country and a year of calls would take, computed from measured figures.

    python benchmarks/scale.py                  # from the figures below, as docs/scale.md has them
    python benchmarks/scale.py --measure        # measures them on this machine first; some minutes

A day is one screening of everybody between 8:00 and 21:00. *Rehearsed* is what `callbot day` does: text,
simulated residents, as fast as it goes. *Called* is the same with telephone lines, in real time.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

from callbot.campaign.erlang import lines_for


@dataclass(frozen=True)
class Measured:
    """All of it on one core of the machine of docs/benchmarks.md."""

    attempts_a_person: float = 1.93
    calls_a_person: float = 0.896
    hold_seconds: float = 58.0
    """That an attempt holds a line, ringing included."""
    worker_ms_a_call: float = 1.2
    """Text: residents, confusion, understanding, dialogue, rows."""
    driver_ms_a_person: float = 0.28
    """Scheduling, writing, the report: one process, whatever the number of workers."""
    driver_bytes_a_person: float = 1000.0
    file_bytes_a_call: float = 6090.0
    """Tables and indexes of everything, attempts that nobody answered among it."""
    voice_calls_core_second: float = 1.54
    """With synthesis of both sides, channel and recognition."""
    call_seconds: float = 85.0
    live_commits_second: float = 105.0
    """Durable ones, one after the other, by one writer."""
    commits_a_call: float = 24.0
    """Of a call of eight turns: what was heard, and what was made of it."""


class Load(NamedTuple):
    """Who is called, on how many days."""

    name: str
    people: int
    days: int = 1


LOADS = (
    Load("a district", 150_000),
    Load("a city", 10_000_000),
    Load("a province", 100_000_000),
    Load("a country", 1_400_000_000),
    Load("a district, every day of a year", 150_000, 365),
    Load("a province, every day of a year", 100_000_000, 365),
)
WINDOW_SECONDS = 13 * 3600
BLOCKED = 0.01
GATEWAY_ERLANGS = 200_000
"""Above this the lines are about as many as the erlangs: Erlang's gain of large groups is spent."""


def lines(offered: float) -> int:
    """Lines on which one attempt in a hundred finds none free."""
    return lines_for(offered, BLOCKED) if offered <= GATEWAY_ERLANGS else round(offered)


def row(load: Load, m: Measured) -> list[str]:
    """One line of the table."""
    people, calls = load.people, load.people * m.calls_a_person
    offered = people * m.attempts_a_person * m.hold_seconds / WINDOW_SECONDS
    worker = calls * m.worker_ms_a_call / 1000 * load.days
    driver = people * m.driver_ms_a_person / 1000 * load.days
    stored = calls * m.file_bytes_a_call * load.days
    commits = calls / WINDOW_SECONDS * m.commits_a_call
    heard = calls / WINDOW_SECONDS / m.voice_calls_core_second
    return [
        load.name, f"{people:,} × {load.days}", _number(calls * load.days), _hours(worker),
        _hours(driver), _bytes(people * m.driver_bytes_a_person), _bytes(stored),
        f"{lines(offered):,}", f"{max(1, round(heard)):,}",
        f"{max(1, -(-commits // m.live_commits_second)):,.0f}",
    ]  # fmt: skip


HEADINGS = (
    "load", "people × days", "calls", "rehearsed: processor", "of the one driver",
    "its memory", "stored", "called: lines", "cores that listen", "live writers",
)  # fmt: skip


def limits(m: Measured) -> list[str]:
    """Where a part alone is used up."""
    day = WINDOW_SECONDS * 1000
    people_of_line = WINDOW_SECONDS / (m.attempts_a_person * m.hold_seconds)
    live = m.live_commits_second / m.commits_a_call * WINDOW_SECONDS / m.calls_a_person
    most_workers = m.calls_a_person * m.worker_ms_a_call / m.driver_ms_a_person
    return [
        f"one driver keeps {most_workers:.1f} workers busy in a rehearsal",
        f"one driver rehearses {day / m.driver_ms_a_person / 1e6:.0f} million people in 13 h",
        f"one machine of 16 GB holds {16e9 / m.driver_bytes_a_person / 1e6:.0f} million people",
        f"one line calls {people_of_line:.0f} people a day",
        f"one live writer keeps up with {live:,.0f} people a day",
        f"one core hears {m.voice_calls_core_second * m.call_seconds:.0f} calls at once",
    ]


def _number(value: float) -> str:
    for size, name in ((1e9, "bn"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.3g} {name}"
    return f"{value:.0f}"


def _hours(seconds: float) -> str:
    if seconds < 600:
        return f"{seconds:.0f} s"
    hours = seconds / 3600
    return f"{hours:.1f} h" if hours < 100 else f"{_number(hours)} h"


def _bytes(value: float) -> str:
    for size, name in ((1e15, "PB"), (1e12, "TB"), (1e9, "GB"), (1e6, "MB")):
        if value >= size:
            return f"{value / size:.3g} {name}"
    return f"{value / 1e3:.0f} kB"


def measured(people: int) -> Measured:
    """A day of so many people on one worker, some voice calls, some commits."""
    from day import day

    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "day.db"
        options = ["--robots", str(max(1, round(people / 15_000)))]
        one = day(people, max(2, cores), path, options)
        commits = _commits_second(Path(folder) / "live.db")
    calls, usual = one["calls"], Measured()
    return Measured(
        attempts_a_person=one["attempts"] / people,
        calls_a_person=calls / people,
        worker_ms_a_call=(one["cpu_seconds"] - one["driver_seconds"]) / calls * 1000,
        driver_ms_a_person=one["driver_seconds"] / people * 1000,
        file_bytes_a_call=one["megabytes"] * 1e6 / calls,
        live_commits_second=commits,
        driver_bytes_a_person=usual.driver_bytes_a_person,
        voice_calls_core_second=usual.voice_calls_core_second,
    )


def _commits_second(path: Path, times: int = 300) -> float:
    """Durable commits, as a live call makes them."""
    from callbot.store.open import open_database

    with open_database(path, "live") as store:
        began = time.perf_counter()
        for number in range(times):
            with store.writing() as conn:
                conn.execute(
                    "INSERT INTO contact (name, phone, fields) VALUES (?, ?, '{}')",
                    ("resident", f"555{number:08d}"),
                )
        return times / (time.perf_counter() - began)


def main() -> None:
    """The table and the limits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--people", type=int, default=15_000, help="of the day that is measured")
    given = parser.parse_args()
    figures = measured(given.people) if given.measure else Measured()
    for field in fields(figures):
        print(f"{field.name}: {getattr(figures, field.name):.4g}")
    print("\n| " + " | ".join(HEADINGS) + " |\n|" + "---|" * len(HEADINGS))
    for load in LOADS:
        print("| " + " | ".join(row(load, figures)) + " |")
    print()
    for limit in limits(figures):
        print(f"- {limit}")


if __name__ == "__main__":
    main()
