"""How long the replay of a big database takes, beside the time of only reading it.

    python benchmarks/replay.py --calls 145000            # about a million answers; makes the database
    python benchmarks/replay.py --db FILE                 # one that is there

Prints a Markdown table: an edit of one phrase, of a request that is listened for at every question, of
a follow-up rule, of a limit (every call is held again), and everything read anew.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from callbot.resources import resource as shipped
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import loads
from callbot.store.open import Store, open_database
from callbot.tune.replay import replay

T = TypeVar("T")
_READ = """
SELECT call_id, node, purpose, confirming, prompt, alternatives,
  kind, category, categories, value, confidence, read_as, heard
FROM turn
WHERE call_id BETWEEN ? AND ? AND heard IS NOT NULL
"""
_STEP = 4000
EDITS: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text + "\n",
    "one phrase": lambda text: text.replace('  "[我](接触过|接触了|见过|碰到过)",\n', "", 1),
    "a question's evidence": lambda text: text.replace('evidence = ["stayed_home"]\n', "", 1),
    "a request at every question": lambda text: text.replace(
        '"(找|叫)个真人来"', '"(找|叫)个真人[来]"', 1
    ),
    "a follow-up rule": lambda text: text.replace("at_least = 37.3", "at_least = 37.5", 1),
    "the limit of prompts": lambda text: text.replace("steps = 60", "steps = 59", 1),
}


class Seconds(NamedTuple):
    """How long something took."""

    processor: float
    """Which other programs do not change."""
    wall: float

    def __str__(self) -> str:
        return f"{self.processor:.2f} ({self.wall:.2f})"


def timed(work: Callable[[], T]) -> tuple[T, Seconds]:
    """What it returns, and how many seconds it took."""
    began = time.process_time(), time.perf_counter()
    got = work()
    return got, Seconds(time.process_time() - began[0], time.perf_counter() - began[1])


def read_all(store: Store) -> None:
    """Every answer that was heard, with what it was taken to mean."""
    ((last,),) = store.rows("SELECT max(id) FROM call")
    for first in range(0, last + 1, _STEP):
        store.rows(_READ, (first, first + _STEP - 1))


def distinct(store: Store) -> dict[tuple[str, int, str, str], None]:
    """Every answer at its question, once."""
    found: dict[tuple[str, int, str, str], None] = {}
    ((last,),) = store.rows("SELECT max(id) FROM call")
    for first in range(0, last + 1, _STEP):
        for _, node, _, confirming, prompt, heard, *_ in store.rows(
            _READ, (first, first + _STEP - 1)
        ):
            found[node, confirming, prompt if confirming else "", heard] = None
    return found


def classified(store: Store, text: str) -> tuple[int, Seconds]:
    """How many distinct answers there are, and how long it takes to understand each once."""
    from datetime import date

    from callbot.tune.logged import Readings

    script = loads(text)
    understanding = flow_of(script).understanding
    read = Readings()
    ((day,),) = store.rows("SELECT substr(started_at, 1, 10) FROM call LIMIT 1")
    today = date.fromisoformat(day)
    answers = [(key, read(key[3])) for key in distinct(store)]

    def work() -> None:
        for (node, confirming, prompt, _), heard in answers:
            wait = script.nodes[node].wait
            assert wait is not None
            understanding.understand(
                wait, heard, question=prompt or script.nodes[node].prompt,
                confirming=bool(confirming), today=today,
            )  # fmt: skip

    return len(answers), timed(work)[1]


def simulated(folder: Path, calls: int) -> Path:
    """A database of that many calls without sound."""
    path = folder / "replay.db"
    subprocess.run(
        [sys.executable, "-m", "callbot", "simulate", "screening.zh", "--calls", str(calls),
         "--line", "text", "--mix", "realistic", "--seed", "11", "--db", str(path), "--json"],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return path


def measure(path: Path, wanted: list[str]) -> None:
    """The table."""
    text = (shipped("scripts") / "screening.zh.toml").read_text(encoding="utf-8")
    with open_database(path, "read") as store:
        read_all(store)  # so that the file is in memory for all alike
        _, reading = timed(lambda: read_all(store))
        texts, classifying = classified(store, text)
        ((answers,),) = store.rows("SELECT count(*) FROM turn WHERE heard IS NOT NULL")
        print(f"{answers:,} answers, read in {reading} s; {texts:,} distinct, understood in "
              f"{classifying} s\n")  # fmt: skip
        print("Processor seconds (wall clock in brackets).\n")
        print("| edit | s | first 1,000 calls, s | read again | held again | changed calls |")
        print("|---|---|---|---|---|---|")
        for name in wanted:
            if name in EDITS:
                assert EDITS[name](text) != text, f"{name}: the script has no such place any more"
            edited = loads(EDITS.get(name, EDITS["nothing"])(text))
            anew = name == "everything anew"
            _, first = timed(partial(replay, store, edited, limit=1000, anew=anew))
            found, seconds = timed(partial(replay, store, edited, anew=anew))
            print(f"| {name} | {seconds} | {first} | {found.texts:,} | "
                  f"{found.held_again:,} | {found.changed_calls:,} |", flush=True)  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{json.dumps({'peak_mb': round(peak)})}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--calls", type=int, default=145_000)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--edits", nargs="*", default=[*EDITS, "everything anew"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options.db or simulated(Path(folder), options.calls), options.edits)


if __name__ == "__main__":
    main()
