"""One reading of an utterance → what it means at one wait."""

from __future__ import annotations

import re

from callbot.core.answers import Understood, no_match
from callbot.understanding import first_en
from callbot.understanding.answered import Said, answer_in, masked
from callbot.understanding.asked import Asked
from callbot.understanding.asking import Asking
from callbot.understanding.asking_en import likely_asked
from callbot.understanding.attending_en import attends
from callbot.understanding.contracted_en import carried_on
from callbot.understanding.corrections import standing
from callbot.understanding.framing import core, readings, unhesitant
from callbot.understanding.hearing import Hearing, Listening, asks, verdict
from callbot.understanding.hedged import held
from callbot.understanding.homophones import PENALTY, rewritten
from callbot.understanding.likened import likened
from callbot.understanding.machines import speaks
from callbot.understanding.normalise import MASK, plain, shown
from callbot.understanding.not_knowing import nothing_to_tell, unsure
from callbot.understanding.offers import or_every_call, still_asked, then_not
from callbot.understanding.open_answers import only_asks, words_said
from callbot.understanding.opened import begins, beside, opened, takes_back, with_signs
from callbot.understanding.qualified import qualified
from callbot.understanding.reconsidered import reconsidered
from callbot.understanding.requested import (
    DOUBTED,
    EXPLICIT,
    meant_as_requests,
    request_of,
    weighed,
)

_PUT_OFF = frozenset(("later", "hold", "correction", "human"))
"""Requests that somebody makes who wants to be called again, whatever they say of hanging up."""
_BARE_NO = re.compile(
    r" *(?:(?:no|nope|nah|okay|thanks|thank you|sorry|well|oh|right|all right|that is it|that is all|"
    r"fine|look|now|please|i|we|am|are|will|have to|just|then) *)+"
)
_DECLINED = 0.85
_VALUES = frozenset(("number", "temperature", "date", "place"))
_UNSURE_LENGTH = {"zh": 8, "en": 30}
"""Longer open answers with an "I don't know" in them tell something besides."""


def reply(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    """The verdict on one reading, as written or, failing that, by its sound."""
    understood = _read(listening, hearing, about)
    because = shown(understood.because)
    return understood if because == understood.because else understood._replace(because=because)


def _read(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    # What was said is kept as it was said, whatever of it was masked or rewritten to understand it.
    language = listening.language
    read_as = carried_on(hearing.text) if language == "en" else hearing.text
    if listening.wait.expects == "open" and not hearing.confirming:
        return _told(plain(read_as, language), listening, hearing)  # kept word for word
    said = hearing._replace(text=unhesitant(read_as, language))
    said, understood = _unframed(listening, said, about)
    if listening.wait.categories and not hearing.confirming:
        understood = reconsidered(
            understood,
            read_as,
            listening,
            lambda text: _unframed(listening, hearing._replace(text=text), about)[1],
        )
    taken_back = understood.because.startswith("abstain: yes (")
    if understood.kind == "no_match" and language == "zh" and not taken_back:
        understood = _by_sound(listening, said, about) or understood
    if not taken_back:
        understood = likened(understood, listening, said, about)
    if listening.wait.categories and not hearing.confirming:
        understood = held(understood, plain(read_as, language), language)
    return understood if understood.text == hearing.text else understood._replace(text=hearing.text)


def _unframed(listening: Listening, hearing: Hearing, about: Asked) -> tuple[Hearing, Understood]:
    """The verdict on what stands between the words around it, or else on all of them."""
    text, language = hearing.text, listening.language
    inner = core(text, language)
    left_open: dict[str, Understood] = {}
    for left in readings(text, inner, language, value=listening.wait.expects in _VALUES):
        understood = _as_written(listening, hearing._replace(text=left), about)
        if understood.kind != "no_match":
            return hearing._replace(text=left), understood
        left_open[left] = understood
    return hearing._replace(text=inner or text), left_open[text]


def _by_sound(listening: Listening, hearing: Hearing, about: Asked) -> Understood | None:
    """The verdict on what the characters sound like, where that is something else and means something."""
    text = rewritten(plain(hearing.text, "zh"), listening.sounds)
    if text is None:
        return None
    heard = _as_written(listening, hearing._replace(text=text), about)
    if heard.kind == "no_match":
        return None
    return heard._replace(
        confidence=round(heard.confidence * PENALTY, 3),
        because=f"by sound, {text}: {heard.because}",
    )


def forms(listening: Listening, text: str) -> list[str]:
    """The forms of a text in which requests may be looked for, as written and by sound."""
    found = [plain(text, listening.language)]
    if listening.language == "zh" and (sounding := rewritten(found[0], listening.sounds)):
        found.append(plain(sounding, "zh"))
    return [*found, *(standing(form, listening.language) for form in found)]


def _as_written(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    """The verdict on one text. A wish not to be called again outweighs everything."""
    text = plain(hearing.text, listening.language)
    if (stands := standing(text, listening.language)) != text:
        text, hearing = stands, hearing._replace(text=stands)
    if not text.strip():
        return no_match(hearing.text, "abstain: no words")
    requests = listening.requests.find(text)
    if about.offers:  # 不用打了 after 要不要回电 is no
        declined = then_not(text)
        if declined and listening.wait.expects == "yes_no" and not hearing.confirming:
            because = f"declined what was offered: {declined}"
            return verdict("answer", (listening.no,), _DECLINED, because, hearing.text)
    requests = still_asked(requests, text, about)
    if requests and requests[0].request == "stop":
        if not requests[0].doubtful:
            asked = request_of(requests[0], hearing)
            doubted = about.offers and or_every_call(requests[0].words)
            doubted = doubted or qualified(text, listening.language)
            return asked._replace(confidence=DOUBTED) if doubted else asked
        if leave := _taking_leave(requests, Said(text, listening, hearing, about)):
            return leave
        requests = requests[1:]
    machine = speaks(text, listening.language)
    if machine and not any(r.request == "robot" for r in requests):  # 你是语音助手吗
        return no_match(hearing.text, f"abstain: a machine speaks: {machine}")
    if listening.language == "en" and not hearing.confirming and attends(text, about):
        return no_match(hearing.text, f"abstain: {text.strip()} only attends")
    return _asked_or_answered(requests, Said(text, listening, hearing, about))


def _asked_or_answered(requests: list[Asking], said: Said) -> Understood:
    """What is asked for, if anything, or answered, where nobody wishes not to be called."""
    text, listening, hearing, about = said
    starts = begins(listening, hearing, about)
    first = starts or (listening.language == "en" and not about.given and not hearing.confirming)
    if about.given and not starts and (back := takes_back(text, listening, hearing)):
        return back
    requests = meant_as_requests(with_signs(requests, text) if starts else requests, said)
    answer = answer_in(said, masked(text, requests))
    if requests:
        holds = weighed(requests, answer, said)
        return _opened(holds, said) if first else holds
    if nothing_to_tell(text, answer, hearing, listening):
        return asks("correction", text.strip(), 0.8, hearing.text)
    if answer.kind == "answer":
        found = answer
    elif not hearing.confirming and (asking := likely_asked(text, listening.language)):
        found = request_of(asking, hearing)
    else:
        found = unsure(text, answer, hearing, listening)
    if first:
        return _opened(found, said)
    return beside(found, text, listening, about.offers)


def _opened(understood: Understood, said: Said) -> Understood:
    """The verdict where a call begins, in either language."""
    if said.listening.language == "zh":
        return opened(understood, said.text, said.listening)
    return first_en.opened(understood, said.text, said.listening)


def _taking_leave(requests: list[Asking], said: Said) -> Understood | None:
    """A stop that only ends the call, unless something else is asked for or answered beside it."""
    text, _, hearing, about = said
    stop, *others = requests
    if any(request.request in _PUT_OFF for request in others):
        return None
    left = masked(text, requests)
    answer = answer_in(said, left)
    lone = _BARE_NO.fullmatch(left.replace(MASK, "")) and about.given and not about.offers
    if answer.kind == "answer" and answer.confidence >= EXPLICIT and about.given and not lone:
        return answer
    return request_of(stop, hearing)


def _told(text: str, listening: Listening, hearing: Hearing) -> Understood:
    """What was said to an open question; a request there is nothing but a request."""
    said = words_said(listening, hearing.text)
    requests = [
        r for r in listening.requests.find(text)
        if r.request == "stop" or only_asks(text, r.start, r.end, listening.language)
    ]  # fmt: skip
    if requests and (requests[0].request == "stop" or said.value is not None):
        return request_of(requests[0], hearing)
    brief = len(text) <= _UNSURE_LENGTH[listening.language]
    return unsure(text, said, hearing, listening) if brief and said.value is not None else said
