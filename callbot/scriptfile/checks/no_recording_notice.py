"""A script that records people must tell them so before it asks them anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject

CODES = ("no-recording-notice",)

_NOTICE = {
    "zh": re.compile(r"录音|录下|录制|录着"),
    "en": re.compile(r"\b(record(s|ed|ing|ings)?|taped)\b", re.IGNORECASE),
}
_OTHERWISE = {
    "zh": re.compile(
        r"(不|没|未|无|勿|别)[^，。；！？]{0,4}?(录音|录下|录制|录着)|录音(电话|机|提示)"
    ),
    "en": re.compile(
        r"\b(not|never|no|nor|without)\b( \w+){0,2} (record|tape)\w*"
        r"|n't( \w+){0,2} (record|tape)\w*"
        r"|\brecorded (message|voice|announcement|greeting)|\b(for|on|off) the record\b",
        re.IGNORECASE,
    ),
}
"""Words of recording that announce none: that it is *not* done, a recorded message."""
_SAY = {"zh": "本次通话会录音", "en": "this call is recorded"}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield `records` where the opening does not announce it."""
    script = subject.script
    if not script.records:
        return
    said = [_OTHERWISE[script.language].sub(" ", opening.text) for opening in subject.openings]
    if not all(_NOTICE[script.language].search(text) for text in said):
        message = "the opening does not say that the call is recorded"
        hint = f"say so before the first question, e.g. “{_SAY[script.language]}”"
        yield Finding(("records",), CODES[0], message, hint, "error")
