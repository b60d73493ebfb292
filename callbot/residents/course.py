"""How a person fares over two weeks: when an illness begins, how the fever rises, who is not reached.

Depends on the resident and the number of check-ins alone. One person in eight falls ill, most of them with
fever and cough; a few others have a cold. A temperature is lower in the morning than in the evening.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Final, NamedTuple

from callbot.core.answers import Answer
from callbot.core.earlier import CheckIn
from callbot.core.script import Expects, Node, Script, Series
from callbot.residents.persona import Resident, TrueAnswer, stream, wanted

FEVER: Final = 37.3
"""°C from which a measured temperature is a fever."""
_ILL, _COLD, _HERE_BEFORE = 0.12, 0.05, 0.1
_QUIET: Final = 0.02
"""How many are gone from some moment on."""
_SELDOM: Final = ((0.75, 0.03), (0.95, 0.12), (1.0, 0.4))
"""Up to which share of people do how often not hear the telephone."""
NEEDY: Final = 0.12
NEEDY_ONCE: Final = 0.6
"""The same where they are called once, because nobody has asked them yet."""


class Illness(NamedTuple):
    """From the check-in `onset` on."""

    onset: int
    peak: float
    """°C above what is normal; nothing for those without fever."""
    climbs: int
    """Check-ins until the peak is reached."""
    cough: int
    """Check-ins until the cough begins; never where it is beyond the end."""
    breathless: int
    lasts: int


_NEVER: Final = 10_000


@dataclass(frozen=True, slots=True)
class Course:
    """One person's two weeks, drawn once."""

    resident: Resident
    usual: float
    illness: Illness | None
    misses: float
    quiet_from: int

    def reached(self, check_in: int, attempt: int) -> bool:
        """Whether they take the telephone."""
        if check_in >= self.quiet_from:
            return False
        return stream(f"{self.resident.seed}/{check_in}/{attempt}/reached").random() >= self.misses

    def temperature(self, check_in: int, hour: int) -> float:
        """What the thermometer shows, in °C."""
        noise = stream(f"{self.resident.seed}/{check_in}/temperature").uniform(-0.12, 0.12)
        evening = -0.1 if hour < 12 else 0.15
        return round(self.usual + evening + noise + self._fever(check_in), 1)

    def _fever(self, check_in: int) -> float:
        ill = self.illness
        if ill is None or not ill.onset <= check_in < ill.onset + ill.lasts:
            return 0.0
        return ill.peak * min(1.0, (check_in - ill.onset + 1) / ill.climbs)

    def coughs(self, check_in: int) -> int:
        """How badly: 0 not at all, up to 3."""
        ill = self.illness
        if ill is None or not ill.onset + ill.cough <= check_in < ill.onset + ill.lasts:
            return 0
        since = check_in - ill.onset - ill.cough
        left = ill.onset + ill.lasts - check_in
        return 1 + (since >= 3 and left > 3) + (since >= 6 and left > 6)

    def breathless(self, check_in: int) -> bool:
        """Whether they have trouble breathing."""
        ill = self.illness
        return ill is not None and ill.onset + ill.breathless <= check_in < ill.onset + ill.lasts


def course_of(resident: Resident, check_ins: int) -> Course:
    """The course of this resident over so many check-ins."""
    rng = stream(f"{resident.seed}/course")
    usual = rng.uniform(36.3, 36.7)
    kind = rng.random()
    before = rng.random() < _HERE_BEFORE
    onset = 0 if before else 1 + int(rng.random() * max(1, check_ins - 1))
    illness = None
    if kind < _ILL:
        illness = _serious(rng, onset)
    elif kind < _ILL + _COLD:
        illness = Illness(onset, 0.0, 1, 0, _NEVER, 4 + int(rng.random() * 6))
    seldom = rng.random()
    misses = next(share for up_to, share in _SELDOM if seldom <= up_to)
    quiet = 1 + int(rng.random() * check_ins) if rng.random() < _QUIET else _NEVER
    return Course(resident, usual, illness, misses, quiet)


def _serious(rng: Random, onset: int) -> Illness:
    fever = rng.uniform(1.0, 2.4) if rng.random() < 0.8 else 0.0
    cough = int(rng.random() * 5) if rng.random() < 0.75 or not fever else _NEVER
    breathless = 4 + int(rng.random() * 8) if rng.random() < 0.2 else _NEVER
    return Illness(
        onset, fever, 1 + int(rng.random() * 5), cough, breathless, 12 + int(rng.random() * 16)
    )


class Moment(NamedTuple):
    """One check-in of a person."""

    course: Course
    number: int
    hour: int
    needy: float = NEEDY
    """How many households are short of something."""


def known_at(script: Script, moment: Moment) -> dict[str, TrueAnswer | None]:
    """What is true at this moment, for those questions of the script that ask for it."""
    return {
        node.id: _KNOWN[node.id][1](moment, node)
        for node in script.questions
        if node.wait is not None and node.id in _KNOWN and node.wait.expects == _KNOWN[node.id][0]
    }


def at_some_check_in(script: Script, series: Series | None, resident: Resident) -> Resident:
    """The resident as they are on some day of a series, with nothing known of the days before."""
    times = series.times if series else ("09:00",)
    check_ins = series.days * len(times) if series else 1
    number = resident.seed % check_ins
    hour = int(times[number % len(times)][:2])
    needy = NEEDY if series else NEEDY_ONCE
    moment = Moment(course_of(resident, check_ins), number, hour, needy)
    return replace(resident, truth=replace(resident.truth, known=known_at(script, moment)))


def _yes_no(yes: bool) -> TrueAnswer:
    return TrueAnswer(("yes",) if yes else ("no",))


def _temperature(moment: Moment, _: Node) -> TrueAnswer:
    return TrueAnswer((), moment.course.temperature(moment.number, moment.hour))


def _fever(moment: Moment, _: Node) -> TrueAnswer:
    return _yes_no(moment.course.temperature(moment.number, moment.hour) >= FEVER)


def _cough(moment: Moment, _: Node) -> TrueAnswer:
    return _yes_no(moment.course.coughs(moment.number) > 0)


def _cough_course(moment: Moment, _: Node) -> TrueAnswer | None:
    before, now = (moment.course.coughs(moment.number - back) for back in (1, 0))
    if not (before and now):
        return None
    return TrueAnswer(("worse" if now > before else "better" if now < before else "same",))


def _breathless(moment: Moment, _: Node) -> TrueAnswer:
    return _yes_no(moment.course.breathless(moment.number))


def _short(moment: Moment) -> Random:
    return stream(f"{moment.course.resident.seed}/{moment.number}/needs")


def _needs(moment: Moment, _: Node) -> TrueAnswer:
    return _yes_no(_short(moment).random() < moment.needy)


def _needs_what(moment: Moment, node: Node) -> TrueAnswer | None:
    rng = _short(moment)
    if rng.random() >= moment.needy:
        return None
    assert node.wait is not None
    found = wanted(node.wait, moment.course.resident.language, rng)
    while found.value is None:  # who said that something is wanted wants something
        found = wanted(node.wait, moment.course.resident.language, rng)
    return found


_KNOWN: Final[Mapping[str, tuple[Expects, Callable[[Moment, Node], TrueAnswer | None]]]] = {
    "temperature": ("temperature", _temperature),
    "fever": ("yes_no", _fever),
    "cough": ("yes_no", _cough),
    "cough_course": ("choice", _cough_course),
    "breathless": ("yes_no", _breathless),
    "needs": ("yes_no", _needs),
    "needs_what": ("open", _needs_what),
    "supplies": ("open", _needs_what),
}
"""Question → what it must wait for to be that question, and its true answer at a moment."""


def true_check_in(at: str, truths: Mapping[str, TrueAnswer], missed: bool) -> CheckIn:
    """What would be known had everybody answered, and been understood."""
    answers = {question: Answer(t.categories, t.value) for question, t in truths.items()}
    return CheckIn(at, answers, missed)
