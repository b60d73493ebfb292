"""Universal requests: what anybody may say at any question, told apart from answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from callbot.core.script import REQUESTS, Language, Request, RequestRule
from callbot.understanding import asking_en, barring_zh, requests_en, requests_zh
from callbot.understanding.asking import CHUNK, ORDER, Asking
from callbot.understanding.beginnings import Beginnings
from callbot.understanding.phrases import Template, anywhere, edges, parse, whole
from callbot.understanding.requests_loose import sign
from callbot.understanding.resembling import resembles

_MOST = 8
"""Times that one request is looked for in an utterance."""


class _Expressions(NamedTuple):
    anywhere: re.Pattern[str]
    whole: re.Pattern[str]


def _templates(sources: tuple[str, ...]) -> tuple[Template, ...]:
    return tuple(parse(source) for source in sources)


_ALSO = {"zh": barring_zh.with_stop, "en": asking_en.with_unlisted}
"""Requests by how they are put, which no list of phrases has."""


class Requests:
    """The requests of one language, with what a script adds to them."""

    def __init__(self, language: Language, phrases: Mapping[Request, tuple[str, ...]]) -> None:
        """`phrases` are those of a script."""
        self.language = language
        built_in = (requests_zh if language == "zh" else requests_en).REQUESTS
        self._expressions: dict[Request, _Expressions] = {}
        self._templates: dict[Request, tuple[Template, ...]] = {}
        for request in REQUESTS:
            sources = built_in.get(request, ())
            lone = tuple(source[1:] for source in sources if source.startswith("="))
            free = tuple(source for source in sources if not source.startswith("="))
            added = phrases.get(request, ())
            self._templates[request] = _templates((*added, *free, *lone))
            self._expressions[request] = _Expressions(
                _combined(language, _templates((*free, *added))),
                whole(language, _templates(lone)),
            )
        self._beginnings = Beginnings(language, self._templates)
        self.find = lru_cache(maxsize=4096)(self._find)
        """The requests in a plain form, the weightiest first, one of a kind; kept, since people say
        the same at several questions."""

    def _find(self, plain: str) -> list[Asking]:
        found = _ALSO[self.language](self._phrased(plain), plain)
        if not found and (loose := sign(plain, self.language)):
            request, start, end = loose
            return [Asking(request, plain[start:end].strip(), start, end, False)]
        return found

    def _phrased(self, plain: str) -> list[Asking]:
        found: list[Asking] = []
        possible = self._beginnings.in_(plain)
        if not possible:
            return found
        short = len(plain) <= CHUNK
        for request in ORDER:
            if request not in possible:
                continue
            expressions = self._expressions[request]
            if short and (match := expressions.whole.fullmatch(plain)):
                found.append(Asking(request, match[0].strip(), 0, len(plain), True))
            elif spans := [*islice(self._spans(request, plain), _MOST)]:
                (start, end), *again = spans
                words = plain[start:end].strip()
                lone = self._is_all(plain, start, end)
                found.append(Asking(request, words, start, end, lone, tuple(again)))
        return found

    def _spans(self, request: Request, plain: str) -> Iterator[tuple[int, int]]:
        expression = self._expressions[request].anywhere
        if len(plain) <= CHUNK and expression.search(plain) is None:
            return  # nearly always, and the quick way to know
        for start, end in _search(expression, plain):
            if not resembles(request, plain, (start, end), self.language):
                yield start, end

    def phrases(self, request: Request, limit: int) -> tuple[str, ...]:
        """Plain phrases of a request, for grammars: `limit` of each template, spread evenly."""
        samples = (text for t in self._templates[request] for text in t.samples(limit))
        return tuple(dict.fromkeys(samples))

    def _is_all(self, plain: str, start: int, end: int) -> bool:
        around = re.compile(edges(self.language))
        return bool(around.fullmatch(plain[:start]) and around.fullmatch(plain[end:]))


def requests_of(language: Language, rules: Mapping[Request, RequestRule]) -> Requests:
    """Those of a language with what a script's rules add; made once, for they take a twentieth of a second."""
    return _with(language, tuple((request, tuple(rule.phrases)) for request, rule in rules.items()))


@lru_cache(maxsize=16)
def _with(language: Language, phrases: tuple[tuple[Request, tuple[str, ...]], ...]) -> Requests:
    return Requests(language, dict(phrases))


@lru_cache(maxsize=128)
def _combined(language: Language, templates: tuple[Template, ...]) -> re.Pattern[str]:
    return anywhere(language, templates)


def _search(expression: re.Pattern[str], plain: str) -> Iterator[tuple[int, int]]:
    for start in range(0, max(1, len(plain) - 60), CHUNK - 60):
        for match in expression.finditer(plain, start, start + CHUNK):
            yield match.span()
