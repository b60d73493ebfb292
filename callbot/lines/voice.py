"""A call with a simulated resident who really speaks, through channel and recogniser.

The bot's prompts are really synthesised and their true length moves the call's virtual clock; the
resident's words go through the telephone channel of their surroundings and are heard by the
recogniser as any person's would be. Nothing of what they meant gets past the sound.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np

from callbot.core.endpointing import Endpointer
from callbot.core.messages import Command, HangUp, Heard, Listen, Say
from callbot.core.script import Script
from callbot.core.turntaking import TELLING_SECONDS
from callbot.lines.simulated import ENDPOINT_SECONDS, SimulatedLine
from callbot.residents.persona import Resident
from callbot.residents.speaking import Spoken
from callbot.speech.asr import Recogniser
from callbot.speech.audio import Pcm, joined, write_call, write_wav
from callbot.speech.channel import TELEPHONE_RATE_HZ, Channel, transmit
from callbot.speech.expected import Expected
from callbot.speech.prompts import PromptVoice
from callbot.speech.recorder import WHOLE_CALL
from callbot.speech.tts import Synthesiser, Voice
from callbot.speech.vad import FRAME_SECONDS, speech_frames
from callbot.speech.vocabulary import Vocabulary

_BEFORE_SECONDS = 0.24
"""Sound kept before the first frame of speech: weak beginnings."""
_AFTER_SECONDS = 0.12
"""Sound kept after the last frame of speech, whose hangover is in it already."""
_QUIET_SECONDS = 2.0
"""What is heard while our own prompt plays tells speech from surroundings."""
_SPEECH_SECONDS = 0.21
"""Shorter sounds do not begin an answer: a word of the people behind, a door."""
_TELEPHONE = Channel(snr_db=None)
_KEPT_PROMPTS = 256


class Studio:
    """What all voice calls of one process with one script share: engines, grammars, prompts."""

    def __init__(
        self,
        script: Script,
        synthesiser: Synthesiser,
        prompts: PromptVoice,
        recogniser: Recogniser,
        vocabulary: Vocabulary,
    ) -> None:
        self.script = script
        self.synthesiser = synthesiser
        self.recogniser = recogniser
        self._prompts = prompts
        self._expected = Expected(script, vocabulary)
        self._sounds: dict[tuple[str, str, str], Pcm] = {}
        self._sent: dict[int, Pcm] = {}

    def grammar(self, node_id: str, confirming: bool) -> tuple[str, ...]:
        """What is listened for at a node; from the script, requests and gazetteer alone."""
        return self._expected.phrases(node_id, confirming)

    def prompt(self, say: Say) -> Pcm:
        """The sound of what the bot says."""
        key = (say.node, say.purpose, say.text)
        if key not in self._sounds:
            if len(self._sounds) >= _KEPT_PROMPTS:
                self._sounds.clear()
                self._sent.clear()
            self._sounds[key] = self._prompts.prompt(self.script, say.node, say.purpose, say.text)
        return self._sounds[key]

    def sent(self, prompt: Pcm) -> Pcm:
        """A prompt as it arrives at the person's ear."""
        if id(prompt) not in self._sent:
            self._sent[id(prompt)] = transmit(prompt, _TELEPHONE, np.random.default_rng(0))
        return self._sent[id(prompt)]


class Kept(NamedTuple):
    """Where the sound of a call goes."""

    folder: Path
    known_as: str
    """How the database calls that folder."""


class VoiceLine(SimulatedLine):
    """One call with sound. `record` is where it goes, None for nowhere."""

    name = "voice"

    def __init__(
        self,
        resident: Resident,
        studio: Studio,
        *,
        silence_seconds: float = ENDPOINT_SECONDS,
        record: Kept | None = None,
    ) -> None:
        super().__init__(resident, studio.script)
        self._studio = studio
        self._silence_seconds = silence_seconds
        self._record = record
        self._tracks: dict[str, list[tuple[float, Pcm]]] = {"bot": [], "person": []}

    def perform(self, command: Command) -> None:
        """Begin to do what the dialogue asks for; the end of the call writes its recording."""
        super().perform(command)
        if isinstance(command, HangUp) and self._record is not None:
            whole = self._record.folder / WHOLE_CALL
            write_call(whole, self._track("bot"), self._track("person"))
            self.audio = f"{self._record.known_as}/{WHOLE_CALL}"

    # --- the bot speaks --------------------------------------------------------------------------
    def _prompt_seconds(self, say: Say) -> float:
        return self._studio.prompt(say).duration_seconds

    def _say(self, say: Say) -> float:
        began = self._at
        seconds = super()._say(say)
        self.audio_seconds += seconds
        if self._record is not None:
            sent = self._studio.sent(self._studio.prompt(say))
            self._tracks["bot"].append((began, _cut(sent, 0.0, seconds)))
        return seconds

    # --- the person speaks -----------------------------------------------------------------------
    def _hear(self, listen: Listen, reply: Spoken) -> tuple[Heard, float] | None:
        sound = self._sound(reply, self._patience_seconds(listen))
        began, ended, over = self._endpoints(sound, self._patience_seconds(listen))
        if began is None or began >= listen.timeout_seconds:
            return None
        if self._record is not None:
            heard_so_far = _cut(sound, _QUIET_SECONDS, _QUIET_SECONDS + ended)
            self._tracks["person"].append((self._at, heard_so_far))
        first = max(0.0, began - _BEFORE_SECONDS)
        heard = _cut(sound, _QUIET_SECONDS + first, _QUIET_SECONDS + over)
        phrases = self._studio.grammar(listen.node, listen.confirming)
        alternatives = self._studio.recogniser.hear(heard, phrases)
        self.audio_seconds += heard.duration_seconds
        return Heard(alternatives, over - began, self._kept(heard)), ended

    def _kept(self, heard: Pcm) -> str:
        """Where an answer is recorded; empty for nowhere."""
        if self._record is None:
            return ""
        name = f"answer-{len(self._tracks['person']):03d}.wav"
        write_wav(self._record.folder / name, heard)
        return f"{self._record.known_as}/{name}"

    def _patience_seconds(self, listen: Listen) -> float:
        """How long it is quiet before an answer counts as over."""
        wait = self._studio.script.nodes[listen.node].wait
        told = wait is not None and wait.expects == "open" and not listen.confirming
        return max(TELLING_SECONDS, self._silence_seconds) if told else self._silence_seconds

    def _sound(self, reply: Spoken, silence_seconds: float) -> Pcm:
        """What arrives at our end: the last of the prompt, then the answer, through to silence."""
        resident, studio = self._resident, self._studio
        voice = Voice(resident.voice, resident.rate_wpm, resident.pitch)
        turn = len(self.spoken)
        seed = (resident.seed + turn) % 2**31
        parts = [Pcm.silence(_QUIET_SECONDS + reply.after_seconds, TELEPHONE_RATE_HZ)]
        for number, piece in enumerate(reply.pieces):
            if number:
                parts.append(Pcm.silence(reply.pause_seconds, TELEPHONE_RATE_HZ))
            parts.append(studio.synthesiser.speak(piece, voice, seed + number))
        tail = silence_seconds + 0.4
        parts.append(Pcm.silence(tail, TELEPHONE_RATE_HZ))
        rng = np.random.default_rng((resident.seed, turn))
        where = resident.surroundings
        channel = Channel(
            noise=where.noise, snr_db=self._snr_db(reply), codec=where.codec, loss=where.loss
        )
        return transmit(joined(parts, TELEPHONE_RATE_HZ), channel, rng)

    def _endpoints(self, sound: Pcm, silence_seconds: float) -> tuple[float | None, float, float]:
        """When speech begins, when the answer counts as over, and how far it is worth hearing.

        Seconds from the end of the prompt; no beginning where nobody was heard.
        """
        endpointer = Endpointer(silence_seconds, _SPEECH_SECONDS)
        began, last, at = None, 0.0, -_QUIET_SECONDS
        for is_speech in speech_frames(sound, _QUIET_SECONDS).tolist():
            over = endpointer.process(FRAME_SECONDS, is_speech)
            at += FRAME_SECONDS
            if endpointer.started and began is None:
                began = max(0.0, at - endpointer.speech_seconds)
            if is_speech:
                last = at
            if over:
                break
        return began, at, min(at, last + _AFTER_SECONDS)

    def _track(self, side: str) -> Pcm:
        """One side of the call on the time line of the whole."""
        samples = np.zeros(round(self._at * TELEPHONE_RATE_HZ) + 1, np.int16)
        for began, pcm in self._tracks[side]:
            start = round(began * TELEPHONE_RATE_HZ)
            part = pcm.samples[: max(0, len(samples) - start)]
            samples[start : start + len(part)] = part
        return Pcm(samples, TELEPHONE_RATE_HZ)


def _cut(sound: Pcm, start_seconds: float, end_seconds: float) -> Pcm:
    rate_hz = sound.rate_hz
    first, last = round(start_seconds * rate_hz), round(end_seconds * rate_hz)
    return Pcm(sound.samples[first:last], rate_hz)
