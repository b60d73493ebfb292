"""A small script without fault, and what changes of it lead to."""

from __future__ import annotations

from callbot.core.script import Script
from callbot.errors import Issue
from callbot.scriptfile import load

BASE = """\
format = 1
id = "base"
language = "en"
title = "Base"
partial_after = ["travel"]

[caller]
organisation = "the Office"
purpose = "your health"

[nodes.travel]
prompt = "This is {organisation}, a voice robot. You may refuse. Were you away?"
expects = "yes_no"
key = true
goto = "place"
confirm = { prompt = "{answer}, right?", below = 0.6 }
retry = { no_input = ["Were you?"], no_match = ["Yes or no?"] }

[nodes.travel.categories.no]
phrases = ["[no] i stayed [at] home"]
goto = "bye"

[nodes.place]
prompt = "Where to, {name}?"
expects = "place"
goto = "ill"
retry = { no_input = ["Where?"], no_match = ["Which city?"] }

[nodes.ill]
prompt = "Are you ill?"
expects = "choice"
several = true
goto = "bye"
retry = { no_input = ["Ill?"], no_match = ["Fever or cough?"] }
categories.none = { phrases = ["i am well"], none = true }
categories.fever = { phrases = ["[a] fever"], goto = "bye" }
categories.cough = { phrases = ["[a] cough"] }

[nodes.bye]
prompt = "Goodbye."
ends = "complete"

[[follow_up]]
id = "away"
level = "high"
reason = "was in {place}"
when = [
  { question = "travel", any_of = ["yes"] },
  { question = "place", within_places = ["Hubei"] },
]
"""


def changed(*changes: tuple[str, str]) -> str:
    """The base script with each first text replaced by the second; the first must be there."""
    text = BASE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def script(*changes: tuple[str, str]) -> Script:
    """The changed base script, loaded."""
    return load.loads(changed(*changes))


def found(*changes: tuple[str, str]) -> list[Issue]:
    """Everything that lint says about the changed base script."""
    return load.lints(changed(*changes), "base.toml")


def codes(*changes: tuple[str, str]) -> list[str]:
    """The codes of what lint says."""
    return [issue.code for issue in found(*changes)]


def line_of(text: str, part: str) -> int:
    """The line, counted from 1, in which `part` first stands."""
    return text[: text.index(part)].count("\n") + 1
