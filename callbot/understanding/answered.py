"""What is answered in an utterance, once the words that ask for something are taken out."""

from __future__ import annotations

import re
from typing import NamedTuple

from callbot.core.answers import Understood, no_match
from callbot.understanding.asked import Asked
from callbot.understanding.asking import Asking
from callbot.understanding.choices import choice
from callbot.understanding.hearing import Hearing, Listening
from callbot.understanding.normalise import MASK
from callbot.understanding.values import value
from callbot.understanding.yes_no import yes_or_no

_KEPT_BACK = re.compile(
    r"(?<=say |ell |cuss|are |swer|you |lose|give|veal|bout)(?:(?:you|it|that) )?(?:where|whom?|what|"
    r"whether|if|how|which|when|why) "
    r"(?:(?!but |sorry )\w+ )*"
)
"""What somebody would rather not say is no answer: where I have been."""


class Said(NamedTuple):
    """A text, and where it was said."""

    text: str
    """As it is read."""
    listening: Listening
    hearing: Hearing
    about: Asked


def answer_in(said: Said, left: str) -> Understood:
    """The answer in what is `left` beside requests; empty: in all of it."""
    _, listening, hearing, about = said
    if left:
        hearing = hearing._replace(text=left)
    elif left == "" and hearing.text and not hearing.text.strip():
        return no_match(hearing.text, "abstain: no words")
    if hearing.confirming:
        confirmed = yes_or_no(listening, hearing, about)
        if listening.wait.expects == "yes_no":
            return confirmed
        fresh = by_kind(listening, hearing._replace(confirming=False), about)
        if fresh.kind == "answer" and not (fresh.category == listening.denial and fresh.categories):
            return fresh._replace(because=f"instead of a confirmation: {fresh.because}")
        return confirmed if confirmed.kind == "answer" else fresh
    return by_kind(listening, hearing, about)


def masked(text: str, requests: list[Asking]) -> str:
    """The words that are left for an answer once those of the requests are taken out."""
    left = text
    spans = sorted({span for one in requests for span in ((one.start, one.end), *one.again)})
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if told := _KEPT_BACK.match(text, end):
            end = told.end()
        if apart and start < apart[-1][1]:  # "what was it" within "all right what was it"
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    for start, end in reversed(apart):
        left = f"{left[:start]} {MASK} {left[end:]}"
    return left if requests else ""


def by_kind(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    """The answer by what the question expects."""
    if listening.wait.expects == "yes_no":
        return yes_or_no(listening, hearing, about)
    if listening.wait.expects == "choice":
        return choice(listening, hearing, about)
    return value(listening, hearing)
