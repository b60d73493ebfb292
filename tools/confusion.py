"""Learns the text line's confusion tables from voice calls.

    python -m tools.confusion collect zh rows.jsonl --residents 600 --seed 900
    python -m tools.confusion learn zh rows.jsonl

`collect` lets residents answer every question of the shipped screening script on the voice line, at
5 to 30 dB, and appends a row a reply. `learn` counts them clause by clause and writes
`callbot/lines/confusion/<language>.json`. Several `collect` runs with different seeds may go on at
once, each into a file of its own.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from callbot.core.messages import Heard, HungUp, Listen, Purpose, Say
from callbot.core.script import Language, Node, Script
from callbot.core.wording import listed, spoken
from callbot.residents.persona import TrueAnswer
from callbot.residents.wants import label_of
from tools.confusion_counts import Counts

ROOT = Path(__file__).resolve().parent.parent


def shipped(language: Language) -> Script:
    """The script that residents are asked."""
    from callbot.scriptfile.load import loads

    path = ROOT / "scripts" / f"screening.{language}.toml"
    return loads(path.read_text(encoding="utf-8"), path.name)


# --- collecting ----------------------------------------------------------------------------------
def collect(language: Language, out: Path, residents: int, seed: int) -> None:
    """Appends a row for every reply of these residents."""
    from callbot.lines.voice import VoiceLine
    from callbot.residents.population import Population
    from callbot.simulation.lines import studio_of
    from callbot.simulation.plan import Plan

    script = shipped(language)
    studio = studio_of(Plan(script.text, script.id, residents, "voice", "realistic", seed), script)
    with out.open("a", encoding="utf-8") as file:
        for index in range(residents):
            snr_db = 5.0 + 25.0 * ((index * 0.618034) % 1.0)
            people = Population(script, "realistic", seed, snr_db=snr_db)
            resident = people.resident(index)
            for row in _rows(VoiceLine(resident, studio), script, snr_db):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()


def _rows(line: Any, script: Script, snr_db: float) -> Iterator[dict[str, Any]]:
    for number, node in enumerate(script.questions):
        wait = node.wait
        assert wait is not None
        purposes: list[Purpose] = ["ask", "no_match" if number % 2 else "ask"]
        for purpose in [*purposes, "confirm"] if wait.confirm else purposes:
            prompt = wait.confirm.prompt if purpose == "confirm" and wait.confirm else "?"
            answer = _answer(line.speaker.resident.true_answer(node), node, script, number % 3 == 0)
            line.perform(Say(prompt.replace("{answer}", answer), node.id, purpose))
            if isinstance(line.receive()[0], HungUp):
                continue
            confirming = purpose == "confirm"
            line.perform(Listen(node.id, confirming, 6.0))
            got = line.receive()[0]
            if line.spoken[-1]:
                yield {
                    "node": node.id,
                    "expects": "yes_no" if confirming else wait.expects,
                    "confirming": confirming,
                    "spoken": line.spoken[-1],
                    "snr_db": snr_db + (3.0 if purpose == "no_match" else 0.0),
                    "heard": [tuple(a) for a in got.alternatives]
                    if isinstance(got, Heard)
                    else None,
                }


def _answer(truth: TrueAnswer | None, node: Node, script: Script, wrong: bool) -> str:
    """What the bot could have understood, two times in three rightly."""
    if truth is None or wrong or node.wait is None:
        return "?"
    if truth.value is not None:
        return spoken(truth.value, script.language)
    labels = [label_of(node.wait.categories, category) for category in truth.categories]
    return listed(labels, script.language)


def learn(language: Language, files: Sequence[Path]) -> None:
    """Writes the table of a language."""
    counts, rows = Counts(shipped(language)), 0
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            counts.add(json.loads(line))
            rows += 1
    out = ROOT / "callbot" / "lines" / "confusion" / f"{language}.json"
    table = {"rows": rows, **counts.table()}
    out.write_text(
        json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n",
        encoding="utf-8",
    )
    print(f"{out.name}: {rows} rows, {out.stat().st_size / 1024:.0f} KB")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    collecting = commands.add_parser("collect")
    collecting.add_argument("language", choices=("zh", "en"))
    collecting.add_argument("out", type=Path)
    collecting.add_argument("--residents", type=int, default=600)
    collecting.add_argument("--seed", type=int, default=900)
    learning = commands.add_parser("learn")
    learning.add_argument("language", choices=("zh", "en"))
    learning.add_argument("rows", type=Path, nargs="+")
    given = parser.parse_args()
    if given.command == "collect":
        collect(given.language, given.out, given.residents, given.seed)
    else:
        learn(given.language, given.rows)


if __name__ == "__main__":
    main()
