"""The bot's own voice as the settings want it."""

from __future__ import annotations

from pathlib import Path

from callbot.config import Settings
from callbot.core.script import Language
from callbot.speech.clips import ClipCache
from callbot.speech.prompts import DEFAULT_VOICES, PromptVoice
from callbot.speech.tts import Synthesiser, Voice


def prompt_voice(settings: Settings, synthesiser: Synthesiser, language: Language) -> PromptVoice:
    """Prompts in the configured voice and speed, cached where the settings say."""
    speech = settings.speech
    name = speech.voice_zh if language == "zh" else speech.voice_en
    voice = Voice(name or DEFAULT_VOICES[language].name, speech.rate_wpm)
    cache = ClipCache(Path(speech.cache)) if speech.cache else ClipCache()
    return PromptVoice(synthesiser, cache, voice=voice)
