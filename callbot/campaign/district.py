"""A district that does not exist: households with their people, doors and telephones, from a seed.

Sizes and ages follow a county town of Henan; whoever is under 14 is not on a roster. Numbers are of
the fictional 555 range, each person's own for whoever has one.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

from callbot.core.script import Language
from callbot.residents.phrasebook import phrasebook

SIZES: Final = tuple(accumulate((0.17, 0.29, 0.26, 0.16, 0.08, 0.03)))
"""Shares of households with one to six people on the roster, the rest seven."""
_FLATS: Final = 24
"""Flats of a building, six floors of four."""
_BUILDINGS: Final = 18
"""Buildings of a community."""
_MULTIPLIER: Final = 61_803_399
_NUMBERS: Final = 10**8
"""They have no common divisor: no two people get the same number."""

_OWN_MOBILE: Final = ((18, 0.6), (60, 0.985), (70, 0.86), (80, 0.62), (200, 0.38))
"""Up to this age: the share with a mobile telephone of their own."""
_LANDLINE: Final = 0.14
_ALONE_LANDLINE: Final = 0.45
"""Of households without any mobile: those with a telephone on the wall. The others have none."""


class Entry(NamedTuple):
    """One person on the roster."""

    name: str
    phone: str
    """Digits; empty for those without any telephone."""
    area: str
    building: str
    household: str
    age: int
    shared: bool
    """The number is not theirs alone: a landline, or a relative's mobile."""

    @property
    def fields(self) -> dict[str, str]:
        """What the roster knows besides name and number."""
        known = {
            "area": self.area, "building": self.building, "household": self.household,
            "age": str(self.age),
        }  # fmt: skip
        return known | ({"shared": "1"} if self.shared else {})


def district(people: int, seed: int, language: Language) -> Iterator[Entry]:
    """`people` people, household by household; the same for the same seed, whatever the number."""
    draw = _District(seed, language)
    left, number = people, 0
    while left > 0:
        household = draw.household(number, people - left)[:left]
        yield from household
        left -= len(household)
        number += 1


class _District:
    def __init__(self, seed: int, language: Language) -> None:
        self._seed = seed
        self._language = language
        self._book = phrasebook(language)
        self._offset = Random(f"{seed}/numbers").randrange(_NUMBERS)  # noqa: S311 - no secret

    def household(self, number: int, first: int) -> list[Entry]:
        """The household with this number, its people counted from `first`."""
        rng = Random(f"{self._seed}/household/{number}")  # noqa: S311 - no secret
        uniform = rng.random
        area, building, door = self._place(number)
        ages = _ages(1 + bisect(SIZES, uniform()), uniform)
        mobile = [uniform() < _share(age) for age in ages]
        landline = uniform() < (_LANDLINE if any(mobile) else _ALONE_LANDLINE)
        fixed = self._number(first, 7) if landline else ""
        owner = next((first + n for n, has in enumerate(mobile) if has), None)
        shared = fixed or ("" if owner is None else self._number(owner))
        family = self._pick(self._book.first, uniform)
        return [
            Entry(
                self._name(family, n, uniform),
                self._number(first + n) if own else shared,
                area, building, f"{building} {door}", age, not own and shared != "",
            )
            for n, (age, own) in enumerate(zip(ages, mobile, strict=True))
        ]  # fmt: skip

    def _place(self, number: int) -> tuple[str, str, str]:
        """Area, building and door: flats fill buildings, and areas get one in turn."""
        areas = self._book.areas
        building, flat = divmod(number, _FLATS)
        place, which = divmod(building, len(areas))
        area = areas[which]
        nth, block = divmod(place, _BUILDINGS)
        nth += 1
        door = f"{flat // 4 + 1}0{flat % 4 + 1}"
        if self._language == "zh":
            return area, f"{area.removesuffix('街道')}{nth}社区{block + 1}号楼", f"{door}室"
        return area, f"{area}, block {nth}-{block + 1}", f"flat {door}"

    def _name(self, family: str, nth: int, uniform: Callable[[], float]) -> str:
        """Children have the name of the first; every other adult married in."""
        book = self._book
        own = self._pick(book.second, uniform)
        if self._language == "zh":
            return (self._pick(book.first, uniform) if nth % 2 else family) + own
        return (family if nth == 0 else self._pick(book.first, uniform)) + own

    def _number(self, person: int, range_: int = 5) -> str:
        """`range_` keeps landlines apart from mobiles, which are one a person."""
        digits = (person * _MULTIPLIER + self._offset) % _NUMBERS
        return f"555{digits:08d}" if range_ == 5 else f"5550{digits:08d}"

    def _pick(self, several: tuple[str, ...], uniform: Callable[[], float]) -> str:
        return several[int(uniform() * len(several))]


def _ages(size: int, uniform: Callable[[], float]) -> list[int]:
    """Ages of a household: alone, a couple, with children, with grandparents."""

    def between(low: int, high: int) -> int:
        return low + int((high - low + 1) * uniform())

    old = uniform() < (0.45 if size == 1 else 0.38 if size == 2 else 0.06)
    head = between(65, 90) if old else between(23, 64)
    if size == 1:
        return [head]
    ages = [head, min(92, max(20, head + between(-5, 4)))]
    three_generations = size >= 4 and uniform() < 0.6
    for _ in range(size - 2):
        grown = head - between(22, 32)
        if three_generations and len(ages) < 4:
            ages.append(min(92, head + between(22, 32)))
        elif grown >= 14:
            ages.append(grown)
        else:
            ages.append(between(14, 64))  # a brother, an aunt, a lodger
    return ages


def _share(age: int) -> float:
    return next(share for up_to, share in _OWN_MOBILE if age < up_to)
