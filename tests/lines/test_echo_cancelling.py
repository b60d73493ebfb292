"""The bot's own voice taken out of what it hears: calls with loudspeakers that may be interrupted."""

import builtins
import importlib.util
from contextlib import contextmanager

import pytest

from callbot.core import messages as m
from callbot.errors import UsageError
from callbot.speech.card.echo_cancelling import EchoCanceller
from callbot.speech.tts import EspeakSynthesiser
from tests.lines.test_laptop import SHORTLY, Desk, saying, speaks_up

needs_the_extra = pytest.mark.skipif(
    not importlib.util.find_spec("livekit"), reason="the extra aec is not installed"
)


@pytest.fixture(scope="module")
def espeak():
    """The voice at the far end."""
    with EspeakSynthesiser() as synthesiser:
        yield synthesiser


@contextmanager
def room(card):
    """What the loudspeaker plays comes back into the microphone, 20 dB weaker and late."""
    with card.module(
        "module-loopback", source="speaker.monitor", sink="mouth", latency_msec=40,
        sink_input_properties="media.name=room",
    ):  # fmt: skip
        listed = card.pactl("list", "short", "sink-inputs").splitlines()
        card.pactl("set-sink-input-volume", listed[-1].split()[0], "-20dB")
        yield


@needs_the_extra
def test_the_bot_does_not_interrupt_itself(sound_card, espeak):
    """It hears while it speaks, its voice comes back, and nobody has said anything."""
    desk = Desk(sound_card, espeak)
    with room(sound_card), desk.call("short", saying({}), echo_cancellation=True) as call:
        call.run()
    assert not [e for e in call.of(m.Spoken) if e.interrupted]
    assert not call.of(m.Replied)
    assert len(call.of(m.Silent)) == 6


@needs_the_extra
def test_a_person_may_interrupt_it(sound_card, espeak):
    """Over the echo of the second question somebody answers it: the prompt stops, the answer counts."""
    desk = Desk(sound_card, espeak)
    act = speaks_up({"contact": "没有接触过"}, {**SHORTLY, "contact": None})
    with room(sound_card), desk.call("short", act, echo_cancellation=True) as call:
        call.run()
    assert [e.turn for e in call.of(m.Spoken) if e.interrupted] == [2]
    assert call.answers["contact"] == "no"
    assert call.disposition == "complete"


def test_without_the_extra_it_is_one_clear_error(monkeypatch):
    """It says what to install, and what to do without."""
    real = builtins.__import__

    def missing(name, *rest):
        if name.startswith("livekit"):
            raise ModuleNotFoundError("No module named 'livekit'", name="livekit")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"callbot\[aec\]"):
        EchoCanceller(16_000)
