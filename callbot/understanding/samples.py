"""What a recogniser's grammar should know: phrases from script, requests and gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from callbot.core.script import REQUESTS, Language, Node, Request, RequestRule, Script, Wait
from callbot.understanding import dates, numbers, places, samples_en, samples_zh, temperature
from callbot.understanding.phrases import PhraseError, drawn

TEMPLATE = 60
"""Phrases drawn from one template of a script."""
REQUEST = 12
"""Phrases drawn from one template of a request."""

_SLOT_WORDS: dict[Language, dict[str, tuple[str, ...]]] = {
    "zh": {
        "place": ("武汉", "郑州", "老家"),
        "number": ("三", "四"),
        "date": ("昨天", "二十号"),
        "temperature": ("三十八度", "三十七度五"),
    },
    "en": {
        "place": ("wuhan", "beijing"),
        "number": ("three", "four"),
        "date": ("yesterday", "last week"),
        "temperature": ("thirty eight", "a hundred and one"),
    },
}


def samples(script: Script, node: Node) -> tuple[str, ...]:
    """Every plain phrase that is likely at a node, unsegmented, without repeats."""
    return _samples(node.wait, script.language, script) if node.wait else ()


def samples_for(wait: Wait, language: Language) -> tuple[str, ...]:
    """The same for a wait outside any script."""
    return _samples(wait, language, None)


def _samples(wait: Wait, language: Language, script: Script | None) -> tuple[str, ...]:
    texts = (
        *_answers(wait),
        *_built_in(wait, language),
        *_entities(wait, language),
        *_requests(language, script),
    )
    filled = (phrase for text in texts for phrase in _filled(text, language))
    return tuple(dict.fromkeys(phrase for phrase in filled if phrase.strip()))


def _answers(wait: Wait) -> Iterator[str]:
    for category in wait.categories:
        for phrase in category.phrases:
            try:
                yield from drawn(phrase, TEMPLATE)
            except PhraseError:  # the loader reports it; the grammar does without
                continue


def _built_in(wait: Wait, language: Language) -> Iterator[str]:
    phrases = samples_zh if language == "zh" else samples_en
    for source in phrases.YES_NO:  # every answer may be asked back
        yield from drawn(source, 80)
    if wait.expects == "choice":
        for source in phrases.DENIAL:
            yield from drawn(source, 60)
    for kind in _kinds(wait):
        for source in phrases.EVIDENCE.get(kind, ()):
            yield from drawn(source, 90)
    yield from phrases.FILLERS


def _kinds(wait: Wait) -> Iterable[str]:
    return dict.fromkeys(kind for category in wait.categories for kind in category.evidence)


def _entities(wait: Wait, language: Language) -> Iterator[str]:
    if wait.expects == "number":
        yield from numbers.samples(language)
    elif wait.expects == "temperature":
        yield from temperature.samples(language)
    elif wait.expects == "date":
        yield from dates.samples(language)
    slots = any("{place}" in phrase for c in wait.categories for phrase in c.phrases)
    if wait.expects == "place" or slots or {"place", "journey"} & set(_kinds(wait)):
        yield from places.names(language)


def _requests(language: Language, script: Script | None) -> Iterator[str]:
    rules: Mapping[Request, RequestRule] = script.requests if script else {}
    phrases = samples_zh if language == "zh" else samples_en
    for request in REQUESTS:
        for source in (
            *(rules[request].phrases if request in rules else ()),
            *phrases.REQUESTS[request],
        ):
            try:
                yield from drawn(source, REQUEST * 2)
            except PhraseError:  # the loader reports it; the grammar does without
                continue


def _filled(text: str, language: Language) -> Iterator[str]:
    """The phrase with each of its slots filled by a few common words."""
    for slot, words in _SLOT_WORDS[language].items():
        mark = f"{{{slot}}}"
        if mark in text:
            for word in words:
                yield from _filled(text.replace(mark, word), language)
            return
    yield " ".join(text.split()) if language == "en" else "".join(text.split())
