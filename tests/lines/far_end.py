"""The other end of a laptop call: somebody who hears the loudspeaker and speaks into the microphone."""

from __future__ import annotations

from contextlib import contextmanager

from callbot.core import messages as m
from callbot.residents.speaking import Spoken
from callbot.speech.audio import Pcm, joined
from callbot.speech.tts import Voice
from tests.soundcard import RATE_HZ

VOICES = {"zh": Voice("cmn+f2"), "en": Voice("en-us+m2")}


class Mouth:
    """Says things into the microphone of the virtual card."""

    def __init__(self, card, synthesiser, voice):
        self._card = card
        self.synthesiser = synthesiser
        self.voice = voice
        self.speaking = []

    def say(self, text, after_seconds=0.0, pause_seconds=0.0):
        """Speak, from now on; `…` is a pause. Returns at once."""
        parts = [Pcm.silence(after_seconds, RATE_HZ)]
        for number, piece in enumerate(piece for piece in text.split("…") if piece):
            if number:
                parts.append(Pcm.silence(pause_seconds, RATE_HZ))
            parts.append(self.synthesiser.speak(piece, self.voice))
        parts.append(Pcm.silence(0.1, RATE_HZ))
        self.speaking.append(self._card.speak_into_microphone(joined(parts, RATE_HZ)))
        return self.speaking[-1]

    def close(self):
        """Nothing is said any more."""
        for one in self.speaking:
            one.stop()


class Answered:
    """A line between session and laptop line: whoever is called acts on what the bot does."""

    def __init__(self, line, act):
        self.line = line
        self.name = line.name
        self._act = act

    def perform(self, command):
        """The bot begins; the person may do something about it."""
        self.line.perform(command)
        self._act(command)

    def receive(self):
        """What the line hears."""
        return self.line.receive()


def by_questions(mouth, says):
    """Answers each question with its words, again when it is asked again; a list is said in order."""
    left = {node: list(texts) if isinstance(texts, list) else texts for node, texts in says.items()}

    def act(command):
        if isinstance(command, m.Listen):
            words = left.get(command.node)
            if isinstance(words, list):
                words = words.pop(0) if words else None
            if callable(words):
                words()
            elif words:
                mouth.say(words, 0.3)

    return act


def by_resident(mouth, speaker):
    """Answers as a simulated resident does."""
    said = None

    def act(command):
        nonlocal said
        if isinstance(command, m.Say):
            said = command
        elif isinstance(command, m.Listen):
            reply = speaker.reply(said)
            if isinstance(reply, Spoken):
                mouth.say("…".join(reply.pieces), reply.after_seconds, reply.pause_seconds)

    return act


@contextmanager
def mouth_of(card, synthesiser, voice):
    """A mouth that is shut at the end."""
    mouth = Mouth(card, synthesiser, voice)
    try:
        yield mouth
    finally:
        mouth.close()
