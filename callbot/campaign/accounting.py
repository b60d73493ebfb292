"""Accounting for every household on the roster, and tomorrow's doors. Pure: totals equal the roster.

What became of a person follows from how the attempts to reach them ended; what became of a household
from its people. Each household is in exactly one group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

Person = Literal["reached", "partly", "refused", "wanted", "no_such", "not_reached", "no_phone"]
"""`wanted`: they want to speak with a person. `no_such`: the number leads to nobody of that name."""
Group = Literal["reached", "partly", "refused", "vacant", "not_reached", "door"]
"""`vacant`: nobody lives there, as far as telephones tell. `door`: no telephone can settle it."""

PERSONS: Final[tuple[Person, ...]] = (
    "reached", "partly", "wanted", "refused", "no_such", "not_reached", "no_phone",
)  # fmt: skip
"""Of several things that happened to somebody the first of these counts."""
GROUPS: Final[tuple[Group, ...]] = (
    "reached", "partly", "refused", "vacant", "not_reached", "door",
)  # fmt: skip

_MEANS: Final[Mapping[str, Person]] = {
    "complete": "reached",
    "partial": "partly", "break_off": "partly",
    "human": "wanted",
    "refusal": "refused", "stop": "refused", "hung_up": "refused", "do_not_call": "refused",
    "not_eligible": "no_such", "not_working": "no_such", "suspended": "no_such",
    "disconnected": "no_such", "number_changed": "no_such", "wrong_number": "no_such",
}  # fmt: skip
"""Disposition → what it says of the person; every other one, that they were not reached."""
_ORDER: Final = {status: n for n, status in enumerate(PERSONS)}


class Member(NamedTuple):
    """One person of the roster, as the campaign left them."""

    contact_id: int
    name: str
    phone: str
    area: str
    building: str
    household: str
    status: Person
    attempts: int
    level: str
    """Of the gravest flag that stands: a key person, or `call_back`; empty for none."""
    age: int | None = None

    @property
    def is_key(self) -> bool:
        """Whether they are a key person."""
        return self.level not in ("", "call_back")


@dataclass(slots=True)
class Household:
    """A door."""

    name: str
    area: str
    building: str
    members: list[Member] = field(default_factory=list)

    @property
    def group(self) -> Group:
        """What became of it."""
        return group_of(member.status for member in self.members)

    @property
    def nobody(self) -> bool:
        """Whether no one of it answered anything."""
        return not any(member.status in ("reached", "partly") for member in self.members)

    @property
    def open(self) -> list[Member]:
        """Whom somebody has to see: who did not answer everything, whatever the reason."""
        return [member for member in self.members if member.status != "reached"]

    @property
    def has_key_person(self) -> bool:
        """Whether somebody who has to be seen is a key person: these doors come first."""
        return any(member.is_key for member in self.open)

    @property
    def only_refused(self) -> bool:
        """Whether nobody is left but who refused: whether to ask them once more is for people to say."""
        return {member.status for member in self.open} == {"refused"}


def status_of(endings: Iterable[str], *, phone: str, barred: bool) -> Person:
    """What became of a person: `endings` are the dispositions of their attempts."""
    found = [_MEANS.get(ending, "not_reached") for ending in endings]
    if barred:
        found.append("refused")
    if not found:
        return "not_reached" if phone else "no_phone"
    return min(found, key=_ORDER.__getitem__)


def group_of(statuses: Iterable[Person]) -> Group:
    """What became of a household with these people."""
    there = set(statuses)
    if there == {"reached"}:
        return "reached"
    if there & {"reached", "partly"}:
        return "partly"
    if "refused" in there:
        return "refused"
    if there == {"no_such"}:
        return "vacant"
    return "not_reached" if "not_reached" in there else "door"


@dataclass(slots=True)
class Account:
    """The whole roster, counted."""

    people: Counter[str] = field(default_factory=Counter)
    """Status → people."""
    households: Counter[str] = field(default_factory=Counter)
    """Group → households."""
    areas: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Area → group → households."""
    buildings: dict[tuple[str, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    """Area and building → group → households."""
    levels: Counter[str] = field(default_factory=Counter)
    """Level → people with a flag of it, each counted once."""
    doors: list[Household] = field(default_factory=list)
    """To be knocked on, by area, building and door."""

    @property
    def nobody(self) -> int:
        """Doors at which no one answered anything on the telephone."""
        return sum(house.nobody for house in self.doors)

    @property
    def only_refused(self) -> int:
        """Doors at which nobody is left but who refused."""
        return sum(house.only_refused for house in self.doors)

    def lines(self) -> list[tuple[str, dict[str, int]]]:
        """By area, in their order: group → households, every group named."""
        return [(area, self.row(counts)) for area, counts in sorted(self.areas.items())]

    @staticmethod
    def row(counts: Mapping[str, int]) -> dict[str, int]:
        """Every group with its number."""
        return {group: counts.get(group, 0) for group in GROUPS}


def account(members: Iterable[Member]) -> Account:
    """Count everybody once, every household once."""
    found = Account()
    houses: dict[tuple[str, str, str], Household] = {}
    for member in members:
        found.people[member.status] += 1
        if member.level:
            found.levels[member.level] += 1
        key = (member.area, member.building, member.household)
        house = houses.get(key)
        if house is None:
            house = houses[key] = Household(member.household, member.area, member.building)
        house.members.append(member)
    for house in houses.values():
        group = house.group
        found.households[group] += 1
        found.areas[house.area][group] += 1
        found.buildings[house.area, house.building][group] += 1
        if house.open:
            found.doors.append(house)
    found.doors.sort(key=lambda house: (house.area, natural(house.building), natural(house.name)))
    return found


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """For sorting: 2 comes before 10."""
    parts: list[tuple[int, str]] = []
    digits = ""
    for letter in f"{text}\0":
        if letter.isdecimal() and letter.isascii():
            digits += letter
            continue
        if digits:
            parts.append((int(digits), ""))
            digits = ""
        parts.append((-1, letter))
    return tuple(parts)
