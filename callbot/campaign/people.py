"""The roster as a running campaign knows it: who, what was tried, what is still to come."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from callbot.campaign.answering import Habit, habit
from callbot.campaign.chances import whole
from callbot.campaign.policy import APPOINTMENT
from callbot.campaign.settings import Settings
from callbot.campaign.waiting import Place, Telephone, Waiting
from callbot.core.phones import bare
from callbot.store.campaigns import RosterLine


class Person:
    """Somebody on the roster."""

    __slots__ = ("appointed", "area", "contact_id", "due_ms", "ends", "habit", "index", "key", "known", "name",
                 "order", "phone", "rank", "shared", "tries")  # fmt: skip

    def __init__(self, index: int, line: RosterLine, settings: Settings) -> None:
        fields: dict[str, Any] = json.loads(line.fields) if line.fields else {}
        age = str(fields.get("age", ""))
        household = str(fields.get("household") or f"contact {line.contact_id}")
        self.index = index
        """Place on the roster, from 0: which resident of the population they are."""
        self.contact_id = line.contact_id
        self.name = line.name
        self.phone = line.phone
        key = line.token or bare(line.phone)
        self.key = line.phone if key == line.phone else key
        """The number as it is compared."""
        self.area = str(fields.get("area", ""))
        self.shared = bool(fields.get("shared"))
        years = int(age) if age.isdecimal() else None
        seed = settings.seed
        self.habit: Habit = habit(
            f"{seed}/{index}", f"{seed}/{household}", years, shared=self.shared
        )
        self.rank = settings.policy.rank(years, self.area)
        self.order = whole(f"{seed}/{index}/order") >> 32
        """Among equals: areas and buildings are called all at once, not one after the other."""
        self.tries = 0
        self.ends: tuple[str, ...] = ()
        """How the attempts so far ended."""
        self.due_ms = 0
        self.appointed = False
        self.known = ""
        """What they answered in a call that broke off (`Job.known`)."""

    @property
    def place(self) -> Place:
        """Where they stand in the queue."""
        return APPOINTMENT if self.appointed else self.rank, self.due_ms, self.order, self.index

    def tried(self, ending: str) -> int:
        """An attempt is over; returns how many ended like this one."""
        self.ends += (ending,)
        return self.ends.count(ending)

    def due(self, at_ms: int, *, appointed: bool = False) -> None:
        """To be called at this moment, 0 for not any more; by appointment before everybody else."""
        self.due_ms = at_ms
        self.appointed = appointed


def people_of(lines: Iterable[RosterLine], settings: Settings) -> list[Person]:
    """The whole roster."""
    texts: dict[str, str] = {}
    found = []
    for index, line in enumerate(lines):
        person = Person(index, line, settings)
        # One text for all who live there, or are called so: 12 MB of a district of 150,000.
        person.area = texts.setdefault(person.area, person.area)
        person.name = texts.setdefault(person.name, person.name)
        found.append(person)
    return found


def telephones(people: Iterable[Person], waiting: Waiting) -> dict[str, Telephone]:
    """Numbers that several people have, told to the queue; and where everybody lives."""
    people = list(people)
    counted = Counter(person.key for person in people if person.key)
    shared = {key: Telephone() for key, times in counted.items() if times > 1}
    for person in people:
        waiting.belong(person.index, person.area)
        if person.key in shared:
            waiting.share(person.index, shared[person.key])
    return shared
