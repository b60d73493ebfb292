"""What an answer is most like, where no rule understood it or one took it for what hardly anybody says.

Rules hear what somebody thought of. What they leave open and likeness is sure of is asked back, instead of
the question put again; what they took for something that it is hardly like is asked back before it is recorded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from callbot.core.answers import FAINT, Understood
from callbot.core.script import Language
from callbot.understanding.hearing import verdict
from callbot.understanding.likeness.answers import likelihoods, telling
from callbot.understanding.subject import Subject

_SURE: Final = 0.6
"""How likely an answer must be that no rule heard."""
_HARDLY: Final = 0.15
"""How likely what a rule heard must be at least, to stand unasked."""
_BRIEF: Final[dict[Language, int]] = {"zh": 5, "en": 12}
"""Characters; shorter answers are what rules know best."""
_NOTHING: Final = "abstain: nothing that answers"
_SURE_OF: Final = ("template ", "put right", "correction ")
"""A script's own phrase, and what was put right, which likeness cannot see: it knows no order."""
_ABSTAINS: Final = re.compile(
    "abstain: (?:not well|a machine|a question|said to others|only affirms|nothing was|no words|not known)|"
    ".* only attends"
)
"""What was understood well enough to be no answer."""
_LONG: Final[dict[Language, int]] = {"zh": 8, "en": 25}
"""Characters from which likeness may settle what tells for both sides; "yes no" stays open."""


def likelier(
    understood: Understood, forms: list[str], subject: Subject, language: Language
) -> Understood:
    """The verdict; or, to be asked back, what the words are most like; or the verdict, doubted.

    `forms` are the plain forms of what was heard without gaps.
    """
    if understood.kind == "request" or (
        understood.kind == "answer" and _stands(understood, language)
    ):
        return understood
    likely = _likely(forms, subject.name, language)
    if understood.kind == "answer":
        doubted = _share(understood, likely, subject) < _HARDLY
        return understood._replace(confidence=FAINT) if doubted else understood
    kind = max(likely, key=likely.__getitem__)
    category = subject.categories.get(kind)
    harmless = category == subject.harmless
    if category is None or likely[kind] < _SURE or not _may_settle(understood, harmless, language):
        return understood
    because = f"likeness {kind} → {category}: {telling(forms[0], subject.name, kind, language)}"
    return verdict("answer", (category,), FAINT, because, understood.text)


def _stands(understood: Understood, language: Language) -> bool:
    """Whether an answer is not to be doubted, or is asked back anyway."""
    if understood.confidence <= FAINT or understood.because.startswith(_SURE_OF):
        return True
    return len(understood.text) < _BRIEF[language]


def _may_settle(understood: Understood, harmless: bool, language: Language) -> bool:
    """Whether likeness may answer where rules abstained; where something told for a yes, never as a no."""
    if understood.because.startswith(_NOTHING):
        return True
    long = len(understood.text) >= _LONG[language]
    return long and not harmless and not _ABSTAINS.match(understood.because)


def _share(understood: Understood, likely: Mapping[str, float], subject: Subject) -> float:
    """How likely it is what it was taken for; of complaints, whether there are any."""
    if subject.name == "healthy":
        well = likely["healthy"]
        return well if understood.category == subject.categories["healthy"] else 1 - well
    return sum(
        share for kind, share in likely.items()
        if subject.categories.get(kind) == understood.category
    )  # fmt: skip


def _likely(forms: list[str], name: str, language: Language) -> dict[str, float]:
    """The mean of all sources of readings."""
    each = [likelihoods(form, name, language) for form in forms]
    return {kind: sum(one[kind] for one in each) / len(each) for kind in each[0]}
