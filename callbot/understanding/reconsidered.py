"""The verdict on an answer that its speaker puts right in the same breath."""

from __future__ import annotations

from collections.abc import Callable

from callbot.core.answers import Understood, no_match
from callbot.understanding.corrected import adds, put_right
from callbot.understanding.corrections import standing
from callbot.understanding.hearing import Listening
from callbot.understanding.normalise import plain

_PUT_RIGHT, _PUT_RIGHT_BY_A_NO = 0.85, 0.55
"""How sure an answer is that puts another right; one that denies what was just told, and that the whole does
not say as well, is asked back."""


def reconsidered(
    understood: Understood, text: str, listening: Listening, read: Callable[[str], Understood]
) -> Understood:
    """What holds of a text that `understood` took as a whole; `read` gives the verdict on a part of it.

    A wish not to be called again stands, and so does what `standing` has found to stand.
    """
    right = put_right(text, listening.language)
    if right is None or understood.category == "stop":
        return understood
    form = plain(text, listening.language)
    if standing(form, listening.language) != form:
        return understood
    readings = [read(part) for part in right.readings]
    answers = [one for one in readings if one.kind == "answer"]
    if not answers or readings[0].kind == "request":
        return understood
    found = answers[0]
    if right.either and any(one.categories != found.categories for one in answers):
        because = f"abstain: put right, {right.words}: {found.because}, or not"
        return no_match(understood.text, because)
    agree = found.categories == understood.categories
    more = {*found.categories} < {*understood.categories}
    if agree or (more and adds(right.words, listening.language)):
        return understood
    denials = (listening.no, *listening.denials)
    denied = found.category in denials and read(right.before).category not in denials
    sure = min(found.confidence, _PUT_RIGHT_BY_A_NO if denied else _PUT_RIGHT)
    return found._replace(confidence=sure, because=f"put right, {right.words}: {found.because}")
