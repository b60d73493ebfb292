"""Everything that can go wrong for a person who uses callbot.

    CallbotError                 one sentence for the person, a code, a hint; exit status 2
    ├── UsageError               an option or argument that makes no sense
    ├── ConfigError              config.toml
    ├── ScriptError              a dialogue script: carries every issue that was found
    ├── SpeechError              synthesis or recognition
    │   ├── VoiceError           a voice that does not exist
    │   └── ModelError           a speech model that is missing (2) or damaged (3)
    ├── DeviceError              a microphone or loudspeaker: none, unplugged, busy, muted … (see its code)
    ├── RosterError              a list of people: carries the problems of its rows (`callbot.roster.person`)
    ├── StoreError               the database: locked, read-only, full, newer, not a database (3 if damaged)
    └── DialogueError            an input the dialogue cannot take in its state: a programming error

Expected trouble during a call (no input, no match, a hang-up) is an event, never an exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem in one place of a file."""

    file: str
    line: int
    """Counted from 1; 0 where the problem has no place."""
    column: int
    """Counted from 1, in characters; 0 where the problem has no place."""
    severity: Literal["error", "warning"]
    code: str
    """Stable kebab-case name of the rule, e.g. `unknown-key`."""
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {self.severity}: {self.message} [{self.code}]{hint}"


class CallbotError(Exception):
    """What a person did or met, in one sentence, with what to do about it."""

    code = "error"
    exit_status = 2

    def __init__(
        self, message: str, *, hint: str = "", code: str = "", exit_status: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code:
            self.code = code
        if exit_status is not None:
            self.exit_status = exit_status

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(CallbotError):
    """An option or an argument that makes no sense."""

    code = "usage"


class ConfigError(CallbotError):
    """A key or a value of config.toml that callbot does not know."""

    code = "config"


class ScriptError(CallbotError):
    """A script that cannot be run; `issues` has every problem, in the order of the file."""

    code = "script"

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__("\n".join(map(str, self.issues)))


class SpeechError(CallbotError):
    """Synthesis or recognition failed."""

    code = "speech"


class VoiceError(SpeechError):
    """A voice that the synthesiser does not have."""

    code = "voice"


class ModelError(SpeechError):
    """A speech model that is missing or damaged."""

    code = "model"


class DeviceError(CallbotError):
    """A microphone or loudspeaker that cannot be used; `callbot.speech.card.troubles` has the codes."""

    code = "device"


class StoreError(CallbotError):
    """The database cannot be opened, read or written."""

    code = "store"


class DialogueError(CallbotError):
    """An input that the dialogue cannot take in its present state: a mistake in the calling code."""

    code = "dialogue"
