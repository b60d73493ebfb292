"""Lines to simulated residents, with the engines that all calls of a process share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from callbot.core.script import Script
from callbot.lines.simulated import SimulatedLine
from callbot.lines.text import TextLine
from callbot.residents.persona import Resident
from callbot.simulation.plan import Plan

if TYPE_CHECKING:
    from callbot.lines.voice import Studio

LineFactory = Callable[[Resident], SimulatedLine]


def text_lines(plan: Plan, script: Script) -> LineFactory:
    """Calls without sound."""
    del plan
    return lambda resident: TextLine(resident, script)


def voice_lines(plan: Plan, script: Script, studio: Studio | None = None) -> LineFactory:
    """Calls with sound both ways; loads the engines where no studio is given."""
    from callbot.lines.voice import (  # and numpy, which a text simulation does without
        Kept,
        VoiceLine,
    )

    studio = studio or studio_of(plan, script)
    folder = plan.record

    def line_to(resident: Resident) -> VoiceLine:
        name = f"call-{resident.index + 1:05d}"
        record = Kept(folder / name, f"{plan.record_as}/{name}") if folder else None
        return VoiceLine(resident, studio, silence_seconds=plan.silence_seconds, record=record)

    return line_to


def studio_of(plan: Plan, script: Script) -> Studio:
    """Synthesiser, prompts, recogniser and vocabulary for one script."""
    from callbot.lines.voice import Studio
    from callbot.speech.asr import Recogniser
    from callbot.speech.models import model_dir
    from callbot.speech.prompts import PromptVoice
    from callbot.speech.tts import EspeakSynthesiser
    from callbot.speech.vocabulary import Vocabulary

    model = model_dir(script.language, plan.model)
    synthesiser = EspeakSynthesiser()
    return Studio(
        script,
        synthesiser,
        PromptVoice.configured(synthesiser, script.language, plan.voice, plan.rate_wpm, plan.cache),
        Recogniser(model),
        Vocabulary.of(model),
    )
