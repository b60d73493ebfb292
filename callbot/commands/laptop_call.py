"""Builds the laptop line: devices, recogniser, voices, closed again when the call is over."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from callbot.config import Settings
from callbot.core.script import Script

if TYPE_CHECKING:
    from callbot.core.dialogue import Dialogue
    from callbot.lines.laptop import LaptopLine
    from callbot.speech.live_prompts import LivePrompts
    from callbot.speech.recorder import CallRecorder
    from callbot.speech.tts import EspeakSynthesiser


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says of the call, with the settings behind it."""

    input_device: str
    output_device: str
    model: str
    headset: bool
    echo_cancellation: bool = False

    @property
    def duplex(self) -> bool:
        """Whether the bot may be interrupted: it does not hear itself."""
        return self.headset or self.echo_cancellation


def sound_card_missing(wishes: Wishes) -> str:
    """Why there can be no call with sound; empty where there can be one."""
    from callbot.errors import DeviceError
    from callbot.speech.card import find

    try:
        find(wishes.input_device, "input")
        find(wishes.output_device, "output")
    except DeviceError as error:
        return str(error)
    return ""


@contextmanager
def laptop_line(
    dialogue: Dialogue,
    settings: Settings,
    wishes: Wishes,
    *,
    stopped: Callable[[], bool],
    tell: Callable[[str], None],
    recorder: CallRecorder | None = None,
    ready: Callable[[], None] = lambda: None,
) -> Iterator[LaptopLine]:
    """A line that is ready for this call; `tell` gets what whoever holds the call should know.

    `ready` is called when all is prepared and nobody listens yet: somebody may wait for it, or refuse.
    Raises DeviceError, ModelError, VoiceError before anything has begun.
    """
    from callbot.core.turntaking import Patience
    from callbot.lines.hearing import Hearing
    from callbot.lines.laptop import LaptopLine
    from callbot.lines.laptop_parts import (
        OVER_ECHO_SECONDS,
        SPEECH_SECONDS,
        Parts,
        Surroundings,
    )
    from callbot.lines.rehearsing import rehearse
    from callbot.speech.card import Loudspeaker, Microphone, find
    from callbot.speech.card.echo_cancelling import (
        CleanMicrophone,
        EchoCanceller,
        KnownLoudspeaker,
    )
    from callbot.speech.card.recorded import RecordedLoudspeaker, RecordedMicrophone
    from callbot.speech.expected import Expected
    from callbot.speech.heap import give_back
    from callbot.speech.listener import Listener
    from callbot.speech.live_prompts import CLIP_SECONDS
    from callbot.speech.models import live_model, models_folder
    from callbot.speech.tts import EspeakSynthesiser
    from callbot.speech.vad import HEARING_RATE_HZ, detector
    from callbot.speech.vocabulary import Vocabulary

    give_back()
    script = dialogue.script
    with ExitStack() as opened:
        canceller = EchoCanceller(HEARING_RATE_HZ) if wishes.echo_cancellation else None
        ears, mouth = find(wishes.input_device, "input"), find(wishes.output_device, "output")
        live = live_model(script.language, wishes.model, models_folder(settings.speech.models))
        if live.warning:
            tell(live.warning)
        model = live.folder.path
        listener = Listener(model)
        opened.callback(listener.close)
        espeak = opened.enter_context(EspeakSynthesiser(CLIP_SECONDS))
        loudspeaker = opened.enter_context(
            RecordedLoudspeaker(mouth, mouth.default_rate_hz, recorder)
            if recorder
            else Loudspeaker(mouth, mouth.default_rate_hz)
        )
        prompts = _prompts(script, settings, espeak, loudspeaker.stream.form.rate_hz, tell)
        expected = Expected(script, Vocabulary.of(model))
        for node in script.questions:
            expected.phrases(node.id, False)
        for _ in prompts.prepare():
            pass
        rehearse(dialogue.flow, dialogue.today)
        listener.wait_ready()
        ready()
        patience = Patience(usual=settings.call.silence_seconds)
        hearing = Hearing(
            listener,
            detector(),
            patience if wishes.duplex else patience.unhurried(),
            OVER_ECHO_SECONDS if canceller else SPEECH_SECONDS,
        )
        microphone = opened.enter_context(
            RecordedMicrophone(ears, HEARING_RATE_HZ, recorder)
            if recorder
            else Microphone(ears, HEARING_RATE_HZ)
        )
        parts = Parts(microphone, loudspeaker, hearing, prompts, expected)
        if canceller is not None:
            parts = replace(
                parts,
                microphone=CleanMicrophone(microphone, canceller),
                loudspeaker=KnownLoudspeaker(loudspeaker, canceller),
            )
        around = Surroundings(dialogue.leaning, headset=wishes.duplex, stopped=stopped)
        if recorder is not None:
            around = replace(around, keep=recorder.keep)
            recorder.call_began(time.monotonic())
        yield LaptopLine(script, parts, around)


def _prompts(
    script: Script,
    settings: Settings,
    espeak: EspeakSynthesiser,
    rate_hz: int,
    tell: Callable[[str], None],
) -> LivePrompts:
    """Recordings first, the system's voice if one is wished for, the bundled one behind it."""
    from callbot.speech.clips import ClipCache
    from callbot.speech.engine import EngineSynthesiser
    from callbot.speech.live_prompts import LivePrompts
    from callbot.speech.prompts import PromptVoice
    from callbot.speech.tts import Voice

    speech, language = settings.speech, script.language
    bundled = PromptVoice.configured(
        espeak, language, speech.voice(language), speech.rate_wpm, speech.cache
    )
    voice = bundled
    if wanted := settings.call.system_voice(language):
        cache = ClipCache(Path(speech.cache)) if speech.cache else None
        voice = PromptVoice(EngineSynthesiser(8.0), cache, voice=Voice(wanted, speech.rate_wpm))
    return LivePrompts(script, voice, bundled, rate_hz=rate_hz, warn=tell)
