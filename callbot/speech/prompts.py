"""A script's prompts as sound: a recording where there is one, else a synthesised, cached clip."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from callbot.core.messages import Purpose
from callbot.core.script import Language, Script
from callbot.errors import SpeechError
from callbot.resources import resource
from callbot.speech.audio import Pcm, read_wav
from callbot.speech.clips import ClipCache
from callbot.speech.spoken import spoken
from callbot.speech.tts import Synthesiser, Voice

DEFAULT_VOICES: dict[Language, Voice] = {
    "zh": Voice("cmn+f2", rate_wpm=150),
    "en": Voice("en-us+f2", rate_wpm=150),
}
"""Calm and a little slow: people hear a robot for the first time, on a telephone."""
_WHOLE_PROMPT: tuple[Purpose, ...] = ("ask", "repeat", "resume", "statement", "goodbye")
"""When the node's own prompt is what is said; everything else has words of its own."""


class PromptVoice:
    """Speaks what the dialogue says."""

    def __init__(
        self,
        synthesiser: Synthesiser,
        cache: ClipCache | None = None,
        recordings: Path | None = None,
        voice: Voice | None = None,
    ) -> None:
        """`recordings` holds `<script id>/<node id>.wav`, by default the shipped `audio/`.

        `voice` overrides the language's default; a script that names a voice has the last word.
        """
        self._synthesiser = synthesiser
        self._cache = cache or ClipCache()
        self._recordings = recordings
        self._voice = voice

    @classmethod
    def configured(
        cls, synthesiser: Synthesiser, language: Language, name: str, rate_wpm: int, cache: str
    ) -> Self:
        """As the settings want it; an empty `name` or `cache` leaves the default."""
        voice = Voice(name or DEFAULT_VOICES[language].name, rate_wpm)
        return cls(synthesiser, ClipCache(Path(cache)) if cache else None, voice=voice)

    def prompt(self, script: Script, node: str, purpose: Purpose, text: str) -> Pcm:
        """The sound of one `Say`.

        Raises `VoiceError` and `SpeechError` as the synthesiser does, `SpeechError` for a recording
        that cannot be read.
        """
        if path := self.recording(script, node, purpose, text):
            return read_wav(path)
        voice = self.voice(script)
        words = spoken(text, script.language, script.pronunciation)
        key = (words, voice.name, voice.rate_wpm, voice.pitch, voice.range)
        return self._cache.clip(
            (*key, self._synthesiser.version), lambda: self._synthesiser.speak(words, voice)
        )

    def voice(self, script: Script) -> Voice:
        """The voice that this script is spoken with."""
        voice = self._voice or DEFAULT_VOICES[script.language]
        if not script.voice:
            return voice
        return Voice(script.voice, voice.rate_wpm, voice.pitch, voice.range)

    def recording(self, script: Script, node: str, purpose: Purpose, text: str) -> Path | None:
        """The recording to play for this `Say`, None where it has to be synthesised.

        Only a node's own prompt can be recorded, and only where nothing in it changes from call to
        call (`{organisation}` does not, `{name}` does).
        """
        if purpose not in _WHOLE_PROMPT or node not in script.nodes:
            return None
        fixed = script.nodes[node].prompt.replace("{organisation}", script.organisation)
        if "{" in fixed or text.strip() != fixed.strip():
            return None
        root = self._recordings or resource("audio")
        path = root / script.id / f"{node}.wav"
        if not path.is_file():
            return None
        if not path.resolve().is_relative_to(root.resolve()):
            raise SpeechError(f"{path} lies outside the folder of recordings")
        return path
