"""What one wait listens for, made ready once, and one utterance made ready for it."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from callbot.core.answers import Understood
from callbot.core.script import Category, Language, Request, Wait
from callbot.understanding import places
from callbot.understanding.beginnings import Beginnings
from callbot.understanding.evidence import KINDS
from callbot.understanding.found import Found
from callbot.understanding.homophones import Vocabulary, vocabulary
from callbot.understanding.intents import Requests
from callbot.understanding.normalise import SLOTS, plain
from callbot.understanding.phrases import PhraseError, Template, anywhere, parse, whole


class Hearing(NamedTuple):
    """One reading of an utterance in its context."""

    text: str
    confirming: bool
    today: date


class Phrases(NamedTuple):
    """The phrases of one category as expressions."""

    whole: re.Pattern[str]
    anywhere: re.Pattern[str]


class Listening:
    """A wait, ready to be matched. Templates that cannot be parsed are the loader's to report."""

    def __init__(self, wait: Wait, language: Language, requests: Requests) -> None:
        self.wait = wait
        self.language = language
        self.requests = requests
        self.templates = {category.id: _templates(category) for category in wait.categories}
        self.phrases = {
            c: Phrases(whole(language, t), anywhere(language, t))
            for c, t in self.templates.items()
            if t
        }
        """Of each category that has any."""
        self._beginnings = Beginnings(language, self.templates)
        self.possible = lru_cache(maxsize=16)(self._possible)
        """The categories of which a plain form may hold a phrase, in their order; asked for twice."""
        self.evidence = {
            kind: category.id
            for category in wait.categories
            for kind in category.evidence
            if kind in KINDS
        }
        self.denials = [category.id for category in wait.categories if category.none]
        self.denial = next(iter(self.denials), None)

    def _possible(self, plain: str) -> list[tuple[str, Phrases]]:
        held = self._beginnings.in_(plain)
        return [(c, phrases) for c, phrases in self.phrases.items() if c in held] if held else []

    @cached_property
    def sounds(self) -> Vocabulary:
        """The words of this wait by their sound, made when first needed."""
        phrases = {
            plain(sample, "zh")
            for templates in self.templates.values()
            for template in templates
            for sample in template.samples(20)
            if "{" not in sample
        }
        return vocabulary(sorted(phrases))

    @cached_property
    def yes(self) -> str:
        """The category an affirmative answer falls into."""
        return self._named("yes", 0)

    @cached_property
    def no(self) -> str:
        """The category a negative answer falls into."""
        return self._named("no", 1)

    def _named(self, name: str, otherwise: int) -> str:
        ids = [category.id for category in self.wait.categories]
        return name if name in ids or len(ids) <= otherwise else ids[otherwise]

    @cached_property
    def wants_places(self) -> bool:
        """Whether places must be looked for."""
        slots = any("place" in t.slots for some in self.templates.values() for t in some)
        return slots or bool(
            {"place", "journey", "stayed_home", "traveller"} & self.evidence.keys()
        )

    def slotted(self, text: str, extra: bool = False) -> tuple[str, list[Found]]:
        """The plain form with places marked by their slot, and the places."""
        if not (self.wants_places or extra):
            return plain(text, self.language), []
        # A name found by its sound alone is too little to stand for a journey.
        found = places.places(text, self.language, by_sound=False)
        found = [f for f in found if "ambiguous" not in f.rule or len(f.words) > 1]
        return plain(marked(text, found, "place"), self.language), found


def marked(text: str, found: list[Found], slot: str) -> str:
    """A text in which every find is replaced by its slot's mark."""
    for find in reversed(found):
        text = f"{text[: find.start]} {SLOTS[slot]} {text[find.end :]}"
    return text


def _templates(category: Category) -> tuple[Template, ...]:
    parsed = []
    for phrase in category.phrases:
        try:
            parsed.append(parse(phrase))
        except PhraseError:  # the loader reports it with its place; the others still serve
            continue
    return tuple(parsed)


def verdict(
    kind: str, categories: tuple[str, ...], confidence: float, because: str, text: str
) -> Understood:
    """An `Understood` without a value."""
    first = categories[0] if categories else None
    assert kind in ("answer", "request")
    return Understood(
        "answer" if kind == "answer" else "request",
        first, categories if kind == "answer" else (), None, round(confidence, 3), because, text,
    )  # fmt: skip


def asks(request: Request, words: str, confidence: float, text: str) -> Understood:
    """The verdict that this is asked for, in these words of a text."""
    return verdict("request", (request,), confidence, f"request {request}: {words}", text)
