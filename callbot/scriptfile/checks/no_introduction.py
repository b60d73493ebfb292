"""The opening must say who calls, that it is a robot, and that one may refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callbot.core.script import Script
from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.positions import Path

CODES = ("no-caller", "no-robot", "no-opt-out")

_ROBOT = {
    "zh": re.compile(r"机器人|(自动|智能)(语音|电话|外呼)|语音助[手理]|AI", re.IGNORECASE),
    "en": re.compile(r"\b(robot|automat(ed|ic)|computer|recorded|virtual)\b", re.IGNORECASE),
}
_OPT_OUT = {
    "zh": re.compile(
        r"(不要|别|不用|不想|不再|不必|勿)(接到|接|给\S{1,3})?再?(打|拨|来电)"
        r"|拒绝|可以不|不愿|不方便|不想"
    ),
    "en": re.compile(
        r"(do not|don't|not to) (call|ring|want|wish)|not be called|refuse|decline|opt out|need not"
        r"|(don't|do not) have to|prefer not|\bstop\b",
        re.IGNORECASE,
    ),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what a person is not told before the first question is answered."""
    for opening in subject.openings:
        yield from _told(subject.script, opening.text, opening.path)


def _told(script: Script, text: str, path: Path) -> Iterator[Finding]:
    named = "{organisation}" in text or (script.organisation and script.organisation in text)
    if not named:
        hint = "put {organisation} into the first prompt"
        yield Finding(path, "no-caller", "the opening does not say who is calling", hint)
    if not _ROBOT[script.language].search(text):
        hint = "people must know that they speak with a machine"
        yield Finding(path, "no-robot", "the opening does not say that a robot is calling", hint)
    # Nobody is asked anything in a letter that is read aloud.
    if script.questions and not _OPT_OUT[script.language].search(text):
        hint = 'for example: you may say "don\'t call again" at any time'
        yield Finding(path, "no-opt-out", "the opening does not say that one may refuse", hint)
