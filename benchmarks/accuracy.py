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

from callbot.review.stats import wilson

Row = tuple[str, list[str]]
QUICK: list[Row] = [
    (
        f"{language} {line} {mix} 20 dB",
        [f"screening.{language}", "--line", line, "--mix", mix, "--snr-db", "20"],
    )
    for language in ("zh", "en")
    for mix in ("easy", "realistic")
    for line in ("voice", "text")
]
MORE: list[Row] = [
    *(
        (
            f"{language} voice realistic {snr} dB",
            [f"screening.{language}", "--mix", "realistic", "--snr-db", snr],
        )
        for language in ("zh", "en")
        for snr in ("10", "5")
    ),
    *(
        (
            f"{language} voice hostile 20 dB",
            [f"screening.{language}", "--mix", "hostile", "--snr-db", "20"],
        )
        for language in ("zh", "en")
    ),
    *(
        (
            f"{language} voice realistic 20 dB, held-out voices",
            [f"screening.{language}", "--mix", "realistic", "--snr-db", "20", "--held-out-voices"],
        )
        for language in ("zh", "en")
    ),
]


def simulate(options: list[str], calls: int, seed: int, folder: Path) -> dict[str, Any]:
    """One `callbot simulate --json` in a process of its own."""
    command = [sys.executable, "-m", "callbot", "simulate", *options, "--calls", str(calls)]
    command += ["--seed", str(seed), "--db", str(folder / "run.db"), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    (folder / "run.db").unlink()
    return dict(json.loads(done.stdout))


def pooled(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Sums of all counts."""
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
    return f"{100 * count / of:.1f} % ({100 * interval.low:.1f}–{100 * interval.high:.1f})"


def main() -> None:
    """Run the rows one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", help="rows whose name holds this")
    options = parser.parse_args()
    print(
        "| run | calls | wrong | unresolved | key persons | missed | false alarms | call-back | stop |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
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
            f"{stops['honoured']}/{stops['made']}",
        ]
        print("| " + " | ".join(map(str, cells)) + " |", flush=True)


if __name__ == "__main__":
    main()
