"""A script's prompts as sound."""

from __future__ import annotations

from callbot.core.messages import Purpose
from callbot.core.script import Script
from callbot.speech.audio import Pcm
from callbot.speech.tts import Synthesiser


class PromptVoice:
    """Speaks what the dialogue says: a recording where there is one, else synthesis."""

    def __init__(self, synthesiser: Synthesiser) -> None:
        self.synthesiser = synthesiser

    def prompt(self, script: Script, node: str, purpose: Purpose, text: str) -> Pcm:
        """The sound of one `Say`."""
        raise NotImplementedError
