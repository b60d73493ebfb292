"""Flags grouped by person: whoever is to be visited is visited once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from callbot.store.queries import FlagLine


class Person(NamedTuple):
    """Somebody with all flags of one call, the gravest first."""

    level: str
    name: str
    phone: str
    call_id: int
    lines: list[FlagLine]


def by_person(lines: Iterable[FlagLine]) -> list[Person]:
    """In the order given, so that whoever has the gravest flag stays first."""
    found: dict[int, Person] = {}
    for line in lines:
        person = Person(line.level, line.name, line.phone, line.call_id, [])
        found.setdefault(line.call_id, person).lines.append(line)
    return list(found.values())
