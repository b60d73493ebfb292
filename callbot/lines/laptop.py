"""A call over this computer's microphone and loudspeaker.

One thread: `receive` reads the microphone block by block until something has happened. With loudspeakers
(half-duplex) nothing is heard while the bot speaks, for it would hear itself. With a headset speech stops
the prompt at once; what it was is decided when it is over. `docs/architecture.md`, Taking turns.
"""

from __future__ import annotations

import time
from functools import partial

from callbot.core.answers import Alternative
from callbot.core.leaning import listens
from callbot.core.messages import (
    Backchannel,
    Command,
    Failed,
    HangUp,
    Heard,
    HungUp,
    Input,
    Listen,
    NoInput,
    PromptFinished,
    Say,
)
from callbot.core.script import Script
from callbot.core.turntaking import REOPENING_SECONDS
from callbot.errors import DeviceError, SpeechError
from callbot.lines.laptop_parts import (
    Early,
    Glimpse,
    Parts,
    Surroundings,
    Times,
    awaits,
    murmur,
)
from callbot.speech.audio import Pcm
from callbot.speech.card import Block, Playback
from callbot.speech.child import ChildBrokeError
from callbot.speech.vad import level_dbfs

_READ_SECONDS = 0.05
_ECHO_SECONDS = 0.12
"""The room still sounds when the loudspeaker has fallen silent."""
_LAST_WORDS_SECONDS = 0.6
"""Towards the end of a question 对 is an answer to it."""
_AGAIN_SECONDS = 0.25
"""What a cut prompt repeats of what was heard."""
_NOISE_SECONDS = 0.4
"""A shorter sound without words is a cough or a door, not an answer that was not understood."""
_FAILURES = 3
"""So many prompts in a row that no voice speaks are the end of the call."""


class LaptopLine:
    """One call. `times` are of the last exchange, `glimpse` of this moment."""

    name = "laptop"

    def __init__(self, script: Script, parts: Parts, around: Surroundings) -> None:
        self._script = script
        self._microphone = parts.microphone
        self._loudspeaker = parts.loudspeaker
        self._hearing = parts.hearing
        self._prompts = parts.prompts
        self._expected = parts.expected
        self._around = around
        # Not a method: whoever hears would hold us by it, and a call's sound would outlive the call.
        self._murmur = partial(murmur, script.language)
        self._clock = time.monotonic
        self._began = self._last = self._clock()
        self._command: Command | None = None
        self._sound = Pcm.silence(0.0, 16_000)
        self._skipped = 0.0
        """Seconds of the prompt before what is being played."""
        self._playback: Playback | None = None
        self._silent_since = 0.0
        """The true end of the last prompt."""
        self._awaited: tuple[str, bool] | None = None
        """The question whose answer is being heard."""
        self._held: Heard | None = None
        self._early: Early | None = None
        self._trouble: Failed | None = None
        self._failures = 0
        self._gone = False
        self.times = Times()
        self.glimpse = Glimpse()

    # --- the line's two entrances ----------------------------------------------------------------
    def perform(self, command: Command) -> None:
        """Begin to do what the dialogue asks for; what goes wrong is told by `receive`."""
        if isinstance(command, Say):
            self._command = command
            self._say(command)
        elif isinstance(command, Listen):
            self._command = command
        elif isinstance(command, HangUp) and self._playback:
            self._playback.stop()

    def receive(self) -> tuple[Input, float]:
        """What happened, and when in the call."""
        got = self._next()
        self._last = max(self._last, self._clock())
        return got, self._last - self._began

    def _next(self) -> Input:
        trouble, self._trouble = self._trouble, None
        if trouble is not None and self._failures < _FAILURES:
            return trouble
        if self._gone or trouble is not None:
            return HungUp("line")
        try:
            return self._speak() if isinstance(self._command, Say) else self._listen()
        except ChildBrokeError as error:
            if self._playback:
                self._playback.stop()
            self._hearing.restart()
            self._awaited = self._early = None
            return Failed("recogniser", f"it {error} and was started again")
        except DeviceError as error:
            self._gone = True
            return Failed("device", str(error))

    # --- the bot speaks --------------------------------------------------------------------------
    def _say(self, say: Say) -> None:
        self.times.decided = self._clock()
        self._held = self._awaited = None
        if self._gone:
            return
        try:
            self._sound = self._prompts.sound(say)
            self.times.ready = self._clock()
            self._play(0.0)
            self._failures = 0
        except SpeechError as error:
            self._failures += 1
            self._trouble = Failed("synthesiser", str(error))
        except DeviceError as error:
            self._gone = True
            self._trouble = Failed("device", str(error))
            return
        self.times.playback = self._playback
        if self._early is not None:
            self._hearing.expect(self._early.grammar, self._murmur, self._early.sound)

    def _play(self, from_seconds: float) -> None:
        self._skipped = from_seconds
        first = round(from_seconds * self._sound.rate_hz)
        self._playback = self._loudspeaker.play(
            Pcm(self._sound.samples[first:], self._sound.rate_hz)
        )

    @property
    def _position(self) -> float:
        """How much of the prompt has been heard."""
        played = self._playback.position_seconds if self._playback else 0.0
        return min(self._skipped + played, self._sound.duration_seconds)

    def _speak(self) -> Input:
        """Until the prompt is over, has been interrupted, or went on after a sign of listening."""
        assert isinstance(self._command, Say) and self._playback is not None
        cut = False
        self.times = Times()
        self._prepare(self._command)
        while cut or not self._playback.done:
            if self._around.stopped():
                self._playback.stop()
                return HungUp("interrupted")
            block = self._microphone.read(_READ_SECONDS)
            if block is None:
                continue
            self._look("hearing" if cut else "speaking", block)
            self._hearing.check()
            if not self._attends(block):
                continue
            over = self._hearing.take(block.samples, block.at_seconds)
            if self._hearing.started and not cut:
                self._playback.stop()
                cut = True
            if over and (readings := self._finished()) is not None:
                if interruption := self._interruption(readings):
                    return interruption
                murmur = Backchannel(readings, self._hearing.seconds)
                self._await(self._command)
                self._play(max(0.0, self._position - _AGAIN_SECONDS))
                return murmur
        self._end_prompt()
        return PromptFinished(self._position)

    def _attends(self, block: Block) -> bool:
        """Whether the person is heard while the bot speaks."""
        assert isinstance(self._command, Say)
        if not self._around.headset:
            return False
        if self._early is not None:
            if self._hearing.started or block.at_seconds < self._early.ended_at + REOPENING_SECONDS:
                return True
            self._early = None
        node = self._script.nodes.get(self._command.node)
        if node is None or node.wait is None:
            return False  # nobody would listen to what interrupts a goodbye
        if self._awaited is None:
            self._await(self._command)
        return True

    def _prepare(self, say: Say) -> None:
        """The recogniser may get ready for what is being asked."""
        node = self._script.nodes.get(say.node)
        if node is not None and node.wait is not None:
            self._hearing.prepare(self._expected.phrases(*awaits(say)))

    def _await(self, say: Say) -> None:
        """The answer to what is being asked may come at any time."""
        node = self._script.nodes.get(say.node)
        if node is not None and node.wait is not None:
            self._awaited = awaits(say)
            self._hearing.expect(self._expected.phrases(*self._awaited), self._murmur)

    def _finished(self) -> tuple[Alternative, ...] | None:
        """The readings of what is over, and when that was."""
        times = Times(self._hearing.ended_at, over=self._clock())
        readings = self._hearing.finish()
        if readings is not None:
            times.recognised, times.leaning = self._clock(), self._hearing.leaning
            self.times = times
        return readings

    def _interruption(self, readings: tuple[Alternative, ...]) -> PromptFinished | None:
        """What stopped the prompt: more of the last answer, an answer, or nothing that matters."""
        words = readings[0].text if readings else ""
        early, self._early = self._early, None
        if (
            early is not None
            and words.startswith(early.words)
            and listens(words.removeprefix(early.words), self._script.language)
        ):
            return None  # 没有……嗯 says no more than before
        left = self._sound.duration_seconds - self._position
        if (
            early is None
            and listens(words, self._script.language)
            and (left > _LAST_WORDS_SECONDS or not words)
        ):
            return None
        self._held = self._heard(readings)
        if early is not None:
            self._held = self._held._replace(seconds=self._hearing.ended_at - early.began_at)
        self._end_prompt()
        return PromptFinished(self._position, interrupted=True, reopened=early is not None)

    def _end_prompt(self) -> None:
        assert self._playback is not None
        self._early = None
        self._silent_since = self._playback.ended_at_seconds or self._clock()

    # --- the person speaks -----------------------------------------------------------------------
    def _listen(self) -> Input:
        """Until an answer is over, or none has come in time."""
        assert isinstance(self._command, Listen)
        if self._held is not None:
            held, self._held = self._held, None
            return held
        listen = self._command
        awaited = (listen.node, listen.confirming)
        grammar = self._expected.phrases(*awaited)
        if self._awaited == awaited:  # they have been heard since the prompt began
            self._hearing.judge_by(self._around.judge)
        else:
            self._hearing.expect(grammar, self._around.judge)
        deaf_until = self._silent_since + (0.0 if self._around.headset else _ECHO_SECONDS)
        while True:
            if self._around.stopped():
                return HungUp("interrupted")
            block = self._microphone.read(_READ_SECONDS)
            if block is None or block.at_seconds < deaf_until:
                continue
            self._look("hearing" if self._hearing.started else "listening", block)
            self._hearing.check()
            if self._hearing.take(block.samples, block.at_seconds):
                readings = self._finished()
                if readings == () and self._hearing.seconds < _NOISE_SECONDS:
                    self._hearing.expect(grammar, self._around.judge)
                elif readings is not None:
                    return self._answered(grammar, readings)
            late = block.at_seconds - self._silent_since >= listen.timeout_seconds
            if late and not self._hearing.started:
                return NoInput()

    def _answered(self, grammar: tuple[str, ...], readings: tuple[Alternative, ...]) -> Heard:
        heard = self._heard(readings)
        if self._around.headset and self._hearing.early:
            words = readings[0].text if readings else ""
            hearing = self._hearing
            self._early = Early(grammar, hearing.sound, words, hearing.began_at, hearing.ended_at)
            heard = heard._replace(early=True)
        return heard

    def _heard(self, readings: tuple[Alternative, ...]) -> Heard:
        return Heard(readings, self._hearing.seconds, self._around.keep(self._hearing.sound))

    def _look(self, doing: str, block: Block) -> None:
        self.glimpse = Glimpse(doing, level_dbfs(block.samples), self._hearing.words)
