"""What the rules' own confidence in a category is worth, measured on answers that others labelled.

`docs/evaluation.md` has the measurement. Below 0.7 the rules' numbers hold as they are: there typed answers are
right as often as they say, simulated ones more often. Above, they promised less than they kept.
"""

from __future__ import annotations

from typing import Final

from callbot.core.answers import Understood

_STEPS: Final = ((0.85, 0.98, 0.93, 0.985), (0.7, 0.85, 0.78, 0.848))
"""From, to → from, to. None crosses 0.85, above which an answer ends a turn early."""


def calibrated(understood: Understood) -> Understood:
    """A verdict whose confidence is a share of right answers; values and requests keep theirs."""
    if understood.kind != "answer" or understood.value is not None:
        return understood
    confidence = understood.confidence
    for low, high, worth, most in _STEPS:
        if confidence >= low:
            share = min(1.0, (confidence - low) / (high - low))
            return understood._replace(confidence=round(worth + share * (most - worth), 3))
    return understood
