"""A whole day of calls: seconds, processor time and memory, beside a loop that only writes its rows.

    python benchmarks/day.py                         # 150,000 people on two workers
    python benchmarks/day.py --people 15000 50000 150000 300000 --workers 2     # does cost grow linearly?
    python benchmarks/day.py --peers                 # scheduling alone, beside simpy and ciw

Memory is summed over all processes of the run, as RSS and as PSS (which counts shared pages once),
looked at five times a second. The plain loop draws, steps a table of states and writes as many rows of
the same columns: what storing a day costs, whatever is said in it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TABLES = ("contact", "attempt", "call", "turn", "answer", "flag", "dropped", "simulated_truth")


def tree_kilobytes(pid: int) -> tuple[int, int]:
    """RSS and PSS of a process and all below it."""
    rss = pss = 0
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                rss += int(line.split()[1]) if line.startswith("Rss:") else 0
                pss += int(line.split()[1]) if line.startswith("Pss:") else 0
        except OSError:  # it has just ended
            continue
    return rss, pss


def driver_seconds(pid: int) -> float:
    """Processor time that the process itself has taken so far; 0 where it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def day(people: int, workers: int, path: Path, options: list[str]) -> dict[str, Any]:
    """One `callbot day` in processes of its own."""
    command = [
        sys.executable, "-m", "callbot", "day", "--people", str(people), "--workers", str(workers),
        "--db", str(path), "--json", *options,
    ]  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    most = [0, 0]
    driver = [0.0]
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.2):
            for n, value in enumerate(tree_kilobytes(process.pid)):
                most[n] = max(most[n], value)
            driver[0] = max(driver[0], driver_seconds(process.pid))

    watcher = threading.Thread(target=look)
    watcher.start()
    said, _ = process.communicate()
    done.set()
    watcher.join()
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"callbot day failed with {process.returncode}")
    figures = json.loads(said)
    with sqlite3.connect(path) as db:
        rows = {t: db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES}
    return {
        "people": people,
        "workers": workers,
        "seconds": seconds,
        "cpu_seconds": used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime,
        "driver_seconds": driver[0],
        "rss_mb": most[0] / 1024,
        "pss_mb": most[1] / 1024,
        "rows": rows,
        "attempts": figures["attempts"],
        "calls": figures["calls"],
        "reached": figures["persons"]["reached"],
        "megabytes": path.stat().st_size / 1e6,
    }


_STATES = {"identity": "travel", "travel": "contact", "contact": "symptoms", "symptoms": "household",
           "household": "callback", "callback": "identity"}  # fmt: skip
_LIKE = {"prompt": "请问最近十四天，您有没有去过外地？", "heard": "没有 没 去过", "provenance": "bot",
         "kind": "call_back", "why": "no_match", "truth": '{"travel":{"truth":"no","verdict":"right"}}',
         "alternatives": '[{"text":"没有 没 去过","confidence":0.93,"source":"grammar"}]'}  # fmt: skip


def plain(rows: dict[str, int], path: Path) -> float:
    """Draw, step a table, write as many rows of the same columns; returns seconds."""
    from callbot.store.open import open_database

    draw = random.Random(1).random
    began = time.perf_counter()
    with open_database(path, "simulation") as store:
        for table, count in rows.items():
            names = [column[1] for column in store.rows(f"PRAGMA table_info({table})")]
            of_call = "call_id" in names and table != "simulated_truth"
            each = max(1, -(-count // rows["call"])) if of_call else 1
            state = "identity"
            for first in range(0, count, 5000):
                batch = []
                for number in range(first, min(first + 5000, count)):
                    state = _STATES[state] if draw() < 0.9 else state
                    row = [_LIKE.get(name, 0) for name in names]
                    row[0] = 1 + number // each
                    if of_call:
                        row[1:3] = (state, number) if table == "answer" else (number, state)
                    if table == "flag":
                        row[2] = "call_back"
                    batch.append(row)
                with store.writing() as conn:
                    conn.executemany(
                        f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", batch
                    )
    return time.perf_counter() - began


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, nargs="+", default=[150_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[os.cpu_count() or 1])
    parser.add_argument("--options", default="", help="more options for callbot day")
    parser.add_argument("--peers", action="store_true")
    given = parser.parse_args()
    if given.peers:
        from day_peers import compare

        compare(given.people[0])
        return
    print("| people | workers | attempts | calls | turns | seconds | CPU s | of it driver | RSS MB | PSS MB"
          " | file MB | plain loop | ratio | CPU s a million people |")  # fmt: skip
    print("|" + "---|" * 14)
    for people in given.people:
        for workers in given.workers:
            with tempfile.TemporaryDirectory() as folder:
                robots = max(1, round(people / 15_000))
                options = ["--robots", str(robots), *given.options.split()]
                one = day(people, workers, Path(folder) / "day.db", options)
                base = plain(one["rows"], Path(folder) / "plain.db")
            print(
                f"| {people:,} | {workers} | {one['attempts']:,} | {one['calls']:,} |"
                f" {one['rows']['turn']:,} | {one['seconds']:.1f} | {one['cpu_seconds']:.1f} |"
                f" {one['driver_seconds']:.1f} |"
                f" {one['rss_mb']:.0f} | {one['pss_mb']:.0f} | {one['megabytes']:.0f} | {base:.1f} s |"
                f" {one['seconds'] / base:.1f} | {one['cpu_seconds'] / people * 1e6:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
