"""The table of places and how it is looked up; `places.tsv` says where it comes from."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

LEVELS = ("country", "province", "prefecture", "county")
AT_HOME = ("41", "42")
"""Henan and Hubei, whose counties people name by their short names."""


class Place(NamedTuple):
    """One row of the table."""

    id: str
    level: str
    zh: str
    zh_full: str
    en: str
    parent: str
    aliases_zh: tuple[str, ...]
    aliases_en: tuple[str, ...]

    @property
    def rank(self) -> int:
        """0 for a country, 3 for a county."""
        return LEVELS.index(self.level)

    @property
    def district(self) -> bool:
        """A part of a city: 东城区, 朝阳区."""
        return self.level == "county" and self.zh_full.endswith("区")


@lru_cache(maxsize=1)
def rows() -> tuple[Place, ...]:
    """Every place, countries first, counties last."""
    text = files(__package__).joinpath("places.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(_place(line.split("\t")) for line in lines[1:])


def _place(cells: list[str]) -> Place:
    ident, level, zh, full, en, parent, aliases_zh, aliases_en = cells
    if not full:
        full = zh
    elif full.startswith("+"):
        full = zh + full[1:]
    names_zh = tuple(name for name in aliases_zh.split(",") if name)
    names_en = tuple(name for name in aliases_en.split(",") if name)
    return Place(ident, level, zh, full, en, parent, names_zh, names_en)


@lru_cache(maxsize=64)
def province(name: str) -> str:
    """The province of a place in China by its Mandarin name; empty where there is none."""
    place = next(iter(mandarin_names().get(name, ())), None)
    while place is not None and place.rank > LEVELS.index("province"):
        place = by_id().get(place.parent)
    return place.zh if place is not None and place.level == "province" else ""


@lru_cache(maxsize=1)
def by_id() -> dict[str, Place]:
    """Places by their id (the division code in China)."""
    return {place.id: place for place in rows()}


@lru_cache(maxsize=1)
def mandarin_names() -> dict[str, tuple[Place, ...]]:
    """Full names, short names and aliases → the places that bear them, the greatest first."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in rows():
        for name in {place.zh, place.zh_full, *place.aliases_zh}:
            found[name].append(place)
    return {name: tuple(places) for name, places in found.items()}


@lru_cache(maxsize=4096)  # every word of every English answer is looked up
def squeezed(name: str) -> str:
    """An English name as it is looked up: lower-case letters only."""
    return "".join(c for c in name.lower().replace("ü", "u") if c.isalnum())


@lru_cache(maxsize=1)
def english_names() -> dict[str, tuple[Place, ...]]:
    """Squeezed English names and aliases → the places that bear them, the greatest first."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in rows():
        for name in {squeezed(place.en), *map(squeezed, place.aliases_en)}:
            found[name].append(place)
    return {name: tuple(places) for name, places in found.items()}


@lru_cache(maxsize=4096)
def lineage(ident: str) -> frozenset[str]:
    """The ids of a place and of everything it lies in."""
    found = []
    table = by_id()
    while ident in table and ident not in found:
        found.append(ident)
        ident = table[ident].parent
    return frozenset(found)


def lies_in(place: Place, container: Place) -> bool:
    """Whether a place is the container or lies in it."""
    return container.id in lineage(place.id)
