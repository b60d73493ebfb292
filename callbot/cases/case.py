"""A golden case: what was heard in a call, and what has to be recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from callbot.lines.replay import Exchange

FORMAT = 1
Plain = str | int | float | tuple[str, ...]
"""An answer as a case has it: a category, several, or a value."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "case": ("format", "script", "sha256", "day", "contact", "earlier", "turns", "expect"),
    "earlier": ("at", "missed", "answers"),
    "turn": (
        "node", "purpose", "prompt", "confirming", "heard", "alternatives", "silent", "hung_up",
        "while_speaking", "failed", "audio", "at_seconds",
    ),
    "alternative": ("text", "confidence", "source"),
    "expect": (
        "disposition", "do_not_call", "flags", "call_back", "answers", "absent",
    ),
}  # fmt: skip
"""Every key a case may have; docs/cases.md describes each."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What has to come of the call; None is not looked at."""

    disposition: str | None = None
    do_not_call: bool | None = None
    flags: tuple[str, ...] | None = None
    """Follow-up rules that stand at the end."""
    call_back: tuple[str, ...] | None = None
    """Open questions and rules that put the person on the call-back list."""
    answers: Mapping[str, Plain] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    """Questions that must have no answer."""


@dataclass(frozen=True, slots=True)
class Before:
    """One check-in before the call."""

    at: str
    answers: Mapping[str, Plain]
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One call. `path` is its file; audio lies beside it."""

    path: Path
    script: str
    """A shipped script's name, or a path from the case's folder."""
    day: date
    contact: Mapping[str, str]
    turns: tuple[Exchange, ...]
    expect: Expected
    text: str = ""
    """The file as it is written, for the places of its parts."""
    sha256: str = ""
    earlier: tuple[Before, ...] = ()
    """The check-ins before this call, the oldest first."""
