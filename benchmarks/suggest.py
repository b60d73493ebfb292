"""What `callbot suggest` costs on a big database, and what its suggestions are worth on people it never saw.

    python benchmarks/suggest.py --db FILE --script screening.zh --calls 10000 --seed 77

Prints a Markdown table of times, how many of the answers that were not understood the safe suggestions
make right, and the shipped script against the one with all of them, on residents of another seed.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from callbot.core.script import Script
from callbot.resources import resource as shipped
from callbot.scriptfile.load import load, loads
from callbot.simulation.plan import Plan
from callbot.store.open import Store, open_database
from callbot.tune.clusters import clusters
from callbot.tune.compare import compare
from callbot.tune.effect import Rereading
from callbot.tune.flags import Flags
from callbot.tune.phrase_use import phrase_use
from callbot.tune.suggest import suggestions, take
from callbot.tune.truths import Truths
from callbot.tune.utterances import answerable, utterances

T = TypeVar("T")


def timed(what: str, work: Callable[[], T]) -> T:
    """Print a row of the table; returns what the work did."""
    began = time.perf_counter()
    done = work()
    print(f"| {what} | {time.perf_counter() - began:.1f} s |", flush=True)
    return done


def helped(store: Store, script: Script, improved: Script) -> int:
    """Answers that are right with the improved script and were not."""
    nodes = answerable(script)
    truths, flags = Truths(store, script, [node.id for node in nodes]), Flags(store, script)
    heard = defaultdict(list)
    for one in utterances(store, script, nodes):
        heard[one.question].append(one)
    better = 0
    for node in nodes:
        reading = Rereading(script, node, heard[node.id], truths, flags)
        wait = improved.nodes[node.id].wait
        assert wait is not None
        better += reading.change(wait, range(len(heard[node.id]))).change.better
    return better


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--script", default="screening.zh")
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=77)
    parser.add_argument("--mix", default="realistic")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--save", type=Path, help="Where the script with the suggestions goes.")
    given = parser.parse_args()
    script = load(shipped("scripts") / f"{given.script}.toml")
    print("| step | time |\n|---|---|")
    with open_database(given.db, "read") as store:
        ((calls,), (turns,)) = store.rows(
            "SELECT count(*) FROM call UNION ALL SELECT count(*) FROM turn"
        )
        groups = timed("clusters", lambda: clusters(store, script))
        timed("phrase_use", lambda: phrase_use(store, script))
        found = timed("suggestions, answers only", lambda: suggestions(store, script))
        found = timed(
            "suggestions, whole calls", lambda: suggestions(store, script, whole_calls=True)
        )
        text = script.text
        safe = [one for one in found if one.safe]
        for one in safe:
            text = take(text, one)
        improved = loads(text, given.script)
        better = timed(
            "every answer read with all safe ones", lambda: helped(store, script, improved)
        )
    if given.save:
        given.save.write_text(text, encoding="utf-8")
    asked = {node.id for node in answerable(script)}
    missed = sum(group.size for group in groups if group.question in asked)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"\n{calls:,} calls, {turns:,} turns, {peak:,} MB; {len(found)} suggestions, {len(safe)} safe"
    )
    print(
        f"{better:,} of {missed:,} answers not understood at first are right at once ({better / missed:.1%})"
    )
    plan = Plan(script.text, given.script, given.calls, "text", given.mix, given.seed)
    told = compare(script, improved, plan, given.workers)
    print(
        f"\nFresh seed {given.seed}, {told.calls:,} residents ({told.key_persons:,} key persons)\n"
    )
    print("| measure | before | after | difference (95 %) | |\n|---|---|---|---|---|")
    for name, _, one in told.measures:
        interval = f"{one.difference:+.5f} ({one.low:+.5f} … {one.high:+.5f})"
        noise = "noise" if one.noise else ""
        print(f"| {name} | {one.a:.5f} | {one.b:.5f} | {interval} | {noise} |")


if __name__ == "__main__":
    sys.exit(main())
