"""What a confidence is worth in a call: first readings of simulated answers against the truth.

    python benchmarks/confidence.py --calls 1500 --seed 901
    python benchmarks/confidence.py --line voice --calls 150

`callbot evaluate --reliability` measures the same on typed answers. Here the answers are heard through
noise, in two passes, and most people answer what they are asked.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from callbot.evaluation.calibration import Calibration, calibrated
from callbot.evaluation.report import calibration_table

FIRST_READINGS = """
SELECT node, kind, confidence, categories, value, truth FROM turn JOIN simulated_truth USING (call_id)
WHERE confirming = 0 AND kind IN ('answer', 'no_match')
"""


def measured(database: Path) -> dict[str, Calibration]:
    """Categories and values apart, as `callbot evaluate` has them."""
    given: dict[str, list[tuple[float, bool]]] = {"categories": [], "values": []}
    missed = dict.fromkeys(given, 0)
    with sqlite3.connect(database) as connection:
        for node, kind, confidence, categories, value, text in connection.execute(FIRST_READINGS):
            truth = json.loads(text).get(node, {}).get("truth")
            if truth is None:
                continue
            what = "values" if value is not None or _is_value(truth) else "categories"
            if kind == "answer":
                given[what].append((confidence, _right(categories, value, truth)))
            else:
                missed[what] += 1
    return {what: calibrated(some, len(some) + missed[what]) for what, some in given.items()}


def _is_value(truth: str | float) -> bool:
    """Categories are named by lower-case ids; numbers, dates and places are not."""
    return not re.match("[a-z]", str(truth))


def _right(categories: str | None, value: str | float | None, truth: str | float) -> bool:
    """As exactly as it was said: an interval that holds the day is right."""
    if value is None:
        return set(json.loads(categories or "[]")) == set(str(truth).split(","))
    if isinstance(value, int | float) and isinstance(truth, int | float):
        return abs(value - truth) < 0.051
    days, day = str(value).split("/"), str(truth)
    return days[0] <= day <= days[-1] if day[:1].isdigit() else str(value) == day


def main() -> None:
    """Simulate a district a language and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=901)
    parser.add_argument("--line", choices=["text", "voice"], default="text")
    parser.add_argument("--mix", default="realistic")
    options = parser.parse_args()
    for language in ("zh", "en"):
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "run.db"
            command = [sys.executable, "-m", "callbot", "simulate", f"screening.{language}"]
            command += ["--line", options.line, "--mix", options.mix, "--seed", str(options.seed)]
            command += ["--calls", str(options.calls), "--db", str(database), "--json"]
            subprocess.run(command, check=True, capture_output=True)
            for what, found in measured(database).items():
                print(f"{calibration_table(f'{language}, {what}', found)}\n", flush=True)


if __name__ == "__main__":
    main()
