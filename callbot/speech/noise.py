"""What is heard behind a voice: hiss, a street, mains hum, other people talking."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Noise = Literal["white", "pink", "babble", "hum"]
Signal = NDArray[np.float32]

_RATE_HZ = 8000
_MAINS_HZ = 50
_TALK: tuple[tuple[str, int, str], ...] = (
    ("cmn+f2", 175, "今天的白菜多少钱一斤，便宜一点吧，我要两斤，再拿几根葱。晚上做什么菜呢？"),
    ("cmn+m3", 150, "这趟车怎么还不来，都等了二十分钟了。你看天气预报了吗，明天好像要下雪。"),
    ("cmn+m7", 165, "孩子的作业写完没有，先吃饭再看电视。奶奶刚才打电话来，问你们哪天有空。"),
    ("cmn+f4", 185, "昨天那部电影真好看，最后大家都笑了。下次我们一起去吧，我先把票买好。"),
    ("en-us+m4", 160, "So I told him the bus leaves at nine, and he said we had plenty of time."),
    ("en-us+f1", 170, "Could you pass me the salt? The soup is good, but the bread is a bit dry."),
)
"""Six people talking at once about everyday things: voice, words a minute, what they say."""


def noise(kind: Noise, length: int, rng: np.random.Generator) -> Signal:
    """`length` samples at 8 kHz with an effective value of about one."""
    if kind == "white":
        return rng.standard_normal(length, dtype=np.float32)
    if kind == "pink":
        return _pink(length, rng)
    if kind == "hum":
        return _hum(length, rng)
    talk = babble()
    start = int(rng.integers(len(talk)))
    return np.take(talk, np.arange(start, start + length), mode="wrap")


def _pink(length: int, rng: np.random.Generator) -> Signal:
    """Noise whose power falls by 3 dB an octave, as that of streets and rooms."""
    from scipy.fft import irfft, next_fast_len

    size = next_fast_len(max(length, 2), real=True)
    bins = size // 2 + 1
    draws = rng.standard_normal((2, bins), dtype=np.float32)
    weight = 1.0 / np.sqrt(np.maximum(np.arange(bins, dtype=np.float32), 1.0))
    weight[0] = 0.0
    signal = irfft((draws[0] + 1j * draws[1]) * weight, size)[:length]
    return _levelled(signal)


def _hum(length: int, rng: np.random.Generator) -> Signal:
    """Mains hum with its harmonics, over a faint hiss."""
    times = np.arange(length, dtype=np.float32) / np.float32(_RATE_HZ)
    signal = 0.05 * rng.standard_normal(length, dtype=np.float32)
    for harmonic, loudness in ((1, 1.0), (2, 0.7), (3, 0.5), (6, 0.4), (8, 0.35), (12, 0.3)):
        phase = np.float32(rng.random() * 2 * np.pi)
        signal += loudness * np.sin(np.float32(2 * np.pi * _MAINS_HZ * harmonic) * times + phase)
    return _levelled(signal)


@lru_cache(maxsize=1)
def babble() -> Signal:
    """Six voices talking at once, in a loop; synthesised once and kept in the clip cache."""
    from callbot.speech.audio import resample
    from callbot.speech.clips import ClipCache
    from callbot.speech.tts import EspeakSynthesiser, Voice

    cache = ClipCache()
    with EspeakSynthesiser() as synthesiser:
        voices = []
        for name, rate_wpm, text in _TALK:
            voice = Voice(name, rate_wpm)
            clip = cache.clip(
                ("babble", synthesiser.version, voice.name, voice.rate_wpm, text),
                lambda text=text, voice=voice: synthesiser.speak(text, voice),  # type: ignore[misc]
            )
            voices.append(_levelled(resample(clip, _RATE_HZ).samples))
    length = max(map(len, voices))
    return _levelled(np.sum([np.resize(voice, length) for voice in voices], axis=0))


def _levelled(signal: NDArray[np.generic]) -> Signal:
    """The signal as float32 with an effective value of one; silence stays silence."""
    floats = np.asarray(signal, np.float32)
    effective = float(np.sqrt(np.mean(np.square(floats)))) if len(floats) else 0.0
    return floats / np.float32(effective) if effective > 0.0 else floats
