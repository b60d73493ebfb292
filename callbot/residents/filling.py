"""The slots of the wording: what differs from person to person, said in their own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from callbot.core.script import Node
from callbot.residents import saying
from callbot.residents.persona import ITEM_JOINT, Resident, TrueAnswer
from callbot.residents.phrasebook import Form, Forms, Phrasebook
from callbot.residents.wants import Span, words_for

_ROOM: Final[Mapping[str, float]] = {"wordy": 0.35, "indirect": 0.35, "direct": 0.06}
"""How often people of a style say "at the end of the month" where others name the day."""


class Filling:
    """Draws forms and fills their slots for one resident during one call."""

    __slots__ = ("_book", "_resident", "_uniform", "expressed")

    def __init__(self, resident: Resident, book: Phrasebook, uniform: Callable[[], float]) -> None:
        self._resident = resident
        self._book = book
        self._uniform = uniform
        self.expressed: dict[str, Span] = {}
        """Questions answered with words that leave room, and how much."""

    def pick(self, forms: Forms) -> Form:
        """One form: each template is as likely, however many alternatives it has."""
        uniform = self._uniform
        expanded = forms[int(uniform() * len(forms))]
        return expanded[int(uniform() * len(expanded))]

    def one(self, several: tuple[str, ...]) -> str:
        """One of several, each as likely."""
        return several[int(self._uniform() * len(several))]

    def fill(self, form: Form, node: Node, truth: TrueAnswer | None) -> str:
        """The words of a form."""
        if not form.slots:
            return form.text
        words: dict[str, str] = {}
        for slot in form.slots:
            if slot in words:
                continue
            if slot in _OF_TRUTH:
                assert truth is not None, f"{form.text} for {node.id}"
                words[slot] = _OF_TRUTH[slot](self, node, truth)
            elif slot in _OF_PLACE:
                words[slot] = _OF_PLACE[slot](self, truth)
            else:
                words[slot] = self.one(self._book.slots[slot])
        return form.text.format_map(words)

    def leave_room(self, node: Node, truth: TrueAnswer, style: str) -> bool:
        """Decide whether this date or temperature is given as a range, kept in `expressed`."""
        self.expressed.pop(node.id, None)
        if self._uniform() >= _ROOM.get(style, 0.0):
            return False
        ranges = self._sayings(node, truth).ranges
        if ranges:
            room = ranges[int(self._uniform() * len(ranges))]
            self.expressed[node.id] = Span(room.low, room.high)
        return bool(ranges)

    def _sayings(self, node: Node, truth: TrueAnswer) -> saying.Sayings:
        assert node.wait is not None
        language = self._resident.language
        if node.wait.expects == "date":
            day = date.fromisoformat(str(truth.value))
            return saying.day(day, self._resident.today, language)
        return saying.temperature(float(str(truth.value)), language)

    # --- slots that need the truth ---------------------------------------------------------------
    def value(self, node: Node, truth: TrueAnswer) -> str:
        """A date or temperature, exactly or with the room decided on."""
        sayings = self._sayings(node, truth)
        room = self.expressed.get(node.id)
        if room is not None:
            return self.one(tuple(r.words for r in sayings.ranges if (r.low, r.high) == room))
        return self.one(sayings.kinds[int(self._uniform() * len(sayings.kinds))])

    def number(self, _: Node, truth: TrueAnswer) -> str:
        """A count."""
        return saying.counted(int(float(str(truth.value))), self._resident.language)

    def wrong(self, node: Node, truth: TrueAnswer) -> str:
        """The slip before a correction: near the truth, but not it."""
        assert node.wait is not None
        language = self._resident.language
        if node.wait.expects == "number":
            value = int(float(str(truth.value)))
            return saying.counted(value - 1 if value > 1 else 2, language)
        if node.wait.expects == "temperature":
            return self.one(saying.temperature(float(str(truth.value)) + 0.3, language).kinds[0])
        back = timedelta(days=1 + int(3 * self._uniform()))
        wrong = date.fromisoformat(str(truth.value)) - back
        return self.one(saying.day(wrong, self._resident.today, language).kinds[0])

    def signs(self, _: Node, truth: TrueAnswer) -> str:
        """The symptoms that are there."""
        said = [self.one(self._book.signs[sign]) for sign in truth.categories]
        return self.one(self._book.joints).join(said)

    def items(self, _: Node, truth: TrueAnswer) -> str:
        """The things that are wanted, one after the other."""
        things = str(truth.value).split(ITEM_JOINT)
        if len(things) == 1:
            return things[0]
        last = "还有" if self._resident.language == "zh" else " and "
        return self._book.comma.join(things[:-1]) + self.one((last, self._book.comma)) + things[-1]

    def absent(self, _: Node, truth: TrueAnswer) -> str:
        """One symptom that is not."""
        signs = tuple(sign for sign in self._book.absent if sign not in truth.categories)
        return self.one(self._book.absent[self.one(signs)])

    def words(self, node: Node, truth: TrueAnswer) -> str:
        """A category that no wording file knows."""
        assert node.wait is not None
        chosen = [c for c in node.wait.categories if c.id in truth.categories]
        return words_for(chosen[0]) if chosen else ""

    # --- slots about places ----------------------------------------------------------------------
    def place(self, truth: TrueAnswer | None) -> str:
        """Where they have been."""
        if truth is not None and isinstance(truth.value, str):
            return truth.value
        place = self._resident.truth.travel_place
        return place.name if place else ""

    def full_place(self, truth: TrueAnswer | None) -> str:
        """The same with its province."""
        name, place = self.place(truth), self._resident.truth.travel_place
        if place is None or place.name != name or not place.province:
            return name
        if self._resident.language == "zh":
            return place.province + name
        return f"{name} in {place.province}"

    def other_place(self, truth: TrueAnswer | None) -> str:
        """Somewhere they have not been."""
        right, places = self.place(truth), self._book.places
        while (other := places[int(self._uniform() * len(places))][0].name) == right:
            pass
        return other


_OF_TRUTH: Final[Mapping[str, Callable[[Filling, Node, TrueAnswer], str]]] = {
    "date": Filling.value,
    "temp": Filling.value,
    "n": Filling.number,
    "wrong": Filling.wrong,
    "signs": Filling.signs,
    "items": Filling.items,
    "absent": Filling.absent,
    "words": Filling.words,
}
_OF_PLACE: Final[Mapping[str, Callable[[Filling, TrueAnswer | None], str]]] = {
    "place": Filling.place,
    "full": Filling.full_place,
    "other": Filling.other_place,
}
