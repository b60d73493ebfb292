"""One simulated person: what is true of them, how they talk, and from where they telephone."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import Literal, NamedTuple

from callbot.core.answers import Value
from callbot.core.earlier import NO_PAST, Earlier
from callbot.core.script import Expects, Language, Node, Wait
from callbot.residents.phrasebook import Place, phrasebook, some_place
from callbot.understanding.hearing import Listening
from callbot.understanding.intents import requests_of
from callbot.understanding.open_answers import words_said

Identity = Literal["yes", "third_party", "no"]
"""The right person, somebody of their household, or a wrong number."""
Noise = Literal["white", "pink", "babble", "hum"]
Codec = Literal["alaw", "ulaw"]
"""Both as `callbot.speech.channel` has them, which this room does not need to know."""
ITEM_JOINT = "、"
"""Stands between the things of a true open answer."""
SIGNS = ("fever", "cough", "breathless", "other")
"""What a symptom can be, in the order in which people name them."""


class TrueAnswer(NamedTuple):
    """What should be stored for one question."""

    categories: tuple[str, ...] = ()
    value: Value = None
    accepted: tuple[Value, ...] = ()
    """Other values that are as right: the city of a county."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is so, whatever is said about it."""

    identity: Identity
    travelled: bool
    travel_place: Place | None
    """None for people who stayed; likewise the date."""
    travel_date: date | None
    contact: bool
    symptoms: tuple[str, ...]
    """Of `SIGNS`; empty for the healthy."""
    temperature: float | None
    """°C, of people with fever."""
    household: int
    wants_callback: bool
    known: Mapping[str, TrueAnswer | None] = field(default_factory=dict)
    """What is true for questions that only some script asks; of somebody called again and again."""
    earlier: Earlier = NO_PAST
    """What was true at the check-ins before this one."""


def stream(seed: int | str) -> Random:
    """A random stream of its own: the same seed gives the same numbers on every machine."""
    return Random(seed)  # noqa: S311 - people are simulated, not secrets


class Shares(NamedTuple):
    """Names with their probabilities, ready to be drawn from."""

    names: tuple[str, ...]
    edges: tuple[float, ...]

    @classmethod
    def of(cls, shares: Mapping[str, float]) -> Shares:
        """What is missing to one is the share of nothing at all."""
        return cls((*shares, ""), tuple(accumulate(shares.values())))

    def pick(self, uniform: float) -> str:
        """The name that a number between 0 and 1 falls on; empty for none."""
        return self.names[bisect(self.edges, uniform)]


NOTHING = Shares.of({})


@dataclass(frozen=True, slots=True)
class Manner:
    """A way to talk on the telephone; all numbers are probabilities."""

    name: str
    styles: Shares
    """How an answer is worded, by the styles of the wording files."""
    opening: float = 0.3
    """Says 喂 or 哪位 before answering the first question."""
    requests: Shares = NOTHING
    """At each question: one of the universal requests, `abuse` or `offtopic`, before answering."""
    most_requests: int = 2
    """As many of those in one call, then they answer."""
    fillers: float = 0.1
    """Begins with a hesitation."""
    pauses: float = 0.05
    """Stops in the middle."""
    interrupts: float = 0.02
    """Answers before the question is over."""
    silent: float = 0.01
    """Says nothing, at each question."""
    leaves: float = 0.001
    """Hangs up, at each prompt."""
    slips: float = 0.0
    """Answers one yes/no question wrongly and puts it right a question later."""
    stops: float = 0.0
    """Will ask not to be called again, at some question of the call."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where they telephone from; names as in `callbot.speech.channel`."""

    snr_db: float
    noise: Noise
    loss: float
    """Share of lost packets, 0 to 1."""
    codec: Codec


@dataclass(frozen=True, slots=True)
class Resident:
    """One person of a population."""

    index: int
    name: str
    area: str
    phone: str
    language: Language
    truth: Truth
    manner: Manner
    surroundings: Surroundings
    voice: str
    """A voice of the synthesiser, e.g. `cmn+f1`."""
    rate_wpm: int
    pitch: int
    """0 to 100."""
    today: date
    """The day of the call."""
    seed: int
    truth_seed: int | None = None
    """What truths that no question foresaw are drawn from, where this is not the first call to them."""

    @property
    def contact(self) -> dict[str, str]:
        """What the roster knows of them."""
        return {"name": self.name, "area": self.area, "phone": self.phone}

    def true_answer(self, node: Node) -> TrueAnswer | None:
        """What is true for a question of any script; None where there is nothing to answer.

        Questions of the screening scripts come from `truth`; any other is drawn from the resident's
        seed by what it waits for.
        """
        wait = node.wait
        if wait is None:
            return None
        if node.id in self.truth.known:
            return self.truth.known[node.id]
        known = _KNOWN.get(node.id)
        if known is not None and wait.expects in known[0]:
            answer = known[1](self.truth)
            if answer is None or _fits(answer, wait):
                return answer
            if node.id == "identity":
                return TrueAnswer(("no",))  # a relative, where the script knows only yes and no
        seed = self.seed if self.truth_seed is None else self.truth_seed
        return _drawn(wait, stream(f"{seed}/{node.id}"), self)


_YES, _NO = TrueAnswer(("yes",)), TrueAnswer(("no",))


def _yes_no(yes: bool) -> TrueAnswer:
    return _YES if yes else _NO


def _place(truth: Truth) -> TrueAnswer | None:
    place = truth.travel_place
    if place is None:
        return None
    other = (place.prefecture,) if place.prefecture != place.name else ()
    return TrueAnswer((), place.name, other)


def _date(truth: Truth) -> TrueAnswer | None:
    return None if truth.travel_date is None else TrueAnswer((), truth.travel_date.isoformat())


def _temperature(truth: Truth) -> TrueAnswer | None:
    return None if truth.temperature is None else TrueAnswer((), truth.temperature)


_KNOWN: Mapping[str, tuple[tuple[Expects, ...], Callable[[Truth], TrueAnswer | None]]] = {
    "identity": (("yes_no", "choice"), lambda t: TrueAnswer((t.identity,))),
    "travel": (("yes_no",), lambda t: _yes_no(t.travelled)),
    "travel_place": (("place",), _place),
    "travel_date": (("date",), _date),
    "contact": (("yes_no",), lambda t: _yes_no(t.contact)),
    "symptoms": (("choice",), lambda t: TrueAnswer(t.symptoms or ("none",))),
    "temperature": (("temperature",), _temperature),
    "household": (("number",), lambda t: TrueAnswer((), t.household)),
    "callback": (("yes_no",), lambda t: _yes_no(t.wants_callback)),
}
"""Question → what it must wait for to be that question, and its answer."""


def _fits(answer: TrueAnswer, wait: Wait) -> bool:
    """Whether the script's question has the categories that the truth needs."""
    if not answer.categories:
        return True
    known = {category.id for category in wait.categories} or {"yes", "no"}
    return known.issuperset(answer.categories)


def wanted(wait: Wait, language: Language, rng: Random) -> TrueAnswer:
    """What a household is short of: one to three things, joined by 、; or nothing."""
    nothing = next((category.id for category in wait.categories if category.none), None)
    if nothing is not None and rng.random() < 0.35:
        return TrueAnswer((nothing,))
    items = phrasebook(language).items
    kinds = rng.sample(list(items), 1 + int(rng.random() * 3))
    things = [rng.choice(items[kind]) for kind in kinds]
    named = words_said(_listening(wait, language), " ".join(things)).categories
    return TrueAnswer(named, ITEM_JOINT.join(things))


@lru_cache(maxsize=64)
def _listening(wait: Wait, language: Language) -> Listening:
    """Which categories of the script a thing belongs to is the script's to say."""
    return Listening(wait, language, requests_of(language, {}))


def _drawn(wait: Wait, rng: Random, resident: Resident) -> TrueAnswer:
    """A truth for a question nobody foresaw."""
    low = 1 if wait.minimum is None else wait.minimum
    high = low + 8 if wait.maximum is None else wait.maximum
    match wait.expects:
        case "yes_no":
            return _yes_no(rng.random() < 0.3)
        case "choice":
            return TrueAnswer((rng.choice(wait.categories).id,) if wait.categories else ())
        case "number":
            return TrueAnswer((), rng.randint(int(low), int(min(high, low + 98))))
        case "temperature":
            return TrueAnswer((), round(rng.uniform(36.1, 37.2), 1))
        case "date":
            back = timedelta(days=rng.randint(1, 30))
            return TrueAnswer((), (resident.today - back).isoformat())
        case "place":
            place = some_place(resident.language, rng.random())
            return TrueAnswer((), place.name, (place.prefecture,))
        case "open":
            return wanted(wait, resident.language, rng)
    return TrueAnswer()
