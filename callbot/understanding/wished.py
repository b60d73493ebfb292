"""A wish not to be called again that no rule heard, at any turn, by what it is like.

There are more ways to put it than rules, and the promise to call no more holds for all of them. What is only
like such a wish is asked back: a false one costs a question.
"""

from __future__ import annotations

from typing import Final

from callbot.core.answers import Understood
from callbot.core.script import Language
from callbot.understanding import barring_zh
from callbot.understanding.asked import Asked
from callbot.understanding.hearing import verdict
from callbot.understanding.likeness.wishes import likelihood, telling
from callbot.understanding.offers import of_shots
from callbot.understanding.requested import DOUBTED

_LIKELY: Final[dict[Language, float]] = {"zh": 0.45, "en": 0.5}
"""How likely it must be that nobody heard."""
_HARDLY: Final = 0.25
"""How likely it must be at least where a rule heard it, to bar somebody without asking back."""


def wished(
    understood: Understood, forms: list[str], about: Asked, language: Language
) -> Understood:
    """The verdict, or that somebody seems to wish for no more calls.

    `forms` are the plain forms of what was heard without gaps. Who declines an offered call has answered.
    """
    if (about.offers or of_shots(about)) and understood.kind == "answer":
        return understood
    probability = sum(likelihood(form, language) for form in forms) / len(forms)
    if understood.kind == "request" and understood.category == "stop":
        doubtful = understood.confidence > DOUBTED and probability < _HARDLY
        return understood._replace(confidence=DOUBTED) if doubtful else understood
    if probability < _LIKELY[language]:
        return understood
    if language == "zh" and barring_zh.kind(forms[0], forms[0]) == "none":
        return understood  # 你俩别打了
    because = f"request stop, by likeness: {telling(forms[0], language)}"
    return verdict("request", ("stop",), DOUBTED, because, understood.text)
