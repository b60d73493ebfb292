"""What the entity finders return."""

from __future__ import annotations

from typing import NamedTuple

from callbot.core.answers import Value


class Found(NamedTuple):
    """One number, temperature, date or place in a text."""

    value: Value
    """A number, °C, an ISO 8601 date or inclusive interval, or a place's canonical name."""
    start: int
    """Where it begins in the text that was given, in characters from 0."""
    end: int
    """Just after its last character, so that `text[start:end] == words`."""
    words: str
    approximate: bool
    """True where the words leave room: 三十七八度, 几天前, 一月底, a name of several places."""
    rule: str
    """Stable kebab-case name of the rule, after a colon what it noticed."""
