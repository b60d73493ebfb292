"""What the bot says in a live call, ready to be played: in memory, and never without a voice.

A recording first, then the voice that was chosen (one of the system's, or espeak's), and should
that fail, espeak's bundled voice for the rest of the call. Each engine runs in a process of its own
with a deadline (`callbot.speech.tts`, `callbot.speech.engine`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from callbot.core.messages import Say
from callbot.core.script import Script
from callbot.errors import SpeechError
from callbot.speech.audio import Pcm, resample
from callbot.speech.prompts import PromptVoice

CLIP_SECONDS = 4.0
"""A sentence takes espeak some 10 ms; nobody waits on the telephone for more than this."""


class LivePrompts:
    """The sounds of one script's prompts at one rate, synthesised as needed and kept."""

    def __init__(
        self,
        script: Script,
        voice: PromptVoice,
        bundled: PromptVoice,
        *,
        rate_hz: int,
        warn: Callable[[str], None],
    ) -> None:
        """`bundled` may be the same as `voice`. `warn` is told once why the other voice is heard."""
        self._script = script
        self._voice = voice
        self._bundled = bundled
        self._rate_hz = rate_hz
        self._warn = warn
        self._kept: dict[tuple[str, str, str], Pcm] = {}

    def sound(self, say: Say) -> Pcm:
        """What is to be played. Raises `SpeechError` where no voice speaks."""
        key = (say.node, say.purpose, say.text)
        if key not in self._kept:
            self._kept[key] = resample(self._spoken(say), self._rate_hz)
        return self._kept[key]

    def prepare(self) -> Iterator[Say]:
        """Synthesise what is sure to be the same in every call; yields each when it is ready."""
        for say in prompts(self._script):
            self.sound(say)
            yield say

    def _spoken(self, say: Say) -> Pcm:
        if self._voice is not self._bundled:
            try:
                return self._voice.prompt(self._script, say.node, say.purpose, say.text)
            except SpeechError as error:
                self._warn(f"{error}; the bundled voice speaks instead")
                self._voice = self._bundled
                self._script = replace(self._script, voice="")
        return self._bundled.prompt(self._script, say.node, say.purpose, say.text)


def prompts(script: Script) -> Iterator[Say]:
    """The prompts without slots, and with none but the caller's own."""
    own = {"organisation": script.organisation, "purpose": script.purpose}
    for node in script.nodes.values():
        ending = "goodbye" if node.ends else "ask" if node.wait else "statement"
        wordings = [(ending, node.prompt)]
        if node.wait is not None:
            wordings += [("no_input", text) for text in node.wait.retry.no_input]
            wordings += [("no_match", text) for text in node.wait.retry.no_match]
        for purpose, wording in wordings:
            try:
                text = wording.format_map(own)
            except KeyError:  # a slot of the call's own
                continue
            yield Say(text, node.id, purpose)  # type: ignore[arg-type]
