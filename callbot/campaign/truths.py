"""Who truly is a key person among the people of a rehearsal, called or not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from callbot.campaign.settings import Settings
from callbot.core.script import Script
from callbot.residents.judging import true_rules
from callbot.residents.population import Population
from callbot.understanding import places

FATES: Final = ("flagged", "call_back", "missed", "unreached")
"""Of what several calls made of a true key person the first of these counts."""


def key_persons(script: Script, settings: Settings, people: Iterable[int]) -> int:
    """How many of these (places on the roster) are key persons by the script's rules."""
    population = Population(script, settings.mix, settings.seed, today=settings.starts)
    residents = map(population.resident, people)
    return sum(bool(true_rules(script, resident, places.inside)) for resident in residents)


def fate(outcomes: Iterable[str]) -> str:
    """What became of a true key person over all their calls."""
    there = set(outcomes)
    return next((one for one in FATES if one in there), "unreached")
