"""Sound to alternatives."""

from __future__ import annotations

from pathlib import Path

from callbot.core.answers import Alternative
from callbot.speech.audio import Pcm


class Recogniser:
    """Hears one utterance at a time; one recogniser a thread."""

    def __init__(self, model_dir: Path) -> None:
        self.model_dir = model_dir

    def hear(self, pcm: Pcm, grammar: tuple[str, ...] = ()) -> tuple[Alternative, ...]:
        """Readings of one utterance, best first; empty where no words came of it."""
        raise NotImplementedError
