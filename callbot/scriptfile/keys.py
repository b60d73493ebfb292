"""Every key a script file may have, by the table it stands in; docs/scripts.md describes each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from callbot.core.script import Ending, Expects, Language

FORMAT = 1
"""The version of the file format this program reads and writes."""

CHECKS = ("any_of", "at_least", "at_most", "within_days", "within_places")
"""The tests of a single answer, of which a soft check chooses one."""
TESTS = (*CHECKS, "rises", "missed")
"""The tests a condition chooses one of."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "script": (
        "format", "id", "language", "title", "partial_after", "levels", "caller", "voice",
        "limits", "pronunciation", "records", "requests", "nodes", "follow_up", "series",
        "parameters",
    ),
    "series": ("days", "times"),
    "caller": ("organisation", "purpose"),
    "voice": ("name",),
    "limits": ("steps", "no_input", "no_match", "requests", "seconds"),
    "request": ("reply", "phrases"),
    "node": (
        "prompt", "again", "label", "goto", "ends", "expects", "key", "several", "minimum",
        "maximum", "timeout_seconds", "categories", "retry", "confirm", "given_with",
        "asked_if", "instead",
    ),
    "instead": ("when", "prompt", "again"),
    "category": ("phrases", "evidence", "goto", "none", "label"),
    "retry": ("no_input", "no_match", "goto"),
    "confirm": ("prompt", "below", "always", "unless"),
    "unless": CHECKS,
    "follow_up": ("id", "level", "reason", "when"),
    "condition": ("question", *TESTS, "by"),
}  # fmt: skip

WAIT_KEYS = (
    "again", "key", "several", "minimum", "maximum", "timeout_seconds", "categories", "retry",
    "confirm", "given_with",
)  # fmt: skip
"""Keys of a node that mean something only where it waits for an answer."""

VALUES = ("number", "temperature", "date", "place")
"""What can be picked out of the answer to another question; a yes cannot."""

LANGUAGES: tuple[str, ...] = get_args(Language)
EXPECTS: tuple[str, ...] = get_args(Expects)
ENDINGS: tuple[str, ...] = get_args(Ending)

SLOTS = ("name", "organisation", "purpose")
"""What any prompt may hold in braces besides ids of questions."""

RESERVED = (*SLOTS, "answer", "previous")
"""Ids that would hide a slot."""

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
"""A time of day."""

NAME = re.compile(r"[^\W_][\w.-]{0,79}")
"""What the id of a script may look like; letters of any language."""
