"""Understanding something at every question before a live call begins.

Gazetteer, calendars, pronunciations and each question's phrases are read when they are first needed, half
a second in all: nobody is to wait for that in the middle of their first answer.
"""

from __future__ import annotations

from datetime import date

from callbot.core.answers import Alternative
from callbot.core.flow import Flow
from callbot.understanding.samples import samples

_PHRASES = 12
"""A question; spread over all that may be said to it."""


def rehearse(flow: Flow, today: date) -> None:
    """Have everything loaded that understanding needs."""
    for node in flow.script.questions:
        assert node.wait is not None
        phrases = samples(flow.script, node)
        for phrase in phrases[:: max(1, len(phrases) // _PHRASES)]:
            heard = (Alternative(phrase, 1.0, "grammar"),)
            for confirming in (False, True):
                flow.understanding.understand(
                    node.wait, heard, question=node.prompt, confirming=confirming, today=today
                )
