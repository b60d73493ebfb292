"""The scheduling of a day alone, by callbot's engine and by what one would install instead.

    pip install simpy ciw          # into an environment of its own
    python benchmarks/day.py --peers --people 15000

The same people, rings, talking times, retries and 40 lines for each 15,000 of them; no dialogue, nothing is
written. In simpy each person is a process that queues for a `PriorityResource`. Ciw is a library for
queueing networks: it gets the attempts that callbot made, each with the moment at which it was due and how
long it holds a line, and only has to serve them in order; retries, hours and priorities are left out.
"""

from __future__ import annotations

import time
from typing import Any

from callbot.campaign.chances import chances
from callbot.campaign.day import Day
from callbot.campaign.district import district
from callbot.campaign.lines import Rehearsal, sample
from callbot.campaign.people import Person, people_of
from callbot.campaign.settings import Settings
from callbot.commands.common import load_script
from callbot.store.campaigns import RosterLine
from callbot.store.rows import as_json


def compare(people: int) -> None:
    """A table of all that is installed."""
    script = load_script("screening.zh")
    settings = Settings(robots=1, lines_per_robot=max(1, round(40 * people / 15_000)))
    calls = sample(script, settings)
    print("| engine | attempts | reached | seconds |")
    print("|---|---|---|---|")
    began = time.perf_counter()
    ours = Rehearsal(script, settings, people, settings.lines, calls, keep=True).run()
    _row("callbot", ours.attempts, ours.reached, began)
    for name, engine in (("simpy", _simpy), ("ciw, service alone", _ciw)):
        began = time.perf_counter()
        try:
            attempts, reached = engine(settings, people, calls, ours)
        except ImportError:
            print(f"| {name} | not installed | | |")
        else:
            _row(name, attempts, reached, began)


def _row(name: str, attempts: int, reached: int | str, began: float) -> None:
    print(f"| {name} | {attempts:,} | {reached} | {time.perf_counter() - began:.2f} |", flush=True)


def _everybody(settings: Settings, people: int) -> list[Person]:
    entries = enumerate(district(people, settings.seed, "zh"))
    lines = [RosterLine(n + 1, e.name, e.phone, as_json(e.fields)) for n, e in entries]
    return [person for person in people_of(lines, settings) if person.key]


def _simpy(settings: Settings, people: int, calls: list[Any], ours: Any) -> tuple[int, int]:
    import simpy

    day: Day = ours.day
    env = simpy.Environment(day.stretches[0].opens)
    lines = simpy.PriorityResource(env, settings.lines)
    counted = {"attempts": 0, "reached": 0}

    def person(one: Person) -> Any:
        one.due(day.stretches[0].opens)
        while one.due_ms:
            yield env.timeout(max(0, day.from_when(one.due_ms) - env.now))
            with lines.request(priority=one.place) as line:
                yield line
                if env.now >= day.stretches[-1].closes:
                    return
                one.tries += 1
                counted["attempts"] += 1
                ring = day.ring(one, one.tries, env.now)
                held = None
                if ring.what == "answered":
                    pick = chances(f"{settings.seed}/{one.index}/{one.tries}/like")[0]
                    held = calls[int(pick * len(calls))]
                yield env.timeout(round(ring.seconds * 1000))
                if held is not None:
                    yield env.timeout(round(held.seconds * 1000))
                ending = held.disposition if held else ring.what
                counted["reached"] += ending in ("complete", "partial")
                day.settle(one, ending, env.now, 0)

    for one in _everybody(settings, people):
        env.process(person(one))
    env.run()
    return counted["attempts"], counted["reached"]


def _ciw(settings: Settings, _people: int, _calls: list[Any], ours: Any) -> tuple[int, str]:
    import ciw

    ours.kept.sort()
    began = [at for at, _ in ours.kept]
    gaps = [max(0.0, b - a) for a, b in zip([began[0], *began], began, strict=False)]
    holds = [seconds for _, seconds in ours.kept]
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*gaps[: len(holds)], 1e12])],
        service_distributions=[ciw.dists.Sequential(holds)],
        number_of_servers=[settings.lines],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(len(holds), method="Finish")
    return len(simulation.get_all_records()), "–"
