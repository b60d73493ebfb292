"""What a simulation does, in values that travel to the workers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

LineName = Literal["voice", "text"]

TODAY: Final = date(2020, 2, 10)
"""The day of simulated calls where none is given: early in the outbreak, two weeks after New Year."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One simulation. Everything that can change a result is here; the number of workers is not."""

    script_text: str
    script_name: str
    """For messages."""
    calls: int
    line: LineName
    mix: str
    seed: int
    snr_db: float | None = None
    held_out_voices: bool = False
    today: date = TODAY
    model: str = ""
    """Folder of the recognition model; empty for the bundled one."""
    voice: str = ""
    """The bot's own; empty for the script's or the language's default."""
    rate_wpm: int = 160
    cache: str = ""
    """Folder of synthesised prompts; empty for the user's cache folder."""
    silence_seconds: float = 0.9
    record: Path | None = None
    """Folder for the sound of the calls; None to keep none."""
    record_as: str = ""
    """How the database calls that folder."""
