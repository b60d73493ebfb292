"""Draws the README's picture: a real `callbot demo`, cut to its heart, into docs/demo.svg.

python -m tools.picture
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from rich.console import Console

from callbot.commands.watching import lines_of
from callbot.resources import resource
from callbot.review import tables
from callbot.scriptfile.load import load
from callbot.simulation.caller import CallResult
from callbot.simulation.plan import Plan
from callbot.simulation.run import simulate
from callbot.store.journal import BatchJournal
from callbot.store.open import open_database
from callbot.store.registry import RunPlan, begin_run

CALLS, SHOWN, PEOPLE = 40, 3, 6
"""Residents who are called, how many of their calls are shown word for word, and how many people."""


def main() -> None:
    """Run the demo and draw it."""
    console = Console(record=True, width=118, force_terminal=True)
    script = load(resource("scripts") / "screening.en.toml")
    plan = Plan(script.text, "screening.en", CALLS, "voice", "realistic", 1)
    shown: list[CallResult] = []
    with tempfile.TemporaryDirectory() as folder:
        with open_database(Path(folder) / "demo.db", "simulation") as store:
            planned = RunPlan(plan.line, plan.mix, plan.seed, plan.calls, 2)
            run_id = begin_run(store, script, planned, "2020-02-10T08:00:00")
            with BatchJournal(store, run_id, script.sha256, plan.line) as journal:
                totals = simulate(plan, script.sha256, 2, journal, shown.append)
        console.print("[bold green]$[/] callbot demo --language en")
        for result in sorted(shown, key=lambda r: (r.judgement.fate != "flagged", r.number))[
            :SHOWN
        ]:
            for line in lines_of(result):
                console.print(
                    line, highlight=False, markup=False, overflow="ellipsis", no_wrap=True
                )
        with open_database(Path(folder) / "demo.db", "read") as store:
            tables.show(tables.follow_up_tables(store, run_id, "en", PEOPLE), console)
            tables.show(tables.summary_lines(totals.summary(), "en"), console)
    console.save_svg("docs/demo.svg", title="callbot demo")


if __name__ == "__main__":
    main()
