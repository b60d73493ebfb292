"""How many are missed, how many answers are wrong: simulated districts by mix, noise and voice.

    python benchmarks/accuracy.py --calls 1000 --seeds 1 2 3        # every row of docs/benchmarks.md
    python benchmarks/accuracy.py --calls 200 --seeds 1 --quick     # the first rows only

Prints a Markdown table with 95 % Wilson intervals; rows pool the seeds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from callbot.review.stats import spanned, wilson

Row = tuple[str, list[str]]
"""What a row is called, and the options of its simulation."""


def row(language: str, mix: str, snr_db: int, line: str = "voice", *more: str) -> Row:
    """One kind of district."""
    name = f"{language} {line} {mix} {snr_db} dB" + ", held-out voices" * bool(more)
    options = ["--line", line, "--mix", mix, "--snr-db", str(snr_db), *more]
    return name, [f"screening.{language}", *options]


LANGUAGES = ("zh", "en")
QUICK = [
    row(language, mix, 20, line)
    for language in LANGUAGES
    for mix in ("easy", "realistic")
    for line in ("voice", "text")
]
MORE = [
    *(row(language, "realistic", snr_db) for language in LANGUAGES for snr_db in (10, 5)),
    *(row(language, "hostile", 20) for language in LANGUAGES),
    *(row(language, "realistic", 20, "voice", "--held-out-voices") for language in LANGUAGES),
]


COLUMNS = (
    "run", "calls", "wrong", "unresolved", "key persons", "missed", "false alarms",
    "key persons on the call-back list, of all calls", "others on it, of the others",
    "stop requests honoured", "barred unasked",
)  # fmt: skip


def simulate(options: list[str], calls: int, seed: int, folder: Path) -> dict[str, Any]:
    """One `callbot simulate --json` in a process of its own."""
    command = [sys.executable, "-m", "callbot", "simulate", *options, "--calls", str(calls)]
    command += ["--seed", str(seed), "--db", str(folder / "run.db"), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    (folder / "run.db").unlink()
    return dict(json.loads(done.stdout))


def pooled(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """All numbers of the runs' summaries, added up."""
    total: dict[str, Any] = {}
    for run in runs:
        for key, value in run.items():
            if isinstance(value, dict):
                total[key] = pooled([total.get(key, {}), value])
            elif isinstance(value, int | float) and not isinstance(value, bool):
                total[key] = total.get(key, 0) + value
    return total


def share(count: int, of: int) -> str:
    """A percentage with its interval."""
    if not of:
        return "–"
    interval = wilson(count, of)
    return spanned(count / of, interval.low, interval.high)


def main() -> None:
    """Run the rows one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", help="rows whose name holds this")
    options = parser.parse_args()
    print("| " + " | ".join(COLUMNS) + " |")
    print("|---" * len(COLUMNS) + "|")
    for name, arguments in QUICK + ([] if options.quick else MORE):
        if options.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            runs = [simulate(arguments, options.calls, s, Path(folder)) for s in options.seeds]
        total = pooled(runs)
        answers, keys, stops = total["answers"], total["key_persons"], total["stop_requests"]
        reached = keys["truth"] - keys["unreached"]
        others = total["calls"] - keys["truth"]
        cells = [
            name,
            total["calls"],
            share(answers["wrong"], answers["asked"]),
            share(answers["unresolved"], answers["asked"]),
            f"{keys['truth']} ({keys['unreached']} unreached)",
            share(keys["missed"], reached),
            share(keys["false_alarms"], others),
            share(keys["call_back"], total["calls"]),
            share(keys["others_called_back"], others),
            f"{stops['honoured']}/{stops['made']}",
            stops["unasked"],
        ]
        print("| " + " | ".join(map(str, cells)) + " |", flush=True)


if __name__ == "__main__":
    main()
