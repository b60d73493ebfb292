"""English requests that no phrase holds, beside those that phrases found."""

from __future__ import annotations

from callbot.core.script import Language
from callbot.understanding.asking import CHUNK, ORDER, Asking
from callbot.understanding.requests_en_signs import SIGNS, SURE, built
from callbot.understanding.stopping_en import of_this_call, stops


def with_unlisted(found: list[Asking], plain: str) -> list[Asking]:
    """What phrases found, with what is built like a request, a stop first."""
    return _with_stop(_with_signs(found, plain), plain)


def _with_signs(found: list[Asking], plain: str) -> list[Asking]:
    """What English phrases found, with what is built like a request; the weightiest first."""
    if len(plain) > CHUNK:
        return found
    known = {asking.request for asking in found}
    more = [
        Asking(request, plain[start:end].strip(), start, end, end - start >= len(plain))
        for request, start, end in built(plain, SURE)
        if request not in known
    ]
    return sorted(found + more, key=lambda one: ORDER.index(one.request)) if more else found


def likely_asked(plain: str, language: Language) -> Asking | None:
    """The request that an utterance may be of which nothing else was understood."""
    if language != "en" or len(plain) > CHUNK:
        return None
    for request, start, end in built(plain, SIGNS):
        return Asking(request, plain[start:end].strip(), start, end, False)
    return None


def _with_stop(found: list[Asking], plain: str) -> list[Asking]:
    """What English phrases found, with a stop that none of them has; and whether a stop is doubtful."""
    if found and found[0].request == "stop":
        first = found[0]
        if not of_this_call(first.words):
            return found
        if (stop := stops(plain)) is None or stop.doubtful:
            return [first._replace(doubtful=True), *found[1:]]
        found = found[1:]
    elif (stop := stops(plain)) is None:
        return found
    start, end, doubtful = stop
    words = plain[start:end].strip()
    return [Asking("stop", words, start, end, False, doubtful=doubtful), *found]
